/**
 * What the views return. A view is a pure function of a Model and a Log and stores nothing.
 */
import type { EntityKind } from '../compile/model.ts'
import type { EntityState, LogEvent, SegmentKind } from '../engine/log/log.ts'

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
  /** When it came into this state, whatever its level did since. */
  readonly sinceMs: number
  /** The latest event about its state; `null` if there was none yet. */
  readonly eventId: number | null
}

/** The states of everything at any moment, prepared once and asked often. */
export type StateIndex = {
  /** By entity id. The `EntityNow` of an entity is the same object while nothing changes. */
  readonly at: (atMs: number) => ReadonlyMap<string, EntityNow>
}

/** How something is, is thought to be, or was said to be. */
export type Standing = 'well' | 'degraded' | 'down' | 'damaged'

export type ThreeTruths = {
  readonly actual: Standing
  readonly believed: Standing
  readonly declared: Standing
  /** Since when this has been believed. */
  readonly believedSinceMs: number
  /** When somebody or something last could see it; `null` if nothing ever did. */
  readonly lastSeenMs: number | null
}

/** The three truths about everything at any moment, by entity id. */
export type TruthIndex = {
  readonly at: (atMs: number) => ReadonlyMap<string, ThreeTruths>
}

/** A stretch in which belief was wrong. Half-open: from ≤ t < to. */
export type WrongBelief = {
  readonly id: string
  readonly fromMs: number
  /** `null` if it lasted to the end of the run. */
  readonly toMs: number | null
  readonly actual: Standing
  readonly believed: Standing
}

/** One piece of work on its way through a team: an alert, a diagnosis or a task. */
export type QueueVisit = {
  /** Id of the team; empty where nobody was needed. */
  readonly team: string
  readonly work: 'triage' | 'diagnosis' | 'task' | 'action'
  readonly entity: string
  readonly arrivedMs: number
  /** `null` if nobody had begun with it by the end of the run. */
  readonly startedMs: number | null
  /** `null` if it was not over by the end of the run. */
  readonly leftMs: number | null
  /** Stretches in which it had been begun and waited for people again. */
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[]
}

/** How a team’s queue went; means over time are over the whole run. */
export type QueueResult = {
  readonly team: string
  readonly arrivals: number
  readonly served: number
  /** Times in milliseconds, over the work that was begun. */
  readonly waitMeanMs: number
  readonly waitP95Ms: number
  readonly waitMaxMs: number
  /** From arrival to leaving, over the work that is over. */
  readonly stayMeanMs: number
  /** Work that waits, and work that waits or is under way, on average over time. */
  readonly waitingMean: number
  readonly presentMean: number
  readonly waitingMax: number
  /** How many waited and were at work from each moment on. */
  readonly curve: readonly {
    readonly atMs: number
    readonly waiting: number
    readonly atWork: number
  }[]
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

/** Work, a start, a switch or a call that waited for something that was down. */
export type Standstill = {
  readonly waitedMs: number
  /** True if it was still waiting when the run ended. */
  readonly isOpen: boolean
  /** The event with which the longest of the waits began. */
  readonly eventId: number
  /** One sentence: who could not do what without whom. */
  readonly text: string
}

/** `open`: out, but the run was not asked for long enough to tell. */
export type Verdict = 'met' | 'missed' | 'open' | 'no-target' | 'not-hit'

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
  /** Work lost with data (recovery point achieved); `null` where none of its data was harmed. */
  readonly rpaMs: number | null
  /** False while data that it needs are out of use: more may be lost. */
  readonly isDataBack: boolean
  readonly rpoMs: number | null
  readonly rpo: Verdict
  /** Time out while workarounds carried at least the minimum level. */
  readonly coveredMs: number
  /** Highest level to which work by hand brought it during its outages; 0 if nothing carried it. */
  readonly carriedLevel: number
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

/** How much is in trouble, from this moment until the next point. */
export type OverviewPoint = {
  readonly atMs: number
  /** Components that are not operational; a standby that rests as planned does not count. */
  readonly notOperational: number
  /** Those of them that give nothing at all. */
  readonly down: number
}

/** One line of the recovery chart: a business service or a component that was hit. */
export type RecoveryBar = {
  readonly id: string
  readonly name: string
  readonly kind: EntityKind
  readonly tier: number
  readonly outages: readonly Outage[]
  readonly rtoMs: number | null
  readonly mtdMs: number | null
  readonly rto: Verdict
  readonly mtd: Verdict
}

/** An event with what led to it. An event that occurs again is not opened a second time. */
export type WhyNode = {
  readonly eventId: number
  readonly causes: readonly WhyNode[]
  /** True if its causes are shown where it occurred first. */
  readonly isRepeated: boolean
}

/** A place in a plan, such as `dependencies`, `web-needs-db`. */
export type PlanPath = readonly (string | number)[]

/**
 * What part an event or a line of the plan plays in bringing something about.
 *
 * - `effect`: what is asked about.
 * - `trigger`: what came from outside and set it off.
 * - `condition`: was already so, and without it the rest would not have sufficed.
 * - `latent`: stood in the plan, harmless, until this.
 * - `step`: followed from the trigger and led to the effect.
 */
export type WhyRole = 'effect' | 'trigger' | 'condition' | 'latent' | 'step'

/** An event, or a latent defect that an event brought to light. */
export type WhyPart = {
  /** Such as `event/17` or `dependencies/web-needs-db`; unique in its graph. */
  readonly id: string
  readonly role: WhyRole
  /** The event, or for a latent defect the first event that it had to do with. */
  readonly eventId: number
  /** One plain sentence. */
  readonly text: string
  /** Where a latent defect stands in the plan; `null` for events. */
  readonly path: PlanPath | null
}

/** One part led to another. */
export type WhyLink = {
  readonly from: string
  readonly to: string
  /** True for the cause that was satisfied last: the others were waiting for it. */
  readonly isBinding: boolean
  /** Events that only passed it on and are not shown. */
  readonly passedOn: readonly number[]
}

/** Why something happened: everything that led to it, causes before effects. */
export type WhyGraph = {
  readonly effect: string
  readonly parts: readonly WhyPart[]
  readonly links: readonly WhyLink[]
}
