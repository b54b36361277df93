/**
 * The part of a run’s state that is about load: who asks how much of whom, and what is overloaded.
 *
 * There is none of it where no capacity is known. Rules mark what must be looked at again;
 * `rules/load/flows.ts` follows the demand from consumers to providers, `rules/load/overload.ts` moves what has a
 * capacity.
 */
import type { CompiledDependency, CompiledLoad, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import type { Structure } from '../structure/structure.ts'

/** Requests that wait in line, in a fluid that changes evenly between two events. */
export type WaitingLine = {
  waiting: number
  sinceMs: number
  /** Requests per second by which it grows. */
  perSecond: number
  /** Attempts per second that arrive. */
  arriving: number
  /** By retry policy: whether whoever comes now gives up before being served. */
  readonly isTooLong: boolean[]
  /** By retry policy: moments at which that changed. */
  readonly turns: number[][]
}

/** Something with a known capacity, and how it copes. */
export type Unit = {
  readonly entity: number
  readonly load: CompiledLoad
  /** Share of attempts that fail here, once it has come to rest. */
  failing: number
  /** Where it is going, from where and since when, while it slides. */
  isSliding: boolean
  slidesFrom: number
  slidesTo: number
  slidesSinceMs: number
  slidesUntilMs: number
  /** How often it has turned round without coming to rest, and which way it went last. */
  turns: number
  way: number
  version: number
  /** What set it going; the binding cause first. */
  because: readonly number[]
  isUp: boolean
  /** When and by which event it came up; -1 if it ran from the start. */
  upSinceMs: number
  upEvent: number
  /** Events of the overload and collapse that it is in; -1 for none. */
  overloadedEvent: number
  collapsedEvent: number
  /** Fresh requests per second when the overload began, before anybody asked again. */
  calmDemand: number
  /** True once it was told that it stays collapsed although its capacity would do. */
  isStuckTold: boolean
  readonly line: WaitingLine | null
}

export type LoadWorld = {
  /** By entity; `null` for most. */
  readonly units: readonly (Unit | null)[]
  /** Fresh requests per second that reach an entity, by retry policy: entity × policies + policy. */
  readonly inflow: Float64Array
  /** Fresh calls per second, by dependency. */
  readonly flow: Float64Array
  /** By entity: the share of its demand that is let in. */
  readonly letIn: Float64Array
  /** Requests per second from outside as they were last taken, by entity. */
  readonly rate: Float64Array
  readonly rateUntilMs: Float64Array
  /** Entities whose demand follows a calendar. */
  readonly calendars: readonly number[]
  /** By entity with a calendar: when its next change comes up as a cue; -1 for none. */
  readonly calendarCueMs: Float64Array
  /** Calendars that reach a unit, by entity of the unit. */
  readonly calendarsOf: readonly (readonly number[])[]
  readonly callsTo: readonly (readonly CompiledDependency[])[]
  readonly callsFrom: readonly (readonly CompiledDependency[])[]
  readonly groupsOf: readonly (readonly number[])[]
  /** By dependency with a breaker: how often it has opened, when it may close, its last event. */
  readonly openings: Int32Array
  readonly mayCloseMs: Float64Array
  /** How long it stayed open at least the last time. */
  readonly waitMs: Float64Array
  readonly breakerEvent: Int32Array
  /** Shares of a group’s members now, by group. */
  readonly shares: readonly Float64Array[]
  /** Consumers before providers: the place of each entity, and the entity in each place. */
  readonly place: Int32Array
  readonly entityIn: Int32Array
  /** Entities to look at again, with the events that made it so. */
  readonly marks: Map<number, number[]>
  /** Incidents whose fault has passed and that are kept open by something still collapsed. */
  readonly keptOpen: Set<number>
}

/** What never changes during a run: who is connected with whom, and whose calendar reaches whom. */
type Wiring = Pick<
  LoadWorld,
  'callsTo' | 'callsFrom' | 'groupsOf' | 'calendars' | 'calendarsOf' | 'place' | 'entityIn'
>

/** The load of a run before anything happened; `null` where no capacity is known. */
export function createLoad(model: Model, structure: Structure): LoadWorld | null {
  const { loads } = model
  if (loads.every((load) => load === null)) return null
  const calendars = loads.flatMap((load, entity) =>
    load !== null && (load.demand?.peaks.length ?? 0) > 0 ? [entity] : [],
  )
  const calls = connect(model)
  return begin(model, {
    ...calls,
    calendars,
    calendarsOf: reachedBy(model, calls, calendars),
    ...consumersFirst(structure, loads.length),
  })
}

/** The load of the next run of the same model. */
export function renewLoad(model: Model, wiring: Wiring): LoadWorld {
  return begin(model, wiring)
}

function begin({ loads, groups, dependencies, retryPolicies }: Model, wiring: Wiring): LoadWorld {
  const count = loads.length
  const { callsTo, callsFrom, groupsOf, calendars, calendarsOf, place, entityIn } = wiring
  return {
    callsTo,
    callsFrom,
    groupsOf,
    calendars,
    calendarsOf,
    place,
    entityIn,
    units: loads.map((load, entity) =>
      load === null || load.capacity < 0 ? null : newUnit(entity, load, retryPolicies.length),
    ),
    inflow: new Float64Array(count * retryPolicies.length),
    flow: new Float64Array(dependencies.length),
    letIn: new Float64Array(count).fill(1),
    rate: Float64Array.from(loads, (load) => load?.demand?.perSecond ?? 0),
    rateUntilMs: new Float64Array(count),
    calendarCueMs: new Float64Array(count).fill(-1),
    openings: new Int32Array(dependencies.length),
    mayCloseMs: new Float64Array(dependencies.length),
    waitMs: new Float64Array(dependencies.length),
    breakerEvent: new Int32Array(dependencies.length),
    shares: groups.map((group) => new Float64Array(group?.members.length ?? 0)),
    marks: new Map(),
    keptOpen: new Set(),
  }
}

function newUnit(entity: number, load: CompiledLoad, policies: number): Unit {
  return {
    entity,
    load,
    failing: 0,
    isSliding: false,
    slidesFrom: 0,
    slidesTo: 0,
    slidesSinceMs: 0,
    slidesUntilMs: 0,
    turns: 0,
    way: 0,
    version: 0,
    because: [],
    isUp: true,
    upSinceMs: -1,
    upEvent: -1,
    overloadedEvent: -1,
    collapsedEvent: -1,
    calmDemand: 0,
    isStuckTold: false,
    line: load.isQueue ? newLine(policies) : null,
  }
}

function newLine(policies: number): WaitingLine {
  return {
    waiting: 0,
    sinceMs: 0,
    perSecond: 0,
    arriving: 0,
    isTooLong: Array.from({ length: policies }, () => false),
    turns: Array.from({ length: policies }, () => []),
  }
}

type Calls = Pick<LoadWorld, 'callsTo' | 'callsFrom' | 'groupsOf'>

function connect({ entities, dependencies, groups, loads }: Model): Calls {
  const callsTo: CompiledDependency[][] = entities.map(() => [])
  const callsFrom: CompiledDependency[][] = entities.map(() => [])
  const groupsOf: number[][] = entities.map(() => [])
  for (const dependency of dependencies) {
    if (dependency.calls.policy < 0) continue
    at(callsTo, dependency.to).push(dependency)
    at(callsFrom, dependency.from).push(dependency)
  }
  groups.forEach((group, entity) => {
    if (loads[entity] === null) return
    for (const member of group?.members ?? []) at(groupsOf, member).push(entity)
  })
  return { callsTo, callsFrom, groupsOf }
}

/** For each entity the calendars whose demand reaches it. */
function reachedBy(
  { entities, groups }: Model,
  { callsFrom }: Calls,
  calendars: readonly number[],
): readonly (readonly number[])[] {
  const reached: number[][] = entities.map(() => [])
  for (const calendar of calendars) {
    const seen = new Set([calendar])
    const open = [calendar]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      at(reached, next).push(calendar)
      const onward = [
        ...at(callsFrom, next).map(({ to }) => to),
        ...(at(groups, next)?.members ?? []),
      ]
      for (const other of onward) {
        if (seen.has(other)) continue
        seen.add(other)
        open.push(other)
      }
    }
  }
  return reached
}

function consumersFirst({ rank }: Structure, count: number) {
  const entityIn = Int32Array.from({ length: count }, (_, entity) => entity).sort(
    (a, b) => at(rank, b) - at(rank, a) || a - b,
  )
  const place = new Int32Array(count)
  entityIn.forEach((entity, position) => {
    place[entity] = position
  })
  return { place, entityIn }
}
