/**
 * What a gap rule says: a finding, with the witness that proves it.
 */
import { compareIds } from '../ids.ts'

/**
 * `gap`: the rule is broken. `ok`: it holds on known data. `unknown`: an input is missing, which is
 * never shown as ok. `accepted`: broken, and somebody answers for it until a day that has not passed.
 */
export type FindingState = 'gap' | 'ok' | 'unknown' | 'accepted'

export const gapSeverities = ['critical', 'high', 'medium', 'low'] as const
export type GapSeverity = (typeof gapSeverities)[number]

/** Whether a finding is true of the drawing alone, of a run, of a real test, or of what was typed. */
export type FindingBasis = 'structural' | 'simulated' | 'measured' | 'declared'

export type Acceptance = {
  readonly by: string
  readonly reason: string
  /** Last day on which it holds, such as `2025-06-30`. */
  readonly until: string
  readonly isExpired: boolean
}

export type PlanPath = readonly (string | number)[]

export type Finding = {
  /** Such as `GAP-09`. */
  readonly rule: string
  readonly version: number
  readonly title: string
  readonly state: FindingState
  readonly severity: GapSeverity
  readonly basis: FindingBasis
  /** Id of the entity it is about. */
  readonly about: string
  /** Ids that prove it: components, dependencies, tasks, teams; never empty. */
  readonly witness: readonly string[]
  /** One plain sentence with names and numbers. */
  readonly reason: string
  /** The smallest change that closes it, in one sentence; empty if there is nothing to close. */
  readonly fix: string
  /** Where in the plan an input is missing. */
  readonly missing: readonly PlanPath[]
  /** Clauses of standards that the rule supports. */
  readonly clauses: readonly string[]
  /** A real incident of this sort, in our own words. */
  readonly precedent: string
  /** `null` where nobody accepted it. */
  readonly acceptance: Acceptance | null
}

/** What a rule itself says; the catalogue adds the rest. */
export type Draft = Pick<
  Finding,
  'severity' | 'basis' | 'about' | 'witness' | 'reason' | 'fix' | 'missing'
> & { readonly state: Exclude<FindingState, 'accepted'> }

/** Moves a severity by whole steps; up is worse. */
export function shifted(severity: GapSeverity, steps: number): GapSeverity {
  const position = gapSeverities.indexOf(severity) - steps
  const capped = Math.min(Math.max(position, 0), gapSeverities.length - 1)
  return gapSeverities[capped] ?? 'low'
}

/** Severity by the best tier that is affected: critical for tier 1, low for tier 4 and beyond. */
export function severityOfTier(tier: number): GapSeverity {
  return shifted('low', Math.max(0, 4 - tier))
}

/** The worst first, then by rule, then by what it is about and its witness. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    gapSeverities.indexOf(a.severity) - gapSeverities.indexOf(b.severity) ||
    compareIds(a.rule, b.rule) ||
    compareIds(a.witness.join(' '), b.witness.join(' ')) ||
    compareIds(a.about, b.about)
  )
}
