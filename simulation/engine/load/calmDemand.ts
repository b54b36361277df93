/**
 * What is asked of everything while all is well: demand as it flows with nothing failing.
 */
import type { CompiledDemand, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { highestRate, rateAt } from './demand.ts'

/** What demand flows through. */
type Carrying = Pick<Model, 'loads' | 'dependencies' | 'groups' | 'sharing' | 'retryPolicies'>

/** A moment of a run that began then, the base rates alone, or every calendar at its highest. */
export type When = { readonly startMs: number; readonly atMs: number } | 'ordinary' | 'busiest'

function rateFor(demand: CompiledDemand, when: When): number {
  if (when === 'busiest') return highestRate(demand)
  return when === 'ordinary' ? demand.perSecond : rateAt(demand, when.startMs, when.atMs)
}

/** Passes over all that carries demand; circles of calls are cut there. */
const passesMax = 64

/** Fresh requests per second by entity and retry policy. */
export function calmInflows(model: Carrying, when: When): readonly Float64Array[] {
  const { loads, retryPolicies } = model
  let inflows: readonly Float64Array[] = loads.map(() => new Float64Array(retryPolicies.length))
  for (let pass = 0; pass < Math.min(passesMax, loads.length + 1); pass++) {
    const next = onePass(model, inflows, when)
    const isSame = next.every((inflow, entity) =>
      inflow.every((demand, policy) => demand === at(at(inflows, entity), policy)),
    )
    inflows = next
    if (isSame) break
  }
  return inflows
}

/** What everything is asked for if it passes on what it was asked for before. */
function onePass(
  { loads, dependencies, groups, sharing, retryPolicies }: Carrying,
  before: readonly Float64Array[],
  when: When,
): Float64Array[] {
  const next = loads.map(() => new Float64Array(retryPolicies.length))
  const add = (entity: number, policy: number, demand: number): void => {
    const inflow = at(next, entity)
    inflow[policy] = at(inflow, policy) + demand
  }
  loads.forEach((load, entity) => {
    const demand = load?.demand
    if (demand === null || demand === undefined) return
    add(entity, demand.policy, rateFor(demand, when))
  })
  const total = (entity: number): number =>
    at(before, entity).reduce((sum, demand) => sum + demand, 0)
  for (const { from, to, calls } of dependencies) {
    if (calls.policy >= 0) add(to, calls.policy, total(from) * calls.perRequest)
  }
  groups.forEach((group, entity) => {
    const shared = at(sharing, entity)
    if (group === null || shared === null) return
    group.members.forEach((member, position) => {
      const isStandby = group.kind === 'active-passive'
      const share = isStandby ? (position === 0 ? 1 : 0) : at(shared.shares, position)
      at(before, entity).forEach((demand, policy) => add(member, policy, demand * share))
    })
  })
  return next
}
