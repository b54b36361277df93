/**
 * The run: cues in their order, and after each instant everything that follows from it.
 *
 * Third step of the pipeline. A pure function of a model, a seed and a time; it never fails. Asking
 * for more time gives the same log and more of it.
 */
import { assertNever } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import { createChance } from './chance.ts'
import type { Log } from './log.ts'
import { type Cue, phase } from './queue.ts'
import {
  feel,
  onBacklogGone,
  onTargetPassed,
  onWorkaroundReady,
  onWorkaroundSpent,
} from './rules/business.ts'
import { tellDeadlocks } from './rules/deadlocks.ts'
import { lookAgain, onLook, onUsersReport, watchFor } from './rules/detection.ts'
import {
  checkFailovers,
  onFailoverDecided,
  onFailoverDetected,
  onSwitched,
  onTail,
} from './rules/failover.ts'
import { onCleared, onLoss } from './rules/faults.ts'
import { onGraceOver, watchGrace } from './rules/grace.ts'
import { propagate, settleAtStart } from './rules/levels.ts'
import {
  advance,
  markFleetsOf,
  markFleetsThatNeed,
  onMachines,
  onTravelled,
  recountFleets,
} from './rules/mending.ts'
import { checkResponse, onDeclared, onDiagnosis } from './rules/response.ts'
import {
  onComponentBreaks,
  onFixKnown,
  onGate,
  onHalt,
  onPush,
  onReports,
  watchReports,
} from './rules/rollout.ts'
import { dispatch } from './rules/staffing.ts'
import { beginStarts, checkStarts, onStarted, stopStarved } from './rules/starting.ts'
import { checkPages, onAcknowledge, onArrive, onOtherMeans, onShiftChange } from './rules/teams.ts'
import { activateWork, checkApprovals, checkTasks, onApproved, onTaskEnd } from './rules/work.ts'
import { createWorld, record, type World } from './world.ts'

/** Raised whenever the same inputs give another log. */
export const engineVersion = '1'

export type RunInput = {
  /** Whatever people type; the same text gives the same run. */
  readonly seed: string
  /** How far to run, in milliseconds since the start; the scenario’s horizon if not said. */
  readonly untilMs?: number
  /** Which of many runs with this seed; 0 if not said. */
  readonly replication?: number
}

/** Rounds of consequences at one instant after which the run is called an oscillation. */
const roundsMax = 1000

/** Runs a model and returns everything that happened. */
export function simulate(model: Model, input: RunInput): Log {
  const untilMs = input.untilMs ?? model.horizonMs
  const world = createWorld(model, createChance(input.seed, input.replication ?? 0))
  settleAtStart(world)
  record(world, { kind: 'run-started', entity: 'run', because: [], segment: 'outside' })
  scheduleScenario(world)
  let isSteady = true
  for (let next = world.queue.next; next !== undefined; next = world.queue.next) {
    if (next.atMs > untilMs) break
    const cue = world.queue.pop()
    if (cue === undefined) break
    world.nowMs = cue.atMs
    handle(world, cue)
    const after = world.queue.next
    const isSameMoment = after?.atMs === cue.atMs && after.phase === cue.phase
    if (!isSameMoment) isSteady = settle(world)
    if (!isSteady) break
  }
  return finish(world, untilMs, isSteady)
}

function scheduleScenario(world: World): void {
  world.model.faults.forEach((fault, index) => {
    push(world, 'fault', fault.atMs, index)
  })
  world.model.injects.forEach((inject, index) => {
    push(world, 'message', inject.atMs, index)
  })
}

function push(world: World, kind: 'fault' | 'message', atMs: number, subject: number): void {
  world.queue.push({ atMs, phase: phase.inject, kind, subject, detail: 0, version: -1 })
}

/** Everything that follows at this instant, until nothing more does; false for an oscillation. */
function settle(world: World): boolean {
  for (let round = 0; round < roundsMax; round++) {
    beginStarts(world)
    propagate(world)
    const states = world.newStates.splice(0)
    for (const event of states) consequences(world, event)
    checkStarts(world)
    checkFailovers(world)
    checkPages(world)
    checkResponse(world)
    checkApprovals(world)
    checkTasks(world)
    dispatch(world)
    if (recountFleets(world)) watchReports(world)
    if (world.dirty.size === 0 && !world.needsStaffing && world.fleetsToRecount.size === 0) {
      tellDeadlocks(world)
      return true
    }
  }
  record(world, {
    kind: 'oscillation',
    entity: [...world.dirty.keys()].map((entity) => world.model.entities[entity]?.id)[0] ?? 'run',
    because: [world.events.length - 1],
    segment: 'instant',
    other: [...world.dirty.keys()].map((entity) => world.model.entities[entity]?.id ?? ''),
  })
  return false
}

function consequences(world: World, event: number): void {
  const happened = world.events[event]
  const entity = world.model.indexById[happened?.entity ?? ''] ?? -1
  if (happened === undefined || entity < 0) return
  watchGrace(world, entity, event)
  stopStarved(world, entity)
  lookAgain(world, entity)
  markFleetsThatNeed(world, entity, event)
  if (happened.to !== 'operational' && happened.to !== 'stopped') watchFor(world, entity, event)
  feel(world, entity, event)
}

function handle(world: World, cue: Cue): void {
  const { subject, detail, version } = cue
  switch (cue.kind) {
    case 'fault':
      return strikeNow(world, subject)
    case 'clear':
      return clearNow(world, subject)
    case 'message':
      return tell(world, subject)
    case 'grace':
      return onGraceOver(world, subject, version, detail)
    case 'started':
      if (world.powerVersion[subject] === version) onStarted(world, subject, detail)
      return
    case 'look':
      return onLook(world, subject, detail, version)
    case 'users':
      return onUsersReport(world, subject, detail)
    case 'page-retry':
      return onOtherMeans(world, subject)
    case 'acknowledge':
      return onAcknowledge(world, subject, detail === 1)
    case 'arrive':
      return onArrive(world, subject, detail)
    case 'diagnosis':
      return onDiagnosis(world, subject, detail, version === 1)
    case 'declare':
      return declareNow(world, subject, detail)
    case 'approve':
      return onApproved(world, subject, detail, version)
    case 'task':
      return onTaskEnd(world, subject)
    case 'shift':
      return onShiftChange(world, subject)
    case 'failover-detect':
      return onFailoverDetected(world, subject, version)
    case 'failover-decide':
      return onFailoverDecided(world, subject, version)
    case 'failover-switch':
      return onSwitched(world, subject, version, detail === 1)
    case 'failover-tail':
      return onTail(world, subject, detail, version)
    default:
      return handleFleetOrBusiness(world, cue)
  }
}

function handleFleetOrBusiness(world: World, cue: Cue): void {
  const { subject, detail, version } = cue
  switch (cue.kind) {
    case 'gate':
      return onGate(world, subject, detail)
    case 'component-breaks':
      return onComponentBreaks(world, subject, detail)
    case 'reports':
      return onReports(world, subject, version)
    case 'halt':
      return onHalt(world, subject)
    case 'fix-known':
      return onFixKnown(world, subject)
    case 'machines':
      return onMachines(world, subject, version)
    case 'travelled':
      return onTravelled(world, subject, detail, version)
    case 'workaround-on':
      return onWorkaroundReady(world, subject, detail, version)
    case 'workaround-off':
      return onWorkaroundSpent(world, subject, detail, version)
    case 'backlog-gone':
      return onBacklogGone(world, subject, version)
    case 'rto':
      return onTargetPassed(world, subject, version, 'rto-missed')
    case 'mtd':
      return onTargetPassed(world, subject, version, 'mtd-missed')
    default:
      return assertNever(cue as never)
  }
}

function strikeNow(world: World, index: number): void {
  const fault = world.model.faults[index]
  if (fault?.type === 'loss') onLoss(world, index, fault)
  if (fault?.type === 'bad-update') onPush(world, index, fault)
}

function clearNow(world: World, index: number): void {
  const fault = world.model.faults[index]
  if (fault?.type === 'loss') onCleared(world, index, fault)
}

function tell(world: World, index: number): void {
  const inject = world.model.injects[index]
  if (inject === undefined) return
  record(world, {
    kind: 'message',
    entity: inject.id,
    because: [0],
    segment: 'outside',
    text: inject.text,
    ...(inject.to === '' ? {} : { other: [inject.to] }),
  })
}

function declareNow(world: World, index: number, binding: number): void {
  onDeclared(world, index, binding)
  activateWork(world, index)
  markFleetsOf(world, index, world.incidents[index]?.declaredEvent ?? 0)
}

function finish(world: World, untilMs: number, isSteady: boolean): Log {
  world.nowMs = untilMs
  world.fleets.forEach((state, fleet) => {
    if (state.cells.length > 0) advance(world, fleet)
  })
  const running = world.taskRuns.filter((run) => run.status === 'running' && run.team >= 0)
  const workMsByTeam: Record<string, number> = {}
  world.model.teams.forEach((team, index) => {
    const underWay = running
      .filter((run) => run.team === index)
      .reduce((sum, run) => sum + run.task.people * (untilMs - run.startedMs), 0)
    workMsByTeam[team.id] = (world.teams[index]?.workMs ?? 0) + underWay
  })
  return {
    events: world.events,
    untilMs,
    isComplete: isSteady && world.queue.next === undefined,
    cuesHandled: world.queue.handled,
    workMsByTeam,
  }
}
