/**
 * How near many runs of a simulated outage come to what the record says of it.
 */
import { ln } from '../../engine/maths/maths.ts'
import type { Model } from '../../compile/model.ts'
import { simulate } from '../../engine/simulate.ts'
import type { MilestoneBasis, MilestoneRead, Milestones } from '../../milestones/schema.ts'
import { durationToMs } from '../../plan/duration.ts'
import { instantToMs } from '../../compile/instants.ts'
import { nearestRank } from '../confidence.ts'
import type { ParameterCounts } from './parameters.ts'
import { readMilestone } from './readings.ts'

/** How a milestone counts: `given` to the model, `fitted` to, `predicted`, or only `told`. */
export type MilestoneRole = 'given' | 'fitted' | 'predicted' | 'told'

export type MilestoneScore = {
  readonly id: string
  readonly name: string
  readonly basis: MilestoneBasis
  readonly source: string
  readonly role: MilestoneRole
  /** Milliseconds since the start, for `time`; else the published value. */
  readonly compares: 'time' | 'value'
  readonly published: number
  readonly unit: string
  readonly note: string
  /** Percentiles over the runs; `null` for what did not happen before the end. */
  readonly p5: number | null
  readonly p50: number | null
  readonly p95: number | null
  /** ln(p50 / published); `null` where the middle run never got there, or nothing is compared. */
  readonly logError: number | null
  readonly isWithin: boolean
}

export type BacktestScore = {
  readonly runs: number
  readonly milestones: readonly MilestoneScore[]
  readonly parameters: ParameterCounts
  /** Milestones that are compared and were not given. */
  readonly independent: number
  readonly within: number
  /** Median of the absolute log errors of times; `null` where no time is compared. */
  readonly timeError: number | null
  /** The same over those that nothing was fitted to. */
  readonly predictedTimeError: number | null
  /** True unless more was fitted than there are milestones to be wrong about. */
  readonly counts: boolean
}

/** Errors of times up to here are what we aim at: 25 %. */
export const aimedTimeError = ln(1.25)

/** Share of milestones that we aim to have within the simulated band. */
export const aimedWithin = 0.8

export type Scoring = {
  readonly milestones: Milestones
  /** The model of a run. */
  readonly modelOf: (replication: number) => Model
  readonly parameters: ParameterCounts
  readonly fittedTo: ReadonlySet<string>
  readonly seed: string
  readonly runs: number
}

/** Runs an outage many times and scores it. */
export function scoreBacktest(scoring: Scoring): BacktestScore {
  const { milestones, modelOf, seed, runs } = scoring
  const rows = rowsOf(milestones, modelOf(0), scoring.fittedTo)
  const columns = rows.map(() => new Float64Array(runs))
  for (let replication = 0; replication < runs; replication++) {
    const model = modelOf(replication)
    const log = simulate(model, { seed, replication, untilMs: model.horizonMs })
    rows.forEach((row, position) => {
      const column = columns[position]
      if (column === undefined || row.read === undefined) return
      column[replication] = readMilestone(model, log, { ...row, read: row.read })
    })
  }
  const scores = rows.map((row, position) => scoreRow(row, columns[position]))
  const compared = scores.filter(({ role }) => role === 'fitted' || role === 'predicted')
  return {
    runs,
    milestones: scores,
    parameters: scoring.parameters,
    independent: compared.length,
    within: compared.filter(({ isWithin }) => isWithin).length,
    timeError: medianTimeError(compared),
    predictedTimeError: medianTimeError(compared.filter(({ role }) => role === 'predicted')),
    counts: scoring.parameters.fitted <= compared.length,
  }
}

type Row = Milestones['rows'][string] & {
  readonly id: string
  readonly atMs: number
  readonly role: MilestoneRole
}

/** The milestones in the order of their times. */
function rowsOf({ rows }: Milestones, model: Model, fittedTo: ReadonlySet<string>): Row[] {
  return Object.entries(rows)
    .map(([id, row]): Row => {
      const fittedOrNot = fittedTo.has(id) ? 'fitted' : 'predicted'
      const role = row.read === undefined ? 'told' : row.given === true ? 'given' : fittedOrNot
      return { ...row, id, atMs: instantToMs(row.at) - model.startMs, role }
    })
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

function scoreRow(row: Row, column: Float64Array | undefined): MilestoneScore {
  const { id, name, basis, source, role, read, unit = '', note = '' } = row
  const told = { id, name, basis, source, role, unit, note }
  const compares = comparesOf(read)
  const published = compares === 'time' ? row.atMs : (row.value ?? 0)
  if (column === undefined || read === undefined) {
    return {
      ...told,
      compares,
      published,
      p5: null,
      p50: null,
      p95: null,
      logError: null,
      isWithin: false,
    }
  }
  const sorted = column.toSorted()
  const at = (percent: number) => sorted[nearestRank(sorted.length, percent) - 1] ?? Infinity
  const [p5, p50, p95] = [at(5), at(50), at(95)]
  const slackMs = compares === 'time' ? (durationToMs(row.within ?? '1m') ?? 0) : 0
  return {
    ...told,
    compares,
    published,
    p5: finite(p5),
    p50: finite(p50),
    p95: finite(p95),
    logError: logRatio(p50, published),
    isWithin: published + slackMs >= p5 && published - slackMs <= p95,
  }
}

function comparesOf(read: MilestoneRead | undefined): 'time' | 'value' {
  if (read === undefined || read.what === 'event') return 'time'
  return (read.as ?? 'time') === 'time' ? 'time' : 'value'
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function logRatio(simulated: number, published: number): number | null {
  if (!Number.isFinite(simulated) || simulated <= 0 || published <= 0) return null
  return ln(simulated / published)
}

/** A milestone that the middle run never reached is further away than any that it did. */
export function medianTimeError(scores: readonly MilestoneScore[]): number | null {
  const errors = scores
    .filter(({ compares }) => compares === 'time')
    .map(({ logError }) => (logError === null ? Infinity : Math.abs(logError)))
    .sort((a, b) => a - b)
  const upper = errors[Math.floor(errors.length / 2)]
  const lower = errors[Math.floor((errors.length - 1) / 2)]
  if (upper === undefined || lower === undefined) return null
  return (lower + upper) / 2
}
