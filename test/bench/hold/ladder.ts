/**
 * A ladder queue on typed arrays, for comparison: the best structure that we know for many events.
 *
 * Far events lie unsorted on top. When they are due they are spread over the buckets of a rung; a
 * bucket with many of them is spread over another rung, one with few is sorted into the bottom, from
 * which events are taken. Each event moves a fixed number of times, however many there are.
 * Source: Tang, Goh and Thng, "Ladder queue", ACM TOMACS 15:3 (2005).
 */
import type { HoldQueue } from './hold.ts'

/** A bucket with more events than this is spread over another rung. */
const bucketMax = 50
const rungsMax = 8

type Rung = {
  heads: Int32Array
  tails: Int32Array
  counts: Int32Array
  start: number
  width: number
  /** First bucket that still has something in it. */
  current: number
  buckets: number
  left: number
}

export class Ladder implements HoldQueue {
  readonly #time: Float64Array
  readonly #next: Int32Array
  #topHead = -1
  #topTail = -1
  #topCount = 0
  #topMin = Infinity
  #topMax = -Infinity
  #topStart = -Infinity
  readonly #rungs: Rung[] = []
  #rungCount = 0
  /** Sorted from late to early, so that the earliest is the last. */
  #bottom = new Int32Array(4 * bucketMax)
  #bottomTimes = new Float64Array(4 * bucketMax)
  #bottomCount = 0
  #now = 0

  constructor(capacity: number) {
    this.#time = new Float64Array(capacity)
    this.#next = new Int32Array(capacity)
  }

  readonly now = (): number => this.#now

  readonly push = (time: number, id: number): void => {
    this.#time[id] = time
    if (time >= this.#topStart) this.#pushOnTop(time, id)
    else if (!this.#pushOnRung(time, id)) this.#pushAtBottom(time, id)
  }

  #pushOnTop(time: number, id: number): void {
    this.#next[id] = -1
    if (this.#topTail < 0) this.#topHead = id
    else this.#next[this.#topTail] = id
    this.#topTail = id
    this.#topCount++
    if (time < this.#topMin) this.#topMin = time
    if (time > this.#topMax) this.#topMax = time
  }

  #pushOnRung(time: number, id: number): boolean {
    for (let level = 0; level < this.#rungCount; level++) {
      const rung = this.#rungs[level]!
      const bucket = Math.floor((time - rung.start) / rung.width)
      if (bucket < rung.current) continue
      this.#pushInBucket(rung, bucket, id)
      return true
    }
    return false
  }

  #pushInBucket(rung: Rung, bucket: number, id: number): void {
    this.#next[id] = -1
    const tail = rung.tails[bucket]!
    if (tail < 0) rung.heads[bucket] = id
    else this.#next[tail] = id
    rung.tails[bucket] = id
    rung.counts[bucket]!++
    rung.left++
  }

  #pushAtBottom(time: number, id: number): void {
    if (this.#bottomCount === this.#bottom.length) this.#growBottom()
    const times = this.#bottomTimes
    const ids = this.#bottom
    let hole = this.#bottomCount++
    while (hole > 0 && times[hole - 1]! <= time) {
      times[hole] = times[hole - 1]!
      ids[hole] = ids[hole - 1]!
      hole--
    }
    times[hole] = time
    ids[hole] = id
  }

  #growBottom(): void {
    const times = new Float64Array(2 * this.#bottomTimes.length)
    const ids = new Int32Array(2 * this.#bottom.length)
    times.set(this.#bottomTimes)
    ids.set(this.#bottom)
    this.#bottomTimes = times
    this.#bottom = ids
  }

  readonly pop = (): number => {
    if (this.#bottomCount === 0) this.#refill()
    const last = --this.#bottomCount
    this.#now = this.#bottomTimes[last]!
    return this.#bottom[last]!
  }

  #refill(): void {
    if (this.#rungCount === 0) this.#spreadTop()
    for (;;) {
      const rung = this.#rungs[this.#rungCount - 1]!
      if (rung.left === 0) {
        this.#rungCount--
        if (this.#rungCount === 0) this.#spreadTop()
        continue
      }
      while (rung.counts[rung.current]! === 0) rung.current++
      const bucket = rung.current
      const count = rung.counts[bucket]!
      const head = rung.heads[bucket]!
      rung.heads[bucket] = -1
      rung.tails[bucket] = -1
      rung.counts[bucket] = 0
      rung.left -= count
      rung.current++
      const start = rung.start + bucket * rung.width
      if (count <= bucketMax || this.#rungCount === rungsMax || rung.width <= 1) {
        for (let id = head; id >= 0; ) {
          const following = this.#next[id]!
          this.#pushAtBottom(this.#time[id]!, id)
          id = following
        }
        return
      }
      this.#spread(head, count, { start, width: Math.max(1, rung.width / count) })
    }
  }

  #spreadTop(): void {
    const width = Math.max(1, (this.#topMax - this.#topMin) / this.#topCount)
    const head = this.#topHead
    const count = this.#topCount
    const start = this.#topMin
    this.#topStart = start + width * (Math.floor((this.#topMax - start) / width) + 1)
    this.#topHead = -1
    this.#topTail = -1
    this.#topCount = 0
    this.#topMin = Infinity
    this.#topMax = -Infinity
    this.#spread(head, count, { start, width })
  }

  #spread(head: number, count: number, size: { start: number; width: number }): void {
    const rung = this.#nextRung(count + 2)
    rung.start = size.start
    rung.width = size.width
    for (let id = head; id >= 0; ) {
      const following = this.#next[id]!
      this.#pushInBucket(rung, Math.floor((this.#time[id]! - rung.start) / rung.width), id)
      id = following
    }
  }

  #nextRung(buckets: number): Rung {
    const level = this.#rungCount++
    let rung = this.#rungs[level]
    if (rung === undefined || rung.heads.length < buckets) {
      rung = {
        heads: new Int32Array(2 * buckets).fill(-1),
        tails: new Int32Array(2 * buckets).fill(-1),
        counts: new Int32Array(2 * buckets),
        start: 0,
        width: 0,
        current: 0,
        buckets,
        left: 0,
      }
      this.#rungs[level] = rung
    }
    rung.current = 0
    rung.buckets = buckets
    return rung
  }
}
