/**
 * The part of the model that says who would know what: watches, false alarms, users and triage.
 */
import type { Draw } from './draw.ts'

/** What a monitor goes by: what users get, the thing itself, or what users report. */
export type MonitorSignal = 'black-box' | 'white-box' | 'user-reports'

/** One monitor that watches one thing. */
export type CompiledWatch = {
  /** `monitor/target`. */
  readonly id: string
  readonly index: number
  readonly monitor: number
  readonly target: number
  readonly signal: MonitorSignal
  readonly interval: Draw
  readonly delay: Draw
  readonly misses: number
  readonly missesDegraded: number
  readonly missesData: number
}

/** A monitor that raises alerts for nothing. */
export type CompiledAlarms = {
  /** Id of the monitor. */
  readonly id: string
  readonly monitor: number
  /** What it watches, as indexes of watches. */
  readonly watches: readonly number[]
  /** Mean time from one false alarm to the next, in milliseconds. */
  readonly meanMs: number
}

/** Alerts go to people who look at each before anybody acts on it. */
export type CompiledTriage = {
  readonly team: number
  readonly takes: Draw
  /** -1 if every alert is a ticket of its own. */
  readonly suppressesMs: number
}

/** Users who report what they feel, by their number and hours. */
export type CompiledUsers = {
  /** Reports per hour if nobody of them could work, during their hours and outside them. */
  readonly perHour: number
  readonly perHourOutside: number
  readonly utcOffsetMinutes: number
  /** Bit 0 is Monday. */
  readonly dayBits: number
  readonly fromMinute: number
  readonly toMinute: number
}

export type CompiledBelief = {
  /** By entity: true where belief is kept apart from how it is. */
  readonly isFollowed: readonly boolean[]
  /** Watches of what is followed, by monitor and target. */
  readonly watches: readonly CompiledWatch[]
  readonly alarms: readonly CompiledAlarms[]
  /** `null` where alerts are acted on at once. */
  readonly triage: CompiledTriage | null
  /** True if people who wait for something go by what they were told. */
  readonly isActedOn: boolean
}
