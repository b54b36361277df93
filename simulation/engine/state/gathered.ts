/**
 * Events that are about to become the causes of another one, gathered without making a list.
 *
 * There is one for a whole world: whoever begins to gather writes the event before anybody else does.
 */
import type { Columns } from '../log/columns.ts'

const firstCapacity = 64
/** So many are put in order one by one. */
const shortMax = 24

export class Gathered {
  #events = new Int32Array(firstCapacity)
  size = 0

  /** Begins with nothing. */
  begin(): this {
    this.size = 0
    return this
  }

  add(event: number): void {
    if (this.size === this.#events.length) {
      const larger = new Int32Array(2 * this.size)
      larger.set(this.#events)
      this.#events = larger
    }
    this.#events[this.size++] = event
  }

  /** Puts them in the order of the latest first. What is none goes last and is not written. */
  sortLatestFirst(): void {
    const events = this.#events
    if (this.size > shortMax) {
      events.subarray(0, this.size).sort().reverse()
      return
    }
    for (let end = 1; end < this.size; end++) {
      const event = events[end] as number
      let hole = end
      while (hole > 0 && (events[hole - 1] as number) < event) {
        events[hole] = events[hole - 1] as number
        hole--
      }
      events[hole] = event
    }
  }

  /** Names them as causes of an event, in their order. */
  writeTo(log: Columns, event: number): void {
    for (let place = 0; place < this.size; place++) {
      log.addCause(event, this.#events[place] as number)
    }
  }

  /** As a list, each once. */
  list(): readonly number[] {
    return [...new Set(this.#events.subarray(0, this.size))].filter((event) => event >= 0)
  }
}
