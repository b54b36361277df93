/**
 * Entities that were marked to be looked at again, each with the reason that was given last.
 *
 * Made once and emptied after each pass. One cause is the rule, so one lies in a typed array and only
 * several of them are a list.
 */
import { type Columns, segmentNumber } from '../log/columns.ts'
import type { SegmentKind } from '../log/log.ts'

/** Why an entity must be looked at again, and what the time since then was spent on. */
export type Trigger = { readonly because: readonly number[]; readonly segment: SegmentKind }

export class Marks {
  readonly #isMarked: Uint8Array
  /** By entity: its one cause, and all of them where there are several or none. */
  readonly #cause: Int32Array
  readonly #several: (readonly number[] | undefined)[]
  readonly #segment: Uint8Array
  readonly #entities: Int32Array
  /** Entities that are marked. */
  size = 0

  constructor(entities: number) {
    this.#isMarked = new Uint8Array(entities)
    this.#cause = new Int32Array(entities)
    this.#several = Array.from({ length: entities }, () => undefined)
    this.#segment = new Uint8Array(entities)
    this.#entities = new Int32Array(entities)
  }

  /** Marks an entity for one cause; the segment by its number. */
  setOne(entity: number, cause: number, segment: number): void {
    if (this.#isMarked[entity] === 0) {
      this.#isMarked[entity] = 1
      this.#entities[this.size++] = entity
    } else if (this.#several[entity] !== undefined) this.#several[entity] = undefined
    this.#cause[entity] = cause
    this.#segment[entity] = segment
  }

  set(entity: number, { because, segment }: Trigger): void {
    this.setOne(entity, because[0] ?? -1, segmentNumber[segment])
    if (because.length !== 1) this.#several[entity] = because
  }

  has(entity: number): boolean {
    return this.#isMarked[entity] === 1
  }

  /** What the time since the causes of a marked entity was spent on, as a number. */
  segmentOf(entity: number): number {
    return this.#segment[entity] as number
  }

  /** The causes of an entity; none for what is not marked. */
  causesOf(entity: number): readonly number[] {
    if (!this.has(entity)) return []
    return this.#several[entity] ?? [this.#cause[entity] as number]
  }

  /** Adds the causes of a marked entity to an event. */
  writeCauses(log: Columns, event: number, entity: number): void {
    const several = this.#several[entity]
    if (several === undefined) log.addCause(event, this.#cause[entity] as number)
    else log.addCauses(event, several)
  }

  /** Marks an entity for the same reason as another one. */
  setAs(entity: number, other: number): void {
    const several = this.#several[other]
    this.setOne(entity, this.#cause[other] as number, this.segmentOf(other))
    this.#several[entity] = several
  }

  /** The entities, in the order in which they were marked first. */
  entities(): Int32Array {
    return this.#entities.subarray(0, this.size)
  }

  /** The entity that was marked as this one of them. */
  entityAt(position: number): number {
    return this.#entities[position] as number
  }

  clear(): void {
    for (let position = 0; position < this.size; position++) {
      const entity = this.entityAt(position)
      this.#isMarked[entity] = 0
      if (this.#several[entity] !== undefined) this.#several[entity] = undefined
    }
    this.size = 0
  }
}
