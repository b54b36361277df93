/**
 * Opens a text and runs a scenario once, on a thread that has never done it before, as a window does:
 * the workload of `window.bench.ts` without a window.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { runInput } from '../../renderer/worker/runInput.ts'
import { parsePlan, parseScenario, type Result } from '../../simulation/index.ts'

export type Texts = { readonly plan: string; readonly scenario: string }

/** Name of a step of the run, and its milliseconds. */
export type Step = readonly [string, number]

export type NodeTimes = {
  readonly open: number
  readonly run: number
  readonly steps: readonly Step[]
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map(({ message }) => message).join('\n'))
}

function timeHere(texts: Texts): NodeTimes {
  const begin = performance.now()
  const plan = valueOf(parsePlan(texts.plan))
  const opened = performance.now()
  const scenario = valueOf(parseScenario(texts.scenario))
  const marks: Step[] = []
  const mark = (step: string): void => void marks.push([step, performance.now()])
  const started = performance.now()
  const input = { plan, scenario, bindings: {}, seed: '1', decisions: [], asOf: '2025-01-01' }
  runInput(input, mark)
  const end = performance.now()
  const steps = marks.map(([step, at], index): Step => [step, (marks[index + 1]?.[1] ?? end) - at])
  return { open: opened - begin, run: end - started, steps }
}

parentPort?.postMessage(timeHere(workerData as Texts))
