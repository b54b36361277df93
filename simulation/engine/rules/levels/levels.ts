/**
 * Levels follow from causes: own faults, whether a component is switched on, and its providers.
 *
 * Nothing assigns a level. Knots of entities that need each other settle at the greatest fixpoint,
 * whatever the order. This is the hot path: it reads typed arrays and makes no objects.
 */
import { assert, assertNever } from '../../../assert.ts'
import type { CompiledCoupling, CompiledDependency, CompiledGroup } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { consumersOf, groupAt, groupStateAt, levelOf } from '../../looking.ts'
import { shareOut } from '../../load/sharing.ts'
import { groupKind } from '../../structure/flatGroups.ts'
import { plain } from '../../structure/flatNeeds.ts'
import { SmallestFirst } from '../../queue/smallestFirst.ts'
import { power, type World } from '../../state/world.ts'

/** Levels closer than this are the same; keeps rounding out of the log. */
const grain = 1e9

export function rounded(level: number): number {
  if (level === 0 || level === 1) return level
  return Math.round(level * grain) / grain
}

function hard(level: number, threshold: number): number {
  return level >= threshold ? level : 0
}

/** True if a consumer is short of its provider and lives on its reserve, or on what was granted. */
export function isReserveNeeded({ coupling }: CompiledDependency, providerLevel: number): boolean {
  if (coupling.kind !== 'grace' && coupling.kind !== 'lease') return false
  return providerLevel < (coupling.threshold > 0 ? coupling.threshold : 1)
}

/** The most that a consumer can give by a coupling alone, at a level of its provider. */
function allowedBy(coupling: CompiledDependency['coupling'], provider: number): number {
  switch (coupling.kind) {
    case 'hard':
    case 'grace':
    case 'lease':
      return hard(provider, coupling.threshold)
    case 'soft':
      return Math.min(
        coupling.strength * provider + 1 - coupling.strength,
        provider + coupling.floor,
      )
    case 'queue':
      return Math.min(1, coupling.inPerHour === 0 ? 1 : takenShare(coupling, provider))
    case 'replication':
      return 1 - coupling.writes + coupling.writes * provider
    default:
      return assertNever(coupling)
  }
}

/** Share of what is handed over to a full queue that its provider takes. */
function takenShare(
  { inPerHour, drainPerHour }: Extract<CompiledCoupling, { kind: 'queue' }>,
  provider: number,
): number {
  return (drainPerHour * provider) / inPerHour
}

/** What a consumer can still give without its provider; a full reserve is not used. */
function heldBy(world: World, dependency: CompiledDependency, provider: number): number {
  const { kind } = dependency.coupling
  const isFull = (kind === 'grace' || kind === 'lease') && !isReserveNeeded(dependency, provider)
  return isFull ? 0 : at(world.hold, dependency.index)
}

/** The level of a provider as the consumer feels it now. */
export function seenLevel(world: World, { index, to }: CompiledDependency): number {
  if (at(world.cut, index) > 0) return 0
  if (world.isBlind[index] === 1) return levelInReach(world, index, to)
  return world.isFeltLater[index] === 1 ? at(world.seen, index) : levelOf(world, to)
}

/** True for a dependency over which its consumer sees all of its provider. */
function isInReach(world: World, index: number): boolean {
  return world.cut[index] === 0 && world.isBlind[index] === 0
}

/** The level of a group for a consumer that cannot reach all of its members. */
function levelInReach(world: World, dependency: number, entity: number): number {
  const group = groupAt(world, entity)
  if (group === undefined) return levelOf(world, entity)
  const blinds = world.blinds.get(dependency) ?? []
  const isHidden = (position: number): boolean =>
    blinds.some(({ positions }) => positions.includes(position))
  return rounded(groupLevel(world, entity, group, isHidden))
}

const nothingHidden = (): boolean => false

/** The most that a consumer can give by one of its dependencies now. */
export function allowedNow(world: World, dependency: CompiledDependency): number {
  const provider = seenLevel(world, dependency)
  const allowed = Math.max(
    allowedBy(dependency.coupling, provider),
    heldBy(world, dependency, provider),
  )
  const { fallback, opensAt } = dependency.calls
  const reached = opensAt < 0 ? allowed : allowed * at(world.admitted, dependency.index)
  return fallback === 0 ? reached : reached + (1 - reached) * fallback
}

/**
 * The most that a consumer can give by one of its needs now, by its place among all of them: as
 * `allowedNow`, at once where it follows from the provider’s level alone.
 */
export function allowedAt(world: World, place: number): number {
  const { structure } = world
  const { kind, to, first, second, dependency } = structure.needs
  const how = kind[place] as number
  const index = dependency[place] as number
  if (how === plain.none || (structure.hasPartitions && !isInReach(world, index))) {
    return allowedNow(world, world.model.dependencies[index] as CompiledDependency)
  }
  const level = world.level[to[place] as number] as number
  const limit = first[place] as number
  if (how === plain.hard) return level >= limit ? level : 0
  return Math.min(limit * level + 1 - limit, level + (second[place] as number))
}

/** What is left of an entity itself: none unless it runs, else what faults and its machines leave. */
export function strengthOf(world: World, entity: number): number {
  if (world.powerOf[entity] !== power.running || world.isIsolated[entity] === 1) return 0
  const level = world.faultCap[entity] as number
  const fleet = world.structure.fleetOf[entity] as number
  return fleet < 0 ? level : Math.min(level, at(world.fleets, fleet).level)
}

/** What a component would give by itself if load set no limit. */
function ownStrength(world: World, entity: number): number {
  const strength = strengthOf(world, entity)
  // What has a known capacity and loses part of it has less capacity; the load tells what comes of it.
  return strength > 0 && world.structure.isSized[entity] === 1 ? 1 : strength
}

/** What a component gives by itself, whatever its providers give. */
export function ownLevel(world: World, entity: number): number {
  return Math.min(at(world.loadCap, entity), ownStrength(world, entity))
}

/** The level that an entity would have if load set no limit. */
export function unhindered(world: World, entity: number): number {
  let level = ownStrength(world, entity)
  const { from } = world.structure.needs
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end && level !== 0; place++) {
    const allowed = allowedAt(world, place)
    if (allowed < level) level = allowed
  }
  return Math.max(0, level)
}

/** The shares of a group’s demand that its members get now, written to a list of their positions. */
export function sharesNow(world: World, entity: number, shares: Float64Array): void {
  const sharing = at(world.model.sharing, entity)
  const members = groupAt(world, entity)?.members ?? []
  if (sharing === null) return
  shareOut(sharing, (position) => isServing(world, at(members, position)), shares)
}

/** True if a member can be given demand, whether it copes with it or not. */
function isServing(world: World, member: number): boolean {
  const isGroup = groupAt(world, member) !== undefined
  return (isGroup ? levelOf(world, member) : unhindered(world, member)) > 0
}

/** What a group serves of the demand that it shares out. */
function sharedLevel(world: World, entity: number, group: CompiledGroup): number {
  const { members, k } = group
  const shares = new Float64Array(members.length)
  sharesNow(world, entity, shares)
  let up = 0
  let total = 0
  for (let position = 0; position < members.length; position++) {
    const level = memberLevel(world, entity, group, position)
    if (level > 0) up++
    total += level * at(shares, position)
  }
  return up < k ? 0 : Math.min(1, total)
}

/** The level of a member as its group feels it. */
// oxlint-disable-next-line max-params -- the hot path makes no objects
function memberLevel(world: World, entity: number, group: CompiledGroup, position: number): number {
  const seat = at(world.structure.seatsIn, entity)?.[position] ?? -1
  return seat < 0 ? levelOf(world, at(group.members, position)) : at(world.seatLevel, seat)
}

// oxlint-disable-next-line max-params -- the hot path makes no objects
function groupLevel(
  world: World,
  entity: number,
  group: CompiledGroup,
  isHidden: (position: number) => boolean,
): number {
  if (group.kind === 'active-passive') {
    const { active, found, split } = groupStateAt(world, entity)
    if (!isHidden(active)) return memberLevel(world, entity, group, active) * found
    return split < 0 || isHidden(split) ? 0 : memberLevel(world, entity, group, split)
  }
  // Who sees a part of a group counts what its members could carry; load shares out by the whole.
  const isShared = isHidden === nothingHidden && at(world.model.sharing, entity) !== null
  if (isShared) return sharedLevel(world, entity, group)
  let up = 0
  let total = 0
  for (let position = 0; position < group.members.length; position++) {
    const level = isHidden(position) ? 0 : memberLevel(world, entity, group, position)
    if (level > 0) up++
    total += level * at(group.capacity, position)
  }
  return up < group.k ? 0 : Math.min(1, total)
}

/** The level of a group that follows from its members’ levels alone. */
function plainGroupLevel({ structure, level }: World, entity: number): number {
  const { from, members, capacity, k } = structure.flatGroups
  const end = from[entity + 1] as number
  let up = 0
  let total = 0
  for (let place = from[entity] as number; place < end; place++) {
    const one = level[members[place] as number] as number
    if (one > 0) up++
    total += one * (capacity[place] as number)
  }
  return up < (k[entity] as number) ? 0 : Math.min(1, total)
}

/** Level of an entity by the present levels of what it needs. */
export function evaluate(world: World, entity: number): number {
  const kind = world.structure.flatGroups.kind[entity] as number
  if (kind === groupKind.none) {
    return rounded(Math.min(world.loadCap[entity] as number, unhindered(world, entity)))
  }
  if (kind === groupKind.plain) return rounded(plainGroupLevel(world, entity))
  const group = groupAt(world, entity)
  assert(group !== undefined, 'only a group is evaluated as one')
  return rounded(groupLevel(world, entity, group, nothingHidden))
}

/** Evaluations per member after which a knot is taken as it is; each lowers some level. */
const evaluationsMax = 10_000

/** Works out the levels of a knot by the levels of all that it needs. */
export function settle(world: World, knot: readonly number[]): void {
  const { isCircular, rank } = world.structure
  const number = at(rank, at(knot, 0))
  if (isCircular[number] === true) settleCircle(world, knot, number)
  else for (const entity of knot) world.level[entity] = evaluate(world, entity)
}

/** From everything up downwards, until nothing is higher than what it needs allows. */
function settleCircle(world: World, knot: readonly number[], number: number): void {
  const { rank } = world.structure
  for (const member of knot) world.level[member] = 1
  const open = new SmallestFirst(knot)
  let left = evaluationsMax * knot.length
  for (let member = open.take(); member !== undefined && left > 0; member = open.take()) {
    left--
    const level = evaluate(world, member)
    if (level >= levelOf(world, member)) continue
    world.level[member] = level
    for (const consumer of consumersOf(world, member)) {
      if (rank[consumer] === number) open.add(consumer)
    }
  }
}
