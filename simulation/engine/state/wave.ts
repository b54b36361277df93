/**
 * One pass of changes from providers to consumers: which knots are still to be worked out, smallest
 * rank first, and what has changed so far. Typed arrays that are made once and empty themselves.
 */
import { Marks } from './marks.ts'

export class Wave {
  readonly #heap: Int32Array
  readonly #isWaiting: Uint8Array
  #size = 0
  /** The pass in which each entity changed last. */
  readonly #changedIn: Int32Array
  #pass = 1
  /** Why the entities of this pass were marked. */
  triggers: Marks
  /** State events that account for the change in hand, and how many there are. */
  readonly fresh: number[] = []
  freshCount = 0
  /** The level of each entity before it was worked out last. */
  readonly before: Float64Array

  constructor(knots: number, entities: number) {
    this.#heap = new Int32Array(knots)
    this.#isWaiting = new Uint8Array(knots)
    this.#changedIn = new Int32Array(entities)
    this.before = new Float64Array(entities)
    this.triggers = new Marks(entities)
  }

  /** Begins a pass with what was marked; gives an empty list for what is marked from now on. */
  begin(triggers: Marks): Marks {
    const empty = this.triggers
    this.triggers = triggers
    this.#pass++
    return empty
  }

  end(): void {
    this.triggers.clear()
  }

  /** Adds a state event that accounts for the change in hand. */
  addFresh(event: number): void {
    this.fresh[this.freshCount++] = event
  }

  markChanged(entity: number): void {
    this.#changedIn[entity] = this.#pass
  }

  hasChanged(entity: number): boolean {
    return this.#changedIn[entity] === this.#pass
  }

  /** Has a knot worked out in this pass, once however often it is added. */
  add(rank: number): void {
    if (this.#isWaiting[rank] === 1) return
    this.#isWaiting[rank] = 1
    const heap = this.#heap
    let hole = this.#size++
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent] as number
      if (above <= rank) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = rank
  }

  /** Takes out the knot that comes first; -1 once there is none. */
  take(): number {
    if (this.#size === 0) return -1
    const heap = this.#heap
    const first = heap[0] as number
    const size = --this.#size
    const rank = heap[size] as number
    this.#isWaiting[first] = 0
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= size) break
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++
      const below = heap[child] as number
      if (below >= rank) break
      heap[hole] = below
      hole = child
    }
    heap[hole] = rank
    return first
  }
}
