/**
 * The states that people see, which follow from levels, power, faults and work under way.
 */
import type { CompiledService } from '../../../compile/model.ts'
import type { EntityState } from '../../log/log.ts'
import { at } from '../../at.ts'
import { faultsOn, levelOf } from '../../looking.ts'
import { power, type World } from '../../state/world.ts'
import { rounded } from './levels.ts'

/** What a business service delivers with its workarounds; anything else gives its level. */
export function deliveredBy(world: World, entity: number): number {
  const service = at(world.model.services, entity)
  const state = at(world.services, entity)
  const level = levelOf(world, entity)
  if (service === null || state === null) return level
  let delivered = level
  state.workaroundEvents.forEach((event, index) => {
    if (event >= 0) delivered += at(service.workarounds, index).share
  })
  return Math.min(1, rounded(delivered))
}

/** The state that goes with an entity’s level. */
export function stateFor(world: World, entity: number): EntityState {
  const service = at(world.model.services, entity)
  if (service !== null) return serviceState(world, entity, service)
  const level = levelOf(world, entity)
  const isComingBack =
    world.powerOf[entity] === power.starting || at(world.repairsUnderWay, entity) > 0
  if (level === 0) return isComingBack ? 'recovering' : stateOfNothing(world, entity)
  if (isSwitchedOver(world, entity)) return level < 1 ? 'recovering' : 'on-fallback'
  if (level === 1) return 'operational'
  return isComingBack || isBeingMended(world, entity) ? 'recovering' : 'degraded'
}

function serviceState(world: World, entity: number, service: CompiledService): EntityState {
  const level = levelOf(world, entity)
  if (level >= service.minimumLevel) return level < 1 ? 'degraded' : 'operational'
  return at(world.delivered, entity) >= service.minimumLevel ? 'on-fallback' : 'down'
}

/** What is off or cut off on purpose is stopped; anything else without a level is down. */
function stateOfNothing(world: World, entity: number): EntityState {
  const isAtRest = world.powerOf[entity] === power.stopped || world.isIsolated[entity] === 1
  const isOff = isAtRest && faultsOn(world, entity).length === 0 && !world.startWanted.has(entity)
  return isOff ? 'stopped' : 'down'
}

function isSwitchedOver(world: World, entity: number): boolean {
  const group = at(world.groups, entity)
  return group !== null && group.active > 0
}

function isBeingMended(world: World, entity: number): boolean {
  const fleet = at(world.structure.fleetOf, entity)
  if (fleet < 0) return false
  return at(world.fleets, fleet).cells.some(
    (cell) => cell.selfPerMs + cell.remotePerMs + cell.handsPerMs > 0,
  )
}
