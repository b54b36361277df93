import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draw } from '../../simulation/compile/model.ts'
import {
  binomialAtLeast,
  drawBinomial,
  drawMs,
  meanMs,
  quantileMs,
} from '../../simulation/engine/chance/distributions.ts'
import { ln, power } from '../../simulation/engine/maths/maths.ts'

const minute = 60_000

/** Expects quantiles and the mean in minutes, to nine digits. Case numbers: cases.json. */
function expectMinutes(draw: Draw, expected: { mean: number; quantiles: [number, number][] }) {
  expect(meanMs(draw) / minute / expected.mean).toBeCloseTo(1, 9)
  for (const [p, minutes] of expected.quantiles) {
    expect(quantileMs(draw, p) / minute / minutes).toBeCloseTo(1, 9)
    expect(drawMs(draw, p)).toBe(Math.round(minutes * minute))
  }
}

describe('durations', () => {
  it('draws PERT(2, 5, 14) by its exact quantiles (P02)', () => {
    const draw: Draw = {
      kind: 'pert',
      lowMs: 2 * minute,
      modeMs: 5 * minute,
      highMs: 14 * minute,
    }
    expectMinutes(draw, {
      mean: 6,
      quantiles: [
        [0.1, 3.3468195025503027],
        [0.5, 5.765722045468369],
        [0.9, 9.006684495434348],
        [0.95, 9.888899816013664],
      ],
    })
  })

  it('draws a lognormal by its P50 and P95 (P03)', () => {
    expectMinutes(
      { kind: 'lognormal', p50Ms: 60 * minute, p95Ms: 240 * minute },
      {
        mean: 85.58469664280827,
        quantiles: [
          [0.5, 60],
          [0.9, 176.69858235710532],
          [0.95, 240],
          [0.99, 426.2419455720645],
        ],
      },
    )
  })

  it('draws a triangular (10, 30, 100) by its quantiles (P04)', () => {
    const draw: Draw = {
      kind: 'triangular',
      lowMs: 10 * minute,
      modeMs: 30 * minute,
      highMs: 100 * minute,
    }
    expectMinutes(draw, {
      mean: 46.666666666666664,
      quantiles: [
        [0.5, 43.87513919839088],
        [0.9, 74.90019920397773],
      ],
    })
  })

  it('draws a Weibull of shape 0.7 and scale 100 by its quantiles (P05)', () => {
    expectMinutes(
      { kind: 'weibull', shape: 0.7, scaleMs: 100 * minute },
      {
        mean: 126.58235060572835,
        quantiles: [
          [0.5, 59.23901129521337],
          [0.95, 479.4226728389652],
        ],
      },
    )
  })

  it('draws an exponential by its P90 (P06)', () => {
    expectMinutes(
      { kind: 'exponential', meanMs: (120 * minute) / ln(10) },
      {
        mean: 52.11533782839022,
        quantiles: [
          [0.5, 36.123599479677736],
          [0.9, 120],
        ],
      },
    )
  })

  it('draws an empirical duration as one of the values seen, each as often', () => {
    const draw: Draw = { kind: 'empirical', sortedMs: [1_000, 2_000, 9_000] }
    expect([0.01, 0.33, 0.34, 0.66, 0.67, 0.99].map((u) => drawMs(draw, u))).toEqual([
      1_000, 1_000, 2_000, 2_000, 9_000, 9_000,
    ])
    expect(meanMs(draw)).toBe(4_000)
  })

  it('draws what is certain without chance', () => {
    expect(drawMs({ kind: 'fixed', ms: 90_000 }, 0.3)).toBe(90_000)
    for (const kind of ['triangular', 'pert'] as const) {
      expect(drawMs({ kind, lowMs: 700, modeMs: 700, highMs: 700 }, 0.3)).toBe(700)
    }
    expect(drawMs({ kind: 'lognormal', p50Ms: 700, p95Ms: 700 }, 0.99)).toBe(700)
    expect(drawMs({ kind: 'lognormal', p50Ms: 0, p95Ms: 0 }, 0.99)).toBe(0)
  })

  it('never exceeds the longest duration, so that sums of times stay exact', () => {
    const endless: Draw = { kind: 'lognormal', p50Ms: 1_000, p95Ms: 1e12 }
    expect(drawMs(endless, 1 - 1e-15)).toBe(100 * 365 * 86_400_000)
  })

  it('gives a longer duration for a larger number, whatever the distribution', () => {
    const span = fc.integer({ min: 0, max: 1e9 })
    const three = fc.tuple(span, span, span).map((values) => values.sort((a, b) => a - b))
    const draw: fc.Arbitrary<Draw> = fc.oneof(
      three.map(([lowMs, , highMs]): Draw => ({ kind: 'uniform', lowMs: lowMs!, highMs: highMs! })),
      three.map(
        ([lowMs, modeMs, highMs]): Draw => ({
          kind: 'triangular',
          lowMs: lowMs!,
          modeMs: modeMs!,
          highMs: highMs!,
        }),
      ),
      three.map(
        ([lowMs, modeMs, highMs]): Draw => ({
          kind: 'pert',
          lowMs: lowMs!,
          modeMs: modeMs!,
          highMs: highMs!,
        }),
      ),
      three.map(([p50Ms, p95Ms]): Draw => ({ kind: 'lognormal', p50Ms: p50Ms!, p95Ms: p95Ms! })),
      span.map((meanMs): Draw => ({ kind: 'exponential', meanMs })),
      fc
        .tuple(span, fc.integer({ min: 1, max: 50 }))
        .map(([scaleMs, tenths]): Draw => ({ kind: 'weibull', shape: tenths / 10, scaleMs })),
      three.map((sortedMs): Draw => ({ kind: 'empirical', sortedMs })),
    )
    const u = fc.integer({ min: 1, max: 2 ** 32 - 1 }).map((n) => n / 2 ** 32)
    fc.assert(
      fc.property(draw, u, u, (anyDraw, a, b) => {
        const shorter = drawMs(anyDraw, Math.min(a, b))
        const longer = drawMs(anyDraw, Math.max(a, b))
        expect(Number.isSafeInteger(shorter) && shorter >= 0).toBe(true)
        expect(shorter).toBeLessThanOrEqual(longer)
      }),
      { seed: 20, numRuns: 500 },
    )
  })
})

describe('binomial counts', () => {
  it('need a canary of 299 to see one failure in a hundred with 95 % (F03)', () => {
    expect(binomialAtLeast(298, 1, 0.01)).toBeLessThan(0.95)
    expect(binomialAtLeast(299, 1, 0.01)).toBeGreaterThanOrEqual(0.95)
    expect(binomialAtLeast(100, 1, 0.01)).toBeCloseTo(0.6339676587267709, 12)
  })

  it('need a canary of 2,995 where one in a thousand fails (F03)', () => {
    expect(binomialAtLeast(2_994, 1, 0.001)).toBeLessThan(0.95)
    expect(binomialAtLeast(2_995, 1, 0.001)).toBeGreaterThanOrEqual(0.95)
  })

  // Values of SciPy 1.17 (scipy.stats.binom.sf and ppf).
  it('have exact tails from five machines to ten million', () => {
    expect(binomialAtLeast(5, 5, 0.3)).toBeCloseTo(0.00243, 15)
    expect(binomialAtLeast(1_000, 30, 0.02)).toBeCloseTo(0.02069651867323949, 13)
    expect(binomialAtLeast(10_000_000, 200_500, 0.02)).toBeCloseTo(0.12962677444654402, 12)
    expect(binomialAtLeast(8_500_000, 1, 1e-7)).toBeCloseTo(0.5725850862164088, 13)
  })

  it('are certain where nothing or everything fails', () => {
    expect(binomialAtLeast(10, 0, 0.5)).toBe(1)
    expect(binomialAtLeast(10, 11, 0.5)).toBe(0)
    expect(binomialAtLeast(10, 1, 0)).toBe(0)
    expect(binomialAtLeast(10, 10, 1)).toBe(1)
    expect(drawBinomial(0, 0.5, 0.5)).toBe(0)
    expect(drawBinomial(9, 0, 0.5)).toBe(0)
    expect(drawBinomial(9, 1, 0.5)).toBe(9)
  })

  it.each([
    { n: 8_500_000, p: 0.02, u: 0.5, broken: 170_000 },
    { n: 8_500_000, p: 0.02, u: 0.01, broken: 169_051 },
    { n: 10_000_000, p: 0.97, u: 0.99, broken: 9_701_254 },
    { n: 100, p: 0.01, u: 0.99, broken: 4 },
    { n: 5_000, p: 0.1, u: 0.01, broken: 451 },
    { n: 40, p: 0.9, u: 0.5, broken: 36 },
  ])('of $n machines with chance $p at u = $u are $broken', ({ n, p, u, broken }) => {
    expect(drawBinomial(n, p, u)).toBe(broken)
  })

  it('are the inverse of their own tail', () => {
    const machines = fc.integer({ min: 1, max: 3_000 })
    const share = fc.integer({ min: 1, max: 999 }).map((n) => n / 1_000)
    fc.assert(
      fc.property(machines, share, share, (n, p, u) => {
        const k = drawBinomial(n, p, u)
        expect(1 - binomialAtLeast(n, k + 1, p)).toBeGreaterThanOrEqual(u - 1e-12)
        expect(1 - binomialAtLeast(n, k, p)).toBeLessThanOrEqual(u + 1e-12)
      }),
      { seed: 21, numRuns: 200 },
    )
  })

  it('grow with the number they are drawn by', () => {
    let last = 0
    for (let i = 1; i < 400; i++) {
      const count = drawBinomial(8_500_000, 0.02, 0.5 + i * 2 ** -40)
      expect(count).toBeGreaterThanOrEqual(last)
      last = count
    }
  })

  it('keep a Weibull scale that fits its P50', () => {
    const scaleMs = 3_600_000 / power(ln(2), 1 / 1.5)
    expect(drawMs({ kind: 'weibull', shape: 1.5, scaleMs }, 0.5)).toBe(3_600_000)
  })
})
