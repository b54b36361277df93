/**
 * What a step does, resolved: ids become numbers, sites become the components that stand there.
 */
import type { Plan, WrittenEffects } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndexes } from './context.ts'
import { componentsInSite } from './places.ts'
import type { CompiledEffects } from './work.ts'

/** A step that changes nothing. */
export const noEffects: CompiledEffects = {
  repairs: [],
  restores: [],
  starts: [],
  stops: [],
  isolates: [],
  reconnects: [],
  switches: [],
  isJumpStart: false,
  verifies: [],
  announces: [],
  halts: [],
  calls: [],
  activates: [],
  sheds: [],
  shedsTo: 1,
  resets: [],
  beginsWorkaround: [],
}

/** The effects of a step as the engine has them. */
export function compileEffects(context: CompileContext, written: WrittenEffects): CompiledEffects {
  const { plan, teamIds } = context
  const placed = (ids: readonly string[] | undefined): readonly number[] => [
    ...new Set(entityIndexes(context, withSites(plan, ids))),
  ]
  return {
    repairs: entityIndexes(context, written.repairs),
    restores: entityIndexes(context, written.restores),
    starts: entityIndexes(context, written.starts),
    stops: placed(written.stops),
    isolates: placed(written.isolates),
    reconnects: placed(written.reconnects),
    switches: entityIndexes(context, written.failsOver === undefined ? [] : [written.failsOver]),
    isJumpStart: written.jumpStart ?? false,
    verifies: entityIndexes(context, written.verifies),
    announces: entityIndexes(context, written.announces),
    halts: [...(written.halts ?? [])].sort(),
    calls: positionsOf(written.calls, teamIds),
    activates: positionsOf(written.activates, sortedIds(plan.runbooks)),
    sheds: entityIndexes(context, written.sheds?.of),
    shedsTo: written.sheds?.to ?? 1,
    resets: entityIndexes(context, written.resets),
    beginsWorkaround: entityIndexes(context, written.beginsWorkaround),
  }
}

/** Components as they are, sites as everything that stands there. */
export function withSites(plan: Plan, ids: readonly string[] | undefined): readonly string[] {
  return (ids ?? []).flatMap((id) =>
    plan.sites?.[id] === undefined ? [id] : componentsInSite(plan, id),
  )
}

function positionsOf(
  ids: readonly string[] | undefined,
  known: readonly string[],
): readonly number[] {
  return (ids ?? [])
    .map((id) => known.indexOf(id))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b)
}

/** Entities that a step is about: what it mends, starts, switches, cuts off or carries by hand. */
export function aboutOf(effects: CompiledEffects): readonly number[] {
  return [
    ...effects.repairs,
    ...effects.restores,
    ...effects.starts,
    ...effects.switches,
    ...effects.stops,
    ...effects.isolates,
    ...effects.reconnects,
    ...effects.sheds,
    ...effects.resets,
    ...effects.beginsWorkaround,
  ]
}

/** Entities whose running or setting a step changes, by what controls them. */
export function changedBy(effects: CompiledEffects): readonly number[] {
  const { starts, stops, isolates, reconnects, sheds, resets } = effects
  return [...starts, ...stops, ...isolates, ...reconnects, ...sheds, ...resets]
}

/** True if a step changes anything at all. */
export function hasEffect(effects: CompiledEffects): boolean {
  const { halts, calls, activates } = effects
  return aboutOf(effects).length + halts.length + calls.length + activates.length > 0
}
