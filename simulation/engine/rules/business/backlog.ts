/**
 * Backlogs: work that was missed during an outage and is made up for afterwards.
 *
 * A backlog changes at a constant rate between two events, so the moment when it is gone is a
 * closed form.
 */
import type { CompiledService } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { nextRateChangeMs, rateAt } from '../../load/demand.ts'
import { idOf, levelOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import type { ServiceState, World } from '../../state/world.ts'

const hourMs = 3_600_000
const hourSeconds = 3600
/** Less than this is no backlog; keeps rounding from leaving crumbs. */
const crumb = 1e-9

export type FeltService = {
  readonly entity: number
  readonly service: CompiledService
  readonly state: ServiceState
}

/** The business service that an entity is; most are none. */
export function serviceAt(world: World, entity: number): FeltService | undefined {
  const service = at(world.model.services, entity)
  const state = at(world.services, entity)
  return service === null || state === null ? undefined : { entity, service, state }
}

/** Share of demand that workarounds carry, and the work that each leaves behind. */
function carriedByHand({ service, state }: FeltService, level: number) {
  let byHand = 0
  let reentered = 0
  state.workaroundEvents.forEach((event, index) => {
    if (event < 0) return
    const { share, reentry } = at(service.workarounds, index)
    const carried = Math.min(share, Math.max(0, 1 - level - byHand))
    byHand += carried
    reentered += carried * reentry
  })
  return { byHand, reentered }
}

/** Pieces of work per hour that arrive now, by the calendar and by what surges. */
function demandNow(world: World, { entity, service }: FeltService): number {
  const times = at(world.surge, entity)
  const { calendar, demandPerHour } = service
  const busy = calendar.peaks.length === 0 ? 1 : rateAt(calendar, world.model.startMs, world.nowMs)
  return demandPerHour * times * busy
}

/** Work changes with the hour while it piles up or is caught up with. */
function watchCalendar(world: World, { entity, service, state }: FeltService): void {
  const isIdle = state.outageEvent < 0 && state.backlog <= crumb && state.backlogPerHour === 0
  if (isIdle || service.calendar.peaks.length === 0 || state.busyCueMs >= 0) return
  const nextMs = nextRateChangeMs(service.calendar, world.model.startMs, world.nowMs)
  if (nextMs < 0) return
  state.busyCueMs = nextMs
  schedule(world, 'busy-hour', nextMs - world.nowMs, { subject: entity, phase: phase.inject })
}

/** The hour changed what is asked of a business service. */
export function onBusyHour(world: World, entity: number): void {
  const felt = serviceAt(world, entity)
  if (felt === undefined) return
  felt.state.busyCueMs = -1
  if (felt.state.backlog <= crumb && felt.state.backlogPerHour === 0) {
    watchCalendar(world, felt)
    return
  }
  const event = record(world, {
    kind: 'demand',
    entity: idOf(world, entity),
    because: [0],
    segment: 'outside',
    load: { demand: demandNow(world, felt) / hourSeconds },
  })
  updateBacklog(world, felt, event)
}

/** Pieces of work per hour that a backlog grows (or, below zero, shrinks) by now. */
function backlogRate(world: World, felt: FeltService): number {
  const { catchUp, deferrable } = felt.service
  const demandPerHour = demandNow(world, felt)
  const level = levelOf(world, felt.entity)
  const { byHand, reentered } = carriedByHand(felt, level)
  const done = level * catchUp + byHand
  const missed = Math.max(0, 1 - done) * deferrable + reentered
  if (missed > 0) return missed * demandPerHour
  return felt.state.backlog > crumb && done > 1 ? (1 - done) * demandPerHour : 0
}

/** Works the backlog out up to now, and how it goes on from here. */
export function updateBacklog(world: World, felt: FeltService, because: number): void {
  const { state } = felt
  const passedMs = world.nowMs - state.backlogSinceMs
  state.backlog = Math.max(0, state.backlog + (state.backlogPerHour * passedMs) / hourMs)
  state.backlogSinceMs = world.nowMs
  const perHour = backlogRate(world, felt)
  if (perHour !== state.backlogPerHour) changeRate(world, felt, perHour, because)
  const isBack = state.outageEvent < 0 && !state.isNormal && state.backlog <= crumb
  if (isBack && perHour <= 0) becomeNormal(world, felt, because, 'instant')
  watchCalendar(world, felt)
}

/** More work than the rate of the backlog tells of, such as what was lost and is done once more. */
export function addToBacklog(world: World, felt: FeltService, pieces: number, event: number): void {
  updateBacklog(world, felt, event)
  felt.state.backlog += pieces
  felt.state.isNormal = false
  changeRate(world, felt, backlogRate(world, felt), event)
}

function changeRate(world: World, felt: FeltService, perHour: number, because: number): void {
  const { entity, state } = felt
  state.backlogPerHour = perHour
  writeBacklog(world, felt, [because, state.backlogEvent], 'instant')
  state.backlogVersion++
  if (perHour >= 0) return
  const inMs = Math.ceil((state.backlog / -perHour) * hourMs)
  schedule(world, 'backlog-gone', inMs, { subject: entity, version: state.backlogVersion })
}

function writeBacklog(
  world: World,
  { entity, state }: FeltService,
  because: readonly number[],
  segment: 'instant' | 'drain',
): void {
  state.backlogEvent = record(world, {
    kind: 'backlog',
    entity: idOf(world, entity),
    because,
    segment,
    backlog: state.backlog,
    backlogPerHour: state.backlogPerHour,
  })
}

function becomeNormal(
  world: World,
  { entity, state }: FeltService,
  because: number,
  segment: 'instant' | 'drain',
): void {
  state.isNormal = true
  const id = idOf(world, entity)
  record(world, { kind: 'normal', entity: id, because: [because], segment, backlog: 0 })
}

/** The backlog is worked off. */
export function onBacklogGone(world: World, entity: number, version: number): void {
  const felt = serviceAt(world, entity)
  if (felt === undefined || felt.state.backlogVersion !== version) return
  const { state } = felt
  state.backlog = 0
  state.backlogPerHour = 0
  state.backlogSinceMs = world.nowMs
  const isBack = state.outageEvent < 0 && !state.isNormal
  if (isBack) becomeNormal(world, felt, state.backlogEvent, 'drain')
  else writeBacklog(world, felt, [state.backlogEvent], 'drain')
}
