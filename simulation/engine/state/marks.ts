/**
 * Entities that were marked to be looked at again, each with the reason that was given last.
 *
 * Made once and emptied after each pass, so that marking makes no objects but the reason itself.
 */
import type { SegmentKind } from '../log/log.ts'

/** Why an entity must be looked at again, and what the time since then was spent on. */
export type Trigger = { readonly because: readonly number[]; readonly segment: SegmentKind }

export class Marks {
  /** By entity; `undefined` for what is not marked. */
  readonly #triggers: (Trigger | undefined)[]
  readonly #entities: Int32Array
  /** Entities that are marked. */
  size = 0

  constructor(entities: number) {
    this.#triggers = Array.from({ length: entities }, () => undefined)
    this.#entities = new Int32Array(entities)
  }

  set(entity: number, trigger: Trigger): void {
    if (this.#triggers[entity] === undefined) this.#entities[this.size++] = entity
    this.#triggers[entity] = trigger
  }

  get(entity: number): Trigger | undefined {
    return this.#triggers[entity]
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
      this.#triggers[this.entityAt(position)] = undefined
    }
    this.size = 0
  }
}
