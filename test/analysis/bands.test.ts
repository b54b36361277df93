import { describe, expect, it } from 'vitest'
import { bandOf, buildBands } from '../../simulation/analysis/bands.ts'
import type { Samples, Series } from '../../simulation/analysis/samples.ts'
import type { Subjects } from '../../simulation/analysis/subjects.ts'

type Open = Partial<Pick<Series, 'unfinished' | 'endless'>>

function series(values: readonly number[], open: Open = {}): Series {
  return { of: 'shop', measure: 'rtaMs', values, unfinished: [], endless: [], ...open }
}

/** 1, 2, … n, from the largest down: bands do not depend on the order of runs. */
function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => n - index)
}

describe('a band', () => {
  it('has the percentiles by nearest rank, each with its interval', () => {
    const { p5, p50, p95, mean } = bandOf(0, series(upTo(100)))

    expect([p5, p50, p95].map(({ value }) => value.value)).toEqual([5, 50, 95])
    expect(p50.low).toEqual({ reach: 'exact', value: 40 })
    expect(p50.high).toEqual({ reach: 'exact', value: 61 })
    expect(mean).toBe(50.5)
  })

  it('has no end where so few runs cannot tell', () => {
    const { p5, p95 } = bandOf(0, series(upTo(20)))

    expect(p5.low).toBeNull()
    expect(p95.high).toBeNull()
  })

  it('is exact up to where an unfinished run could lie, and at least so much from there on', () => {
    // The run that was followed to 60 could have gone on beyond all others.
    const { p50, p95, mean, unfinished } = bandOf(0, series(upTo(100), { unfinished: [40] }))

    expect(p50.value).toEqual({ reach: 'exact', value: 50 })
    expect(p95.value).toEqual({ reach: 'at-least', value: 95 })
    expect(mean).toBeNull()
    expect(unfinished).toBe(1)
  })

  it('has no value where too many runs never end', () => {
    const endless = [0, 1, 2, 3, 4, 5]

    const { p50, p95 } = bandOf(0, series(upTo(100), { endless }))

    expect(p50.value).toEqual({ reach: 'exact', value: 50 })
    expect(p95.value).toEqual({ reach: 'endless', value: null })
  })

  it('knows its runs by their number, wherever the samples begin', () => {
    const part = bandOf(200, series([1, 2, 3], { endless: [202] }))

    expect(part.p95.value.reach).toBe('endless')
    expect(part.p50.value).toEqual({ reach: 'exact', value: 2 })
  })
})

const shop: Subjects['services'][number] = {
  id: 'shop',
  name: 'Shop',
  tier: 1,
  rtoMs: 60,
  mtdMs: null,
  rpoMs: null,
  canLoseData: false,
  currency: null,
}

function samplesOf(values: readonly number[], open: Open = {}): Samples {
  const rta = series(values, open)
  const others = (['downMs', 'untilNormalMs'] as const).map((measure) => ({ ...rta, measure }))
  return { first: 0, count: values.length, series: [rta, ...others] }
}

function meetsRto(values: readonly number[], open: Open = {}) {
  const subjects = { services: [shop], systems: [], fleets: [] }
  return buildBands(subjects, samplesOf(values, open)).services[0]?.meetsRto
}

describe('the probability of meeting a target', () => {
  it('counts the runs that were back by then', () => {
    expect(meetsRto([10, 60, 61, 20])).toMatchObject({ met: 3, missed: 1, probability: 0.75 })
  })

  it('counts what is over the target as missed, be it over or not', () => {
    expect(meetsRto([61, 61], { unfinished: [1] })).toMatchObject({ met: 0, missed: 2 })
  })

  it('counts what never ends as missed', () => {
    expect(meetsRto([10, 10], { endless: [0] })).toMatchObject({ met: 1, missed: 1 })
  })

  it('allows for both outcomes of a run that was too short to decide', () => {
    const decided = meetsRto([10, 10, 70, 70])
    const open = meetsRto([10, 10, 70, 30], { unfinished: [3] })

    expect(open).toMatchObject({ met: 2, missed: 1, undecided: 1, probability: 0.5 })
    expect(open?.low).toBe(decided?.low)
    expect(open?.high).toBeGreaterThan(decided?.high ?? 1)
  })

  it('is not there without a target', () => {
    const subjects = { services: [{ ...shop, rtoMs: null }], systems: [], fleets: [] }

    expect(buildBands(subjects, samplesOf([1])).services[0]?.meetsRto).toBeNull()
  })
})

describe('what varies most', () => {
  function variesMost(columns: Readonly<Record<string, Series>>): readonly string[] {
    const systems = Object.keys(columns).map((id) => ({ id, name: id, kind: 'component' as const }))
    const list = Object.entries(columns).map(([of, column]) => ({
      ...column,
      of,
      measure: 'notOperationalMs' as const,
    }))
    const count = list[0]?.values.length ?? 0
    return buildBands({ services: [], systems, fleets: [] }, { first: 0, count, series: list })
      .variesMost
  }

  it('is ordered by the distance of P5 and P95, and leaves out what never differs', () => {
    expect(
      variesMost({
        calm: series([5, 5, 5]),
        narrow: series([1, 2, 3]),
        wide: series([1, 2, 30]),
      }),
    ).toEqual(['wide', 'narrow'])
  })

  it('begins with what sometimes never ends', () => {
    expect(
      variesMost({
        wide: series([1, 2, 30]),
        lost: series([1, 2, 3], { endless: [2] }),
        gone: series([1, 2, 3], { endless: [0, 1, 2] }),
      }),
    ).toEqual(['lost', 'wide'])
  })
})
