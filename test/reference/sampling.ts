/**
 * Many runs of a sketch, read as the bands read them.
 */
import {
  compile,
  createSampler,
  type Log,
  type Model,
  type Series,
  simulate,
  subjectsOf,
  toSamples,
} from '../../simulation/index.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'

/** So many times the usual number of runs, and two at least. */
export function runsFor(usual: number, effort: number): number {
  return Math.max(2, Math.round(usual * effort))
}

export const minuteMs = 60_000
export const hourMs = 3_600_000

export function modelOf(text: string): Model {
  const { plan, scenario, bindings } = readSketch(text)
  return valueOf(compile(plan, scenario, bindings))
}

/** A measure of a thing in so many runs, in milliseconds. */
export function sample(
  text: string,
  { runs, of, measure }: { runs: number; of: string; measure: Series['measure'] },
): readonly number[] {
  const model = modelOf(text)
  const sampler = createSampler(model, { seed: 'reference', untilMs: model.horizonMs })
  const rows = Array.from({ length: runs }, (_, replication) => sampler(replication))
  const { series } = toSamples(subjectsOf(model), 0, rows)
  return series.find((one) => one.of === of && one.measure === measure)?.values ?? []
}

/** What each of many runs says. */
export function readLogs<T>(text: string, runs: number, read: (log: Log) => T): readonly T[] {
  const model = modelOf(text)
  return Array.from({ length: runs }, (_, replication) =>
    read(simulate(model, { seed: 'reference', replication })),
  )
}
