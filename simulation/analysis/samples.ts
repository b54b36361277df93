/**
 * The readings of many runs as columns of numbers.
 *
 * A sample is known by its replication number, so that parts made anywhere join to the same whole.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import { createSimulator, type RunInput } from '../engine/simulate.ts'
import { type End, ends, type Reading } from './reading.ts'
import { createReader } from './readings.ts'
import { type Column, columnsOf, type Subjects, subjectsOf } from './subjects.ts'

/** One column: a number for each run, in the order of replications. */
export type Series = Column & {
  readonly values: readonly number[]
  /** Replications whose value is only a lower bound, because the run ended before it was final. */
  readonly unfinished: readonly number[]
  /** Replications whose value would never have become final. */
  readonly endless: readonly number[]
}

/** Replications `first` to `first + count − 1`. */
export type Samples = {
  readonly first: number
  readonly count: number
  readonly series: readonly Series[]
}

/** The readings of one run: for each column its value and the place of its end in `ends`. */
export type SampleRow = Float64Array<ArrayBuffer>

/** What all runs of a series have in common. */
export type RunSeries = Required<Pick<RunInput, 'seed' | 'untilMs'>> & Pick<RunInput, 'decisions'>

/** Something that runs a model as often as it is asked to, each time with other luck. */
export function createSampler(model: Model, series: RunSeries): (replication: number) => SampleRow {
  const columns = columnsOf(subjectsOf(model))
  const { outcome } = createSimulator(model)
  const read = createReader(model, columns)
  return (replication) => {
    const row = new Float64Array(columns.length * 2)
    read(outcome({ ...series, replication })).forEach(({ value, end }, column) => {
      row[column * 2] = value
      row[column * 2 + 1] = ends.indexOf(end)
    })
    return row
  }
}

/** What a row says in one column. */
export function readingAt(row: SampleRow, column: number): Reading {
  return { value: row[column * 2] ?? 0, end: ends[row[column * 2 + 1] ?? 0] ?? 'over' }
}

/** Rows of consecutive replications as columns. */
export function toSamples(subjects: Subjects, first: number, rows: readonly SampleRow[]): Samples {
  const series = columnsOf(subjects).map((column, position): Series => {
    const readings = rows.map((row) => readingAt(row, position))
    const numbersOf = (wanted: End) =>
      readings.flatMap(({ end }, offset) => (end === wanted ? [first + offset] : []))
    return {
      ...column,
      values: readings.map(({ value }) => value),
      unfinished: numbersOf('unfinished'),
      endless: numbersOf('endless'),
    }
  })
  return { first, count: rows.length, series }
}

/** One whole from parts that follow each other without a hole and have the same columns. */
export function joinSamples(parts: readonly Samples[]): Samples {
  const [start] = parts
  assert(start !== undefined, 'there is a part to join')
  let next = start.first
  for (const part of parts) {
    assert(part.first === next, 'parts follow each other without a hole')
    next += part.count
  }
  const series = start.series.map((column, position): Series => {
    const columns = parts.map((part) => part.series[position] ?? column)
    return {
      ...column,
      values: columns.flatMap((each) => each.values),
      unfinished: columns.flatMap((each) => each.unfinished),
      endless: columns.flatMap((each) => each.endless),
    }
  })
  return { first: start.first, count: next - start.first, series }
}
