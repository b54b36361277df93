/**
 * Active-passive groups: notice the loss, decide, start the standby, switch, and wait for clients.
 */
import { assert } from '../../assert.ts'
import { usableLevel } from '../../compile/defaults.ts'
import { gateThreshold } from '../../compile/runbooks.ts'
import type { CompiledGroup } from '../../compile/model.ts'
import {
  drawIsTrue,
  drawTime,
  entityIds,
  type GroupState,
  isUsable,
  latestFirst,
  power,
  record,
  schedule,
  touch,
  type World,
} from '../world.ts'
import { wantStart } from './starting.ts'
import { hasAnswered, page } from './teams.ts'

/** Clients find the new active member in twenty equal steps. */
const tailSteps = 20

type Pair = { readonly group: CompiledGroup; readonly state: GroupState; readonly id: string }

function pairAt(world: World, entity: number): Pair {
  const group = world.model.groups[entity]
  const state = world.groups[entity]
  assert(group != null && state != null, 'a group has its state')
  return { group, state, id: world.model.entities[entity]?.id ?? '' }
}

function isActiveLost(world: World, { group, state }: Pair): boolean {
  return !isUsable(world, group.members[state.active] ?? -1, usableLevel)
}

/** Moves every active-passive group on as far as it goes without waiting. */
export function checkFailovers(world: World): void {
  world.model.groups.forEach((group, entity) => {
    if (group?.kind !== 'active-passive') return
    const pair = pairAt(world, entity)
    const { state } = pair
    if (state.step === 'steady' && isActiveLost(world, pair) && !group.isManual) {
      beginDetecting(world, entity, pair)
    } else if (state.step === 'detecting' && !isActiveLost(world, pair)) {
      state.step = 'steady'
      state.version++
    }
    if (state.step === 'deciding') checkDecision(world, entity, pair)
    if (state.step === 'waiting' || state.step === 'starting') tryToSwitch(world, entity, pair)
  })
}

function beginDetecting(world: World, entity: number, pair: Pair): void {
  const { group, state, id } = pair
  state.step = 'detecting'
  state.version++
  state.event = world.stateEvent[group.members[state.active] ?? 0] ?? 0
  schedule(world, 'failover-detect', drawTime(world, 'failover-detect', id, group.detect), {
    subject: entity,
    version: state.version,
  })
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
    other: entityIds(world, [group.members[state.active] ?? 0]),
  })
  state.step = group.decidingTeam < 0 ? 'waiting' : 'deciding'
}

function checkDecision(world: World, entity: number, { group, state, id }: Pair): void {
  if (!hasAnswered(world, group.decidingTeam)) {
    page(world, group.decidingTeam, state.event)
    return
  }
  const answered = world.teams[group.decidingTeam]?.answeredEvent ?? -1
  const [binding = state.event] = latestFirst(world, [state.event, answered])
  state.event = binding
  state.step = 'switching'
  state.version++
  schedule(world, 'failover-decide', drawTime(world, 'failover-decide', id, group.decide), {
    subject: entity,
    version: state.version,
  })
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
    other: [world.model.teams[group.decidingTeam]?.id ?? ''],
  })
  state.step = 'waiting'
}

/** True if the active member of a group is of no use and no switch is under way. */
export function isFailoverNeeded(world: World, entity: number): boolean {
  const pair = pairAt(world, entity)
  return pair.state.step !== 'switching' && isActiveLost(world, pair)
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

/** Positions of members that could take over, best first. */
function candidates(world: World, { group, state }: Pair): readonly number[] {
  return group.members.flatMap((member, position) => {
    if (position === state.active) return []
    const isUp = isUsable(world, member, usableLevel)
    const canStart =
      world.powerOf[member] !== power.running && (world.faultsOn[member] ?? []).length === 0
    return isUp || canStart ? [position] : []
  })
}

function tryToSwitch(world: World, entity: number, pair: Pair): void {
  const { group, state, id } = pair
  if (!isActiveLost(world, pair) && !state.isForced) {
    state.step = 'steady'
    state.version++
    return
  }
  const [target] = candidates(world, pair)
  const blocked = changeBlockers(world, entity)
  if (target === undefined || blocked.length > 0) {
    waitForMembers(world, pair, target === undefined ? group.members : blocked)
    return
  }
  const member = group.members[target] ?? -1
  if (!isUsable(world, member, usableLevel)) {
    if (state.step !== 'starting') wantStart(world, member, state.event)
    state.step = 'starting'
    return
  }
  const waited = [world.stateEvent[member] ?? 0, ...changeEvents(world, entity)]
  const because = latestFirst(world, [state.event, ...waited])
  state.step = 'switching'
  state.isForced = false
  state.target = target
  state.version++
  state.waitTold = -1
  state.event = record(world, {
    kind: 'failover-started',
    entity: id,
    because,
    segment: 'instant',
    other: entityIds(world, [member]),
  })
  schedule(world, 'failover-switch', drawTime(world, 'failover-switch', id, group.switch), {
    subject: entity,
    version: state.version,
  })
}

function changeBlockers(world: World, entity: number): readonly number[] {
  return (world.structure.changeNeeds[entity] ?? [])
    .filter((need) => !isUsable(world, need.to, gateThreshold(need)))
    .map((need) => need.to)
}

function changeEvents(world: World, entity: number): readonly number[] {
  return (world.structure.changeNeeds[entity] ?? []).map((need) => world.stateEvent[need.to] ?? 0)
}

function waitForMembers(world: World, pair: Pair, blockers: readonly number[]): void {
  const { state, id } = pair
  state.step = 'waiting'
  if (state.waitTold === state.event) return
  state.waitTold = state.event
  record(world, {
    kind: 'failover-waiting',
    entity: id,
    because: [state.event, ...blockers.map((blocker) => world.stateEvent[blocker] ?? 0)],
    segment: 'instant',
    other: entityIds(world, blockers),
  })
  world.hasNewWaits = true
}

/** The switch has come to its end, well or not. */
export function onSwitched(world: World, entity: number, version: number, isByHand: boolean): void {
  const { group, state, id } = pairAt(world, entity)
  if (state.version !== version) return
  if (!isByHand && !drawIsTrue(world, 'failover-succeeds', id, group.succeeds)) {
    state.event = record(world, {
      kind: 'failover-failed',
      entity: id,
      because: [state.event],
      segment: 'switch',
    })
    schedule(world, 'failover-switch', drawTime(world, 'failover-by-hand', id, group.byHand), {
      subject: entity,
      detail: 1,
      version,
    })
    return
  }
  state.active = state.target
  state.step = 'steady'
  state.version++
  state.switches++
  state.event = record(world, {
    kind: 'failover-done',
    entity: id,
    because: [state.event],
    segment: isByHand ? 'work' : 'switch',
    other: entityIds(world, [group.members[state.active] ?? 0]),
  })
  state.doneEvent = state.event
  beginTail(world, entity, { group, state, id })
}

function beginTail(world: World, entity: number, { group, state, id }: Pair): void {
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
