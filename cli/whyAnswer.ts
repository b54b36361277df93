/**
 * What `blackstart why` answers, for programs and for people.
 */
import type {
  Counterfactual,
  Drag,
  LogEvent,
  Outage,
  ServiceResult,
  WhyGraph,
} from '../simulation/index.ts'

/** Why a service was out. */
export type WhyOutage = {
  readonly of: 'outage'
  readonly result: ServiceResult
  readonly outage: Outage
  readonly graph: WhyGraph
  readonly roots: readonly Counterfactual[]
  readonly drags: readonly Drag[]
}

/** Why a single event happened. */
export type WhyEvent = {
  readonly of: 'event'
  readonly event: LogEvent
  readonly graph: WhyGraph
  readonly causes: readonly Counterfactual[]
}
