/**
 * The regularised incomplete beta function and its inverse.
 *
 * The first serves the tails of binomial distributions of up to tens of millions of machines, the
 * second draws PERT durations by inversion.
 *
 * Source: continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions,
 * evaluated by Lentz's method; the factor before it by Loader's saddle-point form (see gamma.ts),
 * because the difference of large log-gammas would lose eight digits.
 */
import { assert } from '../../assert.ts'
import { exp } from './exponential.ts'
import { stirlingError } from './gamma.ts'
import { ln } from './logarithm.ts'

const roundingError = 1.1102230246251565e-16
const nextToZero = 1e-300
const twoPi = 6.283185307179586

/** Steps grow with the root of the larger parameter; this serves parameters up to 10¹². */
const stepsMax = 10_000_000

/** Halving alone would need about this many steps to the smallest number. */
const newtonStepsMax = 1_100

/** Parameters of a beta distribution, and the Stirling errors of its three gamma functions. */
type Beta = { readonly a: number; readonly b: number; readonly error: number }

/** I_x(a, b): the share of a beta distribution with parameters a, b > 0 that lies below x. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const beta = createBeta(a, b)
  return shareBelow(x, beta, densityTimesWidth(x, beta))
}

/**
 * The x below which a share p of a beta distribution with parameters a, b ≥ 1 lies.
 *
 * Newton's steps from the mean, halved instead wherever a step would leave the bracket, until the
 * step is as small as numbers go. The upper half is found from the other end, which keeps its digits.
 */
export function incompleteBetaInverse(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  if (p > 0.5) return 1 - incompleteBetaInverse(1 - p, b, a)
  const beta = createBeta(a, b)
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < newtonStepsMax; step++) {
    const front = densityTimesWidth(x, beta)
    const excess = shareBelow(x, beta, front) - p
    if (excess < 0) low = x
    else high = x
    const newton = x - (excess * x * (1 - x)) / front
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 2 * roundingError * x) return next
    x = next
  }
  return x
}

function createBeta(a: number, b: number): Beta {
  return { a, b, error: stirlingError(a + b) - stirlingError(a) - stirlingError(b) }
}

/** x^a (1 − x)^b / B(a, b): the density at x, times x (1 − x). */
function densityTimesWidth(x: number, { a, b, error }: Beta): number {
  const n = a + b
  const logarithm = error - deviance(a, n * x) - deviance(b, n * (1 - x))
  return Math.sqrt((a * b) / (twoPi * n)) * exp(logarithm)
}

function shareBelow(x: number, { a, b }: Beta, front: number): number {
  return x * (a + b + 2) < a + 1
    ? (front / a) * continuedFraction(x, a, b)
    : 1 - (front / b) * continuedFraction(1 - x, b, a)
}

/** v ln(v / mean) + mean − v, without cancellation where v is near the mean. */
function deviance(v: number, mean: number): number {
  const difference = v - mean
  if (Math.abs(difference) >= 0.1 * (v + mean)) return v * ln(v / mean) - difference
  const ratio = difference / (v + mean)
  const square = ratio * ratio
  let sum = difference * ratio
  let term = 2 * v * ratio
  for (let odd = 3; ; odd += 2) {
    term *= square
    const next = sum + term / odd
    if (next === sum) return sum
    sum = next
  }
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < stepsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) <= 2 * roundingError) return fraction
  }
  assert(false, 'the continued fraction of the incomplete beta function converges')
}

function awayFromZero(value: number): number {
  return Math.abs(value) < nextToZero ? nextToZero : value
}
