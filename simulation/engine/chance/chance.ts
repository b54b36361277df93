/**
 * Chance, keyed instead of sequential: every draw is a function of what it is for.
 *
 * The third diagnosis of a team in replication 17 is the same number in a plan and in its variant,
 * whatever else was added. Nothing is consumed, so the order of asking does not matter.
 */
import seedrandom from 'seedrandom'
import { type Block, type Key, philox, philoxUniform } from './philox.ts'

const firstCapacity = 64

/** The chance of one run, or of many one after the other. */
export class Chance {
  readonly seed: string
  readonly #seedKey: Key
  #replication: number
  /** Numbers of what is drawn for: for each purpose by entity. Keys are made once for each. */
  readonly #numbers = new Map<string, Map<string, number>>()
  #keys = new Int32Array(2 * firstCapacity)
  /** How often each has come up in this run. */
  #occurrences = new Int32Array(firstCapacity)
  #count = 0

  constructor(seed: string, replication: number) {
    this.seed = seed
    this.#seedKey = seedToKey(seed)
    this.#replication = replication
  }

  /** Begins another run: nothing has come up yet. */
  begin(replication: number): void {
    this.#replication = replication
    this.#occurrences.fill(0, 0, this.#count)
  }

  /**
   * A number strictly between 0 and 1, so that every quantile of it is finite.
   *
   * `occurrence` counts the times this purpose came up at this entity, `draw` the numbers needed in
   * one occurrence.
   */
  // oxlint-disable-next-line max-params -- what a draw is for has four parts
  uniform(purpose: string, entityId: string, occurrence: number, draw = 0): number {
    return this.#uniform(this.#numberOf(purpose, entityId), occurrence, draw)
  }

  /** As `uniform`, for the next time that this purpose comes up at this entity in this run. */
  next(purpose: string, entityId: string): number {
    const number = this.#numberOf(purpose, entityId)
    const occurrence = this.#occurrences[number] as number
    this.#occurrences[number] = occurrence + 1
    return this.#uniform(number, occurrence, 0)
  }

  #uniform(number: number, occurrence: number, draw: number): number {
    const key = 2 * number
    return philoxUniform(
      this.#replication,
      occurrence,
      draw,
      this.#keys[key] as number,
      this.#keys[key + 1] as number,
    )
  }

  #numberOf(purpose: string, entityId: string): number {
    let byEntity = this.#numbers.get(purpose)
    if (byEntity === undefined) {
      byEntity = new Map()
      this.#numbers.set(purpose, byEntity)
    }
    const known = byEntity.get(entityId)
    if (known !== undefined) return known
    const number = this.#count++
    byEntity.set(entityId, number)
    if (number === this.#occurrences.length) this.#grow(2 * number)
    const [low, high] = hash64(this.#seedKey, `${purpose}\u0000${entityId}`)
    this.#keys[2 * number] = low
    this.#keys[2 * number + 1] = high
    return number
  }

  #grow(capacity: number): void {
    const keys = new Int32Array(2 * capacity)
    keys.set(this.#keys)
    this.#keys = keys
    const occurrences = new Int32Array(capacity)
    occurrences.set(this.#occurrences)
    this.#occurrences = occurrences
  }
}

/** The chance of one replication of a run; the same seed and replication give the same draws. */
export function createChance(seed: string, replication = 0): Chance {
  return new Chance(seed, replication)
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
