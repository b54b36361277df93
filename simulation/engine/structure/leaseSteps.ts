/**
 * In which steps a lease runs out: a level that falls all the time is told at fixed shares of what is
 * left, and exactly at those that something downstream is measured by.
 */
import { usableLevel } from '../../compile/defaults.ts'
import { ln } from '../maths/maths.ts'

/** The share of a lease that is left, and what its consumer has from then on. */
export type LeaseStep = { readonly share: number; readonly hold: number }

/** Grants that end at random never all end; with so few left nothing is left. An assumption. */
const noneLeft = 0.01

/**
 * The steps of a lease, from the first to the last.
 *
 * At a threshold what is told goes one step further, since from that moment on less is left than
 * the threshold asks for.
 */
export function buildLeaseSteps(
  rising: readonly number[],
  thresholds: ReadonlySet<number>,
  isRandom: boolean,
): readonly LeaseStep[] {
  const falling = [...rising].reverse()
  const steps = falling.flatMap((share, position) => {
    const isThreshold = share === usableLevel || thresholds.has(share)
    if (share === 1 && !isThreshold) return []
    return [{ share, hold: isThreshold ? (falling[position + 1] ?? 0) : share }]
  })
  return [...steps, { share: isRandom ? noneLeft : 0, hold: 0 }]
}

/**
 * Time after which a share of the grants is left: L (1 − s) if they are of all ages, evenly, and
 * −L ln s if they end at random. Units: milliseconds, rounded up.
 */
export function timeToShareMs(share: number, lastsMs: number, isRandom: boolean): number {
  const exactMs = isRandom ? -lastsMs * ln(share) : lastsMs * (1 - share)
  return Math.ceil(exactMs - roundingSlackMs)
}

/** What products of binary fractions may be too long by, in milliseconds. */
const roundingSlackMs = 1e-6
