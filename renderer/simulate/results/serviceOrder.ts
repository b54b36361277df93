import type { ServiceResult, Verdict } from '../../../simulation/index.ts'

const rankOf: Readonly<Record<Verdict, number>> = {
  missed: 0,
  open: 1,
  met: 2,
  'no-target': 3,
  'not-hit': 4,
}

/** Services with the worst verdict first; among equals those that matter most, then the longest out. */
export function sortByVerdict(services: readonly ServiceResult[]): readonly ServiceResult[] {
  return [...services].sort((a, b) => rank(a) - rank(b) || a.tier - b.tier || b.rtaMs - a.rtaMs)
}

function rank(service: ServiceResult): number {
  return Math.min(rankOf[service.rto], rankOf[service.mtd])
}
