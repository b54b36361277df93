/**
 * Many runs as a file: what they were made of, and what is kept of each.
 *
 * A part of the runs and the whole have the same form; the whole has all of them. What can be computed
 * from the readings is not in it, so that there is only one truth.
 */
import {
  type Decision,
  engineVersion,
  fileBytesMax,
  type Model,
  planDigest,
  type RunSeries,
  type Samples,
  scenarioDigest,
  sortedIds,
  type Subjects,
} from '../../simulation/index.ts'
import { writeTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import { type Outcome, refuse } from '../problems.ts'

/** Newest format of `*.bands.json`. */
export const bandsFormat = 1

/** What all parts of a series of runs have in common. */
export type BandsHead = {
  readonly bands: typeof bandsFormat
  readonly engineVersion: string
  readonly plan: { readonly name: string; readonly sha256: string }
  readonly scenario: { readonly name: string; readonly sha256: string }
  readonly bindings: Readonly<Record<string, readonly string[]>>
  readonly seed: string
  /** What people decide in every run; left out if nothing. */
  readonly decisions?: readonly Decision[]
  /** Milliseconds since 1970. */
  readonly startMs: number
  readonly untilMs: number
  /** How many runs the whole has. */
  readonly runs: number
  readonly subjects: Subjects
}

export type BandsFile = BandsHead & {
  /** Replications from 0. The first is the run that `blackstart run` shows. */
  readonly samples: Samples
}

/** `runs` is how many the whole has, of which the samples may be a part. */
export function toBandsFile(
  model: Model,
  { series, runs }: { readonly series: RunSeries; readonly runs: number },
  { subjects, samples }: { readonly subjects: Subjects; readonly samples: Samples },
): BandsFile {
  const { plan, scenario, bindings, startMs } = model
  const { seed, untilMs, decisions = [] } = series
  return {
    bands: bandsFormat,
    engineVersion,
    plan: { name: plan.name ?? '', sha256: planDigest(plan) },
    scenario: { name: scenario.name, sha256: scenarioDigest(scenario) },
    bindings: Object.fromEntries(sortedIds(bindings).map((id) => [id, bindings[id] ?? []])),
    seed,
    ...(decisions.length === 0 ? {} : { decisions }),
    startMs,
    untilMs,
    runs,
    subjects,
    samples,
  }
}

/** JSON with a line for each column of numbers, so that a difference can be found by eye. */
export function bandsToText({ samples, ...head }: BandsFile): string {
  const { series, ...range } = samples
  const start = JSON.stringify(head, null, 2).slice(0, -2)
  const from = JSON.stringify(range).slice(1, -1)
  const lines = series.map((each) => `      ${JSON.stringify(each)}`).join(',\n')
  return `${start},\n  "samples": {\n    ${from},\n    "series": [\n${lines}\n    ]\n  }\n}\n`
}

export async function writeBands(io: Io, file: string, text: string): Promise<Outcome<string>> {
  if (Buffer.byteLength(text) <= fileBytesMax) return writeTextFile(io, file, text)
  return refuse({
    code: 'unwritable-file',
    severity: 'error',
    where: { path: [], file },
    message: `${file} would be larger than the ${fileBytesMax / (1024 * 1024)} MB that are read again.`,
    hint: 'Ask for fewer runs: 2,500 already know every probability to within 2 points.',
  })
}
