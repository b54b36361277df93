/**
 * What a check of a plan found: the matter that every format of `blackstart check` is made of.
 */
import { type Finding, gapSeverities, type GapSeverity, type Plan } from '../simulation/index.ts'
import type { Opened } from './documents.ts'

/** Least severity that counts as a no. */
export type FailOn = GapSeverity | 'never'

export type Checked = {
  readonly plan: Opened<Plan>
  /** What was looked at, such as `Web shop under “Loss of a site”`. */
  readonly about: string
  readonly asOf: string
  readonly failOn: FailOn
  readonly findings: readonly Finding[]
}

/** True for a gap that is at least as severe as what must not be. */
export function isTooSevere(finding: Finding, failOn: FailOn): boolean {
  if (failOn === 'never' || finding.state !== 'gap') return false
  return gapSeverities.indexOf(finding.severity) <= gapSeverities.indexOf(failOn)
}
