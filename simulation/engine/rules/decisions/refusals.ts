/**
 * Why something that people decide on cannot be done now.
 *
 * What stands in the way is named with what stands behind it: the gate that is closed, then the
 * provider that keeps it closed, down to the thing that is broken, off or cut off.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import { hasEffect } from '../../../compile/effects.ts'
import type { CompiledAction } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import type { RefusalKind } from '../../log/log.ts'
import {
  idsOf,
  isStruckDown,
  isUsable,
  membersOf,
  stateEventOf,
  stateEventsOf,
  teamAt,
  teamIds,
} from '../../looking.ts'
import { incidentStage, power, type World } from '../../state/world.ts'
import { startBlockers } from '../levels/starting.ts'
import { hasAnswered } from '../people/teams.ts'
import { isAnyNeeded } from '../work/effects.ts'

export type Refusal = {
  readonly kind: RefusalKind
  /** Ids of what stands in the way, the nearest first. */
  readonly about: readonly string[]
  /** Events since which that is so. */
  readonly since: readonly number[]
}

/** Everything that stands in the way of an action; empty if it can be done. -1 for nobody named. */
export function refusalsOf(world: World, action: CompiledAction, by: number): readonly Refusal[] {
  const { authority } = action
  const decider = by >= 0 ? by : authority
  const refusals: Refusal[] = []
  if (by >= 0 && authority >= 0 && by !== authority) {
    refusals.push(ofTeams(world, 'no-authority', [by, authority]))
  }
  if (decider >= 0) refusals.push(...teamRefusals(world, decider))
  if (action.needs.length > 0) refusals.push(...gateRefusals(world, action))
  if (action.starts.length > 0) refusals.push(...brokenRefusals(world, action))
  if (action.teams.length > 0) refusals.push(...handsRefusals(world, action))
  if (!isWorthIt(world, action)) refusals.push({ kind: 'not-needed', about: [], since: [] })
  return refusals
}

function ofTeams(world: World, kind: RefusalKind, teams: readonly number[]): Refusal {
  return { kind, about: teams.flatMap((team) => teamIds(world, team)), since: [] }
}

/** A team that is lost, or that no channel reaches and nobody has reached before. */
function teamRefusals(world: World, team: number): readonly Refusal[] {
  if (at(world.teams, team).lost > 0) return [ofTeams(world, 'lost', [team])]
  const channels = teamAt(world, team).reachedThrough
  const isReached = hasAnswered(world, team) || channels.length === 0
  if (isReached || channels.some((one) => isUsable(world, one, usableLevel))) return []
  const [first] = channels
  const behind = first === undefined ? [] : chainBehind(world, first)
  return [
    {
      kind: 'unreachable',
      about: [...teamIds(world, team), ...idsOf(world, behind)],
      since: stateEventsOf(world, channels),
    },
  ]
}

function gateRefusals(world: World, { needs }: CompiledAction): readonly Refusal[] {
  return needs
    .filter((need) => !isUsable(world, need.entity, need.threshold))
    .map(({ entity }): Refusal => {
      const chain = chainBehind(world, entity)
      return { kind: 'not-there', about: idsOf(world, chain), since: stateEventsOf(world, chain) }
    })
}

/** What is broken cannot be started; it has to be mended first. */
function brokenRefusals(world: World, action: CompiledAction): readonly Refusal[] {
  const { starts, repairs, isJumpStart } = action
  const broken = starts.filter((entity) => isStruckDown(world, entity) && !repairs.includes(entity))
  if (isJumpStart || broken.length < starts.length || broken.length === 0) return []
  return [{ kind: 'broken', about: idsOf(world, broken), since: stateEventsOf(world, broken) }]
}

/** Somebody must be able to do it, now or once called. */
function handsRefusals(world: World, { teams }: CompiledAction): readonly Refusal[] {
  const refused = teams.map((team) => teamRefusals(world, team))
  return refused.some((one) => one.length === 0) ? [] : (refused[0] ?? [])
}

/** True for what changes nothing by its nature, and for what would change something now. */
export function isWorthIt(world: World, action: CompiledAction): boolean {
  const { declares } = action
  if (!hasEffect(action) && declares.length === 0) return true
  return toDeclare(world, declares).length > 0 || isAnyNeeded(world, action, -1)
}

/** Incidents of some faults that somebody has noticed and nobody has declared. */
export function toDeclare(world: World, faults: readonly number[]): readonly number[] {
  if (faults.length === 0) return []
  return world.incidents.flatMap(({ fault, stage, isOver }, index) => {
    const isOpen = !isOver && stage >= incidentStage.detected && stage < incidentStage.declared
    return isOpen && faults.includes(fault) ? [index] : []
  })
}

/** Something that is of no use now, and step by step what keeps it so, down to the root. */
export function chainBehind(world: World, entity: number): readonly number[] {
  const chain = [entity]
  for (let next = causeOf(world, entity); next !== undefined; next = causeOf(world, next)) {
    if (chain.includes(next)) break
    chain.push(next)
  }
  return chain
}

/** What keeps an entity from being of use; `undefined` if the reason lies in itself. */
function causeOf(world: World, entity: number): number | undefined {
  const isOwnFault = isStruckDown(world, entity) || world.isIsolated[entity] === 1
  if (isOwnFault) return undefined
  if (world.starts.has(entity)) return startBlockers(world, entity)[0]
  if (world.powerOf[entity] !== power.running && membersOf(world, entity).length === 0) {
    return undefined
  }
  const providers = [
    ...membersOf(world, entity),
    ...at(world.structure.runNeeds, entity)
      .filter((need) => need.coupling.kind !== 'soft')
      .map((need) => need.to),
  ]
  const low = providers.filter((provider) => !isUsable(world, provider, usableLevel))
  // What fell last tells most.
  return low.sort((a, b) => stateEventOf(world, b) - stateEventOf(world, a) || a - b)[0]
}
