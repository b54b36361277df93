/**
 * The log: everything that happened in a run, in order, and why.
 *
 * The only output of the engine; all that is shown anywhere is a view of it. `because[0]` is the
 * *binding* cause, the one that was satisfied last, and `segment` says what the time between the
 * binding cause and this event was spent on. Following `because[0]` back from a restored service
 * therefore walks the critical path of its recovery, and the times telescope to the outage exactly.
 */

/** What the time between an event and its binding cause was spent on. */
export const segmentKinds = [
  'instant',
  'push',
  'grace',
  'detect',
  'wait-for-triage',
  'triage',
  'page',
  'wait-for-person',
  'diagnose',
  'wrong-diagnosis',
  'decide',
  'wait-for',
  'travel',
  'work',
  'transfer',
  'verify',
  'self-heal',
  'start',
  'switch',
  'settle',
  'drain',
  'outside',
  'workaround',
] as const
export type SegmentKind = (typeof segmentKinds)[number]

/** State of a component, group or business service. */
export const entityStates = [
  'operational',
  'degraded',
  'down',
  'recovering',
  'on-fallback',
  'stopped',
] as const
export type EntityState = (typeof entityStates)[number]

export const eventKinds = [
  // The scenario and the world outside.
  'run-started',
  'message',
  'fault',
  'fault-cleared',
  // Bad updates.
  'update-pushed',
  'ring-reached',
  'gate-passed',
  'gate-halted',
  'update-halted',
  'fix-known',
  // States of components, groups and business services.
  'state',
  // Counts of machines of a fleet, wherever their rate of change changes.
  'machines',
  // Finding out and getting going; the entity is the fault that the incident is about.
  'noticed',
  'detected',
  // Belief about a thing, where it is kept apart from how it is, and what is made known of it.
  'believed-well',
  'believed-degraded',
  'believed-down',
  'believed-damaged',
  'announced',
  // Alerts that people look at before anybody acts on them; the entity is what they are about.
  'alert',
  'alert-joined',
  'triage-started',
  'triage-done',
  'false-alarm',
  'paged',
  'page-failed',
  'acknowledged',
  'set-out',
  'arrived',
  'diagnosing',
  'diagnosed-wrongly',
  'diagnosed',
  'declared',
  'no-recovery',
  // Work; the entity is `runbook/task` or, where no runbook covers it, `repair/component`.
  'runbook-activated',
  'approval-asked',
  'approved',
  'task-waiting',
  // Work of people; the entity is the task, or the fault that is diagnosed.
  'work-waiting',
  'work-paused',
  'work-resumed',
  'task-started',
  'task-unattended',
  'task-done',
  'task-failed',
  'task-abandoned',
  'task-skipped',
  'task-unblocked',
  'stuck',
  // Data; the entity is the component that holds them, or the backup whose copies are lost.
  'integrity',
  'data-lost',
  'copies-lost',
  'restore-point-known',
  'restore-waiting',
  'restore-started',
  'restore-rate',
  'restore-copied',
  'restore-rebuilt',
  'restore-failed',
  'restored',
  'inconsistent',
  // Decisions; the entity is `action/ID`, `point/option`, or a verb and a thing such as `start/web`.
  'decision-asked',
  'decision-taken',
  'decision-by-default',
  'decision-refused',
  'action-started',
  'action-done',
  'action-failed',
  // Starting of components and switching of groups.
  'start-waiting',
  'starting',
  'deadlock',
  'oscillation',
  'budget-spent',
  'failover-waiting',
  'failover-started',
  'failover-done',
  'failover-failed',
  // What waits between two components, messages or changes of data; the entity is who hands them over.
  'queue',
  'queue-full',
  'queue-empty',
  'lag',
  'lag-gone',
  'split-brain',
  // What the business feels.
  'outage-started',
  'outage-ended',
  'workaround-started',
  'workaround-ended',
  'backlog',
  'normal',
  'rto-missed',
  'mtd-missed',
  // Load; the entity is what is asked too much of, or for breakers the one that calls.
  'demand',
  'overloaded',
  'collapsed',
  'stays-collapsed',
  'load-recovered',
  'line-shrinks',
  'line-full',
  'warmed-up',
  'breaker-opened',
  'breaker-closed',
  'shed',
  'load-reset',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Why work waits for people, or was broken off. */
export const waitReasons = [
  'busy',
  'too-few',
  'off-duty',
  'absent',
  'pre-empted',
  'shift-over',
  'gate-closed',
] as const
export type WaitReason = (typeof waitReasons)[number]

/** Why something that people decide on cannot be done. */
export const refusalKinds = [
  // Nothing in the plan or the story is called so.
  'unknown',
  // The point has not been asked, or has been answered.
  'not-asked',
  'answered',
  // Somebody else has to agree.
  'no-authority',
  // The team was lost, or no channel to it works.
  'lost',
  'unreachable',
  // Something that it takes is of no use now.
  'not-there',
  // What is to be started is broken.
  'broken',
  // It would change nothing.
  'not-needed',
] as const
export type RefusalKind = (typeof refusalKinds)[number]

/** Machines of a fleet or cohort at an instant, and how fast they change until the next event. */
export type MachineCounts = {
  /** Machines that work. All counts sum to the fleet's size. */
  readonly working: number
  /** Broken, nobody at it yet or waiting their turn. */
  readonly broken: number
  /** Machines per hour that break, are mended by themselves, remotely and by hand. */
  readonly breakingPerHour: number
  readonly selfHealingPerHour: number
  readonly remotePerHour: number
  readonly handsOnPerHour: number
}

/** What data are: to be trusted, perhaps not, wrong, unreadable, or gone. */
export type Integrity = 'clean' | 'suspect' | 'corrupt' | 'encrypted' | 'lost'

/** Load of a component at an instant. Units: per second. */
export type LoadFigures = {
  /** Fresh requests that reach it. */
  readonly demand: number
  readonly capacity?: number
  /** Fresh requests and those asked again. */
  readonly attempts?: number
  /** Requests that succeed there. */
  readonly goodput?: number
  /** Requests that wait in line. */
  readonly waiting?: number
}

/** What waits between two components at an instant, and how fast it changes until the next event. */
export type QueueCounts = {
  readonly waiting: number
  /** Lost since the run began. */
  readonly lost: number
  /** Age of the oldest that waits, in milliseconds. */
  readonly oldestMs: number
  readonly inPerHour: number
  readonly outPerHour: number
  readonly lostPerHour: number
}

export type LogEvent = {
  /** Position in the log; causes always have smaller ids. */
  readonly id: number
  /** Milliseconds since the run began. */
  readonly atMs: number
  readonly kind: EventKind
  /** Id of the component, group, business service, site, team, fault or task it happened to. */
  readonly entity: string
  /** Ids of the events that caused it, the binding one first. Empty only for what comes from outside. */
  readonly because: readonly number[]
  readonly segment: SegmentKind
  /** For `state`: the state before and after. */
  readonly from?: EntityState
  readonly to?: EntityState
  /** Level after, 0 to 1. For business services the systems’ own level. */
  readonly level?: number
  /** For business services: level with workarounds, 0 to 1. */
  readonly delivered?: number
  /** Second entity: what is waited for, who was paged, who works, which target a fault hit. */
  readonly other?: readonly string[]
  /** For `backlog` and `normal`: pieces of work waiting, and how the backlog changes per hour. */
  readonly backlog?: number
  readonly backlogPerHour?: number
  readonly machines?: MachineCounts
  /** For `queue`, `lag` and their kin; in the log of a dependency, which `dependency` names. */
  readonly queue?: QueueCounts
  readonly dependency?: string
  /** For `integrity`: what the data are from now on. */
  readonly integrity?: Integrity
  /** Moment of the run as of which data are, or are wrong; below zero before it began. */
  readonly pointMs?: number
  /** Length of time whose work is gone; for `data-lost`, measured back from the incident. */
  readonly lostMs?: number
  /** Gigabytes restored so far by this restore, and how fast it goes on. */
  readonly gb?: number
  readonly gbPerHour?: number
  /** For events about load: what is asked, can be carried and is done. */
  readonly load?: LoadFigures
  /** For `shed`: the share of the demand that is let in, 0 to 1. */
  readonly letIn?: number
  /** People at work on a task. */
  readonly people?: number
  /** Why work waits for people, or was broken off. */
  readonly reason?: WaitReason
  /** For `decision-refused`: what stands in the way; `other` says which things, nearest first. */
  readonly refusal?: RefusalKind
  /** Money that an action cost, in the currency of the action. */
  readonly cost?: number
  /** Plain words from the scenario, for messages. */
  readonly text?: string
}

export type Log = {
  readonly events: readonly LogEvent[]
  /** The run was asked for up to here, in milliseconds since it began. */
  readonly untilMs: number
  /** True if nothing more would ever happen after the last event. */
  readonly isComplete: boolean
  /** Work done inside the engine, in queue operations; for benchmarks and laws. */
  readonly cuesHandled: number
  /** Person-milliseconds worked by team, by team id. */
  readonly workMsByTeam: Readonly<Record<string, number>>
}
