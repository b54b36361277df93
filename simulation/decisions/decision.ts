/**
 * What people chose, as the engine takes it.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Decisions } from './schema.ts'

/** Something is done ad hoc, or a decision point is answered. */
export type Decision = {
  /** Milliseconds since the run began. */
  readonly atMs: number
  /** Id of the team that decides, where somebody is named. */
  readonly by?: string
} & (
  | {
      /** An action of the plan by its id, or a general one such as `start/web`. */
      readonly action: string
    }
  | { readonly point: string; readonly option: string }
)

/** The decisions of a file, for a run. */
export function toDecisions({ taken = [] }: Decisions): readonly Decision[] {
  return taken.flatMap(({ at, action, point, option, by }): Decision[] => {
    const when = { atMs: durationToMs(at) ?? 0, ...(by === undefined ? {} : { by }) }
    if (action !== undefined) return [{ ...when, action }]
    if (point !== undefined && option !== undefined) return [{ ...when, point, option }]
    return []
  })
}

/** Decisions in the one order in which a run takes them, whatever order they were written in. */
export function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  const key = (one: Decision): string =>
    JSON.stringify(
      'action' in one ? [one.action, one.by ?? ''] : [one.point, one.option, one.by ?? ''],
    )
  return [...decisions].sort((a, b) => {
    if (a.atMs !== b.atMs) return a.atMs - b.atMs
    const [keyA, keyB] = [key(a), key(b)]
    return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
  })
}
