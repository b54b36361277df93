/**
 * How a group shares out its demand among those of its members that can serve.
 */
import type { CompiledSharing } from '../../compile/model.ts'
import { at } from '../at.ts'

/**
 * The share of a group’s demand that each member gets now, by position.
 *
 * What a lost member had goes to all others by capacity, to nobody, or to the nearest that is left.
 * `shares` is written to and returned.
 */
export function shareOut(
  { rule, shares: planned, nearest }: CompiledSharing,
  isUp: (position: number) => boolean,
  shares: Float64Array,
): Float64Array {
  let left = 0
  for (let position = 0; position < planned.length; position++) {
    const share = isUp(position) ? at(planned, position) : 0
    shares[position] = share
    left += share
  }
  if (rule === 'fixed' || left === 0) return shares
  if (rule === 'proportional') {
    for (let position = 0; position < planned.length; position++) {
      shares[position] = at(shares, position) / left
    }
    return shares
  }
  for (let position = 0; position < planned.length; position++) {
    if (isUp(position)) continue
    const heir = at(nearest, position).find(isUp)
    if (heir !== undefined) shares[heir] = at(shares, heir) + at(planned, position)
  }
  return shares
}
