/**
 * What a run knows of work: the instances of tasks, approvals, and who is looked at when.
 *
 * A task run is looked at when something it waits for may have changed, and at no other time, so that
 * ten thousand that wait cost nothing.
 */
import type { CompiledTask } from '../compile/model.ts'
import type { Draw } from '../compile/draw.ts'
import type { Lists } from './lists.ts'
import type { Job } from './staff.ts'
import type { SmallestFirst } from './smallestFirst.ts'

export type TaskStatus =
  | 'pending'
  | 'wanting'
  | 'running'
  | 'restoring'
  | 'done'
  | 'skipped'
  | 'abandoned'

export type TaskRun = {
  readonly index: number
  readonly task: CompiledTask
  readonly incident: number
  status: TaskStatus
  /** Instances of the tasks that come before, and of those that come after. */
  readonly after: readonly number[]
  readonly followers: number[]
  /** Tasks before it that are neither done nor skipped. */
  waitsForTasks: number
  /** Entities besides the task’s own needs, such as the runbook’s document. */
  readonly extraNeeds: readonly number[]
  /** Event that set the runbook going. */
  readonly activatedEvent: number
  isApproved: boolean
  approvedEvent: number
  waitingEvent: number
  doneEvent: number
  /** The work on it, once somebody has begun; `null` until then. */
  job: Job | null
  tries: number
  /** Entities at which it is on the list of watchers. */
  readonly watching: number[]
  /** True while it is on the lists of its teams. */
  isAwaiting: boolean
}

/** Something that somebody must agree to before it goes on. */
export type Approval = {
  /** In the log: the runbook, or the task. */
  readonly id: string
  readonly team: number
  readonly takes: Draw
  readonly askedEvent: number
  readonly runs: readonly TaskRun[]
  /** Number of the action that it is about; -1 for none. */
  readonly action: number
}

export type Work = {
  readonly taskRuns: TaskRun[]
  /** Task runs that repair an entity, by entity. */
  readonly repairRuns: Lists<TaskRun>
  /** Task runs that restore the data of an entity, by entity. */
  readonly restoreRuns: Lists<TaskRun>
  /** Numbers of the task runs that are to be looked at in this instant. */
  readonly toLookAt: SmallestFirst
  /** Numbers of the task runs that watch an entity, by entity. */
  readonly watchers: Lists<number>
  /** Numbers of the task runs that wait until a team answers, by team. */
  readonly awaiting: number[][]
  readonly approvals: Approval[]
  /** Approvals that nobody looks at yet. */
  unread: Approval[]
  /** True if somebody may look at one now. */
  mayBeRead: boolean
}
