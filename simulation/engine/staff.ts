/**
 * What a run knows of people: who was called, who is busy, and what waits for whom.
 */
import type { Heap } from './heap.ts'

export type TeamState = {
  /** 0 not called, 1 called, 2 waiting for a channel, 3 answered. */
  called: 0 | 1 | 2 | 3
  pagedEvent: number
  /** Somebody on call has answered and is on the way; -1 until then. */
  comingEvent: number
  answeredEvent: number
  /** True while nobody is there who could answer. */
  isWaitingForShift: boolean
  /** People on call who have come. */
  onCallPresent: number
  busy: number
  lost: number
  workMs: number
  nextShiftCueMs: number
  /** True while dispatch has yet to look at what waits for this team. */
  isToStaff: boolean
}

/** What people can be wanted for. */
export type WorkKind = 'diagnosis' | 'task' | 'triage'

/** Somebody is needed. */
export type StaffRequest = {
  readonly kind: WorkKind
  /** The incident that is to be diagnosed, the task run, or the ticket. */
  readonly subject: number
  readonly incident: number
  /** Teams that could do it, best first; at least one. */
  readonly teams: readonly number[]
  readonly people: number
  readonly tier: number
  readonly sinceMs: number
  /** What made people be wanted, the last satisfied first. */
  readonly because: readonly number[]
}

/** Requests that the same teams could meet with as many people. */
export type Pool = {
  readonly teams: readonly number[]
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
  /** Teams that could not be reached because every channel is down. */
  readonly unreached: Set<number>
}
