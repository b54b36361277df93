/**
 * What steps do to the world: one function per effect, for tasks of runbooks and for actions that
 * people decide on.
 *
 * A new effect gets a field in `plan/schema/effects.ts`, a compiled form in `compile/effects.ts` and a
 * line here. Effects of one step happen in the order of the table.
 */
import type { CompiledEffects } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { faultsOn, incidentAt } from '../../looking.ts'
import { touch } from '../../recording.ts'
import { power, type World } from '../../state/world.ts'
import { activateFrom } from './activation.ts'
import { announce, lookSoon } from '../belief/belief.ts'
import { beginWorkarounds } from '../business/business.ts'
import { needsRestore } from '../data/harm.ts'
import { forceFailover, isFailoverNeeded } from '../levels/failover.ts'
import { liftFault } from '../levels/faults.ts'
import { haltByHand, isSpreading } from '../fleets/rollout.ts'
import { beginRestores } from '../data/restores.ts'
import { isOverloaded, letInBy, resetLoad, shed } from '../load/shedding.ts'
import { jumpStart, stopOnPurpose, wantStart } from '../levels/starting.ts'
import { page } from '../people/teams.ts'

/** A step that is done: the incident it is part of, -1 for none, and the event that it is done. */
export type Step = { readonly incident: number; readonly event: number }

type Effect = {
  readonly apply: (world: World, effects: CompiledEffects, step: Step) => void
  /** True if it would change anything now. */
  readonly isNeeded: (world: World, effects: CompiledEffects, incident: number) => boolean
}

/** The faults that a step can mend on an entity: those of its incident, or all if it has none. */
function mendable(world: World, entity: number, incident: number): readonly number[] {
  const faults = faultsOn(world, entity).flatMap((one) => (one.needsRestore ? [] : [one.fault]))
  return incident < 0 ? [...new Set(faults)] : faults.filter((fault) => fault === incident)
}

const effects = {
  repairs: {
    apply: (world, { repairs, isJumpStart }, { incident, event }) => {
      for (const entity of repairs) {
        for (const fault of mendable(world, entity, incident)) {
          if (!incidentAt(world, fault).isClearedByItself) liftFault(world, entity, fault, event)
        }
        if (isJumpStart) jumpStart(world, entity, event)
      }
    },
    isNeeded: (world, { repairs }, incident) =>
      repairs.some((entity) => mendable(world, entity, incident).length > 0),
  },
  restores: {
    // A task restores before it is done; here begins what somebody decided on.
    apply: (world, { restores }, { incident, event }) => {
      beginRestores(world, restores, { run: -1, incident, event })
    },
    isNeeded: (world, { restores }) => restores.some((entity) => needsRestore(world, entity)),
  },
  starts: {
    apply: (world, { starts, isJumpStart }, { event }) => {
      for (const entity of starts) {
        if (isJumpStart) jumpStart(world, entity, event)
        else wantStart(world, entity, event)
      }
    },
    isNeeded: (world, { starts }) =>
      starts.some((entity) => world.powerOf[entity] !== power.running),
  },
  switches: {
    apply: (world, { switches }, { event }) => {
      for (const group of switches) forceFailover(world, group, event)
    },
    isNeeded: (world, { switches }) => switches.some((group) => isFailoverNeeded(world, group)),
  },
  stops: {
    apply: (world, { stops }, { event }) => {
      for (const entity of stops) stopOnPurpose(world, entity, event)
    },
    isNeeded: (world, { stops }) => stops.some((entity) => world.powerOf[entity] !== power.stopped),
  },
  isolates: {
    apply: (world, { isolates }, { event }) => setIsolation(world, isolates, { isCut: 1, event }),
    isNeeded: (world, { isolates }) => isolates.some((entity) => world.isIsolated[entity] === 0),
  },
  reconnects: {
    apply: (world, { reconnects }, { event }) =>
      setIsolation(world, reconnects, { isCut: 0, event }),
    isNeeded: (world, { reconnects }) =>
      reconnects.some((entity) => world.isIsolated[entity] === 1),
  },
  verifies: {
    apply: (world, { verifies }, { event }) => {
      for (const entity of verifies) lookSoon(world, entity, event)
    },
    // Looking changes nothing by itself: what else the step does decides whether it is needed.
    isNeeded: () => false,
  },
  announces: {
    apply: (world, { announces }, { event }) => {
      for (const entity of announces) announce(world, entity, event)
    },
    isNeeded: (_, { announces }) => announces.length > 0,
  },
  halts: {
    apply: (world, { halts }, { event }) => {
      for (const product of halts) haltByHand(world, product, event)
    },
    isNeeded: (world, { halts }) => halts.some((product) => isSpreading(world, product)),
  },
  calls: {
    apply: (world, { calls }, { event }) => {
      for (const team of calls) page(world, team, event)
    },
    isNeeded: (world, { calls }) => calls.some((team) => at(world.teams, team).called === 0),
  },
  activates: {
    apply: (world, { activates }, { incident, event }) => {
      for (const runbook of activates) activateFrom(world, incident, runbook, event)
    },
    isNeeded: (_, { activates }) => activates.length > 0,
  },
  sheds: {
    apply: (world, { sheds, shedsTo }, { event }) => {
      for (const entity of sheds) shed(world, entity, shedsTo, event)
    },
    isNeeded: (world, { sheds, shedsTo }) =>
      sheds.some((entity) => letInBy(world, entity) !== shedsTo),
  },
  resets: {
    apply: (world, { resets }, { event }) => {
      for (const entity of resets) resetLoad(world, entity, event)
    },
    isNeeded: (world, { resets }) => resets.some((entity) => isOverloaded(world, entity)),
  },
  beginsWorkaround: {
    apply: (world, { beginsWorkaround }, { event }) => {
      for (const service of beginsWorkaround) beginWorkarounds(world, service, event)
    },
    isNeeded: (_, { beginsWorkaround }) => beginsWorkaround.length > 0,
  },
} satisfies Partial<Record<keyof CompiledEffects, Effect>>

const table = Object.entries(effects) as readonly (readonly [keyof typeof effects, Effect])[]

/** The effects that steps have, most of them one: worked out when a step is first looked at. */
const known = new WeakMap<CompiledEffects, readonly Effect[]>()

function effectsOf(step: CompiledEffects): readonly Effect[] {
  const found = known.get(step)
  if (found !== undefined) return found
  const made = table.filter(([name]) => step[name].length > 0).map(([, effect]) => effect)
  known.set(step, made)
  return made
}

/** Everything that a step does, once it is done. */
export function takeEffects(world: World, done: CompiledEffects, step: Step): void {
  for (const effect of effectsOf(done)) effect.apply(world, done, step)
}

/** True if a step would change anything now. */
export function isAnyNeeded(world: World, wanted: CompiledEffects, incident: number): boolean {
  for (const effect of effectsOf(wanted)) if (effect.isNeeded(world, wanted, incident)) return true
  return false
}

/** Cuts things off from everybody, or lets them back in. */
function setIsolation(
  world: World,
  entities: readonly number[],
  { isCut, event }: { readonly isCut: 0 | 1; readonly event: number },
): void {
  for (const entity of entities) {
    if (world.isIsolated[entity] === isCut) continue
    world.isIsolated[entity] = isCut
    touch(world, entity, [event], 'instant')
  }
}
