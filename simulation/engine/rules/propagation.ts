/**
 * Changes pass from providers to consumers: one event per entity whose level or state changed.
 *
 * Whoever changes a cause marks the entity; `propagate` works out everything that follows from the
 * marked ones, knot by knot, providers first. Each event names what it followed from.
 */
import { assert } from '../../assert.ts'
import { at } from '../at.ts'
import { idOf, levelOf, membersOf, stateEventsOf } from '../looking.ts'
import { record } from '../recording.ts'
import { SmallestFirst } from '../smallestFirst.ts'
import type { Trigger, World } from '../world.ts'
import { allowedNow, settle } from './levels.ts'
import { deliveredBy, stateFor } from './states.ts'

/** Sets the levels at the start of a run; nothing is written. */
export function settleAtStart(world: World): void {
  for (const knot of world.structure.knots) settle(world, knot)
  for (const { index } of world.model.entities) {
    world.delivered[index] = deliveredBy(world, index)
    world.state[index] = stateFor(world, index)
  }
}

/** One pass from providers to consumers. */
type Wave = {
  readonly triggers: ReadonlyMap<number, Trigger>
  /** Entities that changed in this pass, with their events. */
  readonly changed: Map<number, number>
}

/** Works out everything that follows from the marked entities, providers first. */
export function propagate(world: World): void {
  if (world.dirty.size === 0) return
  const { rank, knots } = world.structure
  const wave: Wave = { triggers: new Map(world.dirty), changed: new Map() }
  world.dirty.clear()
  const waiting = new SmallestFirst()
  for (const entity of wave.triggers.keys()) waiting.add(at(rank, entity))
  for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
    const knot = at(knots, next)
    settleAndCommit(world, knot, wave)
    for (const entity of knot) {
      if (wave.changed.has(entity)) addConsumers(world, entity, waiting)
    }
  }
}

function addConsumers(world: World, entity: number, waiting: SmallestFirst): void {
  const { rank, consumers } = world.structure
  for (const consumer of at(consumers, entity)) {
    if (at(rank, consumer) > at(rank, entity)) waiting.add(at(rank, consumer))
  }
}

function settleAndCommit(world: World, knot: readonly number[], wave: Wave): void {
  const before = knot.map((entity) => levelOf(world, entity))
  settle(world, knot)
  const [alone] = knot
  if (knot.length === 1 && alone !== undefined) {
    const isDone = commit(world, alone, at(before, 0), wave)
    assert(isDone, 'every change has a cause')
  } else {
    commitKnot(world, knot, before, wave)
  }
}

/** Writes the changes of a knot, each after the one that caused it. */
function commitKnot(
  world: World,
  knot: readonly number[],
  before: readonly number[],
  wave: Wave,
): void {
  const positionOf = new Map(knot.map((entity, position) => [entity, position]))
  const open = new Set(positionOf.values())
  let now = new SmallestFirst(open)
  while (open.size > 0) {
    const later = new SmallestFirst()
    const openBefore = open.size
    for (let position = now.take(); position !== undefined; position = now.take()) {
      const entity = at(knot, position)
      if (!commit(world, entity, at(before, position), wave)) continue
      open.delete(position)
      for (const consumer of at(world.structure.consumers, entity)) {
        const other = positionOf.get(consumer)
        if (other === undefined || !open.has(other)) continue
        if (other > position) now.add(other)
        else later.add(other)
      }
    }
    assert(open.size < openBefore, 'every change of a knot has a cause')
    now = later
  }
}

/** Writes the change of an entity; false if nothing that has changed so far accounts for it. */
function commit(world: World, entity: number, levelBefore: number, wave: Wave): boolean {
  const level = levelOf(world, entity)
  const from = at(world.state, entity)
  const deliveredBefore = at(world.delivered, entity)
  const delivered = deliveredBy(world, entity)
  world.delivered[entity] = delivered
  const to = stateFor(world, entity)
  const isSame = level === levelBefore && delivered === deliveredBefore && to === from
  if (isSame) return true
  const cause = causesOf(world, entity, levelBefore, wave)
  if (cause === undefined) return false
  world.state[entity] = to
  const event = record(world, {
    kind: 'state',
    entity: idOf(world, entity),
    because: cause.because,
    segment: cause.segment,
    from,
    to,
    level,
    ...(at(world.model.services, entity) === null ? {} : { delivered }),
  })
  world.stateEvent[entity] = event
  wave.changed.set(entity, event)
  world.newStates.push(event)
  return true
}

/**
 * Causes of a change: its own trigger, the providers that just changed, and members already lost.
 *
 * Nothing if neither itself nor a provider has changed so far: members lost earlier do not explain
 * a change of now.
 */
function causesOf(
  world: World,
  entity: number,
  levelBefore: number,
  wave: Wave,
): Trigger | undefined {
  const fresh = freshCauses(world, entity, levelBefore, wave)
  const own = wave.triggers.get(entity)
  if (own === undefined && fresh.length === 0) return undefined
  const lost = membersOf(world, entity).filter((member) => world.state[member] !== 'operational')
  const earlier = stateEventsOf(world, lost).filter((event) => event > 0)
  if (own !== undefined && (fresh.length === 0 || own.segment !== 'instant')) {
    return { because: [...own.because, ...fresh, ...earlier], segment: own.segment }
  }
  return { because: [...fresh, ...(own?.because ?? []), ...earlier], segment: 'instant' }
}

/** State events of the providers that just changed and account for the change of a consumer. */
function freshCauses(
  world: World,
  entity: number,
  levelBefore: number,
  { changed }: Wave,
): readonly number[] {
  const needs = at(world.structure.runNeeds, entity).filter((need) => changed.has(need.to))
  const isWorse = levelOf(world, entity) < levelBefore
  const telling = isWorse ? needs.filter((need) => allowedNow(world, need) < levelBefore) : needs
  const providers = [...membersOf(world, entity), ...telling.map((need) => need.to)]
  return providers.flatMap((provider) => changed.get(provider) ?? [])
}
