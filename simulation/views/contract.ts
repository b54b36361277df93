/**
 * What the views return. A view is a pure function of a Model and a Log and stores nothing.
 */
import type { EntityState, LogEvent, SegmentKind } from '../engine/log.ts'

/** A stretch of time in which an entity was in one state. Half-open: from ≤ t < to. */
export type StateSpan = {
  readonly fromMs: number
  /** `null` if it lasted to the end of the run. */
  readonly toMs: number | null
  readonly state: EntityState
  readonly level: number
  /** The event that began it; `null` for the state at the start. */
  readonly eventId: number | null
}

export type EntityNow = {
  readonly state: EntityState
  readonly level: number
  readonly sinceMs: number
  readonly eventId: number | null
}

/** One stretch of the critical path of a recovery. */
export type PathSegment = {
  readonly segment: SegmentKind
  readonly fromMs: number
  readonly toMs: number
  /** The event at the end of the stretch. */
  readonly eventId: number
  readonly entity: string
  /** One sentence, such as “Service desk paged; somebody answered after 12 min”. */
  readonly text: string
}

export type Outage = {
  readonly startMs: number
  /** `null` if it was not over at the end of the run. */
  readonly endMs: number | null
  readonly startEventId: number
  readonly endEventId: number | null
  /** Sums exactly to the outage; for one that is not over, up to the end of the run. */
  readonly path: readonly PathSegment[]
}

export type Verdict = 'met' | 'missed' | 'no-target' | 'not-hit'

export type ServiceResult = {
  readonly id: string
  readonly name: string
  readonly tier: number
  readonly outages: readonly Outage[]
  /** Longest outage (recovery time achieved); to the end of the run if it is not over. */
  readonly rtaMs: number
  readonly isRestored: boolean
  readonly downMs: number
  readonly lowestLevel: number
  readonly rtoMs: number | null
  readonly mtdMs: number | null
  readonly rto: Verdict
  readonly mtd: Verdict
  /** Time out while workarounds carried at least the minimum level. */
  readonly coveredMs: number
  /** When the backlog was gone after the last outage; `null` if it never was. */
  readonly normalAtMs: number | null
  readonly backlogPeak: number
  readonly currency: string | null
  /** Money lost by the loss curve; `null` where the plan has none. */
  readonly loss: number | null
}

/** Machines of one fleet over time; between points everything changes evenly. */
export type FleetPoint = {
  readonly atMs: number
  readonly working: number
  readonly broken: number
  readonly eventId: number | null
}

export type Explanation = {
  readonly event: LogEvent
  /** One plain sentence. */
  readonly text: string
}
