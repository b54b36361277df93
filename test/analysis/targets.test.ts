import { describe, expect, it } from 'vitest'
import {
  batchRuns,
  isPreciseEnough,
  startTally,
  type Tally,
  tallyRun,
} from '../../simulation/analysis/targets.ts'

const subjects = {
  services: [
    {
      id: 'shop',
      name: 'Shop',
      tier: 1,
      rtoMs: 60,
      mtdMs: null,
      rpoMs: null,
      canLoseData: false,
      currency: null,
    },
  ],
  systems: [],
  fleets: [],
}

/** Runs of a service with one target of 60: what each took, and the place of its end. */
function tallied(runs: readonly (readonly [value: number, end: 0 | 1 | 2])[]): Tally {
  return runs.reduce(
    (tally, [value, end]) => tallyRun(tally, new Float64Array([value, end, 0, 0, 0, 0])),
    startTally(subjects),
  )
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value)
}

describe('runs stop', () => {
  it('when the interval of every target is narrow enough', () => {
    // 100 of 100: from 96.3 % up, half of that is 1.85 points.
    const all = tallied(times(100, [10, 0]))

    expect(isPreciseEnough(all, 1.86)).toBe(true)
    expect(isPreciseEnough(all, 1.84)).toBe(false)
  })

  it('only at the end of a batch, so that it does not matter who was quicker', () => {
    expect(batchRuns).toBe(50)
    expect(isPreciseEnough(tallied(times(149, [10, 0])), 10)).toBe(false)
    expect(isPreciseEnough(tallied(times(150, [10, 0])), 10)).toBe(true)
    expect(isPreciseEnough(tallied([]), 49)).toBe(false)
  })

  it('not while many runs are undecided', () => {
    const open = tallied([...times(75, [10, 0] as const), ...times(25, [10, 1] as const)])

    expect(isPreciseEnough(open, 15)).toBe(false)
    expect(isPreciseEnough(tallied(times(100, [10, 2])), 2)).toBe(true)
  })
})
