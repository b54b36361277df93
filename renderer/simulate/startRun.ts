import type { Plan } from '../../simulation/index.ts'
import { planNow } from '../stores/documentStore.ts'
import { modifiedScenario } from '../stores/exercise/modifiers.ts'
import { type Exercise, useExercise } from '../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { buildBindingRows, findUnbound, toBindings } from './scenario/bindingRows.ts'

type Inputs = Pick<Exercise, 'choice' | 'ownBindings' | 'horizon' | 'modifiers'> & {
  readonly plan: Plan
}

/** Why nothing can be run now, in one sentence; `null` if it can. */
export function findObstacle({ plan, choice, ownBindings, ...settings }: Inputs): string | null {
  if (Object.keys(plan.components ?? {}).length === 0) return texts.run.emptyPlan
  if (choice === null) return texts.run.noScenario
  const scenario = modifiedScenario(choice.scenario, settings)
  const isEmptied = settings.modifiers.leftOut.length > 0
  if (isEmptied && Object.keys(scenario.faults ?? {}).length === 0) return texts.run.nothingFails
  const unbound = findUnbound(scenario, buildBindingRows(plan, scenario, ownBindings))
  return unbound.length === 0 ? null : texts.run.unbound(unbound)
}

/** Runs the chosen scenario on the plan as it is now, if it can be run. */
export function startRun(): void {
  runNow('worst')
}

/** The same, and the playhead stays where it is: for whoever changed one thing at this moment. */
export function runAgainHere(): void {
  runNow('same-moment')
}

function runNow(landing: 'worst' | 'same-moment'): void {
  const plan = planNow()
  const exercise = useExercise.getState()
  const { choice, ownBindings, run, start } = exercise
  if (choice === null || run.kind === 'running') return
  if (findObstacle({ ...exercise, plan }) !== null) return
  const scenario = modifiedScenario(choice.scenario, exercise)
  void start(plan, toBindings(buildBindingRows(plan, scenario, ownBindings)), landing)
}
