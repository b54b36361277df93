/**
 * Which copy a restore begins with, and what keeps it from any. Changes nothing.
 */
import { at } from '../../at.ts'
import { type Copy, never, type Restore } from '../../state/dataWorld.ts'
import { faultsOn, incidentAt } from '../../looking.ts'
import type { World } from '../../state/world.ts'
import { isOutOfUse, lostSitesOf, newestCopies, placeBlockers } from './copies.ts'

/** The copies that a restore could use, the best first: the newest that are believed clean. */
export function copiesFor(world: World, restore: Restore): readonly Copy[] {
  return newestCopies(world, restore.set, limitOf(world, restore)).toSorted(compareCopies)
}

/** The newest first; of the same moment the fastest, then the first place. */
function compareCopies(a: Copy, b: Copy): number {
  const speed = ({ place }: Copy) => (place.streamGbPerHour < 0 ? never : place.streamGbPerHour)
  return b.pointMs - a.pointMs || speed(b) - speed(a) || a.place.index - b.place.index
}

/** True if nothing keeps people from restoring out of the place of a copy now. */
export function isReachable(world: World, { place }: Copy): boolean {
  return placeBlockers(world, place).length === 0 && lostSitesOf(world, place).length === 0
}

/** True while a fault that a repair or time will lift lies on what is to be restored. */
export function isBeingMended(world: World, { incident }: Restore, entity: number): boolean {
  return faultsOn(world, entity).some(
    (one) =>
      one.cap === 0 && !one.needsRestore && !isLiftedByRestore(world, entity, one.fault, incident),
  )
}

/** True for the fault that destroyed data where nothing but their restore says how it is mended. */
// oxlint-disable-next-line max-params -- a fault on an entity, seen from an incident
export function isLiftedByRestore(
  world: World,
  entity: number,
  fault: number,
  incident: number,
): boolean {
  if ((incident >= 0 && fault !== incident) || incidentAt(world, fault).isClearedByItself)
    return false
  return !world.work.repairRuns.of(entity).some((run) => run.incident === fault)
}

/**
 * Copies must be older than this: older than what was tried, and no newer than the newest common
 * moment of the consistency group.
 */
function limitOf(world: World, restore: Restore): number {
  const { group, toleranceMs } = at(world.model.data.sets, restore.set)
  const { fault } = at(world.data.sets, restore.set)
  let limitMs = restore.beforeMs
  for (const other of group) {
    if (other === restore.set) continue
    const state = at(world.data.sets, other)
    if (state.fault !== fault) continue
    const pointMs = isOutOfUse(state) ? newestPoint(world, other) : state.pointMs
    if (pointMs !== undefined) limitMs = Math.min(limitMs, pointMs + toleranceMs + 1)
  }
  return limitMs
}

function newestPoint(world: World, set: number): number | undefined {
  const tried = world.data.active.find((restore) => restore.set === set)
  if (tried !== undefined && tried.copy !== null && tried.step !== 'choosing') {
    return tried.copy.pointMs
  }
  const copies = newestCopies(world, set, tried?.beforeMs ?? never)
  return copies.length === 0 ? undefined : Math.max(...copies.map((copy) => copy.pointMs))
}
