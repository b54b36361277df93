import type { Bindings, Plan } from '../../simulation/index.ts'
import type { ScenarioChoice } from '../stores/exerciseStore.ts'
import type { RunInput } from '../worker/messages.ts'
import { buildBindingRows, toBindings } from './scenario/bindingRows.ts'

/** What the next run would be given. */
export type PresentInputs = {
  readonly plan: Plan
  readonly choice: ScenarioChoice
  readonly ownBindings: Bindings
  readonly seed: string
  readonly horizon: string
}

/** True if a run would now be given something else than last time. */
export function haveInputsChanged(ran: RunInput, now: PresentInputs): boolean {
  return (
    ran.seed !== now.seed ||
    ran.scenario !== scenarioOf(ran, now) ||
    hasPlanChanged(ran.plan, now.plan) ||
    haveBindingsChanged(ran, now)
  )
}

/** The scenario that was run, if it is still the one that is chosen; only its horizon may be set. */
function scenarioOf(ran: RunInput, { choice, horizon }: PresentInputs): unknown {
  if (horizon === '') return choice.scenario
  const isSame = ran.scenario.name === choice.scenario.name && ran.scenario.horizon === horizon
  return isSame ? ran.scenario : choice.scenario
}

/** Tidying the drawing changes no result. Edits keep what they do not touch, so identity tells. */
function hasPlanChanged(ran: Plan, now: Plan): boolean {
  if (ran === now) return false
  const { layout: _ran, ...before } = ran
  const { layout: _now, ...after } = now
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof typeof before>
  return [...keys].some((key) => before[key] !== after[key])
}

function haveBindingsChanged(ran: RunInput, now: PresentInputs): boolean {
  const bindings = toBindings(buildBindingRows(now.plan, now.choice.scenario, now.ownBindings))
  return JSON.stringify(bindings) !== JSON.stringify(ran.bindings)
}
