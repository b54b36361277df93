/**
 * The words of one line of a sketch, read from left to right.
 */

/** Says what is wrong with a sketch, and on which line. */
export function complain(line: string, problem: string): never {
  throw new Error(`${problem} in the sketch’s line “${line}”`)
}

export class Words {
  readonly line: string
  readonly #words: readonly string[]
  readonly #attributes: ReadonlySet<string>
  #next = 0

  /** `attributes` are the words that end a list. */
  constructor(line: string, attributes: Iterable<string>) {
    this.line = line
    this.#words = line.split(/\s+/)
    this.#attributes = new Set(attributes)
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#words.length
  }

  get isAtAttribute(): boolean {
    return this.#attributes.has(this.#words[this.#next] ?? '')
  }

  one(what: string): string {
    const word = this.#words[this.#next]
    if (word === undefined) complain(this.line, `${what} is missing`)
    this.#next += 1
    return word
  }

  number(what: string): number {
    const value = Number(this.one(what))
    if (!Number.isFinite(value)) complain(this.line, `${what} is no number`)
    return value
  }

  /** One or more words, up to the next attribute. */
  list(what: string): string[] {
    const words = [this.one(what)]
    while (!this.isAtEnd && !this.isAtAttribute) words.push(this.one(what))
    return words
  }

  /** Everything that is left, as it was typed. */
  rest(): string {
    const text = this.#words.slice(this.#next).join(' ')
    this.#next = this.#words.length
    return text
  }
}
