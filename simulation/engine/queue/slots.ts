/**
 * Memory for the entries of a queue: each in a stretch of 32 bytes, its *slot*, so that it costs one
 * cache line.
 *
 * A slot is four words of eight bytes, the time first, or eight of four. Numbers are read without
 * asking whether they are there: whatever slot is read has been written.
 */
import { assert } from '../../assert.ts'

const eights = 4
const fours = 8

/** Words of four bytes by what is in them; the first two hold the time. */
export const rankWord = 2
export const subjectWord = 3
const sequenceWord = 4
/** The next slot of a chain; -1 at its end. */
export const nextWord = 5
export const detailWord = 6
export const versionWord = 7

export const none = -1
/** Stands as sequence of a slot that is free. */
const noSequence = -1
/** A ticket is a sequence and a slot in one safe integer. */
const slotsMax = 2 ** 24
const firstCapacity = 64

export class Slots {
  #times = new Float64Array(firstCapacity * eights)
  #words = new Int32Array(this.#times.buffer)
  #sequence = 0
  #last = none
  /** Head of the chain of slots that are free again. */
  #free = none
  /** Slots that were ever used since the last reset. */
  used = 0
  capacity = firstCapacity

  reset(): void {
    this.#sequence = 0
    this.#last = none
    this.#free = none
    this.used = 0
  }

  /** Stands for the entry that took a slot last, as long as it has it. */
  get ticket(): number {
    return this.wordOf(this.#last, sequenceWord) * slotsMax + this.#last
  }

  /** The slot that a ticket stands for; -1 once it is another’s. */
  slotOf(ticket: number): number {
    const slot = ticket % slotsMax
    const isTheSame = this.wordOf(slot, sequenceWord) === (ticket - slot) / slotsMax
    return slot < this.used && isTheSame ? slot : none
  }

  timeOf(slot: number): number {
    return this.#times[slot * eights] as number
  }

  wordOf(slot: number, word: number): number {
    return this.#words[slot * fours + word] as number
  }

  set(slot: number, word: number, value: number): void {
    this.#words[slot * fours + word] = value
  }

  /** True for a slot that nothing lies in. */
  isFree(slot: number): boolean {
    return this.wordOf(slot, sequenceWord) === noSequence
  }

  // oxlint-disable-next-line max-params -- an object for each entry is what this avoids
  take(atMs: number, rank: number, subject: number, detail: number, version: number): number {
    const slot = this.#takeFree()
    const word = slot * fours
    const words = this.#words
    this.#times[slot * eights] = atMs
    words[word + rankWord] = rank
    words[word + subjectWord] = subject
    words[word + sequenceWord] = this.#sequence++
    words[word + detailWord] = detail
    words[word + versionWord] = version
    this.#last = slot
    return slot
  }

  release(slot: number): void {
    this.set(slot, sequenceWord, noSequence)
    this.set(slot, nextWord, this.#free)
    this.#free = slot
  }

  /** The one order: time, rank, subject, then the order of being added. */
  isBefore(a: number, b: number): boolean {
    const times = this.#times
    const aMs = times[a * eights] as number
    const bMs = times[b * eights] as number
    return aMs === bMs ? this.#isBeforeAtOnce(a * fours, b * fours) : aMs < bMs
  }

  #isBeforeAtOnce(a: number, b: number): boolean {
    const words = this.#words
    for (let word = rankWord; word < sequenceWord; word++) {
      const difference = (words[a + word] as number) - (words[b + word] as number)
      if (difference !== 0) return difference < 0
    }
    return (words[a + sequenceWord] as number) < (words[b + sequenceWord] as number)
  }

  #takeFree(): number {
    const slot = this.#free
    if (slot !== none) {
      this.#free = this.wordOf(slot, nextWord)
      return slot
    }
    if (this.used === this.capacity) this.#grow()
    return this.used++
  }

  #grow(): void {
    this.capacity *= 2
    assert(this.capacity <= slotsMax, 'fewer entries wait than a ticket can tell apart')
    const times = new Float64Array(this.capacity * eights)
    times.set(this.#times)
    this.#times = times
    this.#words = new Int32Array(times.buffer)
  }
}
