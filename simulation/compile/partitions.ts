/**
 * Partitions: which dependencies are cut when two parts of a plan cannot reach each other.
 *
 * A component lies on one side, on the other, or on none. A group is where its members are; business
 * services are where people are, which is everywhere.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Fault } from '../scenario/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex } from './context.ts'
import { toDraw } from './draws.ts'
import { finishedDependencies } from './finished.ts'
import type { CompiledBlind, CompiledPartition } from './model.ts'
import { componentsIn } from './places.ts'

type PartitionFault = Extract<Fault, { type: 'partition' }>
type Side = 'inside' | 'outside' | 'neither'

type Target = {
  readonly kind: string
  readonly bound: readonly string[]
  readonly awayFrom: readonly string[] | undefined
}

/** What a partition cuts off from what. */
export function compilePartition(
  context: CompileContext,
  id: string,
  fault: PartitionFault,
  target: Target,
): CompiledPartition {
  const { clearsAfter } = fault
  const sideOf = sidesFor(context, target)
  const found = cutsOf(context, sideOf)
  return {
    type: 'partition',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits: [...new Set(found.hits)].sort((a, b) => a - b),
    targets: target.bound,
    cuts: found.cuts,
    blinds: found.blinds,
    splits: splitsOf(context, sideOf),
    clearsByItself: clearsAfter !== undefined,
    clearsAfter: clearsAfter === undefined ? { kind: 'fixed', ms: 0 } : toDraw(clearsAfter),
  }
}

/** On which side of the cut a component is; what both targets name is cut off from neither. */
function sidesFor({ plan }: CompileContext, { kind, bound, awayFrom }: Target) {
  const inside = new Set(componentsIn(plan, kind, bound))
  const outside = awayFrom === undefined ? undefined : new Set(awayFrom)
  return (id: string): Side => {
    if (plan.components?.[id] === undefined) return 'neither'
    const isOutside = outside === undefined ? !inside.has(id) : outside.has(id)
    if (inside.has(id) === isOutside) return 'neither'
    return isOutside ? 'outside' : 'inside'
  }
}

type SideOf = (id: string) => Side

const memberIds = ({ plan }: CompileContext, group: string): readonly string[] =>
  (plan.groups?.[group]?.members ?? []).map((member) =>
    typeof member === 'string' ? member : member.id,
  )

/** True if a provider cannot be reached from a side: it is on the other, with all its members. */
function isOutOfReach(context: CompileContext, sideOf: SideOf, from: Side, to: string): boolean {
  if (context.plan.groups?.[to] !== undefined) {
    const members = memberIds(context, to)
    return members.length > 0 && members.every((id) => isOutOfReach(context, sideOf, from, id))
  }
  const side = sideOf(to)
  return side !== 'neither' && side !== from
}

function cutsOf(context: CompileContext, sideOf: SideOf) {
  const hits: number[] = []
  const cuts: number[] = []
  const blinds: CompiledBlind[] = []
  for (const [dependency, id] of finishedDependencies(context).entries()) {
    const { from = '', to = '', phase = 'run' } = context.plan.dependencies?.[id] ?? {}
    const side = sideOf(from)
    if (side === 'neither') continue
    const positions = memberIds(context, to).flatMap((member, position) =>
      isOutOfReach(context, sideOf, side, member) ? [position] : [],
    )
    if (isOutOfReach(context, sideOf, side, to)) cuts.push(dependency)
    else if (positions.length > 0 && phase === 'run') blinds.push({ dependency, positions })
    else continue
    hits.push(entityIndex(context, from))
  }
  return { hits, cuts, blinds }
}

/** Groups in which one member stands by for another from which it is cut off. */
function splitsOf(context: CompileContext, sideOf: SideOf): CompiledPartition['splits'] {
  return sortedIds(context.plan.groups).flatMap((id) => {
    if (context.plan.groups?.[id]?.kind !== 'active-passive') return []
    const sides = memberIds(context, id).map(sideOf)
    if (!sides.includes('inside') || !sides.includes('outside')) return []
    return [{ group: entityIndex(context, id), isCutOff: sides.map((side) => side === 'inside') }]
  })
}
