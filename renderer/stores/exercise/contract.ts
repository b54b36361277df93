import type {
  Bindings,
  Finding,
  Plan,
  Problem,
  Scenario,
  StateIndex,
  WrittenDecision,
} from '../../../simulation/index.ts'
import type { RunInput, RunResults, RunStep } from '../../worker/messages.ts'

/** The scenario to run: its text as it was read, and what it says. */
export type ScenarioChoice = {
  /** Name of the file it came from. */
  readonly fileName: string
  readonly isBundled: boolean
  readonly text: string
  readonly scenario: Scenario
}

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly step: RunStep }
  | { readonly kind: 'done' }
  /** The inputs cannot be run; the problems say why. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** We are at fault. */
  | { readonly kind: 'broke'; readonly message: string }

/** What came out of a run, and what went in. */
export type FinishedRun = RunResults & {
  /** Counts the runs of this window, so that a worker knows one from another. */
  readonly number: number
  readonly input: RunInput
  readonly states: StateIndex
}

/** How fast a run is shown: simulated milliseconds per real one, or as fast as fits one minute. */
export type Speed = number | 'fit'

/** A stretch that is played over and over. */
export type Loop = { readonly fromMs: number; readonly toMs: number }

export type Playhead = {
  /** Milliseconds since the run began. */
  readonly atMs: number
  readonly isPlaying: boolean
  /** −1 plays backward. */
  readonly direction: 1 | -1
  readonly speed: Speed
  readonly skipsQuiet: boolean
  /** `null` if all of the run is played. */
  readonly loop: Loop | null
}

/** What the next run is made otherwise than the scenario tells it. */
export type Modifiers = {
  /** Instant at which it begins, as ISO 8601; `null` for the scenario’s own. */
  readonly start: string | null
  /** Faults of the scenario that do not strike. */
  readonly leftOut: readonly string[]
  /** Teams of the plan nobody of whom is there, and how the log calls that. */
  readonly away: readonly { readonly team: string; readonly name: string }[]
}

export type Inputs = {
  readonly choice: ScenarioChoice | null
  /** What was bound by hand, by target; the rest is bound as suggested. */
  readonly ownBindings: Bindings
  readonly seed: string
  /** As written, such as `3d`; empty for the scenario’s own. */
  readonly horizon: string
  readonly modifiers: Modifiers
  /** What people decide in the run, in order of time. */
  readonly taken: readonly WrittenDecision[]
  readonly chooseScenario: (choice: ScenarioChoice) => void
  readonly bind: (target: string, ids: readonly string[]) => void
  /** Goes back to what is suggested for a target. */
  readonly unbind: (target: string) => void
  readonly setSeed: (seed: string) => void
  readonly setHorizon: (horizon: string) => void
  readonly modify: (change: Partial<Modifiers>) => void
  readonly setTaken: (taken: readonly WrittenDecision[]) => void
}

/** Where the playhead stands after a run: at its worst moment, or where it stood before. */
export type Landing = 'worst' | 'same-moment'

export type Running = {
  readonly run: RunState
  readonly finished: FinishedRun | null
  readonly start: (plan: Plan, bindings: Bindings, landing?: Landing) => Promise<void>
  readonly cancel: () => void
  readonly warm: () => void
  /** Forgets the run, because another plan was opened. */
  readonly forget: () => void
}

export type Playing = {
  readonly playhead: Playhead
  /** The event that is looked at; `null` if none. */
  readonly eventId: number | null
  readonly movePlayhead: (atMs: number) => void
  readonly play: (direction: 1 | -1) => void
  readonly pause: () => void
  readonly setSpeed: (speed: Speed) => void
  readonly setSkipsQuiet: (skipsQuiet: boolean) => void
  readonly setLoop: (loop: Loop | null) => void
  readonly lookAt: (eventId: number | null) => void
}

/** A run that others are compared with, and what it is called. */
export type KeptRun = { readonly name: string; readonly run: FinishedRun }

export type Comparing = {
  /** `null` if nothing is compared. It outlives its plan, so that two plans can be compared. */
  readonly kept: KeptRun | null
  /** Which of the two the canvas shows at the playhead. */
  readonly shown: 'this' | 'kept'
  readonly keep: (kept: KeptRun | null) => void
  /** Runs other inputs and keeps that; gives what stands in the way of running them. */
  readonly keepRun: (name: string, input: RunInput) => Promise<readonly Problem[]>
  readonly show: (shown: 'this' | 'kept') => void
}

export type Looking = {
  /** What the rules find in a plan before anything is run; `null` until they were asked. */
  readonly drawn: { readonly plan: Plan; readonly findings: readonly Finding[] } | null
  readonly lookForGaps: (plan: Plan) => Promise<void>
}

/** One scenario on one plan: what goes in, what came out, and the moment that is looked at. */
export type Exercise = Inputs & Running & Playing & Comparing & Looking
