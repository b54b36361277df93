/**
 * Coming up from stopped: gates of phase `start`, the time it takes, and circles that never open.
 *
 * What already runs ignores its start gates; that is the black-start trap.
 */
import { gateThreshold } from '../../compile/runbooks.ts'
import {
  drawTime,
  entityIds,
  isUsable,
  latestFirst,
  power,
  record,
  schedule,
  touch,
  type World,
} from '../world.ts'

/** Asks for an entity to be started as soon as its gates open. */
export function wantStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped || world.startWanted.has(entity)) return
  world.startWanted.set(entity, { event, isJump: false, waitingEvent: -1 })
}

/** Asks for a start that needs nothing of what it normally needs. */
export function jumpStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped) return
  world.startWanted.set(entity, { event, isJump: true, waitingEvent: -1 })
}

/** Providers that keep an entity from starting now. */
export function startBlockers(world: World, entity: number): readonly number[] {
  const gates = (world.structure.startNeeds[entity] ?? [])
    .filter((need) => !isUsable(world, need.to, gateThreshold(need)))
    .map((need) => need.to)
  if (world.model.entities[entity]?.stopsOnProviderLoss !== true) return gates
  const starved = (world.structure.runNeeds[entity] ?? [])
    .filter((need) => need.coupling.kind === 'hard' && (world.level[need.to] ?? 0) === 0)
    .map((need) => need.to)
  return [...new Set([...gates, ...starved])].sort((a, b) => a - b)
}

/** Begins what can begin; says nothing yet of what cannot. */
export function beginStarts(world: World): void {
  for (const [entity, wanted] of inOrder(world)) {
    const blockers = wanted.isJump ? [] : startBlockers(world, entity)
    if (blockers.length === 0) begin(world, entity, wanted.event, wanted.waitingEvent)
  }
}

/** Begins what can begin; writes down what waits. */
export function checkStarts(world: World): void {
  beginStarts(world)
  for (const [entity, wanted] of inOrder(world)) {
    if (wanted.waitingEvent < 0) wait(world, entity, wanted, startBlockers(world, entity))
  }
}

function inOrder(world: World) {
  return [...world.startWanted]
    .filter(([entity]) => !world.faultsOn[entity]?.some((fault) => fault.cap === 0))
    .sort((a, b) => a[0] - b[0])
}

function wait(
  world: World,
  entity: number,
  wanted: { readonly event: number; readonly isJump: boolean },
  blockers: readonly number[],
): void {
  const waitingEvent = record(world, {
    kind: 'start-waiting',
    entity: world.model.entities[entity]?.id ?? '',
    because: [wanted.event, ...blockers.map((blocker) => world.stateEvent[blocker] ?? 0)],
    segment: 'instant',
    other: entityIds(world, blockers),
  })
  world.startWanted.set(entity, { ...wanted, waitingEvent })
  world.hasNewWaits = true
}

function begin(world: World, entity: number, event: number, waitingEvent: number): void {
  world.startWanted.delete(entity)
  const isStopper = world.model.entities[entity]?.stopsOnProviderLoss === true
  const gates = [
    ...(world.structure.startNeeds[entity] ?? []),
    ...(isStopper ? (world.structure.runNeeds[entity] ?? []) : []),
  ].map((need) => world.stateEvent[need.to] ?? 0)
  const isLate = waitingEvent >= 0
  const because = isLate ? latestFirst(world, [event, waitingEvent, ...gates]) : [event]
  const id = world.model.entities[entity]?.id ?? ''
  const start = world.model.entities[entity]?.start ?? { kind: 'fixed', ms: 0 }
  const takesMs = drawTime(world, 'start', id, start)
  if (takesMs === 0) {
    world.powerOf[entity] = power.running
    touch(world, entity, because, 'instant')
    return
  }
  const starting = record(world, { kind: 'starting', entity: id, because, segment: 'instant' })
  const version = (world.powerVersion[entity] ?? 0) + 1
  world.powerVersion[entity] = version
  world.powerOf[entity] = power.starting
  touch(world, entity, [starting], 'instant')
  schedule(world, 'started', takesMs, { subject: entity, detail: starting, version })
}

/** A start is done. */
export function onStarted(world: World, entity: number, startingEvent: number): void {
  world.powerOf[entity] = power.running
  touch(world, entity, [startingEvent], 'start')
}

/** Stops what cannot go on without its providers; it starts again when they are back. */
export function stopStarved(world: World, entity: number): void {
  const isStarved =
    world.model.entities[entity]?.stopsOnProviderLoss === true &&
    world.powerOf[entity] === power.running &&
    world.level[entity] === 0 &&
    (world.faultsOn[entity]?.length ?? 0) === 0
  if (!isStarved || startBlockers(world, entity).length === 0) return
  world.powerOf[entity] = power.stopped
  wantStart(world, entity, world.stateEvent[entity] ?? 0)
}
