/**
 * Where an exercise stands: everything that follows from its journal alone, without the engine.
 */
import type { Decision } from '../decisions/decision.ts'
import type { ReadonlyRecord } from '../ids.ts'
import type { DeedOf, QuestionOption, Rating } from './schema/deeds.ts'
import type { Entry, Header } from './schema/journal.ts'
import type { PlannedInject, Preparation, Strike } from './schema/preparation.ts'

export type ExercisePhase = 'preparing' | 'locked' | 'running' | 'stopped' | 'hot-wash' | 'closed'

/** A moment of the wall and of the story that belong together, and how fast the story goes on. */
export type Clock = {
  readonly wallMs: number
  readonly atMs: number
  /** Story seconds per second of the wall; 0 while it rests. */
  readonly speed: number
}

/** Something that the facilitator broke during play. */
export type Struck = {
  readonly id: string
  readonly atMs: number
  readonly strike: Strike
}

/** One course of the story. Rewinding begins another one and leaves the old one as it was. */
export type Branch = {
  readonly id: string
  readonly name: string
  /** The one that it left; empty for the first. */
  readonly parent: string
  readonly fromMs: number
  /** How far it has been played. */
  readonly reachedMs: number
  readonly decisions: readonly Decision[]
  readonly strikes: readonly Struck[]
}

/** What happened at a moment of a branch. */
export type Placed = { readonly branch: string; readonly atMs: number; readonly seq: number }

export type SentInject = Placed & { readonly id: string; readonly content: PlannedInject }

export type InjectStanding = {
  readonly content: PlannedInject
  readonly status: 'planned' | 'held' | 'skipped'
  readonly reason: string
}

export type Attendee = {
  readonly id: string
  readonly name: string
  readonly realRole: string
  readonly role: string
  readonly substitutes: string
  /** Stretches of being there, by the wall; the last one is open while they are. */
  readonly stays: readonly { readonly fromMs: number; readonly toMs: number | null }[]
}

export type Seat = {
  readonly id: string
  readonly name: string
  /** Empty until it has one. */
  readonly role: string
  readonly digest: string
  /** The last number it used; each later deed has a greater one. */
  readonly nonce: number
  /** When it last did anything, by the wall. */
  readonly heardMs: number
}

export type Vote = {
  readonly option: string
  readonly confidence: number
  readonly rationale: string
}

export type Question = Placed & {
  readonly id: string
  readonly text: string
  readonly options: readonly QuestionOption[]
  /** Role whose holder decides in the end; empty for whoever the facilitator hears. */
  readonly role: string
  readonly wallMs: number
  /** Moment of the story after which it counts as late; -1 if there is none. */
  readonly closesMs: number
  readonly isOpen: boolean
  /** By seat: whoever votes again replaces the own vote. */
  readonly votes: ReadonlyRecord<Vote>
  /** Hands and ballots, by option. */
  readonly counted: ReadonlyRecord<number>
  readonly outcome: Outcome | null
}

export type Outcome = Placed & {
  readonly option: string
  readonly isAction: boolean
  readonly by: string
  readonly owner: string
  readonly rationale: string
  readonly wallMs: number
  /** From the asking to the deciding, in the story and on the wall; -1 for what nobody asked. */
  readonly latencyMs: number
  readonly wallLatencyMs: number
}

export type InfoRequest = Placed & {
  readonly id: string
  readonly seat: string
  readonly role: string
  readonly about: string
  readonly text: string
  readonly answer: (Placed & { readonly text: string }) | null
}

export type Observation = Placed & {
  readonly id: string
  readonly wallMs: number
  readonly source: Entry['by']['source']
  /** Empty for what was said anonymously. */
  readonly seat: string
  readonly what: DeedOf<'observed'>
}

export type Rated = {
  readonly rating: Rating
  readonly note: string
  readonly evidence: readonly number[]
}

export type Exercise = {
  readonly header: Header
  readonly phase: ExercisePhase
  /** Phase that a stop interrupted. */
  readonly before: ExercisePhase
  readonly preparation: Preparation
  /** Digest of objectives and criteria since they are fixed; empty before. */
  readonly lockedDigest: string
  /** When play began, by the wall; -1 before. */
  readonly startedMs: number
  readonly seq: number
  readonly wallMs: number
  readonly clock: Clock
  readonly branch: string
  readonly branches: ReadonlyRecord<Branch>
  readonly people: ReadonlyRecord<Attendee>
  readonly seats: ReadonlyRecord<Seat>
  readonly injects: ReadonlyRecord<InjectStanding>
  readonly sent: readonly SentInject[]
  readonly questions: ReadonlyRecord<Question>
  /** Decisions that nobody had asked for, and answers to questions, in order. */
  readonly outcomes: readonly Outcome[]
  readonly requests: ReadonlyRecord<InfoRequest>
  readonly observations: ReadonlyRecord<Observation>
  readonly clusters: ReadonlyRecord<DeedOf<'clustered'>>
  /** Seats that find something important, by observation or cluster. */
  readonly support: ReadonlyRecord<readonly string[]>
  readonly ratings: ReadonlyRecord<Rated>
  readonly actions: ReadonlyRecord<DeedOf<'promised'>>
  readonly putOff: ReadonlyRecord<string>
  readonly feedback: readonly DeedOf<'fed-back'>[]
  readonly notes: readonly (Placed & { readonly text: string })[]
}

export const firstBranch = 'main'

/** An exercise of which nothing is known but what it is played on. */
export function emptyExercise(header: Header): Exercise {
  return {
    header,
    phase: 'preparing',
    before: 'preparing',
    preparation: { title: '' },
    lockedDigest: '',
    startedMs: -1,
    seq: 0,
    wallMs: header.wallMs,
    clock: { wallMs: header.wallMs, atMs: 0, speed: 0 },
    branch: firstBranch,
    branches: {
      [firstBranch]: {
        id: firstBranch,
        name: 'As it was played',
        parent: '',
        fromMs: 0,
        reachedMs: 0,
        decisions: [],
        strikes: [],
      },
    },
    people: {},
    seats: {},
    injects: {},
    sent: [],
    questions: {},
    outcomes: [],
    requests: {},
    observations: {},
    clusters: {},
    support: {},
    ratings: {},
    actions: {},
    putOff: {},
    feedback: [],
    notes: [],
  }
}

/** The moment of the story that belongs to a moment of the wall, not beyond the end of the story. */
export function storyMs({ clock }: Exercise, wallMs: number, endMs: number): number {
  const passedMs = Math.max(0, wallMs - clock.wallMs) * clock.speed
  return Math.max(clock.atMs, Math.min(endMs, clock.atMs + passedMs))
}

/** The branch that is played. */
export function branchOf(state: Exercise): Branch {
  const branch = state.branches[state.branch]
  return branch ?? (emptyExercise(state.header).branches[firstBranch] as Branch)
}

/** True for what happened on the branch that is played, or before it left the one it comes from. */
export function isOfStory(state: Exercise, { branch, atMs }: Placed, on = state.branch): boolean {
  let untilMs = Number.MAX_SAFE_INTEGER
  for (let here = state.branches[on]; here !== undefined; here = state.branches[here.parent]) {
    if (here.id === branch) return atMs <= untilMs
    untilMs = Math.min(untilMs, here.fromMs)
  }
  return false
}

/** Minutes of the wall that were planned; two hours if nobody said (HSEEP tabletops last two to four). */
export function plannedMinutesOf({ preparation }: Exercise): number {
  return preparation.plannedMinutes ?? 120
}
