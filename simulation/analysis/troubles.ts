/**
 * The longest unbroken time in which each component or group was in trouble.
 */
import { statesMax } from '../engine/log/columns.ts'
import { entityStates } from '../engine/log/log.ts'
import type { Columns } from '../engine/log/columns.ts'
import type { Model } from '../compile/model.ts'
import { isImpaired } from '../views/spans.ts'
import { notOver, over, type Reading, type RunEnd } from './reading.ts'

/** Follows every entity through its states; of several at one instant only the last one counts. */
export class TroubleFollower {
  readonly #longestMs: Float64Array
  /** Since when each is in trouble; -1 if it is not. */
  readonly #sinceMs: Float64Array
  readonly #changedMs: Float64Array
  readonly #isBad: Uint8Array
  readonly #isSeen: Uint8Array
  /** 1 where a state is trouble, by entity and state. */
  readonly #isTrouble: Uint8Array

  constructor({ entities }: Model) {
    const count = entities.length
    this.#longestMs = new Float64Array(count)
    this.#sinceMs = new Float64Array(count)
    this.#changedMs = new Float64Array(count)
    this.#isBad = new Uint8Array(count)
    this.#isSeen = new Uint8Array(count)
    this.#isTrouble = new Uint8Array(count * statesMax)
    for (const entity of entities) {
      entityStates.forEach((state, number) => {
        this.#isTrouble[entity.index * statesMax + number] = isImpaired(entity, state) ? 1 : 0
      })
    }
  }

  begin(): void {
    this.#longestMs.fill(0)
    this.#sinceMs.fill(-1)
    this.#changedMs.fill(0)
    this.#isSeen.fill(0)
  }

  /** An event of kind `state`. */
  pass(columns: Columns, event: number): void {
    const entity = columns.entity[event] as number
    const atMs = columns.atMs[event] as number
    const states = columns.states[event] as number
    const first = entity * statesMax
    if (this.#isSeen[entity] === 0) {
      this.#isSeen[entity] = 1
      this.#isBad[entity] = this.#isTrouble[first + Math.floor(states / statesMax)] as number
    }
    if ((this.#changedMs[entity] as number) < atMs) this.#close(entity)
    this.#changedMs[entity] = atMs
    this.#isBad[entity] = this.#isTrouble[first + (states % statesMax)] as number
  }

  end(): void {
    const isSeen = this.#isSeen
    for (let entity = 0; entity < isSeen.length; entity++) {
      if (isSeen[entity] === 1) this.#close(entity)
    }
  }

  longest(entity: number, end: RunEnd): Reading {
    const longestMs = this.#longestMs[entity] ?? 0
    const sinceMs = this.#sinceMs[entity] ?? -1
    return sinceMs < 0 ? over(longestMs) : notOver(end, Math.max(longestMs, end.untilMs - sinceMs))
  }

  /** The last change of an instant was the last. */
  #close(entity: number): void {
    const sinceMs = this.#sinceMs[entity] as number
    const changedMs = this.#changedMs[entity] as number
    if (this.#isBad[entity] === 1) {
      if (sinceMs < 0) this.#sinceMs[entity] = changedMs
    } else if (sinceMs >= 0) {
      const longestMs = this.#longestMs[entity] as number
      this.#longestMs[entity] = Math.max(longestMs, changedMs - sinceMs)
      this.#sinceMs[entity] = -1
    }
  }
}
