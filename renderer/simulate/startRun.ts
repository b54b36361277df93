import type { Bindings, Plan } from '../../simulation/index.ts'
import { planNow } from '../stores/documentStore.ts'
import { type ScenarioChoice, useExercise } from '../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { buildBindingRows, findUnbound, toBindings } from './scenario/bindingRows.ts'

type Inputs = {
  readonly plan: Plan
  readonly choice: ScenarioChoice | null
  readonly ownBindings: Bindings
}

/** Why nothing can be run now, in one sentence; `null` if it can. */
export function findObstacle({ plan, choice, ownBindings }: Inputs): string | null {
  if (Object.keys(plan.components ?? {}).length === 0) return texts.run.emptyPlan
  if (choice === null) return texts.run.noScenario
  const rows = buildBindingRows(plan, choice.scenario, ownBindings)
  const unbound = findUnbound(choice.scenario, rows)
  return unbound.length === 0 ? null : texts.run.unbound(unbound)
}

/** Runs the chosen scenario on the plan as it is now, if it can be run. */
export function startRun(): void {
  const plan = planNow()
  const { choice, ownBindings, run, start } = useExercise.getState()
  if (choice === null || run.kind === 'running') return
  if (findObstacle({ plan, choice, ownBindings }) !== null) return
  void start(plan, toBindings(buildBindingRows(plan, choice.scenario, ownBindings)))
}
