/**
 * What many runs say: between which times things usually lie, and how often targets are met.
 *
 * A number that was not final when its run ended is a lower bound and is treated as one: a percentile
 * that depends on it is said to be at least so much, never guessed.
 */
import { assert } from '../assert.ts'
import { confidence, nearestRank, rankInterval } from './confidence.ts'
import type { Samples, Series } from './samples.ts'
import type {
  FleetMeasure,
  FleetSubject,
  Measure,
  ServiceMeasure,
  ServiceSubject,
  Subjects,
  SystemMeasure,
  SystemSubject,
} from './subjects.ts'
import { type Chance, chanceOf, countOutcomes } from './targets.ts'

/** `endless` has no value. */
export type Bound =
  | { readonly reach: 'exact' | 'at-least'; readonly value: number }
  | { readonly reach: 'endless'; readonly value: null }

export type Percentile = {
  readonly value: Bound
  /** Ends of its confidence interval; `null` where so few runs cannot tell. */
  readonly low: Bound | null
  readonly high: Bound | null
}

export type Band = {
  readonly p5: Percentile
  readonly p50: Percentile
  readonly p95: Percentile
  /** `null` unless the value of every run is final. */
  readonly mean: number | null
  /** Runs that ended before their value was final. */
  readonly unfinished: number
  /** Runs whose value would never have become final. */
  readonly endless: number
}

/** Its measures as bands (see `subjects.ts`), and how often its targets are met. */
export type ServiceBands = ServiceSubject &
  Readonly<Record<Exclude<ServiceMeasure, 'loss' | 'rpaMs'>, Band>> & {
    /** Work lost with data; `null` where no run can harm its data. */
    readonly rpaMs: Band | null
    /** `null` where the plan has no loss curve. */
    readonly loss: Band | null
    /** `null` where no target is set. */
    readonly meetsRto: Chance | null
    readonly meetsMtd: Chance | null
    readonly meetsRpo: Chance | null
  }

export type SystemBands = SystemSubject & Readonly<Record<SystemMeasure, Band>>

export type FleetBands = FleetSubject & Readonly<Record<FleetMeasure, Band>>

export type Bands = {
  readonly runs: number
  readonly confidence: number
  readonly services: readonly ServiceBands[]
  readonly systems: readonly SystemBands[]
  readonly fleets: readonly FleetBands[]
  /** Components and groups whose times differ most between runs, most first. */
  readonly variesMost: readonly string[]
}

/** The bands of everything; `samples` are of these subjects and of one run at least. */
export function buildBands(subjects: Subjects, samples: Samples): Bands {
  const byKey = new Map(samples.series.map((series) => [`${series.of}/${series.measure}`, series]))
  const seriesOf = (of: string, measure: Measure): Series => {
    const series = byKey.get(`${of}/${measure}`)
    assert(series !== undefined, 'every subject has its columns')
    return series
  }
  const band = (of: string, measure: Measure) => bandOf(samples.first, seriesOf(of, measure))
  const systems = subjects.systems.map((system) => ({
    ...system,
    notOperationalMs: band(system.id, 'notOperationalMs'),
  }))
  return {
    runs: samples.count,
    confidence,
    services: subjects.services.map((service): ServiceBands => {
      const rta = seriesOf(service.id, 'rtaMs')
      const chance = (limitMs: number | null, of = rta) =>
        limitMs === null ? null : chanceOf(countOutcomes(of, samples.first, limitMs))
      const rpa = service.canLoseData ? seriesOf(service.id, 'rpaMs') : null
      return {
        ...service,
        rtaMs: bandOf(samples.first, rta),
        downMs: band(service.id, 'downMs'),
        untilNormalMs: band(service.id, 'untilNormalMs'),
        rpaMs: rpa === null ? null : bandOf(samples.first, rpa),
        loss: service.currency === null ? null : band(service.id, 'loss'),
        meetsRto: chance(service.rtoMs),
        meetsMtd: chance(service.mtdMs),
        meetsRpo: rpa === null ? null : chance(service.rpoMs, rpa),
      }
    }),
    systems,
    fleets: subjects.fleets.map((fleet) => ({
      ...fleet,
      brokenMax: band(fleet.id, 'brokenMax'),
      until50PctMs: band(fleet.id, 'until50PctMs'),
      until90PctMs: band(fleet.id, 'until90PctMs'),
      until99PctMs: band(fleet.id, 'until99PctMs'),
    })),
    variesMost: rankBySpread(systems),
  }
}

/**
 * The band of one column, by nearest rank.
 *
 * Sorted once with every open value at what it reached and once with it above everything: where both
 * orders agree, the percentile is exact; else the first of them is what it is at least.
 */
export function bandOf(first: number, series: Series): Band {
  const { values, unfinished, endless } = series
  const percentile = percentilesOf(first, series)
  const isFinal = unfinished.length + endless.length === 0 && values.length > 0
  return {
    p5: percentile(5),
    p50: percentile(50),
    p95: percentile(95),
    mean: isFinal ? values.reduce((sum, value) => sum + value, 0) / values.length : null,
    unfinished: unfinished.length,
    endless: endless.length,
  }
}

/** Any percentile of one column, as in its band. The values are sorted once. */
export function percentilesOf(first: number, series: Series): (percent: number) => Percentile {
  const { values, unfinished, endless } = series
  const least = Float64Array.from(values)
  const most = Float64Array.from(values)
  for (const replication of unfinished) most[replication - first] = Infinity
  for (const replication of endless) {
    least[replication - first] = Infinity
    most[replication - first] = Infinity
  }
  least.sort()
  most.sort()
  const at = (rank: number): Bound => boundOf(least[rank - 1] ?? 0, most[rank - 1] ?? 0)
  return (percent) => {
    const { low, high } = rankInterval(values.length, percent)
    return {
      value: at(nearestRank(values.length, percent)),
      low: low === null ? null : at(low),
      high: high === null ? null : at(high),
    }
  }
}

function boundOf(least: number, most: number): Bound {
  if (least === Infinity) return { reach: 'endless', value: null }
  return { reach: least === most ? 'exact' : 'at-least', value: least }
}

/** How far the middle nine tenths of all runs lie apart. */
function spreadOf({ p5, p95 }: Band): number {
  if (p5.value.value === null) return 0
  return (p95.value.value ?? Infinity) - p5.value.value
}

/** Ids of what differs between runs at all. Equal spreads stay in the order of ids. */
function rankBySpread(systems: readonly SystemBands[]): readonly string[] {
  return systems
    .map(({ id, notOperationalMs }) => ({ id, spread: spreadOf(notOperationalMs) }))
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => (a.spread === b.spread ? 0 : b.spread - a.spread))
    .map(({ id }) => id)
}
