/**
 * Levels follow from causes: own faults, whether a component is switched on, and its providers.
 *
 * Nothing assigns a level. Whoever changes a cause marks the entity; `propagate` works out all levels
 * that follow, providers first, and writes one event per entity whose level or state changed. Knots
 * of entities that need each other settle at the greatest fixpoint, whatever the order.
 */
import { assert } from '../../assert.ts'
import type { CompiledDependency } from '../../compile/model.ts'
import type { EntityState } from '../log.ts'
import { power, record, type Trigger, type World } from '../world.ts'

/** Levels closer than this are the same; keeps rounding out of the log. */
const grain = 1e9

function rounded(level: number): number {
  return Math.round(level * grain) / grain
}

function hard(level: number, threshold: number): number {
  return level >= threshold ? level : 0
}

/** True if a grace dependency is running on its reserve or has used it up. */
export function isGraceNeeded(dependency: CompiledDependency, providerLevel: number): boolean {
  if (dependency.coupling.kind !== 'grace') return false
  const { threshold } = dependency.coupling
  return providerLevel < (threshold > 0 ? threshold : 1)
}

/** The most that a consumer can give by one of its dependencies. */
function allowedBy(world: World, dependency: CompiledDependency, provider: number): number {
  const { coupling } = dependency
  switch (coupling.kind) {
    case 'hard':
      return hard(provider, coupling.threshold)
    case 'soft':
      return Math.min(
        coupling.strength * provider + 1 - coupling.strength,
        provider + coupling.floor,
      )
    case 'grace': {
      const isOnReserve =
        isGraceNeeded(dependency, provider) && world.isGraceOver[dependency.index] === 0
      return isOnReserve ? 1 : hard(provider, coupling.threshold)
    }
  }
}

function ownLevel(world: World, entity: number): number {
  if (world.powerOf[entity] !== power.running) return 0
  let level = 1
  for (const fault of world.faultsOn[entity] ?? []) level = Math.min(level, fault.cap)
  const fleet = world.structure.fleetOf[entity] ?? -1
  return fleet < 0 ? level : Math.min(level, world.fleets[fleet]?.level ?? 1)
}

function groupLevel(world: World, entity: number): number {
  const group = world.model.groups[entity]
  const state = world.groups[entity]
  assert(group != null && state != null, 'a group has its state')
  if (group.kind === 'active-passive') {
    return (world.level[group.members[state.active] ?? -1] ?? 0) * state.found
  }
  let up = 0
  let total = 0
  group.members.forEach((member, position) => {
    const level = world.level[member] ?? 0
    if (level > 0) up++
    total += level * (group.capacity[position] ?? 0)
  })
  return up < group.k ? 0 : Math.min(1, total)
}

/** Level of an entity by the present levels of what it needs. */
export function evaluate(world: World, entity: number): number {
  if (world.model.groups[entity] != null) return rounded(groupLevel(world, entity))
  let level = ownLevel(world, entity)
  for (const dependency of world.structure.runNeeds[entity] ?? []) {
    if (level === 0) break
    level = Math.min(level, allowedBy(world, dependency, world.level[dependency.to] ?? 0))
  }
  return rounded(Math.max(0, level))
}

/** Iterations after which a knot is called unsettled; each must lower some level. */
const iterationsMax = 10_000

function settleKnot(world: World, knot: readonly number[]): void {
  for (const member of knot) world.level[member] = 1
  for (let iteration = 0; iteration < iterationsMax; iteration++) {
    let isSettled = true
    for (const member of knot) {
      const level = evaluate(world, member)
      if (level < (world.level[member] ?? 0)) {
        world.level[member] = level
        isSettled = false
      }
    }
    if (isSettled) return
  }
}

function serviceDelivers(world: World, entity: number): number {
  const service = world.model.services[entity]
  const state = world.services[entity]
  const level = world.level[entity] ?? 0
  if (service == null || state == null) return level
  let delivered = level
  state.workaroundEvents.forEach((event, index) => {
    if (event >= 0) delivered += service.workarounds[index]?.share ?? 0
  })
  return Math.min(1, rounded(delivered))
}

/** The state that goes with an entity’s level. */
function stateFor(world: World, entity: number): EntityState {
  const level = world.level[entity] ?? 0
  const service = world.model.services[entity]
  if (service != null) {
    if (level >= service.minimumLevel) return level < 1 ? 'degraded' : 'operational'
    return (world.delivered[entity] ?? 0) >= service.minimumLevel ? 'on-fallback' : 'down'
  }
  const isComingBack =
    world.powerOf[entity] === power.starting || (world.repairsUnderWay[entity] ?? 0) > 0
  if (level === 0) {
    if (isComingBack) return 'recovering'
    const isOff = world.powerOf[entity] === power.stopped && world.faultsOn[entity]?.length === 0
    return isOff && !world.startWanted.has(entity) ? 'stopped' : 'down'
  }
  if ((world.groups[entity]?.active ?? 0) > 0) return level < 1 ? 'recovering' : 'on-fallback'
  if (level === 1) return 'operational'
  return isComingBack || isBeingMended(world, entity) ? 'recovering' : 'degraded'
}

function isBeingMended(world: World, entity: number): boolean {
  const fleet = world.structure.fleetOf[entity] ?? -1
  if (fleet < 0) return false
  return (world.fleets[fleet]?.cells ?? []).some(
    (cell) => cell.selfPerMs + cell.remotePerMs + cell.handsPerMs > 0,
  )
}

/** Sets the levels at the start of a run; nothing is written. */
export function settleAtStart(world: World): void {
  for (const knot of world.structure.knots) {
    if (world.structure.isCircular[world.structure.rank[knot[0] ?? 0] ?? 0]) settleKnot(world, knot)
    else for (const entity of knot) world.level[entity] = evaluate(world, entity)
  }
  for (const entity of world.model.entities) {
    world.delivered[entity.index] = serviceDelivers(world, entity.index)
    world.state[entity.index] = stateFor(world, entity.index)
  }
}

type Before = { readonly level: number; readonly delivered: number }

/** State events of the providers that just changed and account for the change of a consumer. */
function freshCauses(
  world: World,
  entity: number,
  before: number,
  justChanged: ReadonlyMap<number, number>,
): readonly number[] {
  const members = (world.model.groups[entity]?.members ?? []).flatMap(
    (member) => justChanged.get(member) ?? [],
  )
  const needs = (world.structure.runNeeds[entity] ?? []).filter((need) => justChanged.has(need.to))
  const isWorse = (world.level[entity] ?? 0) < before
  const telling = isWorse
    ? needs.filter((need) => allowedBy(world, need, world.level[need.to] ?? 0) < before)
    : needs
  return [...members, ...telling.flatMap((need) => justChanged.get(need.to) ?? [])]
}

/** Causes of a change: its own trigger, the providers that just changed, and members already lost. */
function causesOf(
  world: World,
  entity: number,
  fresh: readonly number[],
  own: Trigger | undefined,
): Trigger {
  const earlier = (world.model.groups[entity]?.members ?? [])
    .filter((member) => world.state[member] !== 'operational')
    .map((member) => world.stateEvent[member] ?? 0)
    .filter((event) => event > 0)
  if (own !== undefined && (fresh.length === 0 || own.segment !== 'instant')) {
    return { because: [...own.because, ...fresh, ...earlier], segment: own.segment }
  }
  return { because: [...fresh, ...(own?.because ?? []), ...earlier], segment: 'instant' }
}

function commit(
  world: World,
  entity: number,
  before: Before,
  justChanged: Map<number, number>,
  own: Trigger | undefined,
): boolean {
  const level = world.level[entity] ?? 0
  const from = world.state[entity] ?? 'operational'
  world.delivered[entity] = serviceDelivers(world, entity)
  const delivered = world.delivered[entity] ?? 0
  const to = stateFor(world, entity)
  if (level === before.level && delivered === before.delivered && to === from) return true
  const fresh = freshCauses(world, entity, before.level, justChanged)
  const cause = causesOf(world, entity, fresh, own)
  if (cause.because.length === 0) return false
  world.state[entity] = to
  const isService = world.model.services[entity] != null
  const event = record(world, {
    kind: 'state',
    entity: world.model.entities[entity]?.id ?? '',
    because: cause.because,
    segment: cause.segment,
    from,
    to,
    level,
    ...(isService ? { delivered } : {}),
  })
  world.stateEvent[entity] = event
  justChanged.set(entity, event)
  world.newStates.push(event)
  return true
}

/** Works out everything that follows from the marked entities, providers first. */
export function propagate(world: World): void {
  if (world.dirty.size === 0) return
  const { rank, knots, isCircular, consumers } = world.structure
  const triggers = new Map(world.dirty)
  world.dirty.clear()
  const waiting = new Set([...triggers.keys()].map((entity) => rank[entity] ?? 0))
  const justChanged = new Map<number, number>()
  while (waiting.size > 0) {
    let first = -1
    for (const candidate of waiting) if (first < 0 || candidate < first) first = candidate
    waiting.delete(first)
    const knot = knots[first] ?? []
    const before = knot.map((entity) => ({
      level: world.level[entity] ?? 0,
      delivered: world.delivered[entity] ?? 0,
    }))
    if (isCircular[first]) settleKnot(world, knot)
    else for (const entity of knot) world.level[entity] = evaluate(world, entity)
    commitKnot(world, knot, before, justChanged, triggers)
    for (const entity of knot) {
      if (!justChanged.has(entity)) continue
      for (const consumer of consumers[entity] ?? []) {
        const at = rank[consumer] ?? 0
        if (at > first) waiting.add(at)
      }
    }
  }
}

/** Writes the changes of a knot, each after the one that caused it. */
function commitKnot(
  world: World,
  knot: readonly number[],
  before: readonly Before[],
  justChanged: Map<number, number>,
  triggers: ReadonlyMap<number, Trigger>,
): void {
  let open = knot.map((entity, position) => ({ entity, before: before[position] }))
  while (open.length > 0) {
    const left = open.filter(
      ({ entity, before: was }) =>
        was !== undefined && !commit(world, entity, was, justChanged, triggers.get(entity)),
    )
    assert(left.length < open.length, 'every change of a knot has a cause')
    open = left
  }
}
