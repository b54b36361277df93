import { buildStateIndex } from '../../simulation/index.ts'
import { runInput } from '../../renderer/worker/runInput.ts'
import type { RunInput, RunResults } from '../../renderer/worker/messages.ts'
import type { FinishedRun } from '../../renderer/stores/exerciseStore.ts'
import { runSketch } from '../support/check.ts'

/** A small shop whose database is lost for two hours. */
export const shop = `
  team ops  people 1
  component db   repair 2h  team ops
  component web  needs db
  component idle
  service checkout  needs web  tier 1  rto 1h  mtd 1d
  response  team ops  users-report 10m  diagnose 20m  declare 0s
  until 1d
  at 0s  lose db
`

export function inputOf(sketch: string): RunInput {
  const { sketch: read } = runSketch(sketch)
  const { plan, scenario, bindings, seed, decisions } = read
  return { plan, scenario, bindings, seed, decisions, asOf: '2025-01-01' }
}

/** What the worker answers for a sketch. */
export function resultsOf(sketch: string): RunResults {
  const answer = runInput(inputOf(sketch), () => {})
  if (answer.kind !== 'done') throw new Error('the sketch cannot be run')
  return answer.results
}

let runsMade = 0

export function finishedOf(sketch: string): FinishedRun {
  const results = resultsOf(sketch)
  const states = buildStateIndex(results.model, results.log)
  return { ...results, number: ++runsMade, input: inputOf(sketch), states }
}
