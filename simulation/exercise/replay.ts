/**
 * A journal played once more: the same exercise, and the same run behind it, or where it differs.
 */
import { canonicalJson, sha256Hex } from '../digest.ts'
import { engineVersion } from '../engine/simulate.ts'
import { fail, type Result, succeed } from '../result.ts'
import { applyEntry } from './applyEntry.ts'
import { digestSoFar, type Ground, prepareGround } from './ground.ts'
import type { Journal } from './parse.ts'
import { emptyExercise, type Exercise } from './state.ts'

export type Replay = {
  readonly state: Exercise
  readonly ground: Ground
  /** Fingerprint of where the exercise stands. */
  readonly digest: string
  /** Digests of the run in the journal that were made again. */
  readonly checks: number
  /** Entries whose digest of the run came out otherwise. */
  readonly differing: readonly number[]
  /** True if another version of the engine answered then. */
  readonly isOtherEngine: boolean
}

/** Fingerprint of where an exercise stands. */
export function exerciseDigest(state: Exercise): string {
  return sha256Hex(canonicalJson(state))
}

/** Applies every entry again, and makes every run again whose digest the journal has. */
export function replayAndVerify(journal: Journal): Result<Replay> {
  const ground = prepareGround(journal.header)
  if (!ground.ok) return ground
  let state = emptyExercise(journal.header)
  let checks = 0
  const differing: number[] = []
  for (const entry of journal.entries) {
    const next = applyEntry(state, entry)
    if (!next.ok) return fail(next.problems)
    state = next.value
    if (entry.did.kind !== 'checked') continue
    checks++
    if (digestSoFar(ground.value, state) !== entry.did.digest) differing.push(entry.seq)
  }
  return succeed({
    state,
    ground: ground.value,
    digest: exerciseDigest(state),
    checks,
    differing,
    isOtherEngine: journal.header.engineVersion !== engineVersion,
  })
}
