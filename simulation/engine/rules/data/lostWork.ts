/**
 * Work lost with data: what came in after the consistent point of a restore is done once more.
 */
import type { World } from '../../state/world.ts'
import { addToBacklog, serviceAt } from '../business/backlog.ts'

const hourMs = 3_600_000

/** Puts the work of a length of time into the backlogs of the services that a data set serves. */
export function enterAgain(
  world: World,
  services: readonly number[],
  lostMs: number,
  event: number,
): void {
  for (const entity of services) {
    const felt = serviceAt(world, entity)
    if (felt === undefined || felt.service.reenterLost === 0) continue
    const { demandPerHour, reenterLost } = felt.service
    const pieces = (demandPerHour * lostMs * reenterLost) / hourMs
    if (pieces > 0) addToBacklog(world, felt, pieces, event)
  }
}
