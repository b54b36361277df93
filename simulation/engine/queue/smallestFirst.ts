/**
 * Numbers that wait, given out smallest first, each once however often it was added.
 */
export class SmallestFirst {
  readonly #heap: number[] = []
  readonly #waiting = new Set<number>()

  constructor(numbers: Iterable<number> = []) {
    for (const number of numbers) this.add(number)
  }

  get size(): number {
    return this.#heap.length
  }

  add(number: number): void {
    if (this.#waiting.has(number)) return
    this.#waiting.add(number)
    const heap = this.#heap
    let hole = heap.length
    heap.push(number)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent]
      if (above === undefined || above <= number) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = number
  }

  /** Takes the smallest out; `undefined` once nothing waits. */
  take(): number | undefined {
    const [first] = this.#heap
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    this.#waiting.delete(first)
    if (this.#heap.length > 0) this.#sinkFromTop(last)
    return first
  }

  #sinkFromTop(number: number): void {
    const heap = this.#heap
    let hole = 0
    for (;;) {
      const left = 2 * hole + 1
      const leftNumber = heap[left]
      if (leftNumber === undefined) break
      const rightNumber = heap[left + 1]
      const isRight = rightNumber !== undefined && rightNumber < leftNumber
      const smaller = isRight ? rightNumber : leftNumber
      if (smaller >= number) break
      heap[hole] = smaller
      hole = isRight ? left + 1 : left
    }
    heap[hole] = number
  }
}
