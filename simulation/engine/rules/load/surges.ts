/**
 * Surges: demand on something is a multiple of the usual one for a time.
 */
import type { CompiledDemandSurge } from '../../../compile/model.ts'
import { record } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { addSurge } from './asking.ts'
import { clearLater, openIncident } from '../levels/faults.ts'

/** The moment a surge begins. */
export function onSurge(world: World, index: number, surge: CompiledDemandSurge): void {
  const event = record(world, {
    kind: 'fault',
    entity: surge.id,
    because: [0],
    segment: 'outside',
    other: surge.targets,
  })
  openIncident(world, index, event)
  addSurge(world, surge, event)
  clearLater(world, index, surge)
}
