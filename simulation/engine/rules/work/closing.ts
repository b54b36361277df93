/**
 * When an incident is over: its fault has passed, it does no more harm, and nothing is still collapsed.
 */
import { collapsedBy } from '../../load/loadMarks.ts'
import type { Unit } from '../../state/loadWorld.ts'
import { incidentAt, incidentOf } from '../../looking.ts'
import type { World } from '../../state/world.ts'
import { loadOf } from '../load/units.ts'

/**
 * A fault has passed by itself; its incident is over unless it still does harm or something is still
 * collapsed.
 */
export function endIncident(world: World, index: number, isHarming: boolean): void {
  const isHeld = collapsedBy(world, index).length > 0
  const isOver = !isHeld && !isHarming
  incidentAt(world, index).isOver = isOver
  if (isOver) world.hidden.delete(index)
  if (isHeld && !isHarming) loadOf(world).keptOpen.add(index)
}

/** Something came out of its collapse: an incident that was open for it alone is over. */
export function letIncidentRest(world: World, { collapsedEvent, entity }: Unit): void {
  const index = incidentOf(world, collapsedEvent)
  const { keptOpen } = loadOf(world)
  if (index < 0 || !keptOpen.has(index)) return
  if (collapsedBy(world, index).some((other) => other !== entity)) return
  keptOpen.delete(index)
  incidentAt(world, index).isOver = true
  world.hidden.delete(index)
}
