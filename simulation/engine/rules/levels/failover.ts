/**
 * Active-passive groups: notice the loss, decide, start the standby, switch, and wait for clients.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledGroup } from '../../../compile/model.ts'
import { gateThreshold } from '../../../compile/runbooks.ts'
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { reading } from '../../state/beliefState.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import {
  askedFirst,
  faultsOn,
  groupAt,
  groupStateAt,
  idOf,
  idsOf,
  isOfNow,
  isUsable,
  latestFirst,
  latestOf,
  stateEventOf,
  stateEventsOf,
  teamIds,
  isOpen,
  gateEventsOf,
} from '../../looking.ts'
import { record, schedule, touch } from '../../recording.ts'
import { wakeEntity } from '../../wakes.ts'
import { type GroupState, power, type World } from '../../state/world.ts'
import { gradeIn, watchOf } from '../belief/belief.ts'
import { dropCarried } from '../data/carrying.ts'
import { loseLag, recountHandoversOf } from './handovers.ts'
import { wantStart } from './starting.ts'
import { answeredEventOf, hasAnswered, page } from '../people/teams.ts'
import { watchWear } from './wear.ts'

/** Clients find the new active member in twenty equal steps. */
const tailSteps = 20

type Pair = {
  readonly entity: number
  readonly group: CompiledGroup
  readonly state: GroupState
  readonly id: string
}

function pairAt(world: World, entity: number): Pair {
  const group = groupAt(world, entity)
  assert(group !== undefined, 'what fails over is a group')
  return { entity, group, state: groupStateAt(world, entity), id: idOf(world, entity) }
}

function activeOf({ group, state }: Pair): number {
  return at(group.members, state.active)
}

/** True if a group that goes by a monitor’s readings is shown that a member is of no use. */
function isShownLost(world: World, { group }: Pair, member: number): boolean {
  const watch = watchOf(world, group.watchedBy, member)
  return gradeIn(at(world.belief.shown, watch)) >= reading.useless
}

function isActiveLost(world: World, pair: Pair): boolean {
  const active = activeOf(pair)
  if (pair.group.watchedBy >= 0) return isShownLost(world, pair, active)
  return !isUsable(world, active, usableLevel)
}

/** True if a member seems to be up, as far as the group can see. */
function seemsUp(world: World, pair: Pair, member: number): boolean {
  if (pair.group.watchedBy < 0) return isUsable(world, member, usableLevel)
  return world.powerOf[member] === power.running && !isShownLost(world, pair, member)
}

/** The event by which a group came to see that its active member is lost. */
function lossEventOf(world: World, pair: Pair): number {
  const { watchedBy } = pair.group
  if (watchedBy < 0) return stateEventOf(world, activeOf(pair))
  return at(world.belief.shownEvent, watchOf(world, watchedBy, activeOf(pair)))
}

/** The events by which what a group goes by came to be shown; none if it sees what is so. */
function shownEventsOf(world: World, { watchedBy, members }: CompiledGroup): readonly number[] {
  if (watchedBy < 0) return []
  return members.map((member) => at(world.belief.shownEvent, watchOf(world, watchedBy, member)))
}

/** Moves every active-passive group on as far as it goes without waiting. */
export function checkFailovers(world: World): void {
  for (const entity of world.structure.failoverGroups) {
    if (!isAtPeace(world, entity)) check(world, pairAt(world, entity))
  }
}

/**
 * True for a group about which nothing is to be done: its active member gives enough, or it waits, has said
 * so, and still nobody could take over. Most are so at every instant; it is told without an object.
 */
function isAtPeace(world: World, entity: number): boolean {
  const group = world.model.groups[entity] as CompiledGroup
  const state = world.groups[entity] as GroupState
  const active = group.members[state.active] as number
  const isFine = group.watchedBy < 0 && isUsable(world, active, usableLevel)
  if (state.step === 'steady') return group.isManual || isFine
  const isWaiting = state.step === 'waiting' && state.waitTold === state.event
  return isWaiting && group.watchedBy < 0 && !isFine && isWithoutStandby(world, group, active)
}

/** True if nobody could take over from the active member: all others are broken, or run and give too little. */
function isWithoutStandby(world: World, { members }: CompiledGroup, active: number): boolean {
  for (const member of members) {
    if (member === active) continue
    if (isUsable(world, member, usableLevel)) return false
    if (world.powerOf[member] !== power.running && faultsOn(world, member).length === 0)
      return false
  }
  return true
}

function check(world: World, pair: Pair): void {
  const { group, state } = pair
  const isLost = isActiveLost(world, pair)
  if (state.step === 'steady' && isLost && !group.isManual) beginDetecting(world, pair)
  else if (state.step === 'detecting' && !isLost) becomeSteady(state)
  if (state.step === 'deciding') checkDecision(world, pair)
  if (state.step === 'waiting' || state.step === 'starting') tryToSwitch(world, pair)
}

function becomeSteady(state: GroupState): void {
  state.step = 'steady'
  state.version++
}

function beginDetecting(world: World, pair: Pair): void {
  const { entity, group, state, id } = pair
  state.step = 'detecting'
  state.version++
  state.event = lossEventOf(world, pair)
  const detectMs = drawTime(world, 'failover-detect', id, group.detect)
  schedule(world, 'failover-detect', detectMs, { subject: entity, version: state.version })
}

/** The loss of the active member has been noticed. */
export function onFailoverDetected(world: World, entity: number, version: number): void {
  const pair = pairAt(world, entity)
  const { group, state, id } = pair
  if (state.step !== 'detecting' || state.version !== version) return
  state.event = record(world, {
    kind: 'noticed',
    entity: id,
    because: [state.event],
    segment: 'detect',
    other: idsOf(world, [activeOf(pair)]),
  })
  state.step = group.decidingTeam < 0 ? 'waiting' : 'deciding'
}

function checkDecision(world: World, { entity, group, state, id }: Pair): void {
  const team = group.decidingTeam
  if (!hasAnswered(world, team)) {
    page(world, team, state.event)
    return
  }
  state.event = latestOf(world, [state.event, answeredEventOf(world, team)])
  state.step = 'switching'
  state.version++
  const decideMs = drawTime(world, 'failover-decide', id, group.decide)
  schedule(world, 'failover-decide', decideMs, { subject: entity, version: state.version })
}

/** Somebody decided to switch. */
export function onFailoverDecided(world: World, entity: number, version: number): void {
  const pair = pairAt(world, entity)
  const { group, state, id } = pair
  if (state.version !== version) return
  if (!isActiveLost(world, pair)) {
    state.step = 'steady'
    return
  }
  state.event = record(world, {
    kind: 'approved',
    entity: id,
    because: [state.event],
    segment: 'decide',
    other: teamIds(world, group.decidingTeam),
  })
  state.step = 'waiting'
}

/** True if the active member of a group is of no use and no switch is under way. */
export function isFailoverNeeded(world: World, entity: number): boolean {
  const pair = pairAt(world, entity)
  if (pair.group.kind !== 'active-passive' || pair.state.step === 'switching') return false
  return isActiveLost(world, pair)
}

/** A runbook switches the group, whatever it was doing. */
export function forceFailover(world: World, entity: number, event: number): void {
  const { group, state } = pairAt(world, entity)
  if (group.kind !== 'active-passive' || state.step === 'switching') return
  state.event = event
  state.step = 'waiting'
  state.isForced = true
  state.version++
}

/** Members that could take over, in their order: those that are up or only need to be started. */
function candidates(world: World, pair: Pair): readonly number[] {
  return pair.group.members.filter((member) => {
    if (member === activeOf(pair)) return false
    const canStart = world.powerOf[member] !== power.running && faultsOn(world, member).length === 0
    return canStart || seemsUp(world, pair, member)
  })
}

function tryToSwitch(world: World, pair: Pair): void {
  const { state } = pair
  if (!isActiveLost(world, pair) && !state.isForced) {
    becomeSteady(state)
    return
  }
  const able = candidates(world, pair)
  const open = able.filter((member) => closedGates(world, member).length === 0)
  const ready = open.find((member) => seemsUp(world, pair, member))
  const [first] = able
  const [startable] = open
  if (first === undefined) {
    waitFor(world, pair, pair.group.members)
  } else if (ready !== undefined) {
    beginSwitch(world, pair, ready)
  } else if (startable !== undefined) {
    state.step = 'starting'
    const since = [state.event, ...stateEventsOf(world, pair.group.members)]
    wantStart(world, startable, latestOf(world, since))
  } else {
    waitFor(world, pair, closedGates(world, first))
  }
}

/** Providers that a member needs to take over and that are of no use now. */
function closedGates(world: World, member: number): readonly number[] {
  return at(world.structure.changeNeeds, member)
    .filter((need) => !isOpen(world, need, gateThreshold(need)))
    .map((need) => need.to)
}

function beginSwitch(world: World, { entity, group, state, id }: Pair, member: number): void {
  const gates = at(world.structure.changeNeeds, member)
  const waited = [
    stateEventOf(world, member),
    ...gateEventsOf(world, gates),
    ...shownEventsOf(world, group),
  ]
  const because = latestFirst(world, [state.event, ...waited])
  state.step = 'switching'
  state.isForced = false
  wakeEntity(world, entity)
  state.target = group.members.indexOf(member)
  state.version++
  state.waitTold = -1
  state.event = record(world, {
    kind: 'failover-started',
    entity: id,
    because,
    // Readings may have changed after what they show.
    segment: isOfNow(world, at(because, 0)) ? 'instant' : 'detect',
    other: idsOf(world, [member]),
  })
  const switchMs = drawTime(world, 'failover-switch', id, group.switch)
  schedule(world, 'failover-switch', switchMs, { subject: entity, version: state.version })
}

function waitFor(world: World, { entity, state, id }: Pair, blockers: readonly number[]): void {
  state.step = 'waiting'
  if (state.waitTold === state.event) return
  state.waitTold = state.event
  // What struck a blocker counts although its state may be the same.
  const struck = blockers.map((blocker) => at(world.touchEvent, blocker))
  const because = askedFirst(world, [state.event], [...stateEventsOf(world, blockers), ...struck])
  const isNow = isOfNow(world, at(because, 0))
  state.waitEvent = record(world, {
    kind: 'failover-waiting',
    entity: id,
    because,
    segment: isNow ? 'instant' : 'wait-for',
    other: idsOf(world, blockers),
  })
  world.work.hasNewWait = true
  if (world.structure.circles.entities[entity] === 1) world.hasNewWaits = true
}

/** The switch has come to its end, well or not. */
export function onSwitched(world: World, entity: number, version: number, isByHand: boolean): void {
  const pair = pairAt(world, entity)
  const { group, state, id } = pair
  if (state.version !== version) return
  if (!isByHand && !drawIsTrue(world, 'failover-succeeds', id, group.succeeds)) {
    switchByHand(world, pair)
    return
  }
  const lost = activeOf(pair)
  state.active = state.target
  state.step = 'steady'
  state.version++
  state.switches++
  state.event = record(world, {
    kind: 'failover-done',
    entity: id,
    because: [state.event],
    segment: isByHand ? 'work' : 'switch',
    other: idsOf(world, [activeOf(pair)]),
  })
  state.doneEvent = state.event
  for (const member of group.members) watchWear(world, member)
  loseLag(world, [lost, activeOf(pair)], state.event)
  dropCarried(world, [lost, activeOf(pair)])
  recountHandoversOf(world, group.members, state.event)
  beginTail(world, pair)
}

function switchByHand(world: World, { entity, group, state, id }: Pair): void {
  state.event = record(world, {
    kind: 'failover-failed',
    entity: id,
    because: [state.event],
    segment: 'switch',
  })
  schedule(world, 'failover-switch', drawTime(world, 'failover-by-hand', id, group.byHand), {
    subject: entity,
    detail: 1,
    version: state.version,
  })
}

function beginTail(world: World, { entity, group, state, id }: Pair): void {
  const tailMs = drawTime(world, 'dns-tail', id, group.dnsTail)
  state.found = tailMs === 0 ? 1 : 0
  touch(world, entity, [state.event], 'instant')
  for (let step = 1; tailMs > 0 && step <= tailSteps; step++) {
    schedule(world, 'failover-tail', Math.round((tailMs * step) / tailSteps), {
      subject: entity,
      detail: step,
      version: state.switches,
    })
  }
}

/** More clients have found the active member. */
export function onTail(world: World, entity: number, step: number, switches: number): void {
  const { state } = pairAt(world, entity)
  if (state.switches !== switches) return
  state.found = step / tailSteps
  touch(world, entity, [state.doneEvent], 'settle')
}
