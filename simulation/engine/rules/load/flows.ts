/**
 * Demand passes from consumers to providers: fresh calls per second, in the order of who calls whom.
 *
 * Only what was marked is looked at, and what its change reaches. Where things call each other in a
 * circle, the demand is followed round until it no longer changes, up to a limit.
 */
import { at } from '../../at.ts'
import { nextRateChangeMs, rateAt } from '../../load/demand.ts'
import { markLoad } from '../../load/loadMarks.ts'
import { groupAt, groupStateAt } from '../../looking.ts'
import { record, touch } from '../../recording.ts'
import { SmallestFirst } from '../../queue/smallestFirst.ts'
import type { World } from '../../state/world.ts'
import { checkBreakers } from './breakers.ts'
import { isInPlay, scheduleCalendars } from './calendars.ts'
import { sharesNow } from '../levels/levels.ts'
import { drive } from './overload.ts'
import { inflowOf, loadOf, workOf } from './units.ts'

/** Relative changes of demand below this are none; circles of calls settle by it. */
const leastChange = 1e-9

/** Looks per entity at one instant; circles that multiply demand without end are cut there. */
const looksMax = 32

/** Everything is looked at once when the run begins. */
export function beginLoad(world: World): void {
  world.model.loads.forEach((load, entity) => {
    if (load !== null) markLoad(world, entity, [0])
  })
}

/** Follows demand from what was marked, then lets what has a capacity move. */
export function flowLoads(world: World): void {
  const { load } = world
  if (load === null || load.marks.size === 0) return
  const { entityIn, place, marks } = load
  refreshCalendars(world)
  const causes = new Map<number, readonly number[]>(marks)
  marks.clear()
  const open = new SmallestFirst([...causes.keys()].map((entity) => at(place, entity)))
  const looks = new Map<number, number>()
  for (let next = open.take(); next !== undefined; next = open.take()) {
    const entity = at(entityIn, next)
    const look = (looks.get(entity) ?? 0) + 1
    looks.set(entity, look)
    gather(world, entity)
    if (look > looksMax) continue
    for (const provider of passOn(world, entity, causes.get(entity) ?? [])) {
      addCauses(causes, provider, causes.get(entity) ?? [])
      open.add(at(place, provider))
    }
  }
  for (const entity of [...looks.keys()].sort((a, b) => a - b)) {
    const because = causes.get(entity) ?? []
    checkBreakers(world, entity, because)
    const unit = at(load.units, entity)
    if (unit === null) continue
    drive(world, unit, because)
    scheduleCalendars(world, unit)
  }
}

/** What changed the demand of a consumer is behind that of its provider. Lists may be shared. */
function addCauses(
  causes: Map<number, readonly number[]>,
  entity: number,
  more: readonly number[],
): void {
  const known = causes.get(entity)
  if (known === undefined || known.length === 0) causes.set(entity, more)
  else if (known !== more && more.some((cause) => !known.includes(cause))) {
    causes.set(entity, [...new Set([...known, ...more])])
  }
}

/** Takes demand that changed by the clock while nothing depended on it. */
function refreshCalendars(world: World): void {
  const { calendars, rate, rateUntilMs } = loadOf(world)
  for (const entity of calendars) {
    if (world.nowMs < at(rateUntilMs, entity)) continue
    const demand = at(world.model.loads, entity)?.demand
    if (demand === null || demand === undefined) continue
    const { startMs } = world.model
    const nextMs = nextRateChangeMs(demand, startMs, world.nowMs)
    rateUntilMs[entity] = nextMs < 0 ? Number.POSITIVE_INFINITY : nextMs
    const now = rateAt(demand, startMs, world.nowMs)
    if (now === at(rate, entity)) continue
    rate[entity] = now
    markLoad(world, entity, [])
  }
}

/** Adds up what is asked of an entity: from outside, by its consumers, through its groups. */
function gather(world: World, entity: number): void {
  const load = loadOf(world)
  const inflow = inflowOf(world, entity)
  inflow.fill(0)
  const add = (policy: number, demand: number): void => {
    inflow[policy] = at(inflow, policy) + demand
  }
  const demand = at(world.model.loads, entity)?.demand
  if (demand !== null && demand !== undefined) add(demand.policy, at(load.rate, entity))
  for (const { index, calls } of at(load.callsTo, entity)) add(calls.policy, at(load.flow, index))
  for (const group of at(load.groupsOf, entity)) {
    const position = groupAt(world, group)?.members.indexOf(entity) ?? -1
    const share = at(at(load.shares, group), position)
    const asked = inflowOf(world, group)
    for (let policy = 0; policy < asked.length; policy++) add(policy, at(asked, policy) * share)
  }
  const times = at(world.surge, entity) * at(load.letIn, entity)
  if (times === 1) return
  for (let policy = 0; policy < inflow.length; policy++) {
    inflow[policy] = at(inflow, policy) * times
  }
}

/** Hands the demand on; the providers that get another one than before. */
function passOn(world: World, entity: number, because: readonly number[]): readonly number[] {
  const load = loadOf(world)
  const group = groupAt(world, entity)
  if (group !== undefined) {
    if (shareAgain(world, entity)) touch(world, entity, latestOr(world, entity, because), 'instant')
    return group.members
  }
  const calls = at(load.callsFrom, entity)
  if (calls.length === 0) return []
  const done = workOf(world, entity)
  return calls.flatMap(({ index, to, calls: { perRequest, opensAt } }) => {
    const admitted = opensAt < 0 ? 1 : at(world.admitted, index)
    const before = at(load.flow, index)
    const now = done * perRequest * admitted
    if (Math.abs(now - before) <= leastChange * Math.max(now, before)) return []
    load.flow[index] = now
    return [to]
  })
}

function latestOr(world: World, entity: number, because: readonly number[]): readonly number[] {
  return because.length > 0 ? because : [at(world.stateEvent, entity)]
}

/** Shares a group’s demand out again; true if that changed anything. */
function shareAgain(world: World, entity: number): boolean {
  const shares = at(loadOf(world).shares, entity)
  const before = shares.slice()
  const group = groupAt(world, entity)
  if (group?.kind === 'active-passive') {
    const { active, found } = groupStateAt(world, entity)
    shares.fill(0)
    shares[active] = found
  } else sharesNow(world, entity, shares)
  return shares.some((share, position) => share !== before[position])
}

/** Demand changes by the clock while something is not well or may come to be so. */
export function onDemandChange(world: World, entity: number): void {
  const load = loadOf(world)
  load.calendarCueMs[entity] = -1
  const isWatched = load.units.some(
    (unit) =>
      unit !== null && at(load.calendarsOf, unit.entity).includes(entity) && isInPlay(world, unit),
  )
  const demand = at(world.model.loads, entity)?.demand
  if (!isWatched || demand === null || demand === undefined) return
  const event = record(world, {
    kind: 'demand',
    entity: at(world.model.entities, entity).id,
    because: [0],
    segment: 'outside',
    load: { demand: rateAt(demand, world.model.startMs, world.nowMs) },
  })
  markLoad(world, entity, [event])
}
