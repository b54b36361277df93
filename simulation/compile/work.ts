/**
 * The part of the model that says what people can do: tasks, runbooks, and what each step effects.
 */
import type { Draw } from './draw.ts'

/** What a step does once it is done. Lists are sorted; empty where it does nothing of the kind. */
export type CompiledEffects = {
  readonly repairs: readonly number[]
  /** Entities whose data it brings back. */
  readonly restores: readonly number[]
  readonly starts: readonly number[]
  readonly stops: readonly number[]
  readonly isolates: readonly number[]
  readonly reconnects: readonly number[]
  /** Groups that it switches. */
  readonly switches: readonly number[]
  readonly isJumpStart: boolean
  /** Entities that people look at, and whose state they make known. */
  readonly verifies: readonly number[]
  readonly announces: readonly number[]
  /** Ids of products. */
  readonly halts: readonly string[]
  /** Indexes of teams. */
  readonly calls: readonly number[]
  /** Indexes of runbooks. */
  readonly activates: readonly number[]
  /** Entities of business services. */
  /** Entities of which only a share of the demand is let in, and that share. */
  readonly sheds: readonly number[]
  readonly shedsTo: number
  /** Entities whose memory of overload is dropped. */
  readonly resets: readonly number[]
  readonly beginsWorkaround: readonly number[]
}

/** Anybody of a team, or with a row the one person of that row and whoever else is needed. */
export type CompiledDoer = { readonly team: number; readonly row: number }

/** What must be so of an entity for a step to begin, or to go on. */
export type CompiledGate = {
  readonly entity: number
  /** Open from this level on and below the other one. */
  readonly atLeast: number
  readonly below: number
  /** What people must believe of it; empty where its level counts. */
  readonly believed: 'up' | 'down' | ''
  readonly isThroughout: boolean
}

/** How a step is steered. */
export type TaskControl = {
  readonly gates: readonly CompiledGate[]
  /** True if work that pauses is done again from its beginning. */
  readonly losesWork: boolean
  /** -1 if nobody has to agree to this step. */
  readonly approvalTeam: number
  readonly approval: Draw
  /** Indexes of the tasks that are done instead once it has failed for good. */
  readonly onFail: readonly number[]
  /** True for a task that is done only when another has failed. */
  readonly isBranch: boolean
  /** Index of the task from which on all is done again after this one; -1 for none. */
  readonly returnsTo: number
  /** Index of the first of the tasks that are the same step for many things; -1 for a single one. */
  readonly lot: number
  /** How many of a lot are worked on at once, at most; 0 for any number. */
  readonly atOnce: number
}

export type CompiledTask = CompiledEffects &
  TaskControl & {
    /** `runbook/task`, or `repair/component` for repairs that no runbook covers. */
    readonly id: string
    readonly index: number
    readonly runbook: number
    readonly after: readonly number[]
    /** Entities that must be usable to begin, with the dependency's threshold. */
    readonly needs: readonly { readonly entity: number; readonly threshold: number }[]
    /** Teams that can do it, best first. Empty if automated. */
    readonly teams: readonly number[]
    /** The same, with the people who are asked for by name. */
    readonly doers: readonly CompiledDoer[]
    readonly people: number
    readonly takes: Draw
    readonly succeeds: number
    readonly tries: number
    readonly tier: number
    /** True if it has any effect, so that it can be skipped once that has come about. */
    readonly hasAim: boolean
  }

export type CompiledRunbook = {
  readonly id: string
  readonly index: number
  /** Entities whose loss sets it going. */
  readonly recovers: readonly number[]
  /** Entity in which its text is kept; -1 if none or if an offline copy exists. */
  readonly document: number
  /** -1 if nobody has to agree. */
  readonly approvalTeam: number
  readonly approval: Draw
  readonly tasks: readonly number[]
}

/** What people can decide to do. */
export type CompiledAction = CompiledEffects & {
  /** `action/ID`, `point/option`, or a verb and a thing such as `start/web`. */
  readonly id: string
  readonly name: string
  /** Faults whose incidents it declares. */
  readonly declares: readonly number[]
  /** Entities that must be usable to do it. */
  readonly needs: readonly { readonly entity: number; readonly threshold: number }[]
  /** Team that must agree; -1 if nobody has to. */
  readonly authority: number
  /** Teams that can do it, best first. Empty if nobody is needed. */
  readonly teams: readonly number[]
  readonly people: number
  readonly takes: Draw
  readonly succeeds: number
  /** Money it costs, in its currency. */
  readonly cost: number
  readonly currency: string
  readonly tier: number
}

/** A place in the story where people are asked to decide. */
export type CompiledPoint = {
  readonly id: string
  readonly question: string
  /** When it is asked; -1 if that depends on what happens. */
  readonly atMs: number
  /** Entities one of which must have fallen below a level, and how long after that it is asked. */
  readonly watched: readonly number[]
  readonly below: number
  readonly afterMs: number
  /** Role that is asked; empty if nobody in particular. */
  readonly asks: string
  readonly options: readonly CompiledAction[]
  /** Position of the option that is taken if nobody answers; -1 if none is. */
  readonly byDefault: number
  /** How long people have to answer; -1 for as long as they like. */
  readonly answerWithinMs: number
}
