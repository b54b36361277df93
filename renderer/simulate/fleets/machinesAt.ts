import type { FleetPoint } from '../../../simulation/index.ts'
import { countUpTo } from '../timeline/playback.ts'

/** Machines at a moment; between two points everything changes evenly. */
export function machinesAt(
  points: readonly FleetPoint[],
  atMs: number,
): { readonly working: number; readonly broken: number } {
  const index = countUpTo(
    points.map((point) => point.atMs),
    atMs,
  )
  const before = points[index - 1]
  const after = points[index]
  if (before === undefined) return after ?? { working: 0, broken: 0 }
  if (after === undefined) return before
  const share = (atMs - before.atMs) / (after.atMs - before.atMs)
  return {
    working: before.working + share * (after.working - before.working),
    broken: before.broken + share * (after.broken - before.broken),
  }
}
