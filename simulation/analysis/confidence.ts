/**
 * How sure one may be after so many runs: intervals for shares and for quantiles.
 *
 * No shape of any distribution is assumed. Source: docs/sources.md#many-runs.
 */
import { normalQuantile } from '../engine/maths/maths.ts'
import { binomialAtLeast } from '../engine/maths/binomial.ts'

/** How often the intervals are to hold what they are about. */
export const confidence = 0.95

const beyond = (1 - confidence) / 2
const z = normalQuantile(1 - beyond)

export type Interval = { readonly low: number; readonly high: number }

/** The interval for a probability, of which `successes` of `runs` were seen. Wilson’s score interval. */
export function wilsonInterval(successes: number, runs: number): Interval {
  if (runs === 0) return { low: 0, high: 1 }
  const share = successes / runs
  const perRun = (z * z) / runs
  const centre = share + perRun / 2
  const reach = z * Math.sqrt((share * (1 - share)) / runs + perRun / (4 * runs))
  return {
    // Rounding must not leave a crumb where nothing, or everything, is possible.
    low: successes === 0 ? 0 : (centre - reach) / (1 + perRun),
    high: successes === runs ? 1 : (centre + reach) / (1 + perRun),
  }
}

/** Position of a percentile among n sorted values, from 1: the smallest that has enough at or below. */
export function nearestRank(n: number, percent: number): number {
  return Math.max(1, Math.ceil((percent * n) / 100))
}

/** Positions from 1 among the sorted values; `null` where n values are too few to bound that side. */
export type RankInterval = { readonly low: number | null; readonly high: number | null }

/**
 * Which of n sorted values enclose the true percentile.
 *
 * As many values lie below it as heads fall in n throws of a coin, so that the chance of being
 * outside is a binomial tail; on each side it is at most half of what confidence leaves.
 */
export function rankInterval(n: number, percent: number): RankInterval {
  const atLeast = (k: number) => binomialAtLeast(n, k, percent / 100)
  // Chances of at least k fall with k, so that both ends can be found by halving.
  const low = lastOf(n, (k) => atLeast(k) >= 1 - beyond)
  const high = lastOf(n, (k) => atLeast(k) > beyond) + 1
  return { low: low === 0 ? null : low, high: high > n ? null : high }
}

/** The largest k from 1 to n for which something holds that holds up to a point; 0 if never. */
function lastOf(n: number, holds: (k: number) => boolean): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
