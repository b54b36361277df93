/**
 * How much anybody may ask of the room: a bucket that fills again with time.
 */

/** All of these are assumptions: far above what people do by hand, far below what hurts. */
export const bounds = {
  /** Bytes of a request. A vote with a long rationale has a few hundred. */
  bodyBytesMax: 64_000,
  /** Deeds of one seat at once, and per second. */
  seatBurst: 20,
  seatPerSecond: 5,
  /** Requests of one address at once, and per second: a whole class may sit behind one. */
  addressBurst: 1_000,
  addressPerSecond: 400,
  /** Wrong PINs of one address at once, and per second: one in twenty seconds. */
  pinBurst: 5,
  pinPerSecond: 0.05,
  /** Wrong PINs of all together. */
  allPinsBurst: 50,
  allPinsPerSecond: 0.5,
  /** Screens of one seat, and of all. */
  streamsPerKey: 4,
  streamsMax: 1_200,
} as const

type Bucket = { left: number; atMs: number }

/** Counts uses by key; true while there is something left. */
export class Allowance {
  readonly #buckets = new Map<string, Bucket>()
  readonly #burst: number
  readonly #perSecond: number

  constructor(burst: number, perSecond: number) {
    this.#burst = burst
    this.#perSecond = perSecond
  }

  /** Takes one use. */
  take(key: string, nowMs: number): boolean {
    const bucket = this.#fill(key, nowMs)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }

  /** True if a use could be taken. */
  has(key: string, nowMs: number): boolean {
    return this.#fill(key, nowMs).left >= 1
  }

  #fill(key: string, nowMs: number): Bucket {
    if (this.#buckets.size > 10_000) this.#buckets.clear()
    const bucket = this.#buckets.get(key) ?? { left: this.#burst, atMs: nowMs }
    const gained = ((nowMs - bucket.atMs) / 1_000) * this.#perSecond
    bucket.left = Math.min(this.#burst, bucket.left + Math.max(0, gained))
    bucket.atMs = nowMs
    this.#buckets.set(key, bucket)
    return bucket
  }
}
