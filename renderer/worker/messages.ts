/**
 * What the window and its worker say to each other: plain data both ways, nothing is ever thrown.
 */
import type {
  Bindings,
  Counterfactual,
  Decision,
  DiagramLayout,
  Drag,
  Finding,
  FleetPoint,
  Log,
  Model,
  OverviewPoint,
  Plan,
  PossibleAction,
  Problem,
  RecoveryBar,
  SampleRow,
  Scenario,
  ServiceResult,
  Standstill,
  Subjects,
} from '../../simulation/index.ts'

/** All that a run depends on. The same inputs always give the same log. */
export type RunInput = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly seed: string
  readonly decisions: readonly Decision[]
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

/** A run that is asked about, by the number under which the worker may still have it. */
export type AboutRun = { readonly number: number; readonly input: RunInput }

/** Replications `first` to `first + count − 1` of a run, read off and given back row by row. */
export type SampleOrder = {
  readonly run: AboutRun
  readonly first: number
  readonly count: number
}

export type Question =
  | { readonly ask: 'run'; readonly input: RunInput }
  | { readonly ask: 'report'; readonly input: ReportInput }
  | { readonly ask: 'gaps'; readonly plan: Plan; readonly asOf: string }
  | { readonly ask: 'without-causes'; readonly run: AboutRun; readonly eventId: number }
  | { readonly ask: 'outages'; readonly run: AboutRun; readonly service: string }
  | { readonly ask: 'actions'; readonly run: AboutRun; readonly atMs: number }
  | { readonly ask: 'subjects'; readonly run: AboutRun }
  | { readonly ask: 'samples'; readonly order: SampleOrder }

/** What the rules find in the drawing alone. */
export type GapsAnswer = { readonly findings: readonly Finding[] }

/** A whole, self-contained HTML document. */
export type ReportAnswer = { readonly html: string }

/** Each direct cause of an event, classed by a replay without it. */
export type CausesAnswer = { readonly causes: readonly Counterfactual[] }

/** What the outages of one service hung on, each by replays. */
export type OutagesAnswer = {
  /** By outage, in order of time: the drag of each stretch of its path. */
  readonly drags: readonly (readonly Drag[])[]
  /** What the longest of them came down to. */
  readonly roots: readonly Counterfactual[]
}

export type ActionsAnswer = { readonly actions: readonly PossibleAction[] }

/** What many runs of an input are about. */
export type SubjectsAnswer = { readonly subjects: Subjects }

/** Rows of numbers, one for each replication. */
export type SamplesAnswer = { readonly rows: readonly SampleRow[] }

export type AnyAnswer =
  | RunAnswer
  | ReportAnswer
  | GapsAnswer
  | CausesAnswer
  | OutagesAnswer
  | ActionsAnswer
  | SubjectsAnswer
  | SamplesAnswer

/** What is told on the way: the step of a run, or how many of many runs are done. */
export type Progress = RunStep | number
