/**
 * What the business feels: outages, workarounds, backlogs, and targets that pass.
 *
 * An outage is the systems’ level below the minimum; a workaround carries work meanwhile but does
 * not end it. A service is restored when its level is back and normal when its backlog is gone.
 */
import { assert } from '../../assert.ts'
import type { CompiledService } from '../../compile/model.ts'
import { phase } from '../queue.ts'
import { drawTime, record, schedule, type ServiceState, touch, type World } from '../world.ts'
import { scheduleUsers } from './detection.ts'

const hourMs = 3_600_000
const crumb = 1e-9

type Pair = { readonly service: CompiledService; readonly state: ServiceState; readonly id: string }

function pairAt(world: World, entity: number): Pair | undefined {
  const service = world.model.services[entity]
  const state = world.services[entity]
  if (service == null || state == null) return undefined
  return { service, state, id: world.model.entities[entity]?.id ?? '' }
}

/** A business service’s level or delivery changed. */
export function feel(world: World, entity: number, stateEvent: number): void {
  const pair = pairAt(world, entity)
  if (pair === undefined) return
  const isOut = (world.level[entity] ?? 0) < pair.service.minimumLevel
  const wasOut = pair.state.outageEvent >= 0
  let event = stateEvent
  if (isOut && !wasOut) event = beginOutage(world, entity, pair, stateEvent)
  if (!isOut && wasOut) event = endOutage(world, entity, pair, stateEvent)
  updateBacklog(world, entity, event)
}

function beginOutage(
  world: World,
  entity: number,
  { service, state, id }: Pair,
  cause: number,
): number {
  const event = record(world, {
    kind: 'outage-started',
    entity: id,
    because: [cause],
    segment: 'instant',
    level: world.level[entity] ?? 0,
  })
  state.outageEvent = event
  state.outageStartMs = world.nowMs
  state.outageNumber++
  state.isNormal = false
  const about = { subject: entity, version: state.outageNumber }
  const measured = { ...about, phase: phase.measurement }
  if (service.rtoMs >= 0) schedule(world, 'rto', service.rtoMs, measured)
  if (service.mtdMs >= 0) schedule(world, 'mtd', service.mtdMs, measured)
  service.workarounds.forEach((workaround, index) => {
    const inMs = drawTime(world, 'workaround', workaround.id, workaround.activation)
    schedule(world, 'workaround-on', inMs, { ...about, detail: index })
  })
  scheduleUsers(world, entity, cause)
  return event
}

function endOutage(world: World, entity: number, pair: Pair, cause: number): number {
  const { state, id } = pair
  const started = state.outageEvent
  const event = record(world, {
    kind: 'outage-ended',
    entity: id,
    because: [cause, started],
    segment: 'instant',
    level: world.level[entity] ?? 0,
  })
  state.outageEvent = -1
  pair.service.workarounds.forEach((_, index) => stopWorkaround(world, entity, index, event))
  return event
}

/** A workaround is going. */
export function onWorkaroundReady(
  world: World,
  entity: number,
  index: number,
  outage: number,
): void {
  const pair = pairAt(world, entity)
  if (pair === undefined || pair.state.outageEvent < 0) return
  const { service, state, id } = pair
  if (state.outageNumber !== outage) return
  const workaround = service.workarounds[index]
  assert(workaround !== undefined, 'a workaround is numbered')
  const event = record(world, {
    kind: 'workaround-started',
    entity: id,
    because: [state.outageEvent],
    segment: 'workaround',
    other: [workaround.id],
  })
  state.workaroundEvents[index] = event
  touch(world, entity, [event], 'instant')
  if (workaround.enduranceMs >= 0) {
    schedule(world, 'workaround-off', workaround.enduranceMs, {
      subject: entity,
      detail: index,
      version: outage,
    })
  }
}

/** A workaround has used itself up. */
export function onWorkaroundSpent(
  world: World,
  entity: number,
  index: number,
  outage: number,
): void {
  const pair = pairAt(world, entity)
  if (pair === undefined || pair.state.outageNumber !== outage) return
  stopWorkaround(world, entity, index, pair.state.workaroundEvents[index] ?? -1)
}

function stopWorkaround(world: World, entity: number, index: number, because: number): void {
  const pair = pairAt(world, entity)
  const started = pair?.state.workaroundEvents[index] ?? -1
  if (pair === undefined || started < 0) return
  pair.state.workaroundEvents[index] = -1
  const event = record(world, {
    kind: 'workaround-ended',
    entity: pair.id,
    because: [because, started],
    segment: because === started ? 'workaround' : 'instant',
    other: [pair.service.workarounds[index]?.id ?? ''],
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
  const pair = pairAt(world, entity)
  if (pair === undefined || pair.state.outageEvent < 0) return
  if (pair.state.outageNumber !== outage) return
  record(world, { kind, entity: pair.id, because: [pair.state.outageEvent], segment: 'outside' })
}

/** Pieces of work per hour that a backlog grows (or, below zero, shrinks) by now. */
function backlogRate(world: World, entity: number, { service, state }: Pair): number {
  const level = world.level[entity] ?? 0
  let byHand = 0
  let reentered = 0
  state.workaroundEvents.forEach((event, index) => {
    const workaround = service.workarounds[index]
    if (event < 0 || workaround === undefined) return
    const carried = Math.min(workaround.share, Math.max(0, 1 - level - byHand))
    byHand += carried
    reentered += carried * workaround.reentry
  })
  const done = level * service.catchUp + byHand
  const missed = Math.max(0, 1 - done) * service.deferrable + reentered
  if (missed > 0) return missed * service.demandPerHour
  return state.backlog > crumb ? -(done - 1) * service.demandPerHour : 0
}

function updateBacklog(world: World, entity: number, because: number): void {
  const pair = pairAt(world, entity)
  if (pair === undefined) return
  const { state, id } = pair
  const passedMs = world.nowMs - state.backlogSinceMs
  state.backlog = Math.max(0, state.backlog + (state.backlogPerHour * passedMs) / hourMs)
  state.backlogSinceMs = world.nowMs
  const perHour = backlogRate(world, entity, pair)
  if (perHour !== state.backlogPerHour) {
    const earlier = state.backlogEvent
    state.backlogPerHour = perHour
    state.backlogEvent = record(world, {
      kind: 'backlog',
      entity: id,
      because: [because, ...(earlier >= 0 ? [earlier] : [])],
      segment: 'instant',
      backlog: state.backlog,
      backlogPerHour: perHour,
    })
    state.backlogVersion++
    if (perHour < 0) {
      const inMs = Math.ceil((state.backlog / -perHour) * hourMs)
      schedule(world, 'backlog-gone', inMs, { subject: entity, version: state.backlogVersion })
    }
  }
  const isBack = state.outageEvent < 0 && !state.isNormal && state.backlog <= crumb
  if (isBack && perHour <= 0) becomeNormal(world, pair, because, 'instant')
}

function becomeNormal(
  world: World,
  { state, id }: Pair,
  because: number,
  segment: 'instant' | 'drain',
): void {
  state.isNormal = true
  record(world, { kind: 'normal', entity: id, because: [because], segment, backlog: 0 })
}

/** The backlog is worked off. */
export function onBacklogGone(world: World, entity: number, version: number): void {
  const pair = pairAt(world, entity)
  if (pair === undefined || pair.state.backlogVersion !== version) return
  const { state, id } = pair
  state.backlog = 0
  state.backlogPerHour = 0
  state.backlogSinceMs = world.nowMs
  const since = state.backlogEvent
  if (state.outageEvent < 0 && !state.isNormal) {
    becomeNormal(world, pair, since, 'drain')
    return
  }
  state.backlogEvent = record(world, {
    kind: 'backlog',
    entity: id,
    because: [since],
    segment: 'drain',
    backlog: 0,
    backlogPerHour: 0,
  })
}
