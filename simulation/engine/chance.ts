/**
 * Chance, keyed instead of sequential: every draw is a function of what it is for.
 *
 * The third diagnosis of a team in replication 17 is the same number in a plan and in its variant,
 * whatever else was added. Nothing is consumed, so the order of asking does not matter.
 */
import seedrandom from 'seedrandom'
import { type Block, type Key, philox } from './philox.ts'

export type Chance = {
  /**
   * A number strictly between 0 and 1, so that every quantile of it is finite.
   *
   * `occurrence` counts the times this purpose came up at this entity, `draw` the numbers needed in
   * one occurrence.
   */
  // oxlint-disable-next-line max-params -- what a draw is for has four parts
  readonly uniform: (purpose: string, entityId: string, occurrence: number, draw?: number) => number
}

/** The chance of one replication of a run; the same seed and replication give the same draws. */
export function createChance(seed: string, replication = 0): Chance {
  const seedKey = seedToKey(seed)
  const keys = new Map<string, Map<string, Key>>()
  return {
    // oxlint-disable-next-line max-params -- what a draw is for has four parts
    uniform(purpose, entityId, occurrence, draw = 0) {
      let byEntity = keys.get(purpose)
      if (byEntity === undefined) {
        byEntity = new Map()
        keys.set(purpose, byEntity)
      }
      let key = byEntity.get(entityId)
      if (key === undefined) {
        key = hash64(seedKey, `${purpose}\u0000${entityId}`)
        byEntity.set(entityId, key)
      }
      return toUniform(philox([replication, occurrence, draw, 0], key))
    },
  }
}

/**
 * 64 bits for whatever people type as a seed.
 *
 * The length goes first: the cipher behind `seedrandom` repeats a short key to fill its state, so
 * that “1” and “11” would be one seed.
 */
function seedToKey(seed: string): Key {
  const stream = seedrandom(`${seed.length} ${seed}`)
  return [stream.int32() >>> 0, stream.int32() >>> 0]
}

/**
 * 64 bits for a text under a key: eight UTF-16 units at a time go through Philox as its counter, and
 * what comes out is the key of the next eight. The length comes last, so that no text is another's
 * beginning.
 */
function hash64(key: Key, text: string): Key {
  let [low, high] = key
  for (let at = 0; at < text.length; at += 8) {
    const block = philox(unitsAt(text, at), [low, high])
    low = (low ^ block[0]) >>> 0
    high = (high ^ block[1]) >>> 0
  }
  const last = philox([text.length, 0, 0, 1], [low, high])
  return [last[0], last[1]]
}

function unitsAt(text: string, at: number): Block {
  const pair = (offset: number): number =>
    (unit(text, at + offset) | (unit(text, at + offset + 1) << 16)) >>> 0
  return [pair(0), pair(2), pair(4), pair(6)]
}

function unit(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0
}

/** The middle of one of 2⁵² equal parts of (0, 1); its distance from 1 is exact as well. */
function toUniform(block: Block): number {
  return (block[0] * 1_048_576 + (block[1] >>> 12) + 0.5) / 4_503_599_627_370_496
}
