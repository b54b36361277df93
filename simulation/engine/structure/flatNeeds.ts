/**
 * What everything needs to run, end to end in typed arrays: levels are worked out from this, so that it
 * costs a few cache lines and no walk from object to object.
 */
import { isFeltAtOnce } from '../../compile/couplings.ts'
import type { CompiledDependency } from '../../compile/model.ts'
import { at } from '../at.ts'

/**
 * Couplings that follow from the provider’s level of the moment alone; for all others the rules are
 * asked.
 */
export const plain = { none: 0, hard: 1, soft: 2 } as const

/** Places of the needs of entity `e` are from `from[e]` up to but not including `from[e + 1]`. */
export type FlatNeeds = {
  readonly from: Int32Array
  /** By place: the provider, and the dependency. */
  readonly to: Int32Array
  readonly dependency: Int32Array
  readonly kind: Uint8Array
  /** By place: threshold of a hard, strength of a soft coupling; and the floor of a soft one. */
  readonly first: Float64Array
  readonly second: Float64Array
}

export function flattenNeeds(needs: readonly (readonly CompiledDependency[])[]): FlatNeeds {
  const all = needs.flat()
  const from = new Int32Array(needs.length + 1)
  needs.forEach((list, entity) => {
    from[entity + 1] = at(from, entity) + list.length
  })
  const flat: FlatNeeds = {
    from,
    to: Int32Array.from(all, (need) => need.to),
    dependency: Int32Array.from(all, (need) => need.index),
    kind: new Uint8Array(all.length),
    first: new Float64Array(all.length),
    second: new Float64Array(all.length),
  }
  all.forEach(({ coupling, calls, feltAfter }, place) => {
    if (calls.fallback !== 0 || calls.opensAt >= 0 || !isFeltAtOnce(feltAfter)) return
    if (coupling.kind === 'hard') {
      flat.kind[place] = plain.hard
      flat.first[place] = coupling.threshold
    } else if (coupling.kind === 'soft') {
      flat.kind[place] = plain.soft
      flat.first[place] = coupling.strength
      flat.second[place] = coupling.floor
    }
  })
  return flat
}
