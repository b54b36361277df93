/**
 * Logarithm of the gamma function, and what Stirling's formula leaves out of it.
 *
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), for the use
 * of Stirling's error; the series is Stirling's own.
 */
import { ln, ln1p } from './logarithm.ts'

const halfLn2Pi = 0.9189385332046728

/** From here on, five terms of the series are exact to the last digits. */
const seriesFrom = 16

/**
 * ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π) for x > 0.
 *
 * The sum of small corrections keeps its digits where the large logarithms would cancel.
 */
export function stirlingError(x: number): number {
  let correction = 0
  let shifted = x
  while (shifted < seriesFrom) {
    correction += (shifted + 0.5) * ln1p(1 / shifted) - 1
    shifted += 1
  }
  const s = 1 / (shifted * shifted)
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))
  return correction + series / shifted
}

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  return stirlingError(x) + (x - 0.5) * ln(x) - x + halfLn2Pi
}
