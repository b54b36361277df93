/**
 * What a run knows of people: who was called, who is busy with what, and what waits for whom.
 */
import type { Heap } from '../queue/heap.ts'

export type TeamState = {
  /** 0 not called, 1 called, 2 waiting for a channel, 3 answered. */
  called: 0 | 1 | 2 | 3
  pagedEvent: number
  /** Somebody on call has answered and is on the way; -1 until then. */
  comingEvent: number
  answeredEvent: number
  /** True while nobody is there who could answer. */
  isWaitingForShift: boolean
  /** When those on call had come in; -1 until then. */
  calledInMs: number
  /** By row: people at work. */
  readonly busyOf: Int32Array
  /** By row: how often its people are absent at present. */
  readonly absentOf: Int32Array
  /** People without names who are absent at present, in millionths of the team. */
  absentPpm: number
  /** Losses of the whole team that are not over. */
  lost: number
  workMs: number
  nextShiftCueMs: number
  /** True while dispatch has yet to look at what waits for this team. */
  isToStaff: boolean
  /** The event that last freed somebody or brought somebody in; -1 until then. */
  freedEvent: number
  /** Requests from before anybody had answered, which nobody has been told of. */
  readonly untold: StaffRequest[]
  /** What its people are at, and how many jobs of each tier. */
  readonly jobs: Set<Job>
  readonly jobsOfTier: Int32Array
}

/** What people can be wanted for. */
export type WorkKind = 'diagnosis' | 'task' | 'action' | 'triage'

/** What somebody is needed for. */
export type Wanted = {
  readonly kind: WorkKind
  /** The incident that is to be diagnosed, the task run, the action, or the ticket. */
  readonly subject: number
  /** What the log calls it. */
  readonly name: string
  readonly incident: number
  /** Who could do it, best first; at least one. */
  readonly doers: readonly Doer[]
  readonly people: number
  readonly tier: number
  /** Work of worse tiers than this may be put off for it, where that is the rule. */
  readonly worth: number
  /** Entities that it is about, by which it is known what hurts while it waits. */
  readonly about: readonly number[]
  /** Time that work and what comes after it will take, as far as anybody can expect. */
  readonly leftMs: number
  readonly sinceMs: number
  /** What made people be wanted, the last satisfied first. */
  readonly because: readonly number[]
}

/** Anybody of a team, or with a row the one person of that row and whoever else is needed. */
export type Doer = { readonly team: number; readonly row: number }

/** What the order of requests looks at. */
export type Urgency = Pick<
  StaffRequest,
  'tier' | 'latestMs' | 'sinceMs' | 'incident' | 'kind' | 'subject'
>

/** A request that waits. */
export type StaffRequest = Wanted & {
  /** When it should begin at the latest, for the sake of what hurts; the largest number if never. */
  latestMs: number
  /** The event by which it was written down that it waits; -1 until then. */
  waitEvent: number
  isMet: boolean
  /** Work that was broken off and is to be gone on with; `null` for what has not begun. */
  readonly job: Job | null
}

/** Work that people are at, or were at until it was broken off. */
export type Job = {
  readonly wanted: Wanted
  /** How urgent it was when people took it up. */
  urgency: Urgency
  /** -1 while nobody is at it, and for what needs nobody. */
  team: number
  /** People taken from each row of the team. */
  crew: readonly { readonly row: number; readonly people: number }[]
  /** When these people began with it. */
  sinceMs: number
  /** When the present stretch began, how long its people stay rested, and how much work was left. */
  stretchMs: number
  restedMs: number
  leftMs: number
  /** The event by which the present stretch began. */
  event: number
  /** Counts changes of its end, so that cues of an earlier one are recognised. */
  version: number
}

/** Requests that the same people could meet, and as many of them. */
export type Pool = {
  readonly doers: readonly Doer[]
  readonly people: number
  readonly waiting: Heap<StaffRequest>
  /** True while dispatch is about to look at it. */
  isCandidate: boolean
}

export type Staff = {
  /** Pools by team, for every team that could meet what waits there. */
  readonly poolsOf: Pool[][]
  /** Teams about whose people something has changed, each once. */
  readonly teamsToStaff: number[]
  /** Requests since dispatch last looked. */
  readonly newRequests: StaffRequest[]
  /** Teams that could not be reached because every channel is down. */
  readonly unreached: Set<number>
  /** By business service that is out: when that is no longer tolerable. */
  readonly deadlines: Map<number, number>
  /** True if deadlines have changed since requests were last put in order. */
  hasNewDeadlines: boolean
}
