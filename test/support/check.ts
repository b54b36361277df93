/**
 * Tests of the simulation as a sketch of a plan and a story, and the log that they must give.
 *
 * `notation/sketch.ts` explains the sketch, `expectation.ts` what is compared.
 */
import { expect } from 'vitest'
import { type Log, type Model, compile, simulate } from '../../simulation/index.ts'
import { compareLog } from './expectation.ts'
import { readSketch, type Sketch, valueOf } from './notation/sketch.ts'

export type SketchedRun = { readonly sketch: Sketch; readonly model: Model; readonly log: Log }

/** Compiles and simulates a sketch, up to its horizon. */
export function runSketch(text: string): SketchedRun {
  const sketch = readSketch(text)
  const model = valueOf(compile(sketch.plan, sketch.scenario, sketch.bindings))
  return { sketch, model, log: simulate(model, { seed: sketch.seed, decisions: sketch.decisions }) }
}

/** Expects of a sketch exactly the events that a text mentions. */
export function check(text: string, expectation: string): void {
  checkLog(runSketch(text).log, expectation)
}

/** Expects of a log exactly the events that a text mentions. */
export function checkLog(log: Log, expectation: string): void {
  const { expected, actual } = compareLog(log, expectation)
  expect(actual).toBe(expected)
}
