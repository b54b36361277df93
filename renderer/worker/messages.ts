/**
 * What the window and its worker say to each other: plain data both ways, nothing is ever thrown.
 */
import type {
  Bindings,
  DiagramLayout,
  Finding,
  FleetPoint,
  Log,
  Model,
  OverviewPoint,
  Plan,
  Problem,
  RecoveryBar,
  Scenario,
  ServiceResult,
  Standstill,
} from '../../simulation/index.ts'

/** All that a run depends on. The same inputs always give the same log. */
export type RunInput = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly seed: string
  /** Day by which tests and acceptances are judged, such as `2025-06-30`. */
  readonly asOf: string
}

/** What the worker is at. */
export type RunStep = 'preparing' | 'simulating' | 'reading' | 'checking'

/** Machines of one fleet over a run. */
export type FleetRun = {
  readonly id: string
  readonly name: string
  readonly machines: number
  readonly points: readonly FleetPoint[]
}

/** The log of a run and the views that take a while. */
export type RunResults = {
  readonly model: Model
  readonly log: Log
  /** Fingerprint of the log: equal inputs give an equal one on every machine. */
  readonly digest: string
  /** What was doubtful about the inputs. */
  readonly warnings: readonly Problem[]
  readonly services: readonly ServiceResult[]
  readonly recovery: readonly RecoveryBar[]
  readonly overview: readonly OverviewPoint[]
  /** The moment that tells most. Units: milliseconds since the run began. */
  readonly worstMs: number
  /** What waited for something that was down, the longest first. */
  readonly standstills: readonly Standstill[]
  readonly affected: ReadonlySet<string>
  readonly fleets: readonly FleetRun[]
  readonly findings: readonly Finding[]
}

export type RunAnswer =
  | { readonly kind: 'done'; readonly results: RunResults }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** A finished run, and where its things stand on the drawing. */
export type ReportInput = Pick<RunResults, 'model' | 'log' | 'findings'> & {
  readonly seed: string
  readonly layout: DiagramLayout
}

export type Question =
  | { readonly ask: 'run'; readonly input: RunInput }
  | { readonly ask: 'report'; readonly input: ReportInput }
  | { readonly ask: 'gaps'; readonly plan: Plan; readonly asOf: string }

/** What the rules find in the drawing alone. */
export type GapsAnswer = { readonly findings: readonly Finding[] }

/** A whole, self-contained HTML document. */
export type ReportAnswer = { readonly html: string }
