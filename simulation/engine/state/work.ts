/**
 * What a run knows of work: the instances of tasks, approvals, and who is looked at when.
 *
 * A task run is looked at when something it waits for may have changed, and at no other time, so that
 * ten thousand that wait cost nothing.
 */
import type { CompiledTask } from '../../compile/model.ts'
import type { Draw } from '../../compile/draw.ts'
import type { Lists } from '../lists.ts'
import type { Job } from './staff.ts'
import type { SmallestFirst } from '../queue/smallestFirst.ts'

export type TaskStatus =
  | 'pending'
  | 'wanting'
  | 'running'
  | 'paused'
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
  /** True once those who must agree to this step have been asked. */
  isAsked: boolean
  /** Task runs that are done instead of it once it has failed, and how many of them are not done. */
  readonly branches: readonly number[]
  branchesLeft: number
  /** For what is done instead of others: those others, and how many of them may still fail. */
  readonly parents: number[]
  parentsLeft: number
  /** The failed one that it is done instead of, since an event; -1 for none. */
  standsInFor: number
  standInEvent: number
  /** The lot that it is of; `null` for a single one. */
  readonly lot: Lot | null
  isInLot: boolean
  /** Event by which another of its lot made room. */
  lotEvent: number
  /** Returns to an earlier task so far, and the event of the last one to this. */
  returns: number
  returnEvent: number
}

/** Runs of the same step for many things, of which only so many are worked on at once. */
export type Lot = {
  readonly atOnce: number
  busy: number
  /** Numbers of the runs that wait for room, first come first. */
  readonly waiting: number[]
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
  /** Things beyond help so far, and whether there is a new one, or a new wait that may be for one. */
  deadEnds: number
  hasNewDeadEnd: boolean
  /** True if there is, or was, anything that is not meant to run. */
  hasIdle: boolean
  hasNewWait: boolean
  /** What was told to wait for ever, by its name in the log. */
  readonly stuckTold: Set<string>
  /** Entities of circles that were told. */
  readonly inCircles: Set<number>
  /** Entities that were looked at in search of such waits. */
  creditSpent: number
}
