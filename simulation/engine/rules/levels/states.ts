/**
 * The states that people see, which follow from levels, power, faults and work under way.
 */
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { stateNumber } from '../../log/columns.ts'
import { faultsOn, levelOf } from '../../looking.ts'
import { power, type World } from '../../state/world.ts'
import { concern } from '../../structure/concerns.ts'
import { groupKind } from '../../structure/flatGroups.ts'
import { rounded } from './levels.ts'

/** What a business service delivers with its workarounds; anything else gives its level. */
export function deliveredBy(world: World, entity: number): number {
  const level = levelOf(world, entity)
  if (!isService(world, entity)) return level
  const service = at(world.model.services, entity)
  const state = at(world.services, entity)
  if (service === null || state === null) return level
  let delivered = level
  state.workaroundEvents.forEach((event, index) => {
    if (event >= 0) delivered += at(service.workarounds, index).share
  })
  return Math.min(1, rounded(delivered))
}

/** True for a business service. */
export function isService({ structure }: World, entity: number): boolean {
  return ((structure.concerns[entity] as number) & concern.service) !== 0
}

/** The number of the state that goes with an entity’s level. */
export function stateFor(world: World, entity: number): number {
  if (isService(world, entity)) return serviceState(world, entity)
  const level = levelOf(world, entity)
  if (level === 0) {
    return isComingBack(world, entity) ? stateNumber.recovering : stateOfNothing(world, entity)
  }
  if (isSwitchedOver(world, entity)) {
    return level < 1 ? stateNumber.recovering : stateNumber['on-fallback']
  }
  if (level === 1) return stateNumber.operational
  const isOnTheWay = isComingBack(world, entity) || isBeingMended(world, entity)
  return isOnTheWay ? stateNumber.recovering : stateNumber.degraded
}

function isComingBack({ powerOf, repairsUnderWay }: World, entity: number): boolean {
  return powerOf[entity] === power.starting || (repairsUnderWay[entity] as number) > 0
}

function serviceState(world: World, entity: number): number {
  const service = at(world.model.services, entity)
  assert(service !== null, 'a business service is compiled as one')
  const level = levelOf(world, entity)
  if (level >= service.minimumLevel) {
    return level < 1 ? stateNumber.degraded : stateNumber.operational
  }
  const isCarried = at(world.delivered, entity) >= service.minimumLevel
  return isCarried ? stateNumber['on-fallback'] : stateNumber.down
}

/** What is off or cut off on purpose is stopped; anything else without a level is down. */
function stateOfNothing(world: World, entity: number): number {
  const isAtRest = world.powerOf[entity] === power.stopped || world.isIsolated[entity] === 1
  const isOff = isAtRest && !world.starts.has(entity) && faultsOn(world, entity).length === 0
  return isOff ? stateNumber.stopped : stateNumber.down
}

function isSwitchedOver({ structure, groups }: World, entity: number): boolean {
  if (structure.flatGroups.kind[entity] !== groupKind.asked) return false
  const group = at(groups, entity)
  return group !== null && group.active > 0
}

function isBeingMended(world: World, entity: number): boolean {
  const fleet = world.structure.fleetOf[entity] as number
  if (fleet < 0) return false
  return at(world.fleets, fleet).cells.some(
    (cell) => cell.selfPerMs + cell.remotePerMs + cell.handsPerMs > 0,
  )
}
