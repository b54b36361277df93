/**
 * What never changes during a run and is looked up all the time: who needs whom, and in what order
 * levels can be worked out.
 *
 * Entities that need each other in a circle to run form a *knot* (a strongly connected component).
 * Knots are ranked so that providers come before consumers.
 */
import { isFeltAtOnce } from '../../compile/couplings.ts'
import type { CompiledDependency, Draw, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { type Circles, findCircles } from './circles.ts'
import { type Errand, findErrands, listsOfTasks, type TaskLists } from './errands.ts'
import { concernsOf } from './concerns.ts'
import { type FlatGroups, flattenGroups, groupKind } from './flatGroups.ts'
import { type FlatNeeds, flattenNeeds, plain } from './flatNeeds.ts'
import { findKnots, type Knots } from './knots.ts'
import type { LeaseStep } from './leaseSteps.ts'
import { type Mending, mendingOf } from './mending.ts'
import { type Starting, startingOf } from './starters.ts'
import { leaseStepsFor, stepsFor } from './steps.ts'

/** A member’s place in a group. */
export type Seat = {
  readonly group: number
  readonly member: number
  readonly feltAfter: Draw
}

/** Dependencies by their consumer, by phase. */
type Needs = {
  readonly runNeeds: readonly (readonly CompiledDependency[])[]
  readonly startNeeds: readonly (readonly CompiledDependency[])[]
  readonly changeNeeds: readonly (readonly CompiledDependency[])[]
  /** Phases `recover` and `operate`. */
  readonly workNeeds: readonly (readonly CompiledDependency[])[]
}

export type Structure = Needs &
  Knots &
  Starting &
  Mending &
  TaskLists & {
    /** Watches by what they are on, and by their monitor. */
    readonly watchesOn: readonly (readonly number[])[]
    readonly watchesBy: readonly (readonly number[])[]
    /** The same as `runNeeds`, for working out levels. */
    readonly needs: FlatNeeds
    /** Dependencies by provider of which something happens later than the provider changes. */
    readonly slowOn: readonly (readonly CompiledDependency[])[]
    /** Dependencies by consumer over which something is handed over that can wait. */
    readonly handoversFrom: readonly (readonly CompiledDependency[])[]
    /** Members’ places in groups that feel their changes later. */
    readonly seats: readonly Seat[]
    /** Numbers of such places by member; and by group, in the order of its members, -1 for others. */
    readonly seatsOf: readonly (readonly number[])[]
    readonly seatsIn: readonly (readonly number[] | null)[]
    /** By member: active-passive groups that it is in. */
    readonly pairsOf: readonly (readonly number[])[]
    /** Entities whose level must be worked out again when an entity’s changes. */
    readonly consumers: Int32Array
    /** Where the consumers of each entity begin among all of them; those of the next are behind. */
    readonly consumersFrom: Int32Array
    /** By rank: the entity of a knot that is not circular; -1 for circular ones. */
    readonly alone: Int32Array
    /** True for knots whose levels need a fixpoint. */
    readonly isCircular: readonly boolean[]
    /** The same as `groups` of the model, for working out levels. */
    readonly flatGroups: FlatGroups
    /** By entity: which rules a change of it can concern, by the bits of `concern`. */
    readonly concerns: Int32Array
    /** By entity: 1 if its level follows from the levels of what it needs, of the moment, alone. */
    readonly isByLevels: Uint8Array
    /** True if the scenario cuts anything off from anything. */
    readonly hasPartitions: boolean
    /** Groups in which one member stands by for another. */
    readonly failoverGroups: readonly number[]
    /** Index of the fleet of an entity; -1 for most. */
    readonly fleetOf: Int32Array
    /** What a business service stands on, itself included: 1 by entity. Worked out when first asked. */
    readonly reachOf: (service: number) => Uint8Array
    /** What each task is for in the end, by task. */
    readonly errandOf: readonly Errand[]
    /** Index of the task that repairs a single component; -1 if none does. */
    readonly repairTaskOf: Int32Array
    /** 1 for members of active-passive groups, which a switch may start. */
    readonly isStandby: Uint8Array
    /** What might wait for itself in a circle. */
    readonly circles: Circles
    /** Index of the task that restores a single component’s data; -1 if none does. */
    readonly restoreTaskOf: Int32Array
    /** Number of the data set of an entity; -1 for most. */
    readonly setOf: Int32Array
    /** 1 for what a restore waits for or passes through. */
    readonly isRestoreNeed: Uint8Array
    /** 1 for what has a known capacity: losing part of it leaves less capacity, not less service. */
    readonly isSized: Uint8Array
    /** Levels at which a change of a fleet matters, ascending, ending with 1. */
    readonly fleetSteps: readonly number[]
    /** By lease: shares of what is left of it at which its consumer’s level changes, falling. */
    readonly leaseSteps: ReadonlyMap<number, readonly LeaseStep[]>
  }

export function buildStructure(model: Model): Structure {
  const needs = needsOf(model)
  const providers = providersOf(model, needs)
  const { rank, knots } = findKnots(providers)
  const isCircular = knots.map(
    (knot) => knot.length > 1 || knot.some((member) => at(providers, member).includes(member)),
  )
  const consumers = consumersOf(providers)
  const concerning = concerningOf(model, needs)
  return {
    ...needs,
    rank,
    knots,
    ...flattenLevels(model, needs, concerning.seatsIn),
    ...concerning,
    concerns: concernsOf(model, concerning),
    hasPartitions: model.faults.some(({ type }) => type === 'partition'),
    pairsOf: pairsByMember(model),
    ...consumers,
    isCircular,
    alone: Int32Array.from(knots, (knot, number) => (at(isCircular, number) ? -1 : at(knot, 0))),
    failoverGroups: model.entities.flatMap(({ index }) =>
      model.groups[index]?.kind === 'active-passive' ? [index] : [],
    ),
    fleetOf: numbersOf(
      model,
      model.fleets.map((fleet) => fleet.entity),
    ),
    ...mendingOf(model),
    errandOf: findErrands(model),
    ...listsOfTasks(model),
    reachOf: reachOf(providers),
    repairTaskOf: numbersOf(
      model,
      model.tasks.map((task) => (task.runbook < 0 ? (task.repairs[0] ?? -1) : -1)),
    ),
    isStandby: standbysOf(model),
    circles: findCircles(model),
    restoreTaskOf: numbersOf(
      model,
      model.tasks.map((task) => (task.runbook < 0 ? (task.restores[0] ?? -1) : -1)),
    ),
    setOf: numbersOf(
      model,
      model.data.sets.map((set) => set.entity),
    ),
    isSized: Uint8Array.from(model.loads, (load) => ((load?.capacity ?? -1) < 0 ? 0 : 1)),
    fleetSteps: stepsFor(model),
    leaseSteps: leaseStepsFor(model, consumers),
  }
}

/** What tells which rules a change of an entity can concern. */
function concerningOf(model: Model, needs: Needs) {
  return {
    watchesOn: watchesBy(model, 'target'),
    watchesBy: watchesBy(model, 'monitor'),
    slowOn: slowByProvider(model),
    handoversFrom: handoversByConsumer(model),
    isRestoreNeed: restoreNeeds(model),
    ...seatsOf(model),
    ...startingOf(model, needs.startNeeds),
  }
}

/** What levels are worked out from. */
function flattenLevels(model: Model, { runNeeds }: Needs, seatsIn: Structure['seatsIn']) {
  const needs = flattenNeeds(runNeeds)
  const flatGroups = flattenGroups(model, seatsIn)
  const isByLevels = Uint8Array.from(model.entities, ({ index }) => {
    const kinds = needs.kind.subarray(needs.from[index], needs.from[index + 1])
    return flatGroups.kind[index] !== groupKind.asked && !kinds.includes(plain.none) ? 1 : 0
  })
  return { needs, flatGroups, isByLevels }
}

function standbysOf({ entities, groups }: Model): Uint8Array {
  const marks = new Uint8Array(entities.length)
  for (const group of groups) {
    if (group?.kind !== 'active-passive') continue
    for (const member of group.members) marks[member] = 1
  }
  return marks
}

function lists<T>(model: Model): T[][] {
  return model.entities.map(() => [])
}

/** The position of each entity in a list of entities; -1 where it is not in it. */
function numbersOf(model: Model, entities: readonly number[]): Int32Array {
  const numbers = new Int32Array(model.entities.length).fill(-1)
  entities.forEach((entity, position) => {
    if (entity >= 0) numbers[entity] = position
  })
  return numbers
}

function needsOf(model: Model): Needs {
  const needs = {
    runNeeds: lists<CompiledDependency>(model),
    startNeeds: lists<CompiledDependency>(model),
    changeNeeds: lists<CompiledDependency>(model),
    workNeeds: lists<CompiledDependency>(model),
  }
  const listOf = {
    run: needs.runNeeds,
    start: needs.startNeeds,
    change: needs.changeNeeds,
    recover: needs.workNeeds,
    operate: needs.workNeeds,
    // Who would notice is worked out by compiling.
    observe: undefined,
  }
  for (const dependency of model.dependencies) {
    listOf[dependency.phase]?.[dependency.from]?.push(dependency)
  }
  return needs
}

/** What the level of each entity follows from: what it needs to run, and a group’s members. */
function providersOf(model: Model, { runNeeds }: Needs): readonly (readonly number[])[] {
  return model.entities.map(({ index }) => [
    ...at(runNeeds, index).map((need) => need.to),
    ...(model.groups[index]?.members ?? []),
  ])
}

/** Consumers of all entities end to end, each entity’s in their order. */
function consumersOf(
  providers: readonly (readonly number[])[],
): Pick<Structure, 'consumers' | 'consumersFrom'> {
  const consumersFrom = new Int32Array(providers.length + 1)
  for (const needed of providers) {
    for (const provider of needed) consumersFrom[provider + 1] = at(consumersFrom, provider + 1) + 1
  }
  for (let entity = 0; entity < providers.length; entity++) {
    consumersFrom[entity + 1] = at(consumersFrom, entity + 1) + at(consumersFrom, entity)
  }
  const consumers = new Int32Array(at(consumersFrom, providers.length))
  const next = consumersFrom.slice()
  providers.forEach((needed, consumer) => {
    for (const provider of needed) {
      const place = at(next, provider)
      consumers[place] = consumer
      next[provider] = place + 1
    }
  })
  return { consumers, consumersFrom }
}

function watchesBy(model: Model, end: 'monitor' | 'target'): readonly (readonly number[])[] {
  const byEntity = lists<number>(model)
  for (const watch of model.belief.watches) at(byEntity, watch[end]).push(watch.index)
  return byEntity
}

const slowKinds: ReadonlySet<string> = new Set(['grace', 'lease', 'queue', 'replication'])
const handoverKinds: ReadonlySet<string> = new Set(['queue', 'replication'])

function slowByProvider(model: Model): readonly (readonly CompiledDependency[])[] {
  const watched = lists<CompiledDependency>(model)
  for (const dependency of model.dependencies) {
    const { phase, coupling, feltAfter, to } = dependency
    const isWatched = slowKinds.has(coupling.kind) || !isFeltAtOnce(feltAfter)
    if (phase === 'run' && isWatched) at(watched, to).push(dependency)
  }
  return watched
}

function handoversByConsumer(model: Model): readonly (readonly CompiledDependency[])[] {
  const flows = lists<CompiledDependency>(model)
  for (const dependency of model.dependencies) {
    const { phase, coupling, from } = dependency
    if (phase === 'run' && handoverKinds.has(coupling.kind)) at(flows, from).push(dependency)
  }
  return flows
}

function seatsOf(model: Model): Pick<Structure, 'seats' | 'seatsOf' | 'seatsIn'> {
  const seats: Seat[] = []
  const byMember = lists<number>(model)
  const byGroup = model.groups.map((entry, group) => {
    if (entry === null || entry.feltAfter.every(isFeltAtOnce)) return null
    return entry.members.map((member, position) => {
      const feltAfter = at(entry.feltAfter, position)
      if (isFeltAtOnce(feltAfter)) return -1
      at(byMember, member).push(seats.length)
      return seats.push({ group, member, feltAfter }) - 1
    })
  })
  return { seats, seatsOf: byMember, seatsIn: byGroup }
}

function pairsByMember(model: Model): readonly (readonly number[])[] {
  const pairs = lists<number>(model)
  model.groups.forEach((entry, group) => {
    if (entry?.kind !== 'active-passive') return
    for (const member of entry.members) at(pairs, member).push(group)
  })
  return pairs
}

function reachOf(providers: readonly (readonly number[])[]): Structure['reachOf'] {
  const known = new Map<number, Uint8Array>()
  return (service) => {
    const found = known.get(service) ?? walkFrom(service, providers)
    known.set(service, found)
    return found
  }
}

function walkFrom(entity: number, providers: readonly (readonly number[])[]): Uint8Array {
  const reach = new Uint8Array(providers.length)
  reach[entity] = 1
  const open = [entity]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const provider of at(providers, next)) {
      if (reach[provider] === 1) continue
      reach[provider] = 1
      open.push(provider)
    }
  }
  return reach
}

function restoreNeeds({ entities, data }: Model): Uint8Array {
  const isNeeded = new Uint8Array(entities.length)
  for (const { entity } of data.sets) isNeeded[entity] = 1
  for (const { needs } of data.places) for (const entity of needs) isNeeded[entity] = 1
  return isNeeded
}
