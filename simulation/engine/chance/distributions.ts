/**
 * Durations drawn by inversion: one uniform number gives one duration, and a larger one never gives
 * a shorter one. So a plan and its variant can be compared under the same chance.
 */
import { assertNever } from '../../assert.ts'
import type { Draw } from '../../compile/model.ts'
import { durationMsMax } from '../../plan/duration.ts'
import {
  exp,
  incompleteBetaInverse,
  ln,
  ln1p,
  lnGamma,
  normalQuantile,
  power,
} from '../maths/maths.ts'

export { binomialAtLeast, drawBinomial } from '../maths/binomial.ts'

type Lognormal = Extract<Draw, { kind: 'lognormal' }>
type Triangular = Extract<Draw, { kind: 'triangular' }>
type Pert = Extract<Draw, { kind: 'pert' }>

/** Weight of the mode in a PERT estimate. Source: Malcolm et al. (1959), the usual four. */
const pertWeight = 4

/** Standard deviations between P50 and P95 of a normal distribution. */
const deviationsToP95 = normalQuantile(0.95)

/**
 * The duration that belongs to a uniform number strictly between 0 and 1.
 *
 * Units: whole milliseconds, rounded once; never more than the longest duration a plan may name, so
 * that sums stay exact.
 */
export function drawMs(draw: Draw, u: number): number {
  const ms = Math.floor(quantileMs(draw, u) + 0.5)
  return Math.min(Math.max(ms, 0), durationMsMax)
}

/** The duration below which a share p of all durations lies, in milliseconds, not rounded. */
export function quantileMs(draw: Draw, p: number): number {
  switch (draw.kind) {
    case 'fixed':
      return draw.ms
    case 'uniform':
      return draw.lowMs + p * (draw.highMs - draw.lowMs)
    case 'triangular':
      return triangularQuantile(draw, p)
    case 'pert':
      return pertQuantile(draw, p)
    case 'lognormal':
      return draw.p50Ms * exp(lognormalSigma(draw) * normalQuantile(p))
    case 'exponential':
      return -draw.meanMs * ln1p(-p)
    case 'weibull':
      return draw.scaleMs * power(-ln1p(-p), 1 / draw.shape)
    case 'empirical':
      return empiricalQuantile(draw.sortedMs, p)
    default:
      return assertNever(draw)
  }
}

/** The expected duration in milliseconds, not rounded. */
export function meanMs(draw: Draw): number {
  switch (draw.kind) {
    case 'fixed':
      return draw.ms
    case 'uniform':
      return (draw.lowMs + draw.highMs) / 2
    case 'triangular':
      return (draw.lowMs + draw.modeMs + draw.highMs) / 3
    case 'pert':
      return (draw.lowMs + pertWeight * draw.modeMs + draw.highMs) / (2 + pertWeight)
    case 'lognormal': {
      const sigma = lognormalSigma(draw)
      return draw.p50Ms * exp((sigma * sigma) / 2)
    }
    case 'exponential':
      return draw.meanMs
    case 'weibull':
      return draw.scaleMs * exp(lnGamma(1 + 1 / draw.shape))
    case 'empirical':
      return draw.sortedMs.reduce((sum, ms) => sum + ms, 0) / draw.sortedMs.length
    default:
      return assertNever(draw)
  }
}

function lognormalSigma({ p50Ms, p95Ms }: Lognormal): number {
  return p50Ms > 0 && p95Ms > p50Ms ? ln(p95Ms / p50Ms) / deviationsToP95 : 0
}

function triangularQuantile({ lowMs, modeMs, highMs }: Triangular, p: number): number {
  const range = highMs - lowMs
  if (range <= 0) return lowMs
  const rise = modeMs - lowMs
  return p * range < rise
    ? lowMs + Math.sqrt(p * range * rise)
    : highMs - Math.sqrt((1 - p) * range * (highMs - modeMs))
}

function pertQuantile({ lowMs, modeMs, highMs }: Pert, p: number): number {
  const range = highMs - lowMs
  if (range <= 0) return lowMs
  const a = 1 + (pertWeight * (modeMs - lowMs)) / range
  const b = 1 + (pertWeight * (highMs - modeMs)) / range
  return lowMs + range * incompleteBetaInverse(p, a, b)
}

/** One of the values themselves, each as likely as the others. */
function empiricalQuantile(sortedMs: readonly number[], p: number): number {
  const index = Math.min(Math.floor(p * sortedMs.length), sortedMs.length - 1)
  return sortedMs[index] ?? 0
}
