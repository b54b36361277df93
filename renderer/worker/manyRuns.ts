import {
  compile,
  createSampler,
  type SampleRow,
  type Subjects,
  subjectsOf,
} from '../../simulation/index.ts'
import type { AboutRun, SampleOrder, SamplesAnswer } from './messages.ts'

type Sampling = {
  readonly subjects: Subjects
  readonly sample: (replication: number) => SampleRow
}

/** Makes ready to run an input many times. */
export type FindSampling = (about: AboutRun) => Sampling

/** Keeps what it made ready last, because one thread gets many orders of the same input. */
export function createSamplingFinder(): FindSampling {
  let kept: { readonly number: number; readonly sampling: Sampling } | undefined
  return ({ number, input }) => {
    if (kept?.number === number) return kept.sampling
    const compiled = compile(input.plan, input.scenario, input.bindings)
    if (!compiled.ok) throw new Error('what is run many times has run once before')
    const model = compiled.value
    const { seed, decisions } = input
    const series = { seed, decisions, untilMs: model.horizonMs }
    const sampling = { subjects: subjectsOf(model), sample: createSampler(model, series) }
    kept = { number, sampling }
    return sampling
  }
}

/** Does its part of many runs; tells after each how many are done. */
export function readSamples(
  { sample }: Sampling,
  { first, count }: SampleOrder,
  tell: (done: number) => void,
): SamplesAnswer {
  const rows = Array.from({ length: count }, (_, done) => {
    const row = sample(first + done)
    tell(done + 1)
    return row
  })
  return { rows }
}
