/**
 * Groups end to end in typed arrays, for working out their levels; as `flatNeeds.ts` for needs.
 */
import type { Model } from '../../compile/model.ts'
import { at } from '../at.ts'

/** Groups whose level follows from their members’ levels alone; for others the rules are asked. */
export const groupKind = { none: 0, plain: 1, asked: 2 } as const

/** Members of group `e` are from `from[e]` up to but not including `from[e + 1]`. */
export type FlatGroups = {
  readonly from: Int32Array
  /** By place: the member, and the share of full demand that it carries. */
  readonly members: Int32Array
  readonly capacity: Float64Array
  /** By entity: members that must give something, and what kind of group it is. */
  readonly k: Int32Array
  readonly kind: Uint8Array
}

export function flattenGroups(
  { groups, sharing }: Model,
  seatsIn: readonly (readonly number[] | null)[],
): FlatGroups {
  const from = new Int32Array(groups.length + 1)
  groups.forEach((group, entity) => {
    from[entity + 1] = at(from, entity) + (group?.members.length ?? 0)
  })
  return {
    from,
    members: Int32Array.from(groups.flatMap((group) => group?.members ?? [])),
    capacity: Float64Array.from(groups.flatMap((group) => group?.capacity ?? [])),
    k: Int32Array.from(groups, (group) => group?.k ?? 0),
    kind: Uint8Array.from(groups, (group, entity) => {
      if (group === null) return groupKind.none
      const isPlain =
        group.kind !== 'active-passive' && sharing[entity] === null && seatsIn[entity] === null
      return isPlain ? groupKind.plain : groupKind.asked
    }),
  }
}
