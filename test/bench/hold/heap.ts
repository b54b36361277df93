/**
 * A heap with four children per event on typed arrays, for comparison: the best structure that we know for few
 * events. What is taken out leaves a hole at the top, which the next event that comes in fills.
 */
import type { HoldQueue } from './hold.ts'

export class Heap implements HoldQueue {
  readonly #times: Float64Array
  readonly #sequences: Int32Array
  readonly #ids: Int32Array
  #size = 0
  #sequence = 0
  #hasHole = false
  #now = 0

  constructor(capacity: number) {
    this.#times = new Float64Array(capacity + 1)
    this.#sequences = new Int32Array(capacity + 1)
    this.#ids = new Int32Array(capacity + 1)
  }

  readonly now = (): number => this.#now

  readonly push = (time: number, id: number): void => {
    const sequence = this.#sequence++
    if (this.#hasHole) {
      this.#hasHole = false
      this.#sink(time, sequence, id)
      return
    }
    const times = this.#times
    const sequences = this.#sequences
    const ids = this.#ids
    let hole = this.#size++
    while (hole > 0) {
      const parent = (hole - 1) >> 2
      // Whatever is there came in earlier: only the time can put the new one before it.
      if (times[parent]! <= time) break
      times[hole] = times[parent]!
      sequences[hole] = sequences[parent]!
      ids[hole] = ids[parent]!
      hole = parent
    }
    times[hole] = time
    sequences[hole] = sequence
    ids[hole] = id
  }

  readonly pop = (): number => {
    if (this.#hasHole) this.#fillHole()
    this.#hasHole = true
    this.#now = this.#times[0]!
    return this.#ids[0]!
  }

  #fillHole(): void {
    this.#hasHole = false
    const last = --this.#size
    if (last > 0) this.#sink(this.#times[last]!, this.#sequences[last]!, this.#ids[last]!)
  }

  #sink(time: number, sequence: number, id: number): void {
    const times = this.#times
    const sequences = this.#sequences
    const ids = this.#ids
    const size = this.#size
    let hole = 0
    for (;;) {
      let least = 4 * hole + 1
      if (least >= size) break
      const end = Math.min(least + 4, size)
      let leastTime = times[least]!
      for (let child = least + 1; child < end; child++) {
        const childTime = times[child]!
        const isEarlier =
          childTime < leastTime ||
          (childTime === leastTime && sequences[child]! < sequences[least]!)
        if (!isEarlier) continue
        least = child
        leastTime = childTime
      }
      if (time < leastTime || (time === leastTime && sequence < sequences[least]!)) break
      times[hole] = leastTime
      sequences[hole] = sequences[least]!
      ids[hole] = ids[least]!
      hole = least
    }
    times[hole] = time
    sequences[hole] = sequence
    ids[hole] = id
  }
}
