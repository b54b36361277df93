/**
 * What the things of any plan allow people to do, without the plan naming it: `start/web`,
 * `isolate/region-east`, `fail-over/orders-pair`, `call/network`, …
 *
 * They are worked out when somebody asks for them, since there are several for everything in a plan.
 * Whoever mends a component does it, one person, in `generalActionMs`.
 */
import { noEffects } from '../../compile/effects.ts'
import type {
  CompiledAction,
  CompiledDependency,
  CompiledEffects,
  Model,
} from '../../compile/model.ts'
import { liesIn } from '../../compile/places.ts'
import { gateThreshold } from '../../compile/runbooks.ts'
import { generalActionMs, noTier } from '../../compile/defaults.ts'
import { sortedIds } from '../../ids.ts'
import { at } from '../at.ts'
import type { Structure } from '../structure/structure.ts'

export type Ground = { readonly model: Model; readonly structure: Structure }

type General = {
  /** Ids of the things that it can be done to. */
  readonly things: (model: Model) => readonly string[]
  readonly name: (thing: string) => string
  /** Effects on a thing, by its id. */
  readonly effects: (model: Model, id: string) => Partial<CompiledEffects>
  /** What must be there, besides what work on the things needs. */
  readonly gates?: (ground: Ground, entity: number) => readonly CompiledDependency[]
  /** Team that must agree, and team that does it where nobody mends the thing. */
  readonly authority?: (model: Model, id: string) => number
  readonly team?: (model: Model) => number
  readonly declares?: (model: Model, id: string) => readonly number[]
  /** True for what is said rather than done: it takes no time and nobody’s hands. */
  readonly isSaid?: boolean
}

/** Entities stand in the order of their ids. */
const components = ({ entities }: Model) =>
  entities.flatMap(({ id, kind }) => (kind === 'component' ? [id] : []))
const places = (model: Model) => [...components(model), ...sortedIds(model.plan.sites)]
const lead = ({ response }: Model) => response.team

function entitiesOf(model: Model, id: string): readonly number[] {
  const index = model.indexById[id]
  if (index !== undefined) return [index]
  const { components: written } = model.plan
  return model.entities.flatMap(({ id: one, index: number }) =>
    liesIn(model.plan, written?.[one]?.site, id) ? [number] : [],
  )
}

function standbysOf({ model, structure }: Ground, entity: number): readonly CompiledDependency[] {
  const members = model.groups[entity]?.members ?? []
  return members.slice(1).flatMap((member) => at(structure.changeNeeds, member))
}

/** What it takes to change how a thing runs: its control plane. */
function controlOf({ structure }: Ground, entity: number): readonly CompiledDependency[] {
  return at(structure.changeNeeds, entity)
}

/** Everything that can be done to things of a plan, by its verb. */
const generals: Readonly<Record<string, General>> = {
  start: {
    things: components,
    name: (thing) => `Start ${thing}`,
    effects: (model, id) => ({ starts: entitiesOf(model, id) }),
    gates: (ground, entity) => [
      ...at(ground.structure.startNeeds, entity),
      ...controlOf(ground, entity),
    ],
  },
  stop: {
    things: components,
    name: (thing) => `Switch off ${thing}`,
    effects: (model, id) => ({ stops: entitiesOf(model, id) }),
    gates: controlOf,
  },
  isolate: {
    things: places,
    name: (thing) => `Cut off ${thing}`,
    effects: (model, id) => ({ isolates: entitiesOf(model, id) }),
    gates: controlOf,
  },
  reconnect: {
    things: places,
    name: (thing) => `Let ${thing} back in`,
    effects: (model, id) => ({ reconnects: entitiesOf(model, id) }),
    gates: controlOf,
  },
  'fail-over': {
    things: (model) =>
      sortedIds(model.plan.groups).filter(
        (id) => model.groups[model.indexById[id] ?? -1]?.kind === 'active-passive',
      ),
    name: (thing) => `Switch ${thing} over`,
    effects: (model, id) => ({ switches: entitiesOf(model, id) }),
    gates: standbysOf,
    authority: (model, id) => model.groups[model.indexById[id] ?? -1]?.decidingTeam ?? -1,
  },
  restore: {
    things: (model) => model.data.sets.map(({ entity }) => at(model.entities, entity).id).sort(),
    name: (thing) => `Restore the data of ${thing}`,
    effects: (model, id) => ({ restores: entitiesOf(model, id) }),
  },
  verify: {
    things: components,
    name: (thing) => `Look how ${thing} really is`,
    effects: (model, id) => ({ verifies: entitiesOf(model, id) }),
  },
  announce: {
    things: ({ plan }) => sortedIds(plan.businessServices),
    name: (thing) => `Tell everybody how ${thing} is`,
    effects: (model, id) => ({ announces: entitiesOf(model, id) }),
    isSaid: true,
  },
  declare: {
    things: ({ faults }) => faults.map(({ id }) => id),
    name: (thing) => `Declare ${thing}`,
    effects: () => ({}),
    declares: ({ faults }, id) =>
      faults.flatMap((fault, index) => (fault.id === id ? [index] : [])),
    authority: ({ response }) => response.declaringTeam,
    isSaid: true,
  },
  call: {
    things: ({ teams }) => teams.map(({ id }) => id),
    name: (thing) => `Call ${thing}`,
    effects: ({ teams }, id) => ({ calls: indexOf(teams, id) }),
    isSaid: true,
  },
  activate: {
    things: ({ runbooks }) => runbooks.map(({ id }) => id),
    name: (thing) => `Begin with ${thing}`,
    effects: ({ runbooks }, id) => ({ activates: indexOf(runbooks, id) }),
    isSaid: true,
  },
  'begin-workaround': {
    things: ({ plan }) =>
      sortedIds(plan.businessServices).filter(
        (id) => sortedIds(plan.businessServices?.[id]?.workarounds).length > 0,
      ),
    name: (thing) => `Go on with ${thing} by hand`,
    effects: (model, id) => ({ beginsWorkaround: entitiesOf(model, id) }),
    team: lead,
  },
  halt: {
    things: ({ plan }) => sortedIds(plan.products),
    name: (thing) => `Keep updates of ${thing} from spreading`,
    effects: (_, id) => ({ halts: [id] }),
    team: lead,
  },
}

const declareAll = 'Declare an incident'

function indexOf(list: readonly { readonly id: string }[], id: string): readonly number[] {
  const index = list.findIndex((one) => one.id === id)
  return index < 0 ? [] : [index]
}

/** All general actions of a model, by verb and thing. */
export function* generalActions(ground: Ground): Generator<CompiledAction> {
  for (const [verb, general] of Object.entries(generals)) {
    for (const thing of general.things(ground.model)) {
      yield build(ground, general, { id: `${verb}/${thing}`, thing })
    }
  }
}

/** Ids of everything that things allow by themselves. */
export function generalIds(model: Model): readonly string[] {
  const all = Object.entries(generals).flatMap(([verb, { things }]) =>
    things(model).map((thing) => `${verb}/${thing}`),
  )
  return ['declare', ...all]
}

/** What a general action is; `undefined` for what is none. `declare` alone is for all incidents. */
export function generalAction(ground: Ground, id: string): CompiledAction | undefined {
  const { model } = ground
  const slash = id.indexOf('/')
  const [verb, thing] = slash < 0 ? [id, ''] : [id.slice(0, slash), id.slice(slash + 1)]
  const general = Object.hasOwn(generals, verb) ? generals[verb] : undefined
  if (general === undefined) return undefined
  if (id === 'declare') {
    const declares = model.faults.map((_, index) => index)
    return { ...build(ground, general, { id, thing }), name: declareAll, declares }
  }
  return general.things(model).includes(thing) ? build(ground, general, { id, thing }) : undefined
}

/** What a general action is called, such as `Start Web shop`; `undefined` for what is none. */
export function generalName(model: Model, id: string): string | undefined {
  if (id === 'declare') return declareAll
  const slash = id.indexOf('/')
  const verb = id.slice(0, Math.max(0, slash))
  const general = Object.hasOwn(generals, verb) ? generals[verb] : undefined
  return general?.name(nameOf(model, id.slice(slash + 1)))
}

function build(
  ground: Ground,
  general: General,
  { id, thing }: { readonly id: string; readonly thing: string },
): CompiledAction {
  const { model } = ground
  const { isSaid = false, effects, name, declares = none, authority = nobody } = general
  const about = isSaid ? [] : entitiesOf(model, thing)
  const teams = isSaid ? [] : doersOf(model, general, about)
  return {
    ...noEffects,
    ...effects(model, thing),
    id,
    name: name(nameOf(model, thing)),
    declares: declares(model, thing),
    needs: needsOf(ground, general, about),
    authority: authority(model, thing),
    teams,
    people: teams.length,
    takes: { kind: 'fixed', ms: isSaid ? 0 : generalActionMs },
    succeeds: 1,
    cost: 0,
    currency: '',
    tier: about.reduce((best, entity) => Math.min(best, at(model.entities, entity).tier), noTier),
  }
}

const none = (): readonly number[] => []
const nobody = (): number => -1

/** One team: whoever mends the first of the things, else who is there for things of that kind. */
function doersOf(model: Model, { team = nobody }: General, about: readonly number[]): number[] {
  const owner = about.map((entity) => at(model.entities, entity).team).find((one) => one >= 0)
  const doer = owner ?? team(model)
  return doer < 0 ? [] : [doer]
}

function needsOf(
  ground: Ground,
  { gates }: General,
  about: readonly number[],
): CompiledAction['needs'] {
  const all: CompiledDependency[] = []
  for (const entity of about) {
    all.push(...at(ground.structure.workNeeds, entity))
    if (gates !== undefined) all.push(...gates(ground, entity))
  }
  if (all.length === 0) return []
  const thresholds = new Map<number, number>()
  for (const need of all) {
    thresholds.set(need.to, Math.max(thresholds.get(need.to) ?? 0, gateThreshold(need)))
  }
  return [...thresholds]
    .map(([entity, threshold]) => ({ entity, threshold }))
    .sort((a, b) => a.entity - b.entity)
}

function nameOf({ plan, entities, indexById }: Model, id: string): string {
  const entity = entities[indexById[id] ?? -1]
  if (entity !== undefined) return entity.name
  const maps = [plan.sites, plan.teams, plan.runbooks, plan.products]
  return maps.find((map) => map?.[id]?.name !== undefined)?.[id]?.name ?? id
}
