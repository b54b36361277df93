/**
 * Binomial tails and draws, from one machine to tens of millions.
 */
import { incompleteBeta } from './beta.ts'
import { exp } from './exponential.ts'
import { ln1p } from './logarithm.ts'

/** Expected counts up to here are drawn by adding up probabilities, larger ones by bisection. */
const summedMeanMax = 30

/** A uniform on a grid of 2⁻⁵³ never lies more than about nine standard deviations out. */
const deviationsMax = 12

/** P(X ≥ k) where X of n independent machines fail, each with chance p. */
export function binomialAtLeast(n: number, k: number, p: number): number {
  if (k <= 0) return 1
  if (k > n || p <= 0) return 0
  return p >= 1 ? 1 : incompleteBeta(p, k, n - k + 1)
}

/**
 * How many of n machines fail, each with chance p, by inversion: the same u gives at least as many
 * when u grows, so that two plans can be compared under the same draws.
 */
export function drawBinomial(n: number, p: number, u: number): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - drawBinomial(n, 1 - p, 1 - u)
  return n * p <= summedMeanMax ? drawBySumming(n, p, u) : drawByBisection(n, p, u)
}

/** The smallest k with P(X ≤ k) ≥ u, adding up probabilities from zero. */
function drawBySumming(n: number, p: number, u: number): number {
  const odds = p / (1 - p)
  let probability = exp(n * ln1p(-p))
  let sum = probability
  let k = 0
  while (sum < u && k < n && probability > 0) {
    k += 1
    probability *= (odds * (n - k + 1)) / k
    sum += probability
  }
  return k
}

/**
 * The smallest k with P(X ≤ k) ≥ u, by halving a range that does not depend on u.
 *
 * Two values of u take the same turns until one turn separates them, in their own order. So the
 * count grows with u even where rounding makes neighbouring tails equal.
 */
function drawByBisection(n: number, p: number, u: number): number {
  const mean = n * p
  const reach = deviationsMax * Math.sqrt(mean)
  let low = Math.max(0, Math.floor(mean - reach))
  let high = Math.min(n, Math.floor(mean + reach))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (u <= atMost(n, middle, p)) high = middle
    else low = middle + 1
  }
  return low
}

function atMost(n: number, k: number, p: number): number {
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1)
}
