/**
 * Ways out of overload that people take: letting in less, and dropping the memory of it.
 */
import { at } from '../../at.ts'
import { markAround } from '../../load/loadMarks.ts'
import { idOf } from '../../looking.ts'
import { servedShareAt } from '../../load/meanField.ts'
import { record, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { forget } from './overload.ts'
import { capByLoad, figuresOf, loadOf, loadUnitOf } from './units.ts'

/** The share of its demand that an entity lets in. */
export function letInBy({ load, loadCap }: World, entity: number): number {
  return load === null ? at(loadCap, entity) : at(load.letIn, entity)
}

/** Lets in only a share of an entity’s demand; all of it with 1. */
export function shed(world: World, entity: number, letIn: number, because: number): void {
  if (letInBy(world, entity) === letIn) return
  const event = record(world, {
    kind: 'shed',
    entity: idOf(world, entity),
    because: [because],
    segment: 'instant',
    letIn,
  })
  const { load } = world
  if (load === null) world.loadCap[entity] = letIn
  else {
    load.letIn[entity] = letIn
    capByLoad(world, entity, servedNow(world, entity))
  }
  touch(world, entity, [event], 'instant')
}

/** The share of what it lets in that an entity serves. */
function servedNow(world: World, entity: number): number {
  const unit = at(loadOf(world).units, entity)
  return unit === null ? 1 : servedShareAt(loadUnitOf(world, unit), unit.failing)
}

/** True if something is overloaded, so that starting afresh would change it. */
export function isOverloaded({ load }: World, entity: number): boolean {
  return (load?.units[entity]?.overloadedEvent ?? -1) >= 0
}

/** Drops the memory of load of an entity, as starting it anew does. */
export function resetLoad(world: World, entity: number, because: number): void {
  const unit = world.load?.units[entity] ?? null
  if (unit === null || !unit.isUp) return
  const event = record(world, {
    kind: 'load-reset',
    entity: idOf(world, entity),
    because: [because],
    segment: 'instant',
    load: figuresOf(world, unit, unit.failing),
  })
  forget(world, unit, [event])
  markAround(world, entity, event)
}
