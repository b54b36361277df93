/**
 * Changes pass from providers to consumers: one event per entity whose level or state changed.
 *
 * Whoever changes a cause marks the entity; `propagate` works out everything that follows from the
 * marked ones, knot by knot, providers first. Each event names what it followed from.
 */
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { stateNumber, kindNumber, segmentNumber } from '../../log/columns.ts'
import { consumersOf, levelOf, stateEventOf } from '../../looking.ts'
import { SmallestFirst } from '../../queue/smallestFirst.ts'
import type { World } from '../../state/world.ts'
import { allowedAt, evaluate, settle } from './levels.ts'
import { deliveredBy, isService, stateFor } from './states.ts'

/** Sets the levels at the start of a run; nothing is written. */
export function settleAtStart(world: World): void {
  for (const knot of world.structure.knots) {
    for (const entity of knot) feelAtStart(world, entity)
    settle(world, knot)
  }
  for (const { index } of world.model.entities) {
    world.delivered[index] = deliveredBy(world, index)
    world.state[index] = stateFor(world, index)
  }
}

/** What is felt later has been felt long ago when a run begins. */
function feelAtStart(world: World, entity: number): void {
  for (const { index, to } of at(world.structure.runNeeds, entity)) {
    if (world.isFeltLater[index] === 1) world.seen[index] = levelOf(world, to)
  }
  for (const seat of at(world.structure.seatsIn, entity) ?? []) {
    if (seat >= 0) world.seatLevel[seat] = levelOf(world, at(world.structure.seats, seat).member)
  }
}

/** Works out everything that follows from the marked entities, providers first. */
export function propagate(world: World): void {
  if (world.dirty.size === 0) return
  const { wave } = world
  const { rank, alone, knots } = world.structure
  world.dirty = wave.begin(world.dirty)
  const { triggers } = wave
  for (let place = 0; place < triggers.size; place++) {
    wave.add(rank[triggers.entityAt(place)] as number)
  }
  for (let next = wave.take(); next >= 0; next = wave.take()) {
    const entity = alone[next] as number
    if (entity >= 0) settleAlone(world, entity)
    else settleKnot(world, at(knots, next))
  }
  wave.end()
}

function settleAlone(world: World, entity: number): void {
  world.wave.before[entity] = levelOf(world, entity)
  world.level[entity] = evaluate(world, entity)
  const isDone = commit(world, entity) || commitWith(world, entity)
  assert(isDone, 'every change has a cause')
  if (world.wave.hasChanged(entity)) addConsumers(world, entity)
}

function settleKnot(world: World, knot: readonly number[]): void {
  for (const entity of knot) world.wave.before[entity] = levelOf(world, entity)
  settle(world, knot)
  commitKnot(world, knot)
  for (const entity of knot) if (world.wave.hasChanged(entity)) addConsumers(world, entity)
}

/**
 * Whoever needs an entity that has changed is worked out as well; where only its state has, and not its
 * level, those alone who go by more than levels.
 */
function addConsumers(world: World, entity: number): void {
  const { rank, consumers, consumersFrom, isByLevels } = world.structure
  const isOtherLevel = world.level[entity] !== world.wave.before[entity]
  const own = rank[entity] as number
  const end = consumersFrom[entity + 1] as number
  for (let place = consumersFrom[entity] as number; place < end; place++) {
    const consumer = consumers[place] as number
    if (!isOtherLevel && isByLevels[consumer] === 1) continue
    const other = rank[consumer] as number
    if (other > own) world.wave.add(other)
  }
}

/** Writes the changes of a knot, each after the one that caused it. */
function commitKnot(world: World, knot: readonly number[]): void {
  const positionOf = new Map(knot.map((entity, position) => [entity, position]))
  const open = new Set(positionOf.values())
  let now = new SmallestFirst(open)
  while (open.size > 0) {
    const later = new SmallestFirst()
    const openBefore = open.size
    for (let position = now.take(); position !== undefined; position = now.take()) {
      const entity = at(knot, position)
      if (!commit(world, entity)) continue
      open.delete(position)
      for (const consumer of consumersOf(world, entity)) {
        const other = positionOf.get(consumer)
        if (other === undefined || !open.has(other)) continue
        if (other > position) now.add(other)
        else later.add(other)
      }
    }
    if (open.size === openBefore) {
      for (const position of [...open].sort((a, b) => a - b)) {
        const isDone = commitWith(world, at(knot, position))
        assert(isDone, 'every change of a knot has a cause')
      }
      return
    }
    now = later
  }
}

/**
 * Writes the change of an entity for which none of its providers’ levels accounts: a group shares its
 * demand out again when a member that gives nothing under its load could serve once more, or no longer.
 * What set the wave going is the cause.
 */
function commitWith(world: World, entity: number): boolean {
  const { triggers } = world.wave
  const [first] = triggers.entities().toSorted()
  if (first === undefined) return false
  triggers.setAs(entity, first)
  return commit(world, entity)
}

/** Writes the change of an entity; false if nothing that has changed so far accounts for it. */
function commit(world: World, entity: number): boolean {
  const levelBefore = world.wave.before[entity] as number
  const level = levelOf(world, entity)
  const from = world.state[entity] as number
  const deliveredBefore = world.delivered[entity] as number
  const delivered = deliveredBy(world, entity)
  world.delivered[entity] = delivered
  const to = stateFor(world, entity)
  if (level === levelBefore && delivered === deliveredBefore && to === from) return true
  const { wave, log } = world
  findFresh(world, entity)
  // Neither it nor a provider has changed so far: members lost earlier do not explain a change of now.
  if (wave.freshCount === 0 && !wave.triggers.has(entity)) return false
  world.state[entity] = to
  const event = log.begin(world.nowMs, entity)
  log.setKind(event, kindNumber.state, writeCauses(world, event, entity))
  log.setStates(event, from, to)
  addLostMembers(world, entity, event)
  log.setLevel(event, level, isService(world, entity) ? delivered : NaN)
  log.end(event)
  world.stateEvent[entity] = event
  wave.markChanged(entity)
  world.newStates[world.newStatesCount++] = event
  return true
}

/** Writes why an entity changed, the binding cause first; gives what the time was spent on. */
function writeCauses({ log, wave }: World, event: number, entity: number): number {
  const { triggers, fresh, freshCount } = wave
  const isOwn = triggers.has(entity)
  const segment = isOwn ? triggers.segmentOf(entity) : segmentNumber.instant
  const isOwnFirst = isOwn && (freshCount === 0 || segment !== segmentNumber.instant)
  if (isOwnFirst) triggers.writeCauses(log, event, entity)
  for (let place = 0; place < freshCount; place++) log.addCause(event, fresh[place] as number)
  if (isOwn && !isOwnFirst) triggers.writeCauses(log, event, entity)
  return isOwnFirst ? segment : segmentNumber.instant
}

/** Members that were lost earlier are causes of a change of their group as well. */
function addLostMembers(world: World, entity: number, event: number): void {
  const { from, members } = world.structure.flatGroups
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) {
    const member = members[place] as number
    const earlier = stateEventOf(world, member)
    const isWell = world.state[member] === stateNumber.operational
    if (earlier > 0 && !isWell) world.log.addCause(event, earlier)
  }
}

/** Finds the state events of the providers that just changed and account for the change of a consumer. */
function findFresh(world: World, entity: number): void {
  const { wave } = world
  const levelBefore = wave.before[entity] as number
  wave.freshCount = 0
  const { from: membersFrom, members } = world.structure.flatGroups
  const membersEnd = membersFrom[entity + 1] as number
  for (let place = membersFrom[entity] as number; place < membersEnd; place++) {
    const member = members[place] as number
    if (wave.hasChanged(member)) wave.addFresh(stateEventOf(world, member))
  }
  const isWorse = levelOf(world, entity) < levelBefore
  const { from, to } = world.structure.needs
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) {
    const provider = to[place] as number
    if (!wave.hasChanged(provider)) continue
    if (isWorse && allowedAt(world, place) >= levelBefore) continue
    wave.addFresh(stateEventOf(world, provider))
  }
}
