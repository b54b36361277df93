/**
 * What the window and its worker say to each other: plain data both ways, nothing is ever thrown.
 */
import type {
  Bindings,
  FleetPoint,
  Log,
  Model,
  Plan,
  Problem,
  ReadonlyRecord,
  Scenario,
  ServiceResult,
  StateSpan,
} from '../../simulation/index.ts'

/** All that a run depends on. The same inputs always give the same results. */
export type RunInput = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly seed: string
}
