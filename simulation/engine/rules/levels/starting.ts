/**
 * Coming up from stopped: gates of phase `start`, the time it takes, and circles that never open.
 *
 * What already runs ignores its start gates; that is the black-start trap.
 */
import { gateThreshold } from '../../../compile/runbooks.ts'
import { at } from '../../at.ts'
import { sortedNumbers } from '../../ascending.ts'
import { drawTime } from '../../chance/drawing.ts'
import {
  askedFirst,
  entityAt,
  idOf,
  idsOf,
  latestFirst,
  levelOf,
  stateEventOf,
  stateEventsOf,
  isOpen,
  gateEventsOf,
} from '../../looking.ts'
import { record, schedule, touch } from '../../recording.ts'
import { power, type StartWanted, type World } from '../../state/world.ts'
import { allowedAt, allowedNow } from './levels.ts'

/** Asks for an entity to be started as soon as its gates open. */
export function wantStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped || world.startWanted.has(entity)) return
  want(world, entity, { event, isJump: false, waitingEvent: -1 })
}

/** Asks for a start that needs nothing of what it normally needs. */
export function jumpStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped) return
  want(world, entity, { event, isJump: true, waitingEvent: -1 })
}

/** Switches an entity off on purpose: it rests until somebody starts it. */
export function stopOnPurpose(world: World, entity: number, event: number): void {
  world.isMeantToRun[entity] = 0
  world.startWanted.delete(entity)
  if (world.powerOf[entity] === power.stopped) return
  world.powerOf[entity] = power.stopped
  world.powerVersion[entity] = at(world.powerVersion, entity) + 1
  touch(world, entity, [event], 'instant')
}

/** Whatever kept an entity from starting is over: a start that was asked for goes on from here. */
export function startAgain(world: World, entity: number, event: number): void {
  const wanted = world.startWanted.get(entity)
  if (wanted !== undefined) want(world, entity, { ...wanted, event, waitingEvent: -1 })
  else if (world.isMeantToRun[entity] === 1) wantStart(world, entity, event)
}

/** What is wanted is no longer stopped on purpose, so its state may change. */
function want(world: World, entity: number, wanted: StartWanted): void {
  world.startWanted.set(entity, wanted)
  world.startsDue.add(entity)
  world.isMeantToRun[entity] = 1
  touch(world, entity, [wanted.event], 'instant')
}

/** Providers that keep an entity from starting now. */
export function startBlockers(world: World, entity: number): readonly number[] {
  const gates = at(world.structure.startNeeds, entity)
    .filter((need) => !isOpen(world, need, gateThreshold(need)))
    .map((need) => need.to)
  if (!entityAt(world, entity).stopsOnProviderLoss) return gates
  const starved = at(world.structure.runNeeds, entity)
    .filter((need) => allowedNow(world, need) === 0)
    .map((need) => need.to)
  return [...new Set([...gates, ...starved])].sort((a, b) => a - b)
}

/** True if nothing keeps an entity from starting now. */
function canStart(world: World, entity: number): boolean {
  for (const need of at(world.structure.startNeeds, entity)) {
    if (!isOpen(world, need, gateThreshold(need))) return false
  }
  if (!entityAt(world, entity).stopsOnProviderLoss) return true
  const { from } = world.structure.needs
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) {
    if (allowedAt(world, place) === 0) return false
  }
  return true
}

/** Whether an entity can start is looked at again: a way to what it needs is open, or felt to be. */
export function wakeStart(world: World, entity: number): void {
  if (world.startWanted.has(entity)) world.startsDue.add(entity)
}

/** An entity has changed: starts that may wait for it are looked at. */
export function wakeStarts(world: World, entity: number): void {
  if (world.startWanted.size === 0) return
  for (const waiting of world.structure.startersOn.of(entity)) {
    if (world.startWanted.has(waiting)) world.startsDue.add(waiting)
  }
}

/** Begins what can begin; says nothing yet of what cannot. */
export function beginStarts(world: World): void {
  if (world.startsDue.size === 0) return
  for (const entity of inOrder(world)) {
    const wanted = world.startWanted.get(entity)
    if (wanted === undefined) continue
    if (wanted.isJump || canStart(world, entity)) begin(world, entity, wanted)
  }
}

/** Begins what can begin; writes down what waits. */
export function checkStarts(world: World): void {
  if (world.startsDue.size === 0) return
  beginStarts(world)
  for (const entity of inOrder(world)) {
    const wanted = world.startWanted.get(entity)
    if (wanted !== undefined && wanted.waitingEvent < 0) wait(world, entity, wanted)
  }
  world.startsDue.clear()
}

/** Starts to be looked at that no fault prevents. */
function inOrder({ startsDue, startWanted, faultCap }: World): readonly number[] {
  const due: number[] = []
  for (const entity of startsDue) {
    if (faultCap[entity] !== 0 && startWanted.has(entity)) due.push(entity)
  }
  return sortedNumbers(due)
}

function wait(world: World, entity: number, wanted: StartWanted): void {
  const blockers = startBlockers(world, entity)
  const waitingEvent = record(world, {
    kind: 'start-waiting',
    entity: idOf(world, entity),
    because: askedFirst(world, [wanted.event], stateEventsOf(world, blockers)),
    segment: 'instant',
    other: idsOf(world, blockers),
  })
  world.startWanted.set(entity, { ...wanted, waitingEvent })
  world.work.hasNewWait = true
  if (world.structure.circles.entities[entity] === 1) world.hasNewWaits = true
}

function begin(world: World, entity: number, wanted: StartWanted): void {
  world.startWanted.delete(entity)
  const because = causesOfStart(world, entity, wanted)
  const { id, start } = entityAt(world, entity)
  const takesMs = drawTime(world, 'start', id, start)
  if (takesMs === 0) {
    world.powerOf[entity] = power.running
    touch(world, entity, because, 'instant')
    return
  }
  const starting = record(world, { kind: 'starting', entity: id, because, segment: 'instant' })
  const version = at(world.powerVersion, entity) + 1
  world.powerVersion[entity] = version
  world.powerOf[entity] = power.starting
  touch(world, entity, [starting], 'instant')
  schedule(world, 'started', takesMs, { subject: entity, detail: starting, version })
}

/** Whoever asked for a start; where it had to wait, what it waited for. */
function causesOfStart(world: World, entity: number, wanted: StartWanted): readonly number[] {
  const { event, waitingEvent } = wanted
  if (waitingEvent < 0) return [event]
  const { startNeeds, runNeeds } = world.structure
  const isStopper = entityAt(world, entity).stopsOnProviderLoss
  const gates = [...at(startNeeds, entity), ...(isStopper ? at(runNeeds, entity) : [])]
  return latestFirst(world, [event, waitingEvent, ...gateEventsOf(world, gates)])
}

/** A start is done, unless something has stopped it meanwhile. */
export function onStarted(world: World, entity: number, starting: number, version: number): void {
  if (world.powerVersion[entity] !== version) return
  world.powerOf[entity] = power.running
  touch(world, entity, [starting], 'start')
}

/** Stops what cannot go on without its providers; it starts again when they are back. */
export function stopStarved(world: World, entity: number): void {
  const isStarved =
    entityAt(world, entity).stopsOnProviderLoss &&
    world.powerOf[entity] === power.running &&
    levelOf(world, entity) === 0
  if (!isStarved || canStart(world, entity)) return
  world.powerOf[entity] = power.stopped
  wantStart(world, entity, stateEventOf(world, entity))
}
