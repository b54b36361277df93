/**
 * GAP-18: what is left after a loss cannot carry the demand.
 */
import type { Entity } from '../compile/model.ts'
import { at } from '../engine/at.ts'
import { calmInflows } from '../engine/load/calmDemand.ts'
import { shareOut } from '../engine/load/sharing.ts'
import { formatCount, formatList, formatShare } from '../views/words.ts'
import type { GapContext } from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

/** A member of a group that would be asked for more than it can serve, once another is lost. */
type Overload = {
  readonly lost: number
  readonly member: number
  readonly demand: number
  readonly capacity: number
  /** True if an ordinary hour is enough. */
  readonly isAlways: boolean
}

function sumOf(values: ArrayLike<number> | undefined): number {
  return Array.from(values ?? []).reduce((sum, value) => sum + value, 0)
}

/** The worst that the loss of one member does to the others. */
function worstLoss(
  context: GapContext,
  group: number,
  demand: { readonly busiest: number; readonly ordinary: number },
): Overload | undefined {
  const { groups, loads, sharing } = context.structure
  const members = groups[group]?.members ?? []
  const shared = sharing[group] ?? null
  if (shared === null) return undefined
  const found = members.flatMap((lost, lostAt): Overload[] => {
    const isUp = (position: number): boolean => position !== lostAt
    const shares = shareOut(shared, isUp, new Float64Array(members.length))
    return members.flatMap((member, position): Overload[] => {
      const capacity = loads[member]?.capacity ?? -1
      const asked = demand.busiest * (shares[position] ?? 0)
      if (capacity < 0 || position === lostAt || asked <= capacity * (1 + 1e-9)) return []
      const isAlways = demand.ordinary * (shares[position] ?? 0) > capacity
      return [{ lost, member, demand: asked, capacity, isAlways }]
    })
  })
  return found.sort((a, b) => b.demand / b.capacity - a.demand / a.capacity)[0]
}

function gapOf(context: GapContext, group: number, worst: Overload): Draft {
  const { entities } = context.structure
  const { id, name, tier } = at(entities, group)
  const lost = at(entities, worst.lost)
  const member = at(entities, worst.member)
  const factor = worst.demand / worst.capacity
  const base = severityOfTier(tier)
  const hour = worst.isAlways ? '' : ' at the busiest hour'
  return {
    state: 'gap',
    severity: worst.isAlways ? base : shifted(base, -1),
    basis: 'structural',
    about: id,
    witness: [id, lost.id, member.id],
    reason: `If ${lost.name} is lost, ${member.name} is asked for ${formatCount(worst.demand)} requests a second${hour}, ${formatShare(factor)} of the ${formatCount(worst.capacity)} that it can serve.`,
    fix: `Give each member of ${name} ${formatShare(factor - 1)} more capacity, or shed ${formatShare(1 - 1 / factor)} of the demand when one is lost.`,
    missing: [],
  }
}

/** A critical group whose members serve unknown amounts is not shown to be large enough. */
function unknownDrafts(context: GapContext, group: number): readonly Draft[] {
  const { id, name, tier } = at(context.structure.entities, group)
  if (tier > context.policy.criticalTier) return []
  const members = membersOf(context, group)
  return [
    {
      state: 'unknown',
      severity: shifted(severityOfTier(tier), -1),
      basis: 'structural',
      about: id,
      witness: [id, ...members.map((member) => member.id)],
      reason: `Nobody says what ${formatList(members.map((member) => member.name))} can serve, so nothing tells whether the others suffice when one is lost.`,
      fix: `Say for each member of ${name} how many requests a second it can serve.`,
      missing: members.map((member) => ['components', member.id, 'load', 'perSecond']),
    },
  ]
}

function membersOf({ structure }: GapContext, group: number): readonly Entity[] {
  return (structure.groups[group]?.members ?? []).map((member) => at(structure.entities, member))
}

function okOf(context: GapContext, group: number): Draft {
  const { id, name, tier } = at(context.structure.entities, group)
  return {
    state: 'ok',
    severity: severityOfTier(tier),
    basis: 'structural',
    about: id,
    witness: [id, ...membersOf(context, group).map((member) => member.id)],
    reason: `Without any one of its members, ${name} still carries the busiest hour.`,
    fix: '',
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  const { groups, loads } = context.structure
  if (loads.every((load) => load === null)) return []
  const busiest = calmInflows(context.structure, 'busiest')
  const ordinary = calmInflows(context.structure, 'ordinary')
  return groups.flatMap((group, index): readonly Draft[] => {
    if (group === null || group.kind === 'active-passive' || group.members.length < 2) return []
    const isKnown = group.members.every((member) => (loads[member]?.capacity ?? -1) >= 0)
    const demand = { busiest: sumOf(busiest[index]), ordinary: sumOf(ordinary[index]) }
    if (!isKnown) return unknownDrafts(context, index)
    if (demand.busiest === 0) return []
    const worst = worstLoss(context, index, demand)
    return [worst === undefined ? okOf(context, index) : gapOf(context, index, worst)]
  })
}

export const capacityAfterLoss: Rule = {
  id: 'GAP-18',
  version: 1,
  title: 'Not enough capacity after failover',
  question: 'Can what is left after a loss carry the demand, at any hour?',
  clauses: [
    'NIST SP 800-53r5 CP-2(2)',
    'TSC A1.1.2',
    'NIST CSF 2.0 PR.IR-04',
    'DORA 12(4)',
    'CPS 230 38(c)',
  ],
  precedent:
    'In July 2020 traffic of a content network that was drawn to a single site was more than that site could carry.',
  find,
}
