/**
 * What laws are stated with: random sketches, their runs, and how many of them.
 */
import fc from 'fast-check'
import { it } from 'vitest'
import { compile, type Log, type Model, type RunInput, simulate } from '../../simulation/index.ts'
import { readSketch, type Sketch } from '../support/notation/sketch.ts'
import { sketchArbitrary } from '../support/sketchArbitrary.ts'

export const lawTimeoutMs = 600_000

/**
 * `SWARM=2000` tries so many sketches that nobody has tried before, `SWARM=30s` as many as there is time for; a failure
 * prints their seed.
 */
const swarm = process.env.SWARM

/** How many are tried, and which: without a swarm always the same ones. */
function parametersFor(seed: number): fc.Parameters<unknown> {
  if (swarm === undefined) return { seed, numRuns: 40 }
  if (!swarm.endsWith('s')) return { numRuns: Number(swarm) }
  const timeLimitMs = Number.parseFloat(swarm) * 1_000
  return { numRuns: 1_000_000, interruptAfterTimeLimit: timeLimitMs, markInterruptAsFailure: false }
}

/** What a sketch asks of a run. */
export function inputOf({ seed, decisions }: Sketch): RunInput {
  return { seed, decisions }
}

export type Run = { readonly sketch: Sketch; readonly model: Model; readonly log: Log }

export function run(sketch: Sketch): Run {
  const compiled = compile(sketch.plan, sketch.scenario, sketch.bindings)
  // Some sketches hit nothing that exists; laws are about those that can be simulated.
  fc.pre(compiled.ok)
  return { sketch, model: compiled.value, log: simulate(compiled.value, inputOf(sketch)) }
}

/** Sketches that a failure prints line by line. */
const readable = sketchArbitrary.map((text) => ({ text, [fc.toStringMethod]: () => `\n${text}\n` }))

/** States a law of every run of a random sketch. A failure prints the sketch. */
export function law(title: string, seed: number, holds: (run: Run) => void): void {
  it(
    title,
    () => {
      fc.assert(
        fc.property(readable, ({ text }) => holds(run(readSketch(text)))),
        parametersFor(seed),
      )
    },
    lawTimeoutMs,
  )
}

/** States a law of whatever an arbitrary makes. */
export function lawOf<T>(
  title: string,
  { seed, of }: { readonly seed: number; readonly of: fc.Arbitrary<T> },
  holds: (value: T) => void,
): void {
  it(
    title,
    () => {
      fc.assert(
        fc.property(of, (value) => holds(value)),
        parametersFor(seed),
      )
    },
    lawTimeoutMs,
  )
}
