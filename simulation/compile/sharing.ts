/**
 * How a group shares out its demand: by what its members can carry, and who is nearest to whom.
 */
import type { CompileContext } from './context.ts'
import type { CompiledGroup, CompiledSharing } from './model.ts'
import { siteAndParents } from './places.ts'

/** The shares of a group’s demand; by the written capacities where not all can serve known amounts. */
export function compileSharing(
  context: CompileContext,
  id: string,
  group: CompiledGroup,
): CompiledSharing {
  const known = group.members.map((member) => capacityOf(context, member, 0))
  const weights = known.some((capacity) => capacity < 0) ? group.capacity : known
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    rule: context.plan.groups?.[id]?.sharing ?? 'proportional',
    shares: weights.map((weight) => (all > 0 ? weight / all : 1 / weights.length)),
    nearest: group.members.map((_, position) => othersByNearness(context, group, position)),
  }
}

/** Requests per second that a member can serve, its own members together; -1 if that is unknown. */
function capacityOf(context: CompileContext, entity: number, depth: number): number {
  const { plan, entityIds } = context
  const id = entityIds[entity] ?? ''
  const group = plan.groups?.[id]
  if (group === undefined) return plan.components?.[id]?.load?.perSecond ?? -1
  const parts = (group.members ?? []).map((member) => {
    const part = context.indexById[typeof member === 'string' ? member : member.id] ?? -1
    return depth > entityIds.length ? -1 : capacityOf(context, part, depth + 1)
  })
  return parts.some((part) => part < 0) ? -1 : parts.reduce((sum, part) => sum + part, 0)
}

/** The fewer sites one must leave to come to a common one, the nearer; then by id. */
function othersByNearness(
  context: CompileContext,
  { members }: CompiledGroup,
  position: number,
): readonly number[] {
  const sitesOf = (member: number): readonly string[] => {
    const id = context.entityIds[member] ?? ''
    return siteAndParents(context.plan, context.plan.components?.[id]?.site)
  }
  const own = sitesOf(members[position] ?? -1)
  const distance = (other: number): number => {
    const theirs = sitesOf(members[other] ?? -1)
    const common = own.findIndex((site) => theirs.includes(site))
    return common < 0 ? own.length : common
  }
  return members
    .map((_, other) => other)
    .filter((other) => other !== position)
    .sort((a, b) => distance(a) - distance(b) || (members[a] ?? 0) - (members[b] ?? 0))
}
