/**
 * The part of the model that is about load: demand, capacity, how things call each other, sharing.
 */
import type { Draw } from './draw.ts'

/** What callers do when an attempt fails. */
export type CompiledRetryPolicy = {
  /** Further attempts after a failed one. */
  readonly retries: number
  /** Extra attempts at most, as a share of the requests; -1 for no limit. */
  readonly budget: number
  /** Time after which a caller gives up waiting; -1 if never. */
  readonly timeoutMs: number
}

/** How a consumer calls a provider. */
export type CompiledCalls = {
  readonly perRequest: number
  /** Index of what it does when an attempt fails; -1 where no load has to be known. */
  readonly policy: number
  /** Share of failing attempts above which calls stop; -1 without a breaker. */
  readonly opensAt: number
  readonly probes: number
  /** Share of the provider’s service that the consumer has without it. */
  readonly fallback: number
}

export type CompiledPeak = {
  /** Bit 0 is Monday. */
  readonly dayBits: number
  readonly fromMinute: number
  /** May be past 1,440 for a peak over midnight. */
  readonly toMinute: number
  /** -1 where any day of the month will do. */
  readonly lastDaysOfMonth: number
  readonly times: number
}

/** Requests that come from outside the plan. */
export type CompiledDemand = {
  readonly perSecond: number
  readonly utcOffsetMinutes: number
  readonly peaks: readonly CompiledPeak[]
  /** Index of what those who ask do when an attempt fails. */
  readonly policy: number
}

/** Load of an entity that carries demand to something whose capacity is known, or is that itself. */
export type CompiledLoad = {
  /** Requests per second; -1 for no limit. */
  readonly capacity: number
  readonly failedCost: number
  readonly atCollapse: number
  /** Ascending; the whole capacity from the last one on. */
  readonly warmUp: readonly { readonly untilMs: number; readonly share: number }[]
  readonly settlesMs: number
  /** Attempts per second let in; -1 for all. */
  readonly limit: number
  readonly isQueue: boolean
  /** Requests that can wait; -1 for any number. */
  readonly queueHolds: number
  /** `null` where nothing comes from outside. */
  readonly demand: CompiledDemand | null
}

/** How a group shares out its demand among its members, in their order. */
export type CompiledSharing = {
  readonly rule: 'proportional' | 'fixed' | 'nearest'
  /** What each member would get of all; they sum to 1. */
  readonly shares: readonly number[]
  /** For each member the positions of the others, the nearest first. */
  readonly nearest: readonly (readonly number[])[]
}

/** More is asked of something than usual, for a time. */
export type CompiledDemandSurge = {
  readonly type: 'surge'
  readonly id: string
  readonly atMs: number
  readonly hits: readonly number[]
  readonly targets: readonly string[]
  /** Demand meanwhile, as a multiple of the usual one. */
  readonly times: number
  readonly clearsByItself: boolean
  readonly clearsAfter: Draw
}
