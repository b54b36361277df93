/**
 * The answer of everything that can fail on a user's data: a value, or the problems that prevent it.
 *
 * Warnings travel with a value too, so that a half-finished document opens and still says what is
 * missing.
 */
import type { Problem } from './problem.ts'

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A value, with the warnings that came along. */
export function succeed<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems }
}

/** No value; at least one of the problems has severity `error`. */
export function fail(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems }
}
