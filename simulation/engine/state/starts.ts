/**
 * Starts that were asked for, and which of them are to be looked at again. By entity in typed arrays
 * that are made once: a cascade asks for thousands of starts and looks at each several times.
 */
import { sortFirst } from '../ascending.ts'
import { at } from '../at.ts'

export class Starts {
  /** By entity: the event by which its start was asked for; -1 for what nobody wants started. */
  readonly #asked: Int32Array
  /** By entity: the event by which it was written down that its start waits; -1 until then. */
  readonly #waiting: Int32Array
  /** By entity: 1 if its start needs nothing of what it normally needs. */
  readonly #isJump: Uint8Array
  /** By entity: when it was asked for, among all that were. */
  readonly #turn: Int32Array
  #turns = 0
  readonly #isDue: Uint8Array
  readonly #due: Int32Array
  readonly #sorted: Int32Array
  #dueCount = 0
  /** Starts that are wanted. */
  size = 0

  constructor(entities: number) {
    this.#asked = new Int32Array(entities).fill(-1)
    this.#waiting = new Int32Array(entities)
    this.#isJump = new Uint8Array(entities)
    this.#turn = new Int32Array(entities)
    this.#isDue = new Uint8Array(entities)
    this.#due = new Int32Array(entities)
    this.#sorted = new Int32Array(entities)
  }

  /** A run begins: nobody wants anything started. */
  clear(): void {
    this.#asked.fill(-1)
    this.#turns = 0
    this.size = 0
    this.clearDue()
  }

  has(entity: number): boolean {
    return this.#asked[entity] !== -1
  }

  /** The event by which a start was asked for. */
  askedEvent(entity: number): number {
    return this.#asked[entity] as number
  }

  /** The event by which it was written down that a start waits; -1 until then, or if nobody wants it. */
  waitingEvent(entity: number): number {
    return this.has(entity) ? (this.#waiting[entity] as number) : -1
  }

  isJump(entity: number): boolean {
    return this.#isJump[entity] === 1
  }

  /** Asks for a start, or asks anew; it is looked at, and that it waits will be written down again. */
  want(entity: number, event: number, isJump: boolean): void {
    if (!this.has(entity)) {
      this.size++
      this.#turn[entity] = this.#turns++
    }
    this.#asked[entity] = event
    this.#waiting[entity] = -1
    this.#isJump[entity] = isJump ? 1 : 0
    this.addDue(entity)
  }

  wait(entity: number, event: number): void {
    this.#waiting[entity] = event
  }

  drop(entity: number): void {
    if (!this.has(entity)) return
    this.#asked[entity] = -1
    this.size--
  }

  /** All that are wanted, in the order in which they were asked for. Looks at every entity. */
  wanted(): readonly number[] {
    const entities: number[] = []
    for (let entity = 0; entity < this.#asked.length; entity++) {
      if (this.has(entity)) entities.push(entity)
    }
    return entities.sort((a, b) => at(this.#turn, a) - at(this.#turn, b))
  }

  get hasDue(): boolean {
    return this.#dueCount > 0
  }

  /** Has a start looked at in this instant. */
  addDue(entity: number): void {
    if (this.#isDue[entity] === 1) return
    this.#isDue[entity] = 1
    this.#due[this.#dueCount++] = entity
  }

  clearDue(): void {
    for (let place = 0; place < this.#dueCount; place++) this.#isDue[this.#due[place] as number] = 0
    this.#dueCount = 0
  }

  /** Puts the wanted ones among those to be looked at in order, ascending; how many they are. */
  sortDue(): number {
    const sorted = this.#sorted
    let count = 0
    for (let place = 0; place < this.#dueCount; place++) {
      const entity = this.#due[place] as number
      if (this.has(entity)) sorted[count++] = entity
    }
    sortFirst(sorted, count)
    return count
  }

  /** One of them, by its place among those that were put in order last. */
  dueAt(place: number): number {
    return this.#sorted[place] as number
  }
}
