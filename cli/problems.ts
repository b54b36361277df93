/**
 * Problems as the command line tells them: those of documents, and those of files.
 */
import { findNearest, type Problem, type ProblemCode } from '../simulation/index.ts'
import type { Io } from './io.ts'

/** What can be wrong outside documents: with files, and with what was asked for. */
export type CliProblemCode =
  | 'unreadable-file'
  | 'unwritable-file'
  | 'wrong-usage'
  | 'no-browser'
  | 'not-bands'
  | 'shards-disagree'

export type CliProblem = Omit<Problem, 'code'> & { readonly code: ProblemCode | CliProblemCode }

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly CliProblem[] }

/** A refusal for one reason. */
export function refuse(problem: CliProblem): {
  readonly ok: false
  readonly problems: readonly CliProblem[]
} {
  return { ok: false, problems: [problem] }
}

/** Something in the command itself that makes no sense. */
export function wrongUsage(message: string, hint: string): CliProblem {
  return { code: 'wrong-usage', severity: 'error', where: { path: [] }, message, hint }
}

/** `Did you mean “region-loss”? ` for a word that resembles one that exists; else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = findNearest(word, known)
  return nearest === undefined ? '' : `Did you mean “${nearest}”? `
}

/** `plan.blackstart:12:7`, as editors and terminals make it clickable; empty where nothing is known. */
export function placeInWords(problem: CliProblem): string {
  const { file, line, column } = problem.where
  if (file === undefined) return ''
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`
}

/** Two lines for a problem: where, how bad and what; then how to mend it. */
export function problemInWords(problem: CliProblem): string {
  const place = placeInWords(problem)
  const start = place === '' ? '' : `${place}: `
  return `${start}${problem.severity}: ${problem.message} [${problem.code}]\n    ${problem.hint}\n`
}

/** Tells all problems on standard error, errors first, so that the answer on standard output stays clean. */
export function complainAbout(io: Io, problems: readonly CliProblem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  for (const problem of [...errors, ...warnings]) io.complain(problemInWords(problem))
}
