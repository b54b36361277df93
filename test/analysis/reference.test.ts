import { describe, expect, it } from 'vitest'
import { buildBands, type Percentile, subjectsOf } from '../../simulation/index.ts'
import { shareOf } from '../reference/statistics.ts'
import { sampleSketch } from './sampled.ts'

const runs = 1_500

/**
 * Expects that about as many values lie up to a known quantile as should, within 3.3 standard
 * errors: 99.9 % of all seeds pass.
 */
function expectQuantile(values: readonly number[], percent: number, quantileMs: number): void {
  const below = shareOf(values, (value) => value <= quantileMs)
  const standardError = Math.sqrt(((percent / 100) * (1 - percent / 100)) / values.length)
  expect(Math.abs(below.share - percent / 100)).toBeLessThan(3.3 * standardError)
}

function isIn({ low, high }: Percentile, ms: number): boolean {
  return (low?.value ?? 0) <= ms && ms <= (high?.value ?? Infinity)
}

describe.each([2, 5, 20])('P07: the slowest of %i exponential repairs', (n) => {
  const ids = Array.from({ length: n }, (_, index) => `c${index}`)
  const { model, samples, column } = sampleSketch(
    `
    team ops  people ${n}
    ${ids.map((id) => `component ${id}  team ops  repair exponential(1h)`).join('\n')}
    service shop  needs ${ids.join(' ')}
    until 30d
    at 0s  lose ${ids.join(' ')}
    `,
    runs,
  )
  const values = column('shop', 'rtaMs')?.values ?? []
  const [shop] = buildBands(subjectsOf(model), samples).services
  /** The maximum stays below x with chance (1 − e⁻ˣ)ⁿ. */
  const quantileMs = (percent: number) => -Math.log(1 - (percent / 100) ** (1 / n)) * 3_600_000

  it.each([5, 50, 95])('has its quantile of %i %%', (percent) => {
    expectQuantile(values, percent, quantileMs(percent))
  })

  it('has the harmonic sum as its mean', () => {
    const harmonic = ids.reduce((sum, _, index) => sum + 1 / (index + 1), 0) * 3_600_000
    // Variance of the maximum: the sum of 1/k².
    const variance = ids.reduce((sum, _, index) => sum + 1 / (index + 1) ** 2, 0)
    const standardErrorMs = Math.sqrt(variance / runs) * 3_600_000

    expect(Math.abs((shop?.rtaMs.mean ?? 0) - harmonic)).toBeLessThan(3.3 * standardErrorMs)
  })

  it('is enclosed at its median by the interval', () => {
    expect(shop !== undefined && isIn(shop.rtaMs.p50, quantileMs(50))).toBe(true)
  })
})

describe('P09: a recovery put together from uncertain parts', () => {
  const { samples, model, column } = sampleSketch(
    `
    component db
    component app
    service shop  needs app db  rto 8h
    response  users-report triangular(5m,10m,30m)  diagnose lognormal(45m,180m)
    runbook dr  recovers app db
    task dr/restore  automated  takes pert(120m,240m,720m)
    task dr/rebuild  automated  takes uniform(60m,300m)
    task dr/verify   automated  takes 30m  after restore rebuild  repairs app db
    until 30d
    at 0s  lose app db
    `,
    runs,
  )
  const values = column('shop', 'rtaMs')?.values ?? []
  const [shop] = buildBands(subjectsOf(model), samples).services

  it.each([
    [5, 261.9670266717277],
    [50, 399.2184046011873],
    [90, 573.9733079798207],
    [95, 629.0980411086592],
  ])('has its quantile of %i %% at %d minutes', (percent, minutes) => {
    expectQuantile(values, percent, minutes * 60_000)
  })

  it('is back in eight hours as often as quadrature says', () => {
    const { probability = 0, low = 1, high = 0 } = shop?.meetsRto ?? {}

    expect(Math.abs(probability - (1 - 0.26363225))).toBeLessThan(3.3 * Math.sqrt(0.194 / runs))
    expect(low).toBeLessThan(1 - 0.26363225)
    expect(high).toBeGreaterThan(1 - 0.26363225)
  })
})
