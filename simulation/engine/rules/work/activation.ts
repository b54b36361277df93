/**
 * What a declared incident sets going: the runbooks for what was hit, and repairs for the rest.
 */
import { hasEffect } from '../../../compile/effects.ts'
import type { CompiledRunbook, CompiledTask } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { collapsedBy } from '../../load/loadMarks.ts'
import { faultsOn, idOf, incidentAt, taskRunAt } from '../../looking.ts'
import { record } from '../../recording.ts'
import { noteDeadEnd, wake } from '../../wakes.ts'
import type { Lot, TaskRun } from '../../state/work.ts'
import { incidentStage, type World } from '../../state/world.ts'
import { askForApproval, submit } from './approvals.ts'
import { harmedBy } from '../data/data.ts'

/** For which incident something is done, and the event that sets it going. */
type Call = { readonly incident: number; readonly event: number }

/** Sets going what the plan has for an incident that was just declared. */
export function activateWork(world: World, index: number): void {
  const { isClearedByItself, declaredEvent } = incidentAt(world, index)
  const struck = struckBy(world, index)
  const hit = new Set([...struck, ...incidentAt(world, index).hits, ...collapsedBy(world, index)])
  for (const runbook of world.model.runbooks) {
    if (!runbook.recovers.some((entity) => hit.has(entity))) continue
    if (isClearedByItself && !doesMoreThanRepair(world, runbook)) continue
    activateRunbook(world, index, runbook, declaredEvent)
  }
  const call = { incident: index, event: declaredEvent }
  if (!isClearedByItself) for (const entity of struck) activateRepair(world, entity, call)
  activateRestores(world, index, declaredEvent)
}

/** What was hit after its incident was declared is mended and restored as well. */
export function activateLate(world: World, entity: number, call: Call): void {
  const { incident, event } = call
  if (incidentAt(world, incident).stage !== incidentStage.declared) return
  if (struckBy(world, incident).includes(entity)) activateRepair(world, entity, call)
  activateRestores(world, incident, event)
}

/** Brings back the data that no runbook brings back, as far as there is a backup. */
export function activateRestores(world: World, incident: number, event: number): void {
  const { isClearedByItself, isOver } = incidentAt(world, incident)
  const isOverlaid = isClearedByItself && !isOver && struckBy(world, incident).length > 0
  if (isOverlaid) return
  for (const entity of harmedBy(world, incident)) {
    if (isTakenCareOf(world, incident, 'restores', entity)) continue
    activateRestore(world, entity, { incident, event })
  }
}

/** True if a task that was set going for an incident has an aim. */
// oxlint-disable-next-line max-params -- an incident’s aim at an entity
function isTakenCareOf(
  world: World,
  incident: number,
  aim: 'repairs' | 'restores',
  entity: number,
): boolean {
  const runs = aim === 'repairs' ? world.work.repairRuns : world.work.restoreRuns
  return runs.of(entity).some((run) => run.incident === incident && run.status !== 'abandoned')
}

/** Entities on which a fault still lies that can be repaired. */
function struckBy(world: World, fault: number): readonly number[] {
  const { hits } = incidentAt(world, fault)
  return hits.filter((entity) =>
    faultsOn(world, entity).some((one) => one.fault === fault && !one.needsRestore),
  )
}

/** True if a runbook can help while what was lost cannot be mended, only waited for. */
function doesMoreThanRepair(world: World, runbook: CompiledRunbook): boolean {
  return runbook.tasks.some((index) => hasEffect({ ...at(world.model.tasks, index), repairs: [] }))
}

/** A step sets a runbook going, unless it is going already. */
export function activateFrom(world: World, incident: number, index: number, event: number): void {
  const isGoing = world.work.taskRuns.some(
    ({ task, status }) =>
      task.runbook === index &&
      ['pending', 'wanting', 'running', 'paused', 'restoring'].includes(status),
  )
  if (isGoing) return
  const runbook = at(world.model.runbooks, index)
  const activated = record(world, {
    kind: 'runbook-activated',
    entity: runbook.id,
    because: [event],
    segment: 'instant',
  })
  activateRunbook(world, incident, runbook, activated)
}

function activateRunbook(
  world: World,
  incident: number,
  runbook: CompiledRunbook,
  because: number,
): readonly TaskRun[] {
  const { id, approvalTeam: team, approval: takes } = runbook
  const isAskedFor = team >= 0
  const activatedEvent = isAskedFor ? askForApproval(world, { id, team, because }) : because
  const first = world.work.taskRuns.length
  const positions = new Map(runbook.tasks.map((task, position) => [task, first + position]))
  const lots = new Map<number, Lot>()
  const runs = runbook.tasks.map((taskIndex) => {
    const task = at(world.model.tasks, taskIndex)
    const isReadFirst = task.after.length === 0 && runbook.document >= 0
    return addTaskRun(world, task, incident, {
      after: task.after.flatMap((before) => positions.get(before) ?? []),
      extraNeeds: isReadFirst ? [runbook.document] : [],
      activatedEvent,
      isApproved: !isAskedFor,
      branches: task.onFail.flatMap((branch) => positions.get(branch) ?? []),
      lot: lotOf(lots, task),
    })
  })
  for (const run of runs) connect(world, run)
  if (isAskedFor) submit(world, { id, team, takes, askedEvent: activatedEvent, runs, action: -1 })
  return runs
}

/** What comes after a task, and what is done instead of it, know of it. */
function connect(world: World, run: TaskRun): void {
  for (const before of run.after) taskRunAt(world, before).followers.push(run.index)
  for (const index of run.branches) {
    const branch = taskRunAt(world, index)
    branch.parents.push(run.index)
    branch.parentsLeft++
  }
}

/** The lot of a task, made for the first of it; `null` where any number is worked on at once. */
function lotOf(lots: Map<number, Lot>, { lot, atOnce }: CompiledTask): Lot | null {
  if (lot < 0 || atOnce === 0) return null
  const known = lots.get(lot)
  if (known !== undefined) return known
  const made: Lot = { atOnce, busy: 0, waiting: [] }
  lots.set(lot, made)
  return made
}

function activateRepair(world: World, entity: number, call: Call): void {
  const { incident } = call
  if (isTakenCareOf(world, incident, 'repairs', entity)) return
  const repair = at(world.structure.repairTaskOf, entity)
  if (repair >= 0) addSingleTask(world, repair, call)
  else if (!isRestorable(world, incident, entity)) tellNoRecovery(world, entity, call)
}

/** True if data that are out of use are brought back, which mends what they lay on as well. */
function isRestorable(world: World, incident: number, entity: number): boolean {
  if (!harmedBy(world, incident).includes(entity)) return false
  return (
    at(world.structure.restoreTaskOf, entity) >= 0 ||
    isTakenCareOf(world, incident, 'restores', entity)
  )
}

function activateRestore(world: World, entity: number, call: Call): void {
  const restore = at(world.structure.restoreTaskOf, entity)
  if (restore >= 0) addSingleTask(world, restore, call)
  else tellNoRecovery(world, entity, call)
}

function addSingleTask(world: World, task: number, { incident, event }: Call): void {
  addTaskRun(world, at(world.model.tasks, task), incident, {
    after: [],
    extraNeeds: [],
    activatedEvent: event,
    isApproved: true,
    branches: [],
    lot: null,
  })
}

function tellNoRecovery(world: World, entity: number, { event }: Call): void {
  record(world, {
    kind: 'no-recovery',
    entity: idOf(world, entity),
    because: [event],
    segment: 'instant',
  })
  noteDeadEnd(world)
}

function addTaskRun(
  world: World,
  task: CompiledTask,
  incident: number,
  given: Pick<
    TaskRun,
    'after' | 'extraNeeds' | 'activatedEvent' | 'isApproved' | 'branches' | 'lot'
  >,
): TaskRun {
  const run: TaskRun = {
    index: world.work.taskRuns.length,
    task,
    incident,
    status: 'pending',
    followers: [],
    waitsForTasks: given.after.length,
    approvedEvent: -1,
    waitingEvent: -1,
    doneEvent: -1,
    job: null,
    tries: 0,
    watching: [],
    isAwaiting: false,
    isAsked: false,
    branchesLeft: 0,
    parents: [],
    parentsLeft: 0,
    standsInFor: -1,
    standInEvent: -1,
    isInLot: false,
    lotEvent: -1,
    returns: 0,
    returnEvent: -1,
    ...given,
  }
  world.work.taskRuns.push(run)
  wake(world, run.index)
  for (const entity of task.repairs) world.work.repairRuns.add(entity, run)
  for (const entity of task.restores) world.work.restoreRuns.add(entity, run)
  return run
}
