/**
 * Runbooks and repairs: which tasks an incident sets going, what they wait for, and what they do.
 */
import { assert } from '../../assert.ts'
import { usableLevel } from '../../compile/defaults.ts'
import type { CompiledRunbook, CompiledTask } from '../../compile/model.ts'
import { phase } from '../queue.ts'
import {
  drawIsTrue,
  drawTime,
  entityIds,
  incidentStage,
  isUsable,
  latestFirst,
  power,
  record,
  schedule,
  type StaffRequest,
  type TaskRun,
  touch,
  type World,
} from '../world.ts'
import { forceFailover, isFailoverNeeded } from './failover.ts'
import { liftFault } from './faults.ts'
import { jumpStart, wantStart } from './starting.ts'
import { hasAnswered, page, release } from './teams.ts'

function taskRunAt(world: World, index: number): TaskRun {
  const run = world.taskRuns[index]
  assert(run !== undefined, 'task runs are numbered')
  return run
}

/** Sets going what the plan has for an incident that was just declared. */
export function activateWork(world: World, index: number): void {
  const incident = world.incidents[index]
  const fault = world.model.faults[index]
  assert(incident !== undefined && fault !== undefined, 'every fault has an incident')
  const struck = world.faultsOn.flatMap((active, entity) =>
    active.some((one) => one.fault === index) ? [entity] : [],
  )
  const hit = new Set([...struck, ...fault.hits])
  const covered = new Set<number>()
  for (const runbook of world.model.runbooks) {
    if (!runbook.recovers.some((entity) => hit.has(entity))) continue
    if (incident.isClearedByItself && !doesMoreThanRepair(world, runbook)) continue
    const first = world.taskRuns.length
    const isAskedFor = runbook.approvalTeam >= 0
    const activated = isAskedFor
      ? record(world, {
          kind: 'approval-asked',
          entity: runbook.id,
          because: [incident.declaredEvent],
          segment: 'instant',
          other: [world.model.teams[runbook.approvalTeam]?.id ?? ''],
        })
      : incident.declaredEvent
    const positions = new Map(runbook.tasks.map((task, position) => [task, first + position]))
    for (const taskIndex of runbook.tasks) {
      const task = world.model.tasks[taskIndex]
      assert(task !== undefined, 'tasks are numbered')
      const isFirst = task.after.length === 0
      addTaskRun(world, task, index, {
        after: task.after.map((before) => positions.get(before) ?? first),
        extraNeeds: isFirst && runbook.document >= 0 ? [runbook.document] : [],
        activatedEvent: activated,
        isApproved: !isAskedFor,
      })
      for (const entity of task.repairs) covered.add(entity)
    }
  }
  if (incident.isClearedByItself) return
  for (const entity of struck) {
    if (covered.has(entity) || world.structure.fleetOf[entity] !== -1) continue
    const task = world.model.tasks.find((one) => one.runbook < 0 && one.repairs[0] === entity)
    if (task !== undefined) {
      addTaskRun(world, task, index, {
        after: [],
        extraNeeds: [],
        activatedEvent: incident.declaredEvent,
        isApproved: true,
      })
    } else {
      record(world, {
        kind: 'no-recovery',
        entity: world.model.entities[entity]?.id ?? '',
        because: [incident.declaredEvent],
        segment: 'instant',
      })
    }
  }
}

/** True if a runbook can help while what was lost cannot be mended, only waited for. */
function doesMoreThanRepair(world: World, runbook: CompiledRunbook): boolean {
  return runbook.tasks.some((index) => {
    const task = world.model.tasks[index]
    return task !== undefined && (task.starts.length > 0 || task.failsOver >= 0)
  })
}

function addTaskRun(
  world: World,
  task: CompiledTask,
  incident: number,
  given: Pick<TaskRun, 'after' | 'extraNeeds' | 'activatedEvent' | 'isApproved'>,
): void {
  world.taskRuns.push({
    index: world.taskRuns.length,
    task,
    incident,
    status: 'pending',
    approvedEvent: -1,
    waitingEvent: -1,
    doneEvent: -1,
    startedEvent: -1,
    startedMs: 0,
    team: -1,
    tries: 0,
    ...given,
  })
}

/** Calls those who must approve; approved runbooks go on. */
export function checkApprovals(world: World): void {
  const asked = new Set<string>()
  for (const run of world.taskRuns) {
    if (run.isApproved || run.approvedEvent >= 0) continue
    const runbook = world.model.runbooks[run.task.runbook]
    assert(runbook !== undefined, 'only tasks of runbooks wait for approval')
    const key = `${run.incident}/${runbook.id}`
    if (asked.has(key)) continue
    asked.add(key)
    if (!hasAnswered(world, runbook.approvalTeam)) {
      page(world, runbook.approvalTeam, run.activatedEvent)
      continue
    }
    const answered = world.teams[runbook.approvalTeam]?.answeredEvent ?? -1
    const [binding = run.activatedEvent] = latestFirst(world, [run.activatedEvent, answered])
    for (const other of world.taskRuns) {
      const isSame = other.incident === run.incident && other.task.runbook === runbook.index
      if (isSame) other.approvedEvent = binding
    }
    schedule(world, 'approve', drawTime(world, 'approval', runbook.id, runbook.approval), {
      subject: run.incident,
      detail: runbook.index,
      version: binding,
      phase: phase.decision,
    })
  }
}

/** A runbook is approved. */
export function onApproved(world: World, incident: number, runbook: number, binding: number): void {
  const approved = record(world, {
    kind: 'approved',
    entity: world.model.runbooks[runbook]?.id ?? '',
    because: [binding],
    segment: 'decide',
  })
  for (const run of world.taskRuns) {
    if (run.incident !== incident || run.task.runbook !== runbook) continue
    run.isApproved = true
    run.approvedEvent = approved
  }
}

/** Entities that keep a task from beginning now. */
export function taskBlockers(world: World, run: TaskRun): readonly number[] {
  const gates = run.task.needs.filter((need) => !isUsable(world, need.entity, need.threshold))
  const documents = run.extraNeeds.filter((entity) => !isUsable(world, entity, usableLevel))
  return [...new Set([...gates.map((gate) => gate.entity), ...documents])].sort((a, b) => a - b)
}

/** True once every task before it is done and it is approved. */
export function isTaskDue(world: World, run: TaskRun): boolean {
  return (
    run.isApproved &&
    run.after.every((before) => {
      const status = world.taskRuns[before]?.status
      return status === 'done' || status === 'skipped'
    })
  )
}

/** True if a task would change nothing any more: what it repairs, starts or switches is well. */
function isMoot(world: World, run: TaskRun): boolean {
  const { task } = run
  const hasEffect = task.repairs.length + task.starts.length > 0 || task.failsOver >= 0
  const needsRepair = task.repairs.some((entity) =>
    world.faultsOn[entity]?.some((fault) => fault.fault === run.incident),
  )
  const needsStart = task.starts.some((entity) => world.powerOf[entity] !== power.running)
  const needsSwitch = task.failsOver >= 0 && isFailoverNeeded(world, task.failsOver)
  return hasEffect && !needsRepair && !needsStart && !needsSwitch
}

function skip(world: World, run: TaskRun, ready: readonly number[]): void {
  run.status = 'skipped'
  const about = [
    ...run.task.repairs,
    ...run.task.starts,
    ...(run.task.failsOver >= 0 ? [run.task.failsOver] : []),
  ]
  run.doneEvent = record(world, {
    kind: 'task-skipped',
    entity: run.task.id,
    because: latestFirst(world, [
      ...ready,
      ...about.map((entity) => world.stateEvent[entity] ?? 0),
    ]),
    segment: 'instant',
  })
}

/** Lets every task that is due ask for people, or says what it waits for. */
export function checkTasks(world: World): void {
  for (const run of world.taskRuns) {
    if (run.status !== 'pending' || !isTaskDue(world, run)) continue
    const ready = latestFirst(world, [
      run.activatedEvent,
      run.approvedEvent,
      ...run.after.map((before) => world.taskRuns[before]?.doneEvent ?? -1),
    ])
    if (isMoot(world, run)) {
      skip(world, run, ready)
      continue
    }
    const blockers = taskBlockers(world, run)
    if (blockers.length > 0) {
      if (run.waitingEvent < 0) waitForGates(world, run, ready, blockers)
      continue
    }
    askForPeople(world, run, ready)
  }
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
    because: [...ready, ...blockers.map((blocker) => world.stateEvent[blocker] ?? 0)],
    segment: 'instant',
    other: entityIds(world, blockers),
  })
  world.hasNewWaits = true
}

function askForPeople(world: World, run: TaskRun, ready: readonly number[]): void {
  const { task } = run
  const answered = task.teams.filter((team) => hasAnswered(world, team))
  if (task.teams.length > 0 && answered.length === 0) {
    const [first] = task.teams
    if (first !== undefined) page(world, first, ready[0] ?? run.activatedEvent)
    return
  }
  const gates =
    run.waitingEvent < 0
      ? []
      : [...task.needs.map((need) => need.entity), ...run.extraNeeds].map(
          (entity) => world.stateEvent[entity] ?? 0,
        )
  const answers = answered.map((team) => world.teams[team]?.answeredEvent ?? -1).slice(0, 1)
  const [binding = run.activatedEvent, ...others] = latestFirst(world, [
    ...ready,
    ...gates,
    ...answers,
  ])
  run.status = 'wanting'
  const request: StaffRequest = {
    incident: run.incident,
    taskRun: run.index,
    teams: task.teams,
    people: task.teams.length === 0 ? 0 : task.people,
    tier: task.tier,
    sinceMs: world.nowMs,
    binding,
    others,
  }
  if (task.teams.length === 0) beginTask(world, request, -1)
  else {
    world.requests.push(request)
    world.needsStaffing = true
  }
}

/** A task begins. */
export function beginTask(world: World, request: StaffRequest, team: number): void {
  const run = taskRunAt(world, request.taskRun)
  const { task } = run
  run.status = 'running'
  run.team = team
  run.startedMs = world.nowMs
  run.startedEvent = record(world, {
    kind: 'task-started',
    entity: task.id,
    because: [request.binding, ...request.others],
    segment: world.nowMs > request.sinceMs ? 'wait-for-person' : 'instant',
    other: team < 0 ? [] : [world.model.teams[team]?.id ?? ''],
    people: request.people,
  })
  for (const entity of task.repairs) {
    world.repairsUnderWay[entity] = (world.repairsUnderWay[entity] ?? 0) + 1
    touch(world, entity, [run.startedEvent], 'instant')
  }
  schedule(world, 'task', drawTime(world, 'task', task.id, task.takes), { subject: run.index })
}

/** A task comes to its end: done, tried again, or given up. */
export function onTaskEnd(world: World, index: number): void {
  const run = taskRunAt(world, index)
  const { task } = run
  if (!drawIsTrue(world, 'task-succeeds', task.id, task.succeeds)) {
    run.tries++
    const failed = record(world, {
      kind: 'task-failed',
      entity: task.id,
      because: [run.startedEvent],
      segment: 'work',
    })
    if (run.tries < task.tries) {
      run.startedEvent = failed
      schedule(world, 'task', drawTime(world, 'task', task.id, task.takes), { subject: index })
      return
    }
    run.status = 'abandoned'
    run.doneEvent = record(world, {
      kind: 'task-abandoned',
      entity: task.id,
      because: [failed],
      segment: 'instant',
    })
    finish(world, run)
    return
  }
  run.status = 'done'
  run.doneEvent = record(world, {
    kind: 'task-done',
    entity: task.id,
    because: [run.startedEvent],
    segment: 'work',
  })
  finish(world, run)
  takeEffect(world, run)
}

function finish(world: World, run: TaskRun): void {
  if (run.team >= 0) release(world, run.team, run.task.people, run.startedMs)
  for (const entity of run.task.repairs) {
    world.repairsUnderWay[entity] = (world.repairsUnderWay[entity] ?? 0) - 1
    touch(world, entity, [run.doneEvent], 'instant')
  }
}

function takeEffect(world: World, run: TaskRun): void {
  const { task } = run
  const canMend = world.incidents[run.incident]?.isClearedByItself === false
  for (const entity of task.repairs) {
    if (canMend) liftFault(world, entity, run.incident, run.doneEvent)
    if (task.isJumpStart) jumpStart(world, entity, run.doneEvent)
  }
  for (const entity of task.starts) {
    if (task.isJumpStart) jumpStart(world, entity, run.doneEvent)
    else wantStart(world, entity, run.doneEvent)
  }
  if (task.failsOver >= 0) forceFailover(world, task.failsOver, run.doneEvent)
}

/** True while an incident’s people have not yet set anything going. */
export function isResponseAhead(world: World, incident: number): boolean {
  return (world.incidents[incident]?.stage ?? 0) < incidentStage.declared
}
