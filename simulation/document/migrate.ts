/**
 * How old files are lifted to the newest format: one step per format, always upward.
 */
import { assert } from '../assert.ts'

/** One step: takes a value of format `from` and returns one of format `from + 1`. */
export type Migration = {
  readonly from: number
  /** What changed in the format, in a sentence. */
  readonly because: string
  readonly lift: (value: Readonly<Record<string, unknown>>) => Record<string, unknown>
}

type Chain = {
  readonly marker: string
  readonly newest: number
  readonly migrations: readonly Migration[]
}

/** The value in the newest format. The caller has made sure that it has some format up to that. */
export function migrate(value: unknown, chain: Chain): Record<string, unknown> {
  let lifted = value as Record<string, unknown>
  for (let from = Number(lifted[chain.marker]); from < chain.newest; from++) {
    const step = chain.migrations.find((migration) => migration.from === from)
    assert(step !== undefined, `there is a migration from format ${from}`)
    lifted = { ...step.lift(lifted), [chain.marker]: from + 1 }
  }
  return lifted
}
