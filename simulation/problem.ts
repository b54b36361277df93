/**
 * Everything that can be wrong with what a user wrote, each with a stable code.
 *
 * A code never changes its meaning: people filter and script on it. Every code has a file of its
 * name in `test/invalid/`.
 */

/** Stable names of everything that can be wrong. New code: add a file to `test/invalid/`. */
export const problemCodes = [
  'file-too-large',
  'not-text',
  'syntax-error',
  'not-a-plan',
  'not-a-scenario',
  'not-decisions',
  'not-milestones',
  'newer-format',
  'unknown-format',
  'duplicate-key',
  'duplicate-id',
  'bad-id',
  'unknown-field',
  'wrong-type',
  'wrong-value',
  'out-of-range',
  'bad-duration',
  'negative-duration',
  'bad-instant',
  'missing-field',
  'incomplete',
  'unknown-reference',
  'wrong-reference',
  'site-cycle',
  'vendor-cycle',
  'group-cycle',
  'task-cycle',
  'self-dependency',
  'shared-circle',
  'empty-group',
  'impossible-quorum',
  'shares-exceed-one',
  'objectives-disagree',
  'nobody-can-do-it',
  'unbound-target',
  'nothing-to-hit',
  'inject-after-end',
  'undecided',
  'not-an-exercise',
  'torn-entry',
  'broken-journal',
  'refused-entry',
  'other-input',
  'other-run',
  'role-without-player',
  'role-without-part',
  'long-silence',
  'idle-objective',
  'dead-condition',
  'unmarked-number',
  'too-much-at-once',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** `error`: cannot be simulated. `warning`: can be, with something left out or doubtful. */
export type Severity = 'error' | 'warning'

/** A place in a document: the path of keys from its top, and the position in the text if known. */
export type Place = {
  readonly path: readonly (string | number)[]
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** From 1, in UTF-16 units as editors count. */
  readonly column?: number
}

export type Problem = {
  readonly code: ProblemCode
  readonly severity: Severity
  readonly where: Place
  /** What is wrong, in one sentence that names the thing. */
  readonly message: string
  /** How to mend it, in one sentence. */
  readonly hint: string
}

/** True if any of the problems prevents a simulation. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}
