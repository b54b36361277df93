import { describe, expect, it } from 'vitest'
import * as maths from '../../simulation/engine/maths/maths.ts'
import pins from '../reference/portableMaths.json' with { type: 'json' }

function bits(x: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

describe('portable mathematics', () => {
  const functions: Record<string, (...inputs: number[]) => number> = {
    ln: maths.ln,
    exp: maths.exp,
    normalQuantile: maths.normalQuantile,
    lnGamma: maths.lnGamma,
    incompleteBeta: maths.incompleteBeta,
    incompleteBetaInverse: maths.incompleteBetaInverse,
  }

  it.each(Object.entries(pins))('%s gives the same bits on every machine', (name, rows) => {
    const compute = functions[name]
    for (const row of rows) {
      const inputs = row.slice(0, -1).map(Number)
      expect([...inputs, bits(compute?.(...inputs) ?? NaN)]).toEqual(row)
    }
  })

  it('knows logarithms and exponentials at the ends of the number line', () => {
    expect(maths.ln(0)).toBe(-Infinity)
    expect(maths.ln(-1)).toBeNaN()
    expect(maths.ln(Infinity)).toBe(Infinity)
    expect(maths.exp(-Infinity)).toBe(0)
    expect(maths.exp(710)).toBe(Infinity)
    expect(maths.exp(NaN)).toBeNaN()
  })

  it('keeps the logarithm of one plus almost nothing', () => {
    expect(maths.ln1p(1e-18)).toBe(1e-18)
    expect(maths.ln1p(-1e-10)).toBeCloseTo(-1.00000000005e-10, 25)
  })

  it('takes powers of nothing, to the first and to nothing exactly', () => {
    expect(maths.power(0, 0.5)).toBe(0)
    expect(maths.power(0, -1)).toBe(Infinity)
    expect(maths.power(7.3, 1)).toBe(7.3)
    expect(maths.power(7.3, 0)).toBe(1)
    expect(maths.power(2, 10)).toBeCloseTo(1024, 9)
  })

  // Values of SciPy 1.17 (scipy.special.gammaln, betainc and btdtri).
  it('agrees with published tables', () => {
    expect(maths.lnGamma(0.5)).toBeCloseTo(0.5723649429247001, 14)
    expect(maths.lnGamma(101)).toBeCloseTo(363.73937555556347, 11)
    expect(maths.incompleteBeta(0.5, 5_003_000, 4_997_001)).toBeCloseTo(0.028910642657921592, 13)
    expect(maths.incompleteBetaInverse(0.95, 2, 4)).toBeCloseTo(0.6574083180011386, 14)
    expect(maths.normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14)
  })

  it('finds the beta quantile that gives back the share it was asked for', () => {
    for (let i = 1; i < 100; i++) {
      const a = 1 + (i % 5)
      const x = maths.incompleteBetaInverse(i / 100, a, 6 - a)
      expect(maths.incompleteBeta(x, a, 6 - a)).toBeCloseTo(i / 100, 13)
    }
    expect(maths.incompleteBetaInverse(0, 2, 4)).toBe(0)
    expect(maths.incompleteBetaInverse(1, 2, 4)).toBe(1)
  })
})
