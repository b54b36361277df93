import { type Plan, toDecisions } from '../../simulation/index.ts'
import { modifiedScenario } from '../stores/exercise/modifiers.ts'
import type { Exercise, ScenarioChoice } from '../stores/exerciseStore.ts'
import type { RunInput } from '../worker/messages.ts'
import { buildBindingRows, toBindings } from './scenario/bindingRows.ts'

/** What the next run would be given. */
export type PresentInputs = Pick<
  Exercise,
  'ownBindings' | 'seed' | 'horizon' | 'modifiers' | 'taken'
> & {
  readonly plan: Plan
  readonly choice: ScenarioChoice
}

/** True if a run would now be given something else than last time. */
export function haveInputsChanged(ran: RunInput, now: PresentInputs): boolean {
  const scenario = modifiedScenario(now.choice.scenario, now)
  const bindings = toBindings(buildBindingRows(now.plan, scenario, now.ownBindings))
  const decisions = toDecisions({ decisions: 1, taken: now.taken })
  return (
    ran.seed !== now.seed ||
    differs(ran.scenario, scenario) ||
    // Tidying the drawing changes no result.
    differs(ran.plan, now.plan, 'layout') ||
    !isAlike(bindings, ran.bindings) ||
    !isAlike(decisions, ran.decisions)
  )
}

/** True if two documents differ in anything but one key. Edits keep what they do not touch. */
function differs<T extends object>(before: T, after: T, except?: keyof T): boolean {
  if (before === after) return false
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>
  return [...keys].some(
    (key) => key !== except && before[key] !== after[key] && !isAlike(before[key], after[key]),
  )
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
