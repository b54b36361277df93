/**
 * A ladder queue: entries in the order of time, rank, subject and then of being added.
 *
 * What is far away lies unsorted, what is nearer in buckets of time, and only what comes up next is
 * kept in order. So each entry is moved a few times however many there are. While there are few, a
 * heap holds them all. See docs/decisions/event-queue.md.
 *
 * This is the hot path: lists are typed arrays of slots, and numbers are read without asking whether
 * they are there.
 */
import { detailWord, nextWord, none, rankWord, Slots, subjectWord, versionWord } from './slots.ts'

/** What came up. It is the queue’s own and good until the next one comes up. */
export type Entry = {
  readonly atMs: number
  readonly rank: number
  readonly subject: number
  readonly detail: number
  readonly version: number
}

/** Stands for an entry, to take it back. */
export type Ticket = number

/** More entries than this are spread over buckets; a bucket with so few is not spread again. */
const heapFills = 64
const bucketFills = 16
/** A rung divides its stretch of time by the number of its entries; at so many it is enough. */
const rungsMax = 12
const bucketsMax = 2 ** 20
/** Version of an entry that was taken back. */
const takenBack = -(2 ** 31)

/** A stretch of time in buckets of equal width, all of them empty before `current`. */
class Rung {
  heads = new Int32Array(0)
  buckets = 0
  current = 0
  startMs = 0
  endMs = 0
  widthMs = 1

  empty(): void {
    this.heads.fill(none, 0, this.buckets)
  }
}

export class Ladder {
  readonly #slots = new Slots()

  /** The bucket that was taken last, in order; the next entry is at the end. */
  readonly #near = new Int32Array(bucketFills)
  #nearSize = 0

  /** Everything else before `#limitMs`, as a binary heap. */
  #heap = new Int32Array(this.#slots.capacity)
  #heapSize = 0
  #limitMs = Infinity

  /** Everything else before `#farMs`; each rung spreads one bucket of the one before it. */
  readonly #rungs: readonly Rung[] = Array.from({ length: rungsMax }, () => new Rung())
  #depth = 0

  /** Everything else, in no order. */
  #far = new Int32Array(this.#slots.capacity)
  #farSize = 0
  #farMs = Infinity
  #farLeastMs = Infinity
  #farMostMs = -1

  #size = 0
  #takenBack = 0
  /** The next entry’s slot, once it was looked for. */
  #head = none
  readonly #entry = { atMs: 0.5, rank: 0, subject: 0, detail: 0, version: 0 }

  /** Entries that will come up. */
  get size(): number {
    return this.#size
  }

  /** Entries for which there is memory. */
  get room(): number {
    return this.#slots.capacity
  }

  /** Forgets all entries and keeps the memory. */
  reset(): void {
    this.#forgetPlaces(Infinity)
    this.#slots.reset()
    this.#size = 0
  }

  // oxlint-disable-next-line max-params -- an object for each entry is what this avoids
  add(atMs: number, rank: number, subject: number, detail: number, version: number): void {
    const slot = this.#slots.take(atMs, rank, subject, detail, version)
    if (this.#heap.length < this.#slots.capacity) this.#grow()
    this.#size++
    if (atMs >= this.#limitMs) this.#addToLadder(slot, atMs)
    else {
      this.#addToHeap(slot)
      this.#head = none
      if (this.#heapSize > heapFills && this.#limitMs === Infinity) this.#spread()
    }
  }

  /** Stands for the entry that was added last. */
  get ticket(): Ticket {
    return this.#slots.ticket
  }

  /** Takes an entry back; nothing happens if it has come up already. */
  cancel(ticket: Ticket): void {
    const slot = ticket < 0 ? none : this.#slots.slotOf(ticket)
    if (slot === none || this.#slots.wordOf(slot, versionWord) === takenBack) return
    this.#slots.set(slot, versionWord, takenBack)
    this.#head = none
    this.#size--
    this.#takenBack++
    if (this.#takenBack > heapFills && this.#takenBack > this.#size) this.#spread()
  }

  /** When the next entry comes up; infinity if none does. */
  nextMs(): number {
    const slot = this.#next()
    return slot === none ? Infinity : this.#slots.timeOf(slot)
  }

  /** Rank of the next entry; -1 if there is none. */
  nextRank(): number {
    const slot = this.#next()
    return slot === none ? none : this.#slots.wordOf(slot, rankWord)
  }

  /** Takes the next entry out; `undefined` if there is none. */
  pop(): Entry | undefined {
    const slot = this.#next()
    if (slot === none) return undefined
    const slots = this.#slots
    const entry = this.#entry
    entry.atMs = slots.timeOf(slot)
    entry.rank = slots.wordOf(slot, rankWord)
    entry.subject = slots.wordOf(slot, subjectWord)
    entry.detail = slots.wordOf(slot, detailWord)
    entry.version = slots.wordOf(slot, versionWord)
    this.#drop(slot)
    this.#size--
    return entry
  }

  #rungAt(depth: number): Rung {
    return this.#rungs[depth] as Rung
  }

  #grow(): void {
    this.#heap = longer(this.#heap, this.#slots.capacity)
    this.#far = longer(this.#far, this.#slots.capacity)
  }

  // What comes up next.

  /** The next entry’s slot; -1 if there is none. What was taken back goes on the way. */
  #next(): number {
    while (this.#head === none) {
      if (this.#heapSize + this.#nearSize === 0 && !this.#refill()) return none
      const slot = this.#first()
      if (this.#slots.wordOf(slot, versionWord) !== takenBack) this.#head = slot
      else {
        this.#drop(slot)
        this.#takenBack--
      }
    }
    return this.#head
  }

  #first(): number {
    const near = this.#near[this.#nearSize - 1] as number
    if (this.#heapSize === 0) return near
    const added = this.#heap[0] as number
    return this.#nearSize === 0 || this.#slots.isBefore(added, near) ? added : near
  }

  /** Takes out the slot that was found to be the first. */
  #drop(slot: number): void {
    if (this.#nearSize > 0 && this.#near[this.#nearSize - 1] === slot) this.#nearSize--
    else this.#dropFromHeap()
    this.#head = none
    this.#slots.release(slot)
  }

  #addToNear(slot: number): void {
    const near = this.#near
    const slots = this.#slots
    let hole = this.#nearSize++
    while (hole > 0) {
      const before = near[hole - 1] as number
      if (!slots.isBefore(before, slot)) break
      near[hole] = before
      hole--
    }
    near[hole] = slot
  }

  #addToHeap(slot: number): void {
    const heap = this.#heap
    const slots = this.#slots
    let hole = this.#heapSize++
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent] as number
      if (!slots.isBefore(slot, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = slot
  }

  #dropFromHeap(): void {
    const heap = this.#heap
    const slots = this.#slots
    const size = --this.#heapSize
    const slot = heap[size] as number
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= size) break
      const isRight =
        child + 1 < size && slots.isBefore(heap[child + 1] as number, heap[child] as number)
      if (isRight) child++
      const below = heap[child] as number
      if (!slots.isBefore(below, slot)) break
      heap[hole] = below
      hole = child
    }
    heap[hole] = slot
  }

  // What comes up later.

  #addToLadder(slot: number, atMs: number): void {
    if (atMs >= this.#farMs) {
      this.#addToFar(slot, atMs)
      return
    }
    let depth = this.#depth - 1
    while (depth > 0 && atMs >= this.#rungAt(depth).endMs) depth--
    this.#addToRung(this.#rungAt(depth), slot, atMs)
  }

  #addToFar(slot: number, atMs: number): void {
    this.#far[this.#farSize++] = slot
    if (atMs < this.#farLeastMs) this.#farLeastMs = atMs
    if (atMs > this.#farMostMs) this.#farMostMs = atMs
  }

  #addToRung(
    { heads, startMs, widthMs, buckets, current }: Rung,
    slot: number,
    atMs: number,
  ): void {
    const exact = Math.floor((atMs - startMs) / widthMs)
    const bucket = exact < current ? current : exact < buckets ? exact : buckets - 1
    this.#slots.set(slot, nextWord, heads[bucket] as number)
    heads[bucket] = slot
  }

  #emptyFar(): void {
    this.#farSize = 0
    this.#farLeastMs = Infinity
    this.#farMostMs = -1
  }

  /** Nothing lies anywhere; what is added from now on before `limitMs` goes to the heap. */
  #forgetPlaces(limitMs: number): void {
    while (this.#depth > 0) this.#rungAt(--this.#depth).empty()
    this.#nearSize = 0
    this.#heapSize = 0
    this.#head = none
    this.#takenBack = 0
    this.#emptyFar()
    this.#limitMs = limitMs
    this.#farMs = limitMs
  }

  /** Puts all entries far away, to be spread anew, and forgets what was taken back. */
  #spread(): void {
    const slots = this.#slots
    this.#forgetPlaces(0)
    for (let slot = 0; slot < slots.used; slot++) {
      if (slots.isFree(slot)) continue
      if (slots.wordOf(slot, versionWord) === takenBack) slots.release(slot)
      else this.#addToFar(slot, slots.timeOf(slot))
    }
  }

  /** Puts what comes up next in order; false if there is nothing. */
  #refill(): boolean {
    while (this.#heapSize + this.#nearSize === 0) {
      if (this.#depth > 0) this.#takeBucket(this.#rungAt(this.#depth - 1))
      else if (this.#farSize > 0) this.#takeFar()
      else {
        this.#forgetPlaces(Infinity)
        return false
      }
    }
    return true
  }

  #takeFar(): void {
    const count = this.#farSize
    const least = this.#farLeastMs
    const most = this.#farMostMs
    const isOrdered = count <= bucketFills || least === most
    const rung = isOrdered ? undefined : this.#openRung(least, most, most + 1, count)
    this.#emptyFar()
    this.#farMs = count <= bucketFills ? Infinity : most + 1
    this.#limitMs = rung === undefined ? this.#farMs : least
    for (let place = 0; place < count; place++) {
      const slot = this.#far[place] as number
      if (rung === undefined) this.#addToHeap(slot)
      else this.#addToRung(rung, slot, this.#slots.timeOf(slot))
    }
  }

  // oxlint-disable-next-line max-params -- an object for each rung is what this avoids
  #openRung(startMs: number, lastMs: number, endMs: number, count: number): Rung {
    const rung = this.#rungAt(this.#depth++)
    rung.buckets = Math.min(count, bucketsMax)
    if (rung.heads.length < rung.buckets) rung.heads = new Int32Array(2 * rung.buckets).fill(none)
    rung.current = 0
    rung.startMs = startMs
    rung.endMs = endMs
    rung.widthMs = Math.max(1, Math.ceil((lastMs + 1 - startMs) / rung.buckets))
    return rung
  }

  #takeBucket(rung: Rung): void {
    const { heads, buckets } = rung
    let { current } = rung
    while (current < buckets && heads[current] === none) current++
    if (current === buckets) {
      this.#depth--
      this.#limitMs = rung.endMs
      return
    }
    const first = heads[current] as number
    heads[current] = none
    current++
    rung.current = current
    const isLast = current === buckets
    const endMs = isLast ? rung.endMs : rung.startMs + current * rung.widthMs
    this.#takeChain(first, Math.min(endMs, rung.endMs))
  }

  /** Takes a bucket’s entries, if they are few; else spreads them over a rung of their own. */
  #takeChain(first: number, endMs: number): void {
    const slots = this.#slots
    let count = 0
    let least = Infinity
    let most = -1
    for (let slot = first; slot !== none; slot = slots.wordOf(slot, nextWord)) {
      const atMs = slots.timeOf(slot)
      if (atMs < least) least = atMs
      if (atMs > most) most = atMs
      count++
    }
    const isOrdered = count <= bucketFills || least === most || this.#depth === rungsMax
    const rung = isOrdered ? undefined : this.#openRung(least, most, endMs, count)
    this.#limitMs = rung === undefined ? endMs : least
    for (let slot = first; slot !== none; ) {
      const next = slots.wordOf(slot, nextWord)
      if (count <= bucketFills) this.#addToNear(slot)
      else if (rung === undefined) this.#addToHeap(slot)
      else this.#addToRung(rung, slot, slots.timeOf(slot))
      slot = next
    }
  }
}

function longer(list: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length)
  copy.set(list)
  return copy
}
