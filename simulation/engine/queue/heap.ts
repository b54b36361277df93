/**
 * Things that wait, best first: a binary heap over whatever order the things have.
 *
 * On the hot path of dispatch, so it is blunt: one array, holes instead of swaps.
 */
export class Heap<T> {
  readonly #items: T[] = []
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore
  }

  get size(): number {
    return this.#items.length
  }

  /** The best one; `undefined` if nothing waits. */
  get first(): T | undefined {
    return this.#items[0]
  }

  /** Everything that waits, in no order. */
  get items(): readonly T[] {
    return this.#items
  }

  add(item: T): void {
    const items = this.#items
    let hole = items.length
    items.push(item)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = items[parent]
      if (above === undefined || !this.#isBefore(item, above)) break
      items[hole] = above
      hole = parent
    }
    items[hole] = item
  }

  /** Takes the best one out. */
  take(): T | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (first === undefined || last === undefined) return undefined
    if (items.length > 0) this.#sink(last, 0)
    return first
  }

  /** Puts everything in order again after the order itself has changed. Cost: linear. */
  reorder(): void {
    const items = this.#items
    for (let position = (items.length >> 1) - 1; position >= 0; position--) {
      const item = items[position]
      if (item !== undefined) this.#sink(item, position)
    }
  }

  #sink(item: T, from: number): void {
    const items = this.#items
    let hole = from
    for (;;) {
      const left = 2 * hole + 1
      const leftItem = items[left]
      if (leftItem === undefined) break
      const rightItem = items[left + 1]
      const isRight = rightItem !== undefined && this.#isBefore(rightItem, leftItem)
      const better = isRight ? rightItem : leftItem
      if (!this.#isBefore(better, item)) break
      items[hole] = better
      hole = isRight ? left + 1 : left
    }
    items[hole] = item
  }
}
