/**
 * Questions to the world that change nothing: what something is, how it is, and since which event.
 *
 * Much of this is the hot path. Arrays with something for every entity or event are read without asking
 * whether the number is inside: it came from the model or from the log.
 */
import { assert } from '../assert.ts'
import type { CompiledDependency, CompiledGroup, CompiledTeam, Entity } from '../compile/model.ts'
import { sortedNumbers } from './ascending.ts'
import { at } from './at.ts'
import type { LogEvent } from './log/log.ts'
import type { TaskRun } from './state/work.ts'
import type { ActiveFault, GroupState, Incident, World } from './state/world.ts'

export function entityAt(world: World, entity: number): Entity {
  return world.model.entities[entity] as Entity
}

/** Id of an entity, for the log. */
export function idOf(world: World, entity: number): string {
  return entityAt(world, entity).id
}

/** Ids of entities, for the log. */
export function idsOf(world: World, entities: readonly number[]): readonly string[] {
  return entities.map((entity) => idOf(world, entity))
}

/** Ids of a team for the log; none for -1. */
export function teamIds(world: World, team: number): readonly string[] {
  return team < 0 ? [] : [teamAt(world, team).id]
}

export function teamAt(world: World, team: number): CompiledTeam {
  return at(world.model.teams, team)
}

/** The group that an entity is; most are none. */
export function groupAt(world: World, entity: number): CompiledGroup | undefined {
  return world.model.groups[entity] ?? undefined
}

/** The state of an entity that is a group. */
export function groupStateAt(world: World, entity: number): GroupState {
  const state = at(world.groups, entity)
  assert(state !== null, 'every group has its state')
  return state
}

const nobody: readonly number[] = []

/** The members of a group; none of anything else. */
export function membersOf(world: World, entity: number): readonly number[] {
  return groupAt(world, entity)?.members ?? nobody
}

/** Entities whose level must be worked out again when an entity’s changes. */
export function consumersOf(world: World, entity: number): Int32Array {
  const { consumers, consumersFrom } = world.structure
  return consumers.subarray(at(consumersFrom, entity), at(consumersFrom, entity + 1))
}

export function incidentAt(world: World, index: number): Incident {
  return at(world.incidents, index)
}

export function taskRunAt(world: World, index: number): TaskRun {
  return at(world.work.taskRuns, index)
}

/** An event as the log will tell it; makes objects, so ask for its time alone where that will do. */
export function eventAt(world: World, event: number): LogEvent {
  return world.log.eventAt(event)
}

/** When an event happened. */
export function timeOf(world: World, event: number): number {
  return world.log.atMs[event] as number
}

/** True for an event of this instant. */
export function isOfNow(world: World, event: number): boolean {
  return timeOf(world, event) === world.nowMs
}

/** The incident that an event belongs to; -1 for none. */
export function incidentOf(world: World, event: number): number {
  return world.log.incident[event] as number
}

export function faultsOn(world: World, entity: number): readonly ActiveFault[] {
  return world.faultsOn.of(entity)
}

/** True while a fault leaves nothing of an entity. */
export function isStruckDown(world: World, entity: number): boolean {
  return world.faultCap[entity] === 0
}

export function levelOf(world: World, entity: number): number {
  return world.level[entity] as number
}

/** The event that last changed the state of an entity; the start of the run if nothing did. */
export function stateEventOf(world: World, entity: number): number {
  return world.stateEvent[entity] as number
}

export function stateEventsOf(world: World, entities: readonly number[]): readonly number[] {
  return entities.map((entity) => stateEventOf(world, entity))
}

/** True if a provider is good enough to open a gate. */
export function isUsable(world: World, entity: number, threshold: number): boolean {
  return levelOf(world, entity) >= threshold
}

/** True if a provider can be reached over a dependency and is good enough to open a gate. */
export function isOpen(
  world: World,
  { index, to }: CompiledDependency,
  threshold: number,
): boolean {
  return world.cut[index] === 0 && isUsable(world, to, threshold)
}

/** The events by which gates came to be as they are: their providers’, and cuts of the way there. */
export function gateEventsOf(
  world: World,
  needs: readonly CompiledDependency[],
): readonly number[] {
  const events = needs.map((need) => stateEventOf(world, need.to))
  return [...events, ...needs.map((need) => at(world.reachEvent, need.index))]
}

/**
 * The latest of some events, and the others: what was satisfied last comes first. Later events have
 * larger numbers.
 */
export function latestFirst(_world: World, events: readonly number[]): readonly number[] {
  const known: number[] = []
  for (const event of events) if (event >= 0) known.push(event)
  if (known.length < 2) return known
  sortedNumbers(known).reverse()
  let count = 1
  for (let place = 1; place < known.length; place++) {
    const event = known[place] as number
    if (event !== known[count - 1]) known[count++] = event
  }
  known.length = count
  return known
}

/** What asked for something, then what keeps it waiting; what came later than the asking goes first. */
export function askedFirst(
  world: World,
  asking: readonly number[],
  waiting: readonly number[],
): readonly number[] {
  const askedMs = timeOf(world, at(asking, 0))
  const isLater = waiting.some((event) => timeOf(world, event) > askedMs)
  return isLater ? latestFirst(world, [...asking, ...waiting]) : [...asking, ...waiting]
}

/** The event that was satisfied last, of at least one that happened. */
export function latestOf(_world: World, events: readonly number[]): number {
  let latest = -1
  for (const event of events) if (event > latest) latest = event
  assert(latest >= 0, 'one of them has happened')
  return latest
}
