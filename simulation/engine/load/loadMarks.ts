/**
 * What others tell load of, and what they may ask it: who must be looked at again, who has collapsed.
 */
import { at } from '../at.ts'
import { highestRate } from './demand.ts'
import { consumersOf } from '../looking.ts'
import type { World } from '../state/world.ts'

/** Something about an entity changed that load may depend on. */
export function markLoad({ load }: World, entity: number, because: readonly number[]): void {
  if (load === null) return
  const marked = load.marks.get(entity)
  if (marked === undefined) load.marks.set(entity, [...because])
  else marked.push(...because)
}

/** A level changed: its own demand and that of whoever leans on it may change with it. */
export function markAround(world: World, entity: number, event: number): void {
  const { load, model } = world
  if (load === null) return
  if (model.loads[entity] !== null) markLoad(world, entity, [event])
  for (const consumer of consumersOf(world, entity)) {
    if (model.loads[consumer] !== null) markLoad(world, consumer, [event])
  }
}

/** How much more than now a calendar can ever ask for; infinity where nothing is asked now. */
export function highestRise({ load, model }: World, calendar: number): number {
  const demand = at(model.loads, calendar)?.demand
  if (load === null || demand === null || demand === undefined) return 1
  const now = at(load.rate, calendar)
  return now > 0 ? highestRate(demand) / now : Number.POSITIVE_INFINITY
}

/** Entities that an incident has collapsed, in order. */
export function collapsedBy({ load, log }: World, incident: number): readonly number[] {
  return (load?.units ?? []).flatMap((unit) =>
    unit !== null && unit.collapsedEvent >= 0 && at(log.incident, unit.collapsedEvent) === incident
      ? [unit.entity]
      : [],
  )
}
