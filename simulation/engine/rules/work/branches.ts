/**
 * What follows from a task that is over: those after it, the ones that are done instead of it, the next
 * of its lot, and a return to an earlier one.
 */
import { taskRunAt } from '../../looking.ts'
import { record } from '../../recording.ts'
import { noteDeadEnd, wake } from '../../wakes.ts'
import type { TaskRun, TaskStatus } from '../../state/work.ts'
import type { World } from '../../state/world.ts'

/** A task is done, or was not needed: what comes after it has one less to wait for. */
export function followDone(world: World, run: TaskRun): void {
  leaveLot(world, run)
  for (const branch of run.branches) leaveOut(world, taskRunAt(world, branch), run.doneEvent)
  if (returnTo(world, run)) return
  wakeFollowers(world, run)
  if (run.standsInFor >= 0) standIn(world, run)
}

/** A task is given up: what is done instead of it may begin. */
export function followFailed(world: World, run: TaskRun): void {
  leaveLot(world, run)
  if (run.branches.length === 0) noteDeadEnd(world)
  run.branchesLeft = run.branches.length
  for (const index of run.branches) {
    const branch = taskRunAt(world, index)
    if (branch.standsInFor >= 0) continue
    branch.standsInFor = run.index
    branch.standInEvent = run.doneEvent
    // Written as coming after it, it waits for its failure and not for its success.
    if (branch.after.includes(run.index)) branch.waitsForTasks--
    wake(world, index)
  }
}

function wakeFollowers(world: World, { followers }: TaskRun): void {
  for (const index of followers) {
    const follower = taskRunAt(world, index)
    follower.waitsForTasks--
    if (follower.waitsForTasks === 0) wake(world, index)
  }
}

/** Nothing failed for which a task would be done instead: it is not needed. */
function leaveOut(world: World, branch: TaskRun, event: number): void {
  branch.parentsLeft--
  if (branch.parentsLeft > 0 || branch.standsInFor >= 0 || branch.status !== 'pending') return
  branch.status = 'skipped'
  branch.doneEvent = record(world, {
    kind: 'task-skipped',
    entity: branch.task.id,
    because: [event],
    segment: 'instant',
  })
  followDone(world, branch)
}

/** Once everything is done that is done instead of a task, what comes after that task goes on. */
function standIn(world: World, run: TaskRun): void {
  const failed = taskRunAt(world, run.standsInFor)
  failed.branchesLeft--
  if (failed.branchesLeft > 0) return
  failed.doneEvent = run.doneEvent
  wakeFollowers(world, failed)
}

/** The next of the same lot may begin. */
function leaveLot(world: World, run: TaskRun): void {
  const { lot } = run
  if (lot === null || !run.isInLot) return
  run.isInLot = false
  lot.busy--
  const next = lot.waiting.shift()
  if (next === undefined) return
  taskRunAt(world, next).lotEvent = run.doneEvent
  wake(world, next)
}

/**
 * Goes back to an earlier task, as often as this one may be tried; true if this one is then among what
 * is done again.
 */
function returnTo(world: World, run: TaskRun): boolean {
  const { returnsTo, tries } = run.task
  if (returnsTo < 0 || run.status !== 'done' || run.returns >= tries) return false
  run.returns++
  const goal = run.index + returnsTo - run.task.index
  const later = laterThan(world, goal)
  const again = [...later]
    .map((index) => taskRunAt(world, index))
    .filter(({ status }) => !isUnderWay.has(status))
  const { doneEvent } = run
  for (const one of again) one.status = 'pending'
  for (const one of again) {
    beginAgain(world, one)
    one.returnEvent = doneEvent
  }
  wake(world, goal)
  // What is not among them itself has been done, and what comes after it goes on.
  return later.has(run.index)
}

const isUnderWay: ReadonlySet<TaskStatus> = new Set(['wanting', 'running', 'paused', 'restoring'])

/** A task and all that come after it, or are done instead of those. */
function laterThan(world: World, first: number): ReadonlySet<number> {
  const found = new Set([first])
  const open = [first]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { followers, branches } = taskRunAt(world, next)
    for (const index of [...followers, ...branches]) {
      if (found.has(index)) continue
      found.add(index)
      open.push(index)
    }
  }
  return found
}

function beginAgain(world: World, run: TaskRun): void {
  const isOver = (index: number): boolean =>
    ['done', 'skipped'].includes(taskRunAt(world, index).status)
  run.tries = 0
  run.waitingEvent = -1
  run.waitsForTasks = run.after.filter((before) => !isOver(before)).length
  run.parentsLeft = run.parents.length
  run.standsInFor = -1
  run.branchesLeft = 0
  run.isAsked = false
  run.job = null
}
