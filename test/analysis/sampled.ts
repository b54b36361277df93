import {
  compile,
  createSampler,
  type Model,
  type Samples,
  type Series,
  subjectsOf,
  toSamples,
} from '../../simulation/index.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'

export type Sampled = {
  readonly model: Model
  readonly samples: Samples
  /** The column of a thing. */
  readonly column: (of: string, measure: Series['measure']) => Series | undefined
}

/** Many runs of a sketch. */
export function sampleSketch(text: string, runs = 1): Sampled {
  const sketch = readSketch(text)
  const model = valueOf(compile(sketch.plan, sketch.scenario, sketch.bindings))
  const sample = createSampler(model, { seed: sketch.seed, untilMs: model.horizonMs })
  const rows = Array.from({ length: runs }, (_, replication) => sample(replication))
  const samples = toSamples(subjectsOf(model), 0, rows)
  return {
    model,
    samples,
    column: (of, measure) =>
      samples.series.find((series) => series.of === of && series.measure === measure),
  }
}
