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
  const { scenario } = now.choice
  const horizon = now.horizon === '' ? scenario.horizon : now.horizon
  return (
    ran.seed !== now.seed ||
    ran.scenario.horizon !== horizon ||
    differs(ran.scenario, scenario, 'horizon') ||
    // Tidying the drawing changes no result.
    differs(ran.plan, now.plan, 'layout') ||
    haveBindingsChanged(ran, now)
  )
}

/** True if two documents differ in anything but one key. Edits keep what they do not touch. */
function differs<T extends object>(before: T, after: T, except: keyof T): boolean {
  if (before === after) return false
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>
  return [...keys].some((key) => key !== except && before[key] !== after[key])
}

function haveBindingsChanged(ran: RunInput, now: PresentInputs): boolean {
  const bindings = toBindings(buildBindingRows(now.plan, now.choice.scenario, now.ownBindings))
  return JSON.stringify(bindings) !== JSON.stringify(ran.bindings)
}
