/**
 * The shape of a rule: what it is called, what it supports, when it last happened, and how it looks.
 */
import type { GapContext } from './context.ts'
import type { Draft } from './finding.ts'

export type Rule = {
  /** Such as `GAP-09`. */
  readonly id: string
  /** Raised whenever the rule says something else about the same plan. */
  readonly version: number
  readonly title: string
  /** What it looks for, in a sentence. */
  readonly question: string
  readonly clauses: readonly string[]
  readonly precedent: string
  readonly find: (context: GapContext) => readonly Draft[]
}
