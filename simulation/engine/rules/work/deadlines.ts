/**
 * What hurts while work waits: the outages that it could end, and when they become intolerable.
 *
 * Kept by service and only touched when an outage with a maximum tolerable downtime begins or ends,
 * so that asking costs as many looks as there are such outages.
 */
import { at } from '../../at.ts'
import type { StaffRequest, Wanted } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'

const never = Number.MAX_SAFE_INTEGER

/** An outage of a business service has begun: from then on it must not last too long. */
export function setDeadline(world: World, service: number, mtdMs: number): void {
  if (mtdMs < 0) return
  world.staff.deadlines.set(service, world.nowMs + mtdMs)
  deadlinesChanged(world)
}

/** An outage of a business service is over. */
export function dropDeadline(world: World, service: number): void {
  if (world.staff.deadlines.delete(service)) deadlinesChanged(world)
}

/** When work should begin at the latest; the largest whole number if nothing depends on it. */
export function latestStartMs(
  { staff, structure }: World,
  { about, leftMs }: Pick<Wanted, 'about' | 'leftMs'>,
): number {
  let latestMs = never
  for (const [service, deadlineMs] of staff.deadlines) {
    if (deadlineMs - leftMs >= latestMs) continue
    const reach = structure.reachOf(service)
    if (about.some((entity) => at(reach, entity) === 1)) latestMs = deadlineMs - leftMs
  }
  return latestMs
}

/** Puts what waits in order again, if outages have begun or ended since. */
export function reorderByDeadlines(world: World): void {
  const { staff } = world
  if (!staff.hasNewDeadlines) return
  staff.hasNewDeadlines = false
  for (const pools of staff.poolsOf) {
    for (const { waiting } of pools) {
      for (const request of waiting.items) setLatest(world, request)
      waiting.reorder()
    }
  }
}

function setLatest(world: World, request: StaffRequest): void {
  request.latestMs = latestStartMs(world, request)
}

function deadlinesChanged(world: World): void {
  world.staff.hasNewDeadlines = true
}
