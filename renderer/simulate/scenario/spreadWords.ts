import { type Distribution, durationToMs, formatDuration } from '../../../simulation/index.ts'

/** A length of time people are unsure of, in words: `2 h, seldom over 14 h`. */
export function spreadWords(spread: Distribution): string {
  if (typeof spread === 'string') return inWords(spread)
  if ('p50' in spread) return `${inWords(spread.p50)}, seldom over ${inWords(spread.p95)}`
  if ('uniform' in spread) return range(spread.uniform)
  if ('triangular' in spread) return range(spread.triangular)
  if ('pert' in spread) return range(spread.pert)
  if ('exponential' in spread) {
    return 'mean' in spread.exponential
      ? `${inWords(spread.exponential.mean)} on average`
      : `seldom over ${inWords(spread.exponential.p90)}`
  }
  if ('weibull' in spread) return `about ${inWords(spread.weibull.p50)}`
  return `one of ${spread.empirical.length} measured times`
}

/** From the least to the most that is given. */
function range(quantiles: readonly string[]): string {
  return `${inWords(quantiles[0] ?? '')} to ${inWords(quantiles.at(-1) ?? '')}`
}

function inWords(written: string): string {
  const ms = durationToMs(written)
  return ms === undefined ? written : formatDuration(ms)
}
