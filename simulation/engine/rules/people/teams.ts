/**
 * Teams: paging over channels that may be down, answering, coming in, and one pair of hands each.
 */
import { at } from '../../at.ts'
import type { SegmentKind } from '../../log/log.ts'
import { otherMeansMs, usableLevel } from '../../../compile/defaults.ts'
import { drawTime } from '../../chance/drawing.ts'
import {
  isOfNow,
  eventAt,
  idsOf,
  isUsable,
  latestFirst,
  stateEventOf,
  stateEventsOf,
  teamAt,
} from '../../looking.ts'
import { record, schedule } from '../../recording.ts'
import { wakeTeam } from '../../wakes.ts'
import type { World } from '../../state/world.ts'
import { callStep } from './escalation.ts'
import { handOver } from './handover.ts'
import { staffChanged } from './requests.ts'
import { expectShiftChange, peopleOnCall, peopleOnDuty, teamStateOf } from './rota.ts'

/** True once somebody of the team has answered. */
export function hasAnswered(world: World, team: number): boolean {
  return teamStateOf(world, team).called === 3
}

/** True while nobody has called a team. */
export function isUncalled(world: World, team: number): boolean {
  return teamStateOf(world, team).called === 0
}

/** The event by which a team answered; -1 for nobody. */
export function answeredEventOf(world: World, team: number): number {
  return team < 0 ? -1 : teamStateOf(world, team).answeredEvent
}

/** Calls a team, once; later calls find it called already. */
export function page(world: World, team: number, because: number): void {
  const state = teamStateOf(world, team)
  if (state.called !== 0) return
  state.called = 1
  state.pagedEvent = because
  if (teamAt(world, team).escalation.length > 0) callStep(world, team, 0, because)
  else tryChannels(world, team, because)
}

function openChannel(world: World, channels: readonly number[]): number | undefined {
  return channels.find((channel) => isUsable(world, channel, usableLevel))
}

function tryChannels(world: World, team: number, because: number): void {
  const state = teamStateOf(world, team)
  const channels = teamAt(world, team).reachedThrough
  const open = openChannel(world, channels)
  if (open !== undefined) {
    const opened = stateEventOf(world, open)
    const binding = state.called === 2 ? latestFirst(world, [opened, because]) : [because]
    answerLater(world, team, binding, { channel: idsOf(world, [open]), segment: 'instant' })
  } else if (channels.length === 0) {
    answerLater(world, team, [because], { channel: [], segment: 'instant' })
  } else if (state.called !== 2) {
    failToReach(world, team, because)
  }
}

/** Every channel is down: the team is tried again when one is back, or found by other means. */
function failToReach(world: World, team: number, because: number): void {
  const state = teamStateOf(world, team)
  const { id, reachedThrough } = teamAt(world, team)
  state.called = 2
  world.staff.unreached.add(team)
  state.pagedEvent = record(world, {
    kind: 'page-failed',
    entity: id,
    because: [because, ...stateEventsOf(world, reachedThrough)],
    segment: 'instant',
    other: idsOf(world, reachedThrough),
  })
  schedule(world, 'page-retry', otherMeansMs, { subject: team })
}

/** A channel may be back: whoever could not be reached is tried again. */
export function checkPages(world: World): void {
  if (world.staff.unreached.size === 0) return
  for (const team of [...world.staff.unreached].sort((a, b) => a - b)) {
    tryChannels(world, team, teamStateOf(world, team).pagedEvent)
  }
}

/** Somebody was found by other means, after a while. */
export function onOtherMeans(world: World, team: number): void {
  const state = teamStateOf(world, team)
  if (state.called !== 2) return
  answerLater(world, team, [state.pagedEvent], { channel: [], segment: 'page' })
}

function waitOr(segment: 'instant' | 'page'): SegmentKind {
  return segment === 'instant' ? 'wait-for-person' : segment
}

function answerLater(
  world: World,
  team: number,
  because: readonly number[],
  how: { readonly channel: readonly string[]; readonly segment: 'instant' | 'page' },
): void {
  const state = teamStateOf(world, team)
  state.called = 1
  world.staff.unreached.delete(team)
  state.pagedEvent = record(world, {
    kind: 'paged',
    entity: teamAt(world, team).id,
    because,
    // Somebody who was wanted earlier may be paged only now, when nobody else was free.
    segment: isOfNow(world, at(because, 0)) ? how.segment : waitOr(how.segment),
    other: how.channel,
  })
  waitForSomebody(world, team)
}

/** People who were lost are there again: whoever was called meanwhile is called once more. */
export function callAgain(world: World, team: number, because: number): void {
  const state = teamStateOf(world, team)
  if (state.called !== 1 || state.lost > 0) return
  state.pagedEvent = record(world, {
    kind: 'arrived',
    entity: teamAt(world, team).id,
    because: [because, state.pagedEvent],
    segment: 'instant',
  })
  waitForSomebody(world, team)
}

/** Somebody on shift answers, or on call comes in; else it waits for the next shift. */
function waitForSomebody(world: World, team: number): void {
  const { id, acknowledge } = teamAt(world, team)
  const state = teamStateOf(world, team)
  const isSomebodyThere = peopleOnDuty(world, team) > 0
  if (isSomebodyThere || peopleOnCall(world, team) > 0) {
    const takesMs = drawTime(world, 'acknowledge', id, acknowledge)
    schedule(world, 'acknowledge', takesMs, { subject: team, detail: isSomebodyThere ? 1 : 0 })
    state.isWaitingForShift = false
    return
  }
  state.isWaitingForShift = true
  expectShiftChange(world, team)
}

/** The team answers; whoever is on call sets out. */
export function onAcknowledge(world: World, team: number, isOnShift: boolean): void {
  const state = teamStateOf(world, team)
  const { id, callOut } = teamAt(world, team)
  if (state.called === 3 || state.lost > 0 || state.comingEvent >= 0) return
  const { kind, atMs } = eventAt(world, state.pagedEvent)
  const isAtOnce = kind === 'arrived' && atMs === world.nowMs
  const answered = record(world, {
    kind: 'acknowledged',
    entity: id,
    because: [state.pagedEvent],
    segment: isAtOnce ? 'instant' : 'page',
  })
  if (peopleOnCall(world, team) > 0) {
    const comesInMs = drawTime(world, 'call-out', id, callOut)
    schedule(world, 'arrive', comesInMs, { subject: team, detail: answered })
    state.comingEvent = answered
  }
  if (isOnShift) answer(world, team, answered)
  else expectShiftChange(world, team)
}

function answer(world: World, team: number, event: number): void {
  const state = teamStateOf(world, team)
  if (state.called !== 3) state.answeredEvent = event
  state.called = 3
  wakeTeam(world, team)
  staffChanged(world, team)
}

/** People on call have come in. */
export function onArrive(world: World, team: number, answeredEvent: number): void {
  const { id } = teamAt(world, team)
  const state = teamStateOf(world, team)
  const arrived = record(world, {
    kind: 'arrived',
    entity: id,
    because: [answeredEvent],
    segment: 'travel',
    people: peopleOnCall(world, team),
  })
  state.calledInMs = world.nowMs
  state.freedEvent = arrived
  answer(world, team, arrived)
}

/** A shift begins or ends: somebody may be there now. */
export function onShiftChange(world: World, team: number): void {
  const state = teamStateOf(world, team)
  if (state.nextShiftCueMs === world.nowMs) state.nextShiftCueMs = -1
  staffChanged(world, team)
  handOver(world, team)
  if (state.called !== 1) return
  const isFirstThere = peopleOnDuty(world, team) > 0
  const isComing = state.comingEvent >= 0
  if (!isFirstThere) {
    if (isComing) expectShiftChange(world, team)
    else waitForSomebody(world, team)
    return
  }
  const arrived = record(world, {
    kind: 'arrived',
    entity: teamAt(world, team).id,
    because: [isComing ? state.comingEvent : state.pagedEvent],
    segment: 'wait-for-person',
  })
  state.pagedEvent = arrived
  // Those on call have answered already; whoever is there first takes it from them.
  if (isComing) answer(world, team, arrived)
  else onAcknowledge(world, team, true)
}

/** An incident was declared: people join from now on, whoever is waited for. */
export function expectSurges(world: World): void {
  world.teams.forEach((state, team) => {
    state.nextShiftCueMs = -1
    staffChanged(world, team)
    if (state.called === 1 && state.isWaitingForShift) waitForSomebody(world, team)
  })
}
