/**
 * What is written about load: overload, collapse, and the way out of it.
 */
import type { Unit } from '../../state/loadWorld.ts'
import type { SegmentKind } from '../../log/log.ts'
import { idOf, latestFirst } from '../../looking.ts'
import { demandOf } from '../../load/meanField.ts'
import { record } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { letIncidentRest } from '../work/closing.ts'
import { keepIncidentOpen } from './collapses.ts'
import { figuresOf, loadUnitOf, sinceThen } from './units.ts'

/** Below this share of what it could serve, something overloaded has collapsed. An assumption. */
export const collapsedBelow = 0.5

/** More is asked of it than it can carry. */
export function tellOverload(world: World, unit: Unit, failing: number): number {
  if (unit.overloadedEvent < 0) unit.calmDemand = demandOf(loadUnitOf(world, unit))
  unit.overloadedEvent = record(world, {
    kind: 'overloaded',
    entity: idOf(world, unit.entity),
    because: unit.because,
    segment: sinceThen(world, unit.because, 'settle'),
    load: figuresOf(world, unit, failing),
  })
  return unit.overloadedEvent
}

/** It serves less than half of what it could. */
export function tellCollapse(world: World, unit: Unit, segment: SegmentKind): number {
  unit.collapsedEvent = record(world, {
    kind: 'collapsed',
    entity: idOf(world, unit.entity),
    because: unit.because,
    segment: sinceThen(world, unit.because, segment),
    load: figuresOf(world, unit, unit.failing),
  })
  keepIncidentOpen(world, unit)
  return unit.collapsedEvent
}

/** Nothing fails for load any more. */
export function tellRecovery(world: World, unit: Unit, segment: SegmentKind): number {
  const event = record(world, {
    kind: 'load-recovered',
    entity: idOf(world, unit.entity),
    because: unit.because,
    segment: sinceThen(world, unit.because, segment),
    load: figuresOf(world, unit, 0),
  })
  endOverload(world, unit)
  return event
}

/** It is no longer overloaded. */
export function endOverload(world: World, unit: Unit): void {
  unit.overloadedEvent = -1
  unit.isStuckTold = false
  if (unit.collapsedEvent < 0) return
  letIncidentRest(world, unit)
  unit.collapsedEvent = -1
}

/** It stays collapsed although what pushed it over is gone. */
export function sayStuck(world: World, unit: Unit, because: readonly number[]): void {
  unit.isStuckTold = true
  const causes = latestFirst(world, [...because, unit.collapsedEvent, unit.overloadedEvent])
  record(world, {
    kind: 'stays-collapsed',
    entity: idOf(world, unit.entity),
    because: causes,
    segment: sinceThen(world, causes, 'settle'),
    load: figuresOf(world, unit, unit.failing),
  })
}
