/**
 * Lists by number, most of them empty: only those with something in them take memory, so that a world
 * of a hundred thousand things is made anew at no cost.
 */
const nothing: readonly never[] = []

export class Lists<T> {
  readonly #lists = new Map<number, T[]>()

  /** What is in the list of a number. */
  of(number: number): readonly T[] {
    return this.#lists.get(number) ?? nothing
  }

  add(number: number, item: T): void {
    const list = this.#lists.get(number)
    if (list === undefined) this.#lists.set(number, [item])
    else list.push(item)
  }

  set(number: number, list: T[]): void {
    if (list.length === 0) this.#lists.delete(number)
    else this.#lists.set(number, list)
  }

  /** Empties the list of a number; gives what was in it. */
  take(number: number): readonly T[] {
    const list = this.#lists.get(number)
    if (list === undefined) return nothing
    this.#lists.delete(number)
    return list
  }
}
