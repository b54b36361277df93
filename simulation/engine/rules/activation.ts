/**
 * What a declared incident sets going: the runbooks for what was hit, and repairs for the rest.
 */
import { hasEffect } from '../../compile/effects.ts'
import type { CompiledRunbook, CompiledTask } from '../../compile/model.ts'
import { at } from '../at.ts'
import { faultsOn, idOf, incidentAt, taskRunAt } from '../looking.ts'
import { record } from '../recording.ts'
import { wake } from '../wakes.ts'
import type { TaskRun } from '../work.ts'
import type { World } from '../world.ts'
import { askForApproval, submit } from './approvals.ts'

/** Sets going what the plan has for an incident that was just declared. */
export function activateWork(world: World, index: number): void {
  const { isClearedByItself, declaredEvent } = incidentAt(world, index)
  const struck = struckBy(world, index)
  const hit = new Set([...struck, ...incidentAt(world, index).hits])
  const covered = new Set<number>()
  for (const runbook of world.model.runbooks) {
    if (!runbook.recovers.some((entity) => hit.has(entity))) continue
    if (isClearedByItself && !doesMoreThanRepair(world, runbook)) continue
    for (const { task } of activateRunbook(world, index, runbook, declaredEvent)) {
      for (const entity of task.repairs) covered.add(entity)
    }
  }
  if (isClearedByItself) return
  for (const entity of struck) {
    if (!covered.has(entity)) activateRepair(world, index, entity)
  }
}

/** Entities on which a fault still lies. */
function struckBy(world: World, fault: number): readonly number[] {
  const { hits } = incidentAt(world, fault)
  return hits.filter((entity) => faultsOn(world, entity).some((one) => one.fault === fault))
}

/** True if a runbook can help while what was lost cannot be mended, only waited for. */
function doesMoreThanRepair(world: World, runbook: CompiledRunbook): boolean {
  return runbook.tasks.some((index) => hasEffect({ ...at(world.model.tasks, index), repairs: [] }))
}

/** A step sets a runbook going, unless it is going already. */
export function activateFrom(world: World, incident: number, index: number, event: number): void {
  const isGoing = world.work.taskRuns.some(
    ({ task, status }) =>
      task.runbook === index && ['pending', 'wanting', 'running'].includes(status),
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
  const runs = runbook.tasks.map((taskIndex) => {
    const task = at(world.model.tasks, taskIndex)
    const isReadFirst = task.after.length === 0 && runbook.document >= 0
    return addTaskRun(world, task, incident, {
      after: task.after.flatMap((before) => positions.get(before) ?? []),
      extraNeeds: isReadFirst ? [runbook.document] : [],
      activatedEvent,
      isApproved: !isAskedFor,
    })
  })
  for (const run of runs) {
    for (const before of run.after) taskRunAt(world, before).followers.push(run.index)
  }
  if (isAskedFor) submit(world, { id, team, takes, askedEvent: activatedEvent, runs })
  return runs
}

function activateRepair(world: World, incident: number, entity: number): void {
  const { declaredEvent } = incidentAt(world, incident)
  const repair = at(world.structure.repairTaskOf, entity)
  if (repair < 0) {
    record(world, {
      kind: 'no-recovery',
      entity: idOf(world, entity),
      because: [declaredEvent],
      segment: 'instant',
    })
    return
  }
  addTaskRun(world, at(world.model.tasks, repair), incident, {
    after: [],
    extraNeeds: [],
    activatedEvent: declaredEvent,
    isApproved: true,
  })
}

function addTaskRun(
  world: World,
  task: CompiledTask,
  incident: number,
  given: Pick<TaskRun, 'after' | 'extraNeeds' | 'activatedEvent' | 'isApproved'>,
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
    startedEvent: -1,
    startedMs: 0,
    team: -1,
    tries: 0,
    watching: [],
    isAwaiting: false,
    ...given,
  }
  world.work.taskRuns.push(run)
  wake(world, run.index)
  for (const entity of task.repairs) world.work.repairRuns.add(entity, run)
  return run
}
