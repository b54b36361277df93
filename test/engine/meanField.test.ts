import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attemptsPerRequest,
  equilibriaOf,
  goodputAt,
  type LoadUnit,
  settleFrom,
  workAt,
} from '../../simulation/engine/load/meanField.ts'

type Given = Partial<Omit<LoadUnit, 'demand' | 'policies'>> & {
  readonly demand: number
  readonly retries?: number
  readonly budget?: number
}

function unit({ demand, retries = 0, budget = -1, ...rest }: Given): LoadUnit {
  return {
    demand: [demand],
    policies: [{ retries, budget, timeoutMs: -1 }],
    capacity: 1000,
    failedCost: 0,
    atCollapse: 1,
    limit: -1,
    given: 1,
    ...rest,
  }
}

/** Capacity 1000, three retries, a failed attempt costs 0.6 of a served one (case M01). */
const m01 = (demand: number) => unit({ demand, retries: 3, failedCost: 0.6 })

describe('one component with retries', () => {
  it('is healthy and collapsed, whichever it was before, within the vulnerable band', () => {
    const lower = 1000 / (4 * 0.6)
    expect(lower).toBeCloseTo(416.666667, 6)
    for (const demand of [417, 700, 999]) {
      expect(settleFrom(m01(demand), 0)).toBe(0)
      expect(settleFrom(m01(demand), 1)).toBe(1)
    }
    for (const demand of [200, 416]) expect(settleFrom(m01(demand), 1)).toBe(0)
    for (const demand of [1001, 2000]) expect(settleFrom(m01(demand), 0)).toBe(1)
  })

  it('tips at 0.44911548 of failing attempts at 700 a second, and serves nothing beyond', () => {
    const [healthy, tipping, collapsed] = equilibriaOf(m01(700))
    expect([healthy, collapsed]).toEqual([
      { q: 0, isStable: true },
      { q: 1, isStable: true },
    ])
    expect(tipping?.isStable).toBe(false)
    expect(tipping?.q).toBeCloseTo(0.4491154821351575, 9)
    expect(settleFrom(m01(700), 0.449)).toBe(0)
    expect(settleFrom(m01(700), 0.45)).toBe(1)
    expect(workAt(m01(700), 1)).toBeCloseTo(1680, 9)
    expect(goodputAt(m01(700), 1)).toBe(0)
  })

  it('asks for up to four times the work with three retries, 64 times over three layers', () => {
    const fourfold = attemptsPerRequest({ retries: 3, budget: -1, timeoutMs: -1 }, 1)
    expect(fourfold).toBe(4)
    expect(fourfold ** 3).toBe(64)
  })

  it('asks for no more than the budget allows', () => {
    expect(attemptsPerRequest({ retries: 3, budget: 0.1, timeoutMs: -1 }, 1)).toBe(1.1)
    expect(settleFrom(unit({ demand: 700, retries: 3, budget: 0.1, failedCost: 0.6 }), 1)).toBe(0)
  })

  it('sheds 0.0476 of 1.05 times its capacity where refusing costs nothing', () => {
    const q = settleFrom(unit({ demand: 1050 }), 0)
    expect(q).toBeCloseTo(1 - 1 / 1.05, 9)
    expect(goodputAt(unit({ demand: 1050 }), q)).toBeCloseTo(1000, 9)
  })

  it('serves what it lets in where it turns away the rest at the door', () => {
    const limited = unit({ demand: 5000, retries: 3, failedCost: 1, limit: 900 })
    expect(goodputAt(limited, settleFrom(limited, 0))).toBeCloseTo(900, 6)
    expect(goodputAt(limited, settleFrom(limited, 1))).toBeCloseTo(900, 6)
  })

  it('collapses on retries for what fails behind it', () => {
    const behind = unit({ demand: 400, retries: 3, failedCost: 1, given: 0.1 })
    expect(settleFrom(behind, 0)).toBe(1)
    expect(settleFrom({ ...behind, given: 1 }, 0)).toBe(0)
  })

  it('stays where it lost capacity by collapsing', () => {
    const struggling = unit({ demand: 700, failedCost: 1, atCollapse: 0.5 })
    expect(settleFrom(struggling, 0)).toBe(0)
    expect(settleFrom(struggling, 1)).toBe(1)
  })
})

const anyUnit = fc
  .record({
    demand: fc.integer({ min: 1, max: 3000 }),
    retries: fc.integer({ min: 0, max: 5 }),
    budget: fc.constantFrom(-1, 0, 0.1, 1),
    failedCost: fc.constantFrom(0, 0.3, 0.6, 1),
    atCollapse: fc.constantFrom(1, 0.5),
    limit: fc.constantFrom(-1, 500, 1500),
    given: fc.constantFrom(1, 0.9, 0.4),
  })
  .map(unit)

describe('every component under load', () => {
  it('comes to rest and stays there, and serves no more than is asked and than it can', () => {
    fc.assert(
      fc.property(anyUnit, fc.constantFrom(0, 0.3, 0.7, 1), (one, from) => {
        const q = settleFrom(one, from)
        expect(settleFrom(one, q)).toBeCloseTo(q, 9)
        const goodput = goodputAt(one, q)
        expect(goodput).toBeGreaterThanOrEqual(0)
        expect(goodput).toBeLessThanOrEqual(Math.min(one.demand[0] ?? 0, one.capacity) + 1e-6)
      }),
      { seed: 1 },
    )
  })

  it('fails less, coming from health, with more capacity', () => {
    fc.assert(
      fc.property(anyUnit, fc.integer({ min: 1, max: 500 }), (one, more) => {
        const q = settleFrom(one, 0)
        expect(settleFrom({ ...one, capacity: one.capacity + more }, 0)).toBeLessThanOrEqual(q)
      }),
      { seed: 2 },
    )
  })

  it('rests only at its equilibria', () => {
    fc.assert(
      fc.property(anyUnit, fc.constantFrom(0, 1), (one, from) => {
        const rests = equilibriaOf(one).filter(({ isStable }) => isStable)
        const q = settleFrom(one, from)
        expect(rests.some((rest) => Math.abs(rest.q - q) < 1e-9)).toBe(true)
      }),
      { seed: 3 },
    )
  })
})
