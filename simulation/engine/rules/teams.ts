/**
 * Teams: paging over channels that may be down, answering, coming in, and one pair of hands each.
 */
import { assert } from '../../assert.ts'
import { otherMeansMs, usableLevel } from '../../compile/defaults.ts'
import { nextChangeMs, peopleOnShift } from '../calendar.ts'
import {
  drawTime,
  entityIds,
  isUsable,
  record,
  schedule,
  type TeamState,
  type World,
} from '../world.ts'

function stateOf(world: World, team: number): TeamState {
  const state = world.teams[team]
  assert(state !== undefined, 'every team has its state')
  return state
}

function origin(world: World) {
  return { startMs: world.model.startMs, declaredMs: world.declaredMs }
}

/** People of a team who can be given work now. */
export function freePeople(world: World, team: number): number {
  const state = stateOf(world, team)
  if (state.called !== 3 || state.lost > 0) return 0
  const compiled = world.model.teams[team]
  assert(compiled !== undefined, 'every team is compiled')
  const onShift = peopleOnShift(compiled, origin(world), world.nowMs)
  return Math.max(0, onShift + state.onCallPresent - state.busy)
}

/** True once somebody of the team has answered. */
export function hasAnswered(world: World, team: number): boolean {
  return stateOf(world, team).called === 3
}

/** Calls a team, once; later calls find it called already. */
export function page(world: World, team: number, because: number): void {
  const state = stateOf(world, team)
  if (state.called !== 0) return
  state.called = 1
  state.pagedEvent = because
  tryChannels(world, team, because)
}

function tryChannels(world: World, team: number, because: number): void {
  const state = stateOf(world, team)
  const channels = world.model.teams[team]?.reachedThrough ?? []
  const open = channels.find((channel) => isUsable(world, channel, usableLevel))
  if (open === undefined && channels.length > 0) {
    if (state.called === 2) return
    state.called = 2
    state.pagedEvent = record(world, {
      kind: 'page-failed',
      entity: world.model.teams[team]?.id ?? '',
      because: [because, ...channels.map((channel) => world.stateEvent[channel] ?? 0)],
      segment: 'instant',
      other: entityIds(world, channels),
    })
    schedule(world, 'page-retry', otherMeansMs, { subject: team })
    return
  }
  const opened = open === undefined ? [] : [world.stateEvent[open] ?? 0]
  answerLater(world, team, state.called === 2 ? [...opened, state.pagedEvent] : [because], {
    channel: open === undefined ? [] : entityIds(world, [open]),
    segment: 'instant',
  })
}

/** A channel may be back: whoever could not be reached is tried again. */
export function checkPages(world: World): void {
  world.teams.forEach((state, team) => {
    if (state.called !== 2) return
    const channels = world.model.teams[team]?.reachedThrough ?? []
    const isOpen = channels.some((channel) => isUsable(world, channel, usableLevel))
    if (isOpen) tryChannels(world, team, state.pagedEvent)
  })
}

/** Somebody was found by other means, after a while. */
export function onOtherMeans(world: World, team: number): void {
  const state = stateOf(world, team)
  if (state.called !== 2) return
  answerLater(world, team, [state.pagedEvent], { channel: [], segment: 'page' })
}

function answerLater(
  world: World,
  team: number,
  because: readonly number[],
  how: { readonly channel: readonly string[]; readonly segment: 'instant' | 'page' },
): void {
  const state = stateOf(world, team)
  const compiled = world.model.teams[team]
  assert(compiled !== undefined, 'every team is compiled')
  state.called = 1
  state.pagedEvent = record(world, {
    kind: 'paged',
    entity: compiled.id,
    because,
    segment: how.segment,
    other: how.channel,
  })
  waitForSomebody(world, team)
}

/** People who were lost are there again: whoever was called meanwhile is called once more. */
export function callAgain(world: World, team: number): void {
  if (stateOf(world, team).called === 1) waitForSomebody(world, team)
}

/** Somebody on shift answers, or on call comes in; else it waits for the next shift. */
function waitForSomebody(world: World, team: number): void {
  const compiled = world.model.teams[team]
  const state = stateOf(world, team)
  assert(compiled !== undefined, 'every team is compiled')
  const isSomebodyThere =
    state.lost === 0 && peopleOnShift(compiled, origin(world), world.nowMs) > 0
  if (isSomebodyThere || (compiled.onCall > 0 && state.lost === 0)) {
    const takesMs = drawTime(world, 'acknowledge', compiled.id, compiled.acknowledge)
    schedule(world, 'acknowledge', takesMs, { subject: team, detail: isSomebodyThere ? 1 : 0 })
    return
  }
  const nextMs = nextChangeMs(compiled, origin(world), world.nowMs)
  if (nextMs >= 0) schedule(world, 'shift', nextMs - world.nowMs, { subject: team, detail: 1 })
}

/** The team answers; whoever is on call sets out. */
export function onAcknowledge(world: World, team: number, isOnShift: boolean): void {
  const compiled = world.model.teams[team]
  const state = stateOf(world, team)
  assert(compiled !== undefined, 'every team is compiled')
  if (state.called === 3 || state.lost > 0) return
  const hasWaited = world.events[state.pagedEvent]?.kind === 'arrived'
  const answered = record(world, {
    kind: 'acknowledged',
    entity: compiled.id,
    because: [state.pagedEvent],
    segment: hasWaited ? 'instant' : 'page',
  })
  if (compiled.onCall > 0) {
    const comesInMs = drawTime(world, 'call-out', compiled.id, compiled.callOut)
    schedule(world, 'arrive', comesInMs, { subject: team, detail: answered })
  }
  if (isOnShift) answer(world, team, answered)
}

function answer(world: World, team: number, event: number): void {
  const state = stateOf(world, team)
  if (state.called !== 3) state.answeredEvent = event
  state.called = 3
  world.needsStaffing = true
}

/** People on call have come in. */
export function onArrive(world: World, team: number, answeredEvent: number): void {
  const compiled = world.model.teams[team]
  assert(compiled !== undefined, 'every team is compiled')
  const arrived = record(world, {
    kind: 'arrived',
    entity: compiled.id,
    because: [answeredEvent],
    segment: 'travel',
    people: compiled.onCall,
  })
  stateOf(world, team).onCallPresent = compiled.onCall
  answer(world, team, arrived)
}

/** A shift begins or ends: somebody may be there now. */
export function onShiftChange(world: World, team: number): void {
  const state = stateOf(world, team)
  const compiled = world.model.teams[team]
  assert(compiled !== undefined, 'every team is compiled')
  if (state.nextShiftCueMs === world.nowMs) state.nextShiftCueMs = -1
  world.needsStaffing = true
  if (state.called !== 1) return
  const isFirstThere = state.lost === 0 && peopleOnShift(compiled, origin(world), world.nowMs) > 0
  if (!isFirstThere) {
    waitForSomebody(world, team)
    return
  }
  state.pagedEvent = record(world, {
    kind: 'arrived',
    entity: compiled.id,
    because: [state.pagedEvent],
    segment: 'wait-for-person',
  })
  onAcknowledge(world, team, true)
}

/** Makes sure that the run looks again when a team’s head-count changes. */
export function expectShiftChange(world: World, team: number): void {
  const state = stateOf(world, team)
  const compiled = world.model.teams[team]
  if (compiled === undefined || state.nextShiftCueMs >= 0) return
  const nextMs = nextChangeMs(compiled, origin(world), world.nowMs)
  if (nextMs < 0) return
  state.nextShiftCueMs = nextMs
  schedule(world, 'shift', nextMs - world.nowMs, { subject: team })
}

/** Gives people work. */
export function engage(world: World, team: number, people: number): void {
  stateOf(world, team).busy += people
}

/** People are free again; their time is booked. */
export function release(world: World, team: number, people: number, sinceMs: number): void {
  const state = stateOf(world, team)
  state.busy -= people
  state.workMs += people * (world.nowMs - sinceMs)
  world.needsStaffing = true
}
