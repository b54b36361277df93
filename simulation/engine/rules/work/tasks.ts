/**
 * Tasks of runbooks and repairs: what they wait for, who does them, and what they do.
 */
import { at } from '../../at.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import {
  askedFirst,
  idsOf,
  incidentAt,
  latestFirst,
  latestOf,
  stateEventsOf,
  taskRunAt,
  teamIds,
} from '../../looking.ts'
import type { SegmentKind } from '../../log/log.ts'
import { record, touchBy } from '../../recording.ts'
import type { Job, StaffRequest, Wanted } from '../../state/staff.ts'
import { awaitAnswer, noteDeadEnd, watch } from '../../wakes.ts'
import type { TaskRun } from '../../state/work.ts'
import { incidentStage, power, type World } from '../../state/world.ts'
import { askForApproval, checkApprovals, submit } from './approvals.ts'
import { gateEventsOf } from '../belief/belief.ts'
import { followDone, followFailed } from './branches.ts'
import { needsRestore } from '../data/harm.ts'
import { isAnyNeeded, takeEffects } from './effects.ts'
import { gatesOf, taskBlockers } from './gates.ts'
import { haltEventsOf } from '../fleets/rollout.ts'
import { checkWork, watchWork } from './pausing.ts'
import { askForPeople } from '../people/requests.ts'
import { beginRestores } from '../data/restores.ts'
import { personIdsOf } from '../people/rota.ts'
import { answeredEventOf, hasAnswered, page } from '../people/teams.ts'
import { endWork, isCurrent, startWork, unstaffedJob, type Why, whyNow } from './work.ts'

/** True once every task before it is done, it is approved, and what it is done instead of has failed. */
export function isTaskDue(run: TaskRun): boolean {
  const isCalledFor = !run.task.isBranch || run.standsInFor >= 0
  return run.isApproved && run.waitsForTasks === 0 && isCalledFor
}

/** True while an incident’s people have not yet set anything going. */
export function isResponseAhead(world: World, incident: number): boolean {
  return incidentAt(world, incident).stage < incidentStage.declared
}

/** Looks at every task run about which something has changed: it asks for people, or waits. */
export function checkTasks(world: World): void {
  const { toLookAt } = world.work
  for (let next = toLookAt.take(); next !== undefined; next = toLookAt.take()) {
    const run = taskRunAt(world, next)
    if (run.status !== 'pending') checkWork(world, run)
    else if (isTaskDue(run)) check(world, run)
  }
  // Some may have come to where somebody must agree.
  checkApprovals(world)
}

function check(world: World, run: TaskRun): void {
  const since = [run.activatedEvent, run.approvedEvent, run.standInEvent, run.returnEvent]
  for (const before of run.after) since.push(taskRunAt(world, before).doneEvent)
  const ready = latestFirst(world, since)
  if (isMoot(world, run)) {
    skip(world, run, ready)
    return
  }
  if (run.task.approvalTeam >= 0 && !run.isAsked) {
    askToGoAhead(world, run, at(ready, 0))
    return
  }
  const blockers = taskBlockers(world, run)
  if (blockers.length === 0) wantPeople(world, run, ready)
  else if (run.waitingEvent < 0) waitForGates(world, run, ready, blockers)
  if (run.status === 'pending') watchAll(world, run, blockers)
}

/** Somebody must agree before this step begins. */
function askToGoAhead(world: World, run: TaskRun, because: number): void {
  const { id, approvalTeam: team, approval: takes } = run.task
  run.isAsked = true
  run.isApproved = false
  const askedEvent = askForApproval(world, { id, team, because })
  submit(world, { id, team, takes, askedEvent, runs: [run], action: -1 })
}

/** Whatever may change whether a task can begin: one closed gate, or all open ones, and its aims. */
function watchAll(world: World, run: TaskRun, blockers: readonly number[]): void {
  watch(world, run, blockers.length > 0 ? blockers.slice(0, 1) : gatesOf(world, run))
  watch(world, run, at(world.structure.aimsOfTask, run.task.index))
}

/** True if a task would change nothing any more: what it repairs, starts or switches is well. */
function isMoot(world: World, { task, incident }: TaskRun): boolean {
  return task.hasAim && !isAnyNeeded(world, task, incident)
}

function skip(world: World, run: TaskRun, ready: readonly number[]): void {
  const aims = at(world.structure.aimsOfTask, run.task.index)
  const { halts } = run.task
  // Nobody watches an update: that it was halted is seen when the task is looked at for its gates.
  const halted =
    halts.length === 0
      ? []
      : [...haltEventsOf(world, halts), ...gateEventsOf(world, gatesOf(world, run))]
  run.status = 'skipped'
  run.doneEvent = record(world, {
    kind: 'task-skipped',
    entity: run.task.id,
    because: latestFirst(world, [
      ...ready,
      ...halted,
      ...stateEventsOf(world, aims),
      ...aims.map((entity) => at(world.touchEvent, entity)),
    ]),
    segment: 'instant',
  })
  followDone(world, run)
}

function waitForGates(
  world: World,
  run: TaskRun,
  ready: readonly number[],
  blockers: readonly number[],
): void {
  run.waitingEvent = record(world, {
    kind: 'task-waiting',
    entity: run.task.id,
    because: askedFirst(world, ready, gateEventsOf(world, blockers)),
    segment: 'instant',
    other: idsOf(world, blockers),
  })
  world.work.hasNewWait = true
  // Whatever is meant to run starts once it is mended.
  const mayBeLeftOff = world.work.hasIdle && blockers.some((entity) => isLeftOff(world, entity))
  if (mayBeLeftOff) noteDeadEnd(world)
  if (world.structure.circles.tasks[run.task.index] === 1) world.hasNewWaits = true
}

/** True for what is switched off and nobody has asked to start. */
function isLeftOff(world: World, entity: number): boolean {
  return world.powerOf[entity] === power.stopped && !world.starts.has(entity)
}

function wantPeople(world: World, run: TaskRun, ready: readonly number[]): void {
  const { doers, people, id, index } = run.task
  if (!hasRoom(run)) return
  const errand = at(world.structure.errandOf, index)
  const [first] = doers
  const answered = doers.find(({ team }) => hasAnswered(world, team))?.team
  const opened = run.waitingEvent < 0 ? [] : gateEventsOf(world, gatesOf(world, run))
  if (first !== undefined && answered === undefined) {
    page(world, first.team, latestOf(world, [at(ready, 0), ...opened]))
    awaitAnswer(world, run, run.task.teams)
    return
  }
  run.status = 'wanting'
  enterLot(run)
  const wanted: Wanted = {
    kind: 'task',
    subject: run.index,
    name: id,
    incident: run.incident,
    doers,
    people: first === undefined ? 0 : people,
    tier: errand.tier,
    worth: errand.tier,
    about: errand.about,
    leftMs: errand.leftMs,
    sinceMs: world.nowMs,
    because: latestFirst(world, [
      ...ready,
      ...opened,
      run.lotEvent,
      answeredEventOf(world, answered ?? -1),
    ]),
  }
  if (first === undefined) {
    start(world, unstaffedJob(world, wanted), { because: wanted.because, segment: 'instant' })
    return
  }
  askForPeople(world, wanted)
}

/** False while as many of its lot are worked on as may be at once; it is next in line then. */
function hasRoom({ lot, index }: TaskRun): boolean {
  if (lot === null || lot.busy < lot.atOnce) return true
  if (!lot.waiting.includes(index)) lot.waiting.push(index)
  return false
}

function enterLot(run: TaskRun): void {
  if (run.lot === null) return
  run.isInLot = true
  run.lot.busy++
}

/** People begin with a task. */
export function beginTask(world: World, job: Job, request: StaffRequest): void {
  start(world, job, whyNow(world, request, job.team))
}

function start(world: World, job: Job, why: Why): void {
  const run = taskRunAt(world, job.wanted.subject)
  run.status = 'running'
  run.job = job
  const started = record(world, {
    kind: 'task-started',
    entity: run.task.id,
    ...why,
    other: [...teamIds(world, job.team), ...personIdsOf(world, job)],
    people: job.wanted.people,
  })
  countRepairs(world, run, { change: 1, event: started })
  work(world, run, job, started)
  watchWork(world, run.index)
}

function work(world: World, { task }: TaskRun, job: Job, since: number): void {
  startWork(world, job, drawTime(world, 'task', task.id, task.takes), since)
}

function countRepairs(
  world: World,
  run: TaskRun,
  { change, event }: { readonly change: 1 | -1; readonly event: number },
): void {
  for (const entities of [run.task.repairs, run.task.restores]) {
    for (const entity of entities) {
      world.repairsUnderWay[entity] = at(world.repairsUnderWay, entity) + change
      touchBy(world, entity, event, 'instant')
    }
  }
}

/** A task comes to its end: done, tried again, or given up. */
export function onTaskEnd(world: World, index: number, version: number): void {
  const run = taskRunAt(world, index)
  const { id, succeeds } = run.task
  const { job } = run
  if (job === null || !isCurrent(job, version)) return
  if (!drawIsTrue(world, 'task-succeeds', id, succeeds)) {
    onFailure(world, run, job)
    return
  }
  if (run.task.restores.length > 0 && leaveToRestore(world, run, job)) return
  endTask(world, run, [job.event], 'work')
  endWork(world, job, run.doneEvent)
}

function endTask(
  world: World,
  run: TaskRun,
  because: readonly number[],
  segment: SegmentKind,
): void {
  run.status = 'done'
  run.doneEvent = record(world, { kind: 'task-done', entity: run.task.id, because, segment })
  countRepairs(world, run, { change: -1, event: run.doneEvent })
  followDone(world, run)
  takeEffects(world, run.task, { incident: run.incident, event: run.doneEvent })
}

/** Data flow without anybody’s hands: people go, and the task ends when the data are back. */
function leaveToRestore(world: World, run: TaskRun, job: Job): boolean {
  const { index, incident, task } = run
  if (!task.restores.some((entity) => needsRestore(world, entity))) return false
  const event = record(world, {
    kind: 'task-unattended',
    entity: task.id,
    because: [job.event],
    segment: 'work',
  })
  job.event = event
  if (!beginRestores(world, task.restores, { run: index, incident, event })) return false
  run.status = 'restoring'
  endWork(world, job, event)
  return true
}

/** Ends the tasks whose data are back, or cannot be brought back. */
export function endRestoringTasks(world: World): void {
  if (world.data.ended.length === 0) return
  for (const { run: index, event, isRestored } of world.data.ended.splice(0)) {
    const run = taskRunAt(world, index)
    if (run.status !== 'restoring') continue
    if (isRestored) endTask(world, run, [event], 'instant')
    else abandon(world, run, event)
  }
}

function abandon(world: World, run: TaskRun, because: number): void {
  run.status = 'abandoned'
  run.doneEvent = record(world, {
    kind: 'task-abandoned',
    entity: run.task.id,
    because: [because],
    segment: 'instant',
  })
  countRepairs(world, run, { change: -1, event: run.doneEvent })
  followFailed(world, run)
}

function onFailure(world: World, run: TaskRun, job: Job): void {
  const { id, tries } = run.task
  run.tries++
  const failed = record(world, {
    kind: 'task-failed',
    entity: id,
    because: [job.event],
    segment: 'work',
  })
  if (run.tries < tries) {
    work(world, run, job, failed)
    return
  }
  abandon(world, run, failed)
  endWork(world, job, run.doneEvent)
}
