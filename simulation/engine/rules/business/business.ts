/**
 * What the business feels: outages, workarounds, and targets that pass.
 *
 * An outage is the systems’ level below the minimum; a workaround carries work meanwhile but does
 * not end it. A service is restored when its level is back and normal when its backlog is gone.
 */
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { idOf, levelOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { Trigger, World } from '../../state/world.ts'
import { type FeltService, serviceAt, updateBacklog } from './backlog.ts'
import { dropDeadline, setDeadline } from '../work/deadlines.ts'
import { scheduleUsers } from '../belief/detection.ts'

/** In place of the event by which a workaround began: it may still begin, or is used up. */
const untried = -1
const spent = -2

/** A business service’s level or delivery changed. */
export function feel(world: World, entity: number, stateEvent: number): void {
  const felt = serviceAt(world, entity)
  if (felt === undefined) return
  const isOut = levelOf(world, entity) < felt.service.minimumLevel
  const wasOut = felt.state.outageEvent >= 0
  let event = stateEvent
  if (isOut && !wasOut) event = beginOutage(world, felt, stateEvent)
  if (!isOut && wasOut) event = endOutage(world, felt, stateEvent)
  updateBacklog(world, felt, event)
}

function beginOutage(world: World, { entity, service, state }: FeltService, cause: number): number {
  const event = record(world, {
    kind: 'outage-started',
    entity: idOf(world, entity),
    because: [cause],
    segment: 'instant',
    level: levelOf(world, entity),
  })
  state.outageEvent = event
  world.outages.add(entity)
  state.outageStartMs = world.nowMs
  state.outageNumber++
  state.isNormal = false
  state.workaroundEvents.fill(untried)
  const about = { subject: entity, version: state.outageNumber }
  const measured = { ...about, phase: phase.measurement }
  setDeadline(world, entity, service.mtdMs)
  if (service.rtoMs >= 0) schedule(world, 'rto', service.rtoMs, measured)
  if (service.mtdMs >= 0) schedule(world, 'mtd', service.mtdMs, measured)
  service.workarounds.forEach(({ id, activation }, detail) => {
    const inMs = drawTime(world, 'workaround', id, activation)
    schedule(world, 'workaround-on', inMs, { ...about, detail })
  })
  scheduleUsers(world, entity, cause)
  return event
}

function endOutage(world: World, felt: FeltService, cause: number): number {
  const { entity, service, state } = felt
  const event = record(world, {
    kind: 'outage-ended',
    entity: idOf(world, entity),
    because: [cause, state.outageEvent],
    segment: 'instant',
    level: levelOf(world, entity),
  })
  state.outageEvent = -1
  world.outages.delete(entity)
  dropDeadline(world, entity)
  service.workarounds.forEach((_, index) => stopWorkaround(world, felt, index, event))
  return event
}

/** The service in its outage of this number; nothing once that is over. */
function inOutage(world: World, entity: number, outage: number): FeltService | undefined {
  const felt = serviceAt(world, entity)
  if (felt === undefined || felt.state.outageEvent < 0) return undefined
  return felt.state.outageNumber === outage ? felt : undefined
}

/** A workaround is going. */
export function onWorkaroundReady(
  world: World,
  entity: number,
  index: number,
  outage: number,
): void {
  const felt = inOutage(world, entity, outage)
  if (felt === undefined) return
  const { outageEvent } = felt.state
  beginWorkaround(world, felt, index, { because: [outageEvent], segment: 'workaround' })
}

/** Somebody sets the workarounds of a service going, without waiting until they are ready. */
export function beginWorkarounds(world: World, entity: number, event: number): void {
  const felt = serviceAt(world, entity)
  if (felt === undefined || felt.state.outageEvent < 0) return
  const because = [event, felt.state.outageEvent]
  felt.service.workarounds.forEach((_, index) => {
    beginWorkaround(world, felt, index, { because, segment: 'instant' })
  })
}

/** A workaround begins, once in an outage. */
function beginWorkaround(
  world: World,
  { entity, service, state }: FeltService,
  index: number,
  trigger: Trigger,
): void {
  if (state.workaroundEvents[index] !== untried) return
  const { id, enduranceMs } = at(service.workarounds, index)
  const event = record(world, {
    kind: 'workaround-started',
    entity: idOf(world, entity),
    ...trigger,
    other: [id],
  })
  state.workaroundEvents[index] = event
  touch(world, entity, [event], 'instant')
  if (enduranceMs < 0) return
  const about = { subject: entity, detail: index, version: state.outageNumber }
  schedule(world, 'workaround-off', enduranceMs, about)
}

/** A workaround has used itself up. */
export function onWorkaroundSpent(
  world: World,
  entity: number,
  index: number,
  outage: number,
): void {
  const felt = inOutage(world, entity, outage)
  if (felt === undefined) return
  stopWorkaround(world, felt, index, at(felt.state.workaroundEvents, index))
}

function stopWorkaround(
  world: World,
  { entity, service, state }: FeltService,
  index: number,
  because: number,
): void {
  const started = at(state.workaroundEvents, index)
  if (started < 0) return
  state.workaroundEvents[index] = spent
  const event = record(world, {
    kind: 'workaround-ended',
    entity: idOf(world, entity),
    because: [because, started],
    segment: because === started ? 'workaround' : 'instant',
    other: [at(service.workarounds, index).id],
  })
  touch(world, entity, [event], 'instant')
}

/** A recovery time objective or tolerable downtime has passed while the service is out. */
export function onTargetPassed(
  world: World,
  entity: number,
  outage: number,
  kind: 'rto-missed' | 'mtd-missed',
): void {
  const felt = inOutage(world, entity, outage)
  if (felt === undefined) return
  const because = [felt.state.outageEvent]
  record(world, { kind, entity: idOf(world, entity), because, segment: 'outside' })
}
