/**
 * Coming up from stopped: gates of phase `start`, the time it takes, and circles that never open.
 *
 * What already runs ignores its start gates; that is the black-start trap.
 */
import { sortedNumbers } from '../../ascending.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { kindNumber, segmentNumber } from '../../log/columns.ts'
import { entityAt, levelOf, stateEventOf, timeOf } from '../../looking.ts'
import { recordGathered, schedule, touch, touchBy } from '../../recording.ts'
import { power, type World } from '../../state/world.ts'
import { concern } from '../../structure/concerns.ts'
import { allowedAt } from './levels.ts'

/** Asks for an entity to be started as soon as its gates open. */
export function wantStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped || world.starts.has(entity)) return
  want(world, entity, event, false)
}

/** Asks for a start that needs nothing of what it normally needs. */
export function jumpStart(world: World, entity: number, event: number): void {
  if (world.powerOf[entity] !== power.stopped) return
  want(world, entity, event, true)
}

/** Switches an entity off on purpose: it rests until somebody starts it. */
export function stopOnPurpose(world: World, entity: number, event: number): void {
  world.isMeantToRun[entity] = 0
  world.work.hasIdle = true
  world.starts.drop(entity)
  if (world.powerOf[entity] === power.stopped) return
  world.powerOf[entity] = power.stopped
  world.powerVersion[entity] = at(world.powerVersion, entity) + 1
  touchBy(world, entity, event, 'instant')
}

/** Whatever kept an entity from starting is over: a start that was asked for goes on from here. */
export function startAgain(world: World, entity: number, event: number): void {
  const { starts } = world
  if (starts.has(entity)) want(world, entity, event, starts.isJump(entity))
  else if (world.isMeantToRun[entity] === 1) wantStart(world, entity, event)
}

/** What is wanted is no longer stopped on purpose, so its state may change. */
function want(world: World, entity: number, event: number, isJump: boolean): void {
  world.starts.want(entity, event, isJump)
  world.isMeantToRun[entity] = 1
  touchBy(world, entity, event, 'instant')
}

/** True for what cannot go on, and cannot start, without all that it needs to run. */
function isStopper({ structure }: World, entity: number): boolean {
  return ((structure.concerns[entity] as number) & concern.stops) !== 0
}

/** True if a gate of an entity, by its place among all, lets it start now. */
function isGateOpen({ structure, cut, level }: World, place: number): boolean {
  const { to, dependency, threshold } = structure.startGates
  const provider = to[place] as number
  return (
    cut[dependency[place] as number] === 0 &&
    (level[provider] as number) >= (threshold[place] as number)
  )
}

/** Providers that keep an entity from starting now. */
export function startBlockers(world: World, entity: number): readonly number[] {
  const { startGates, needs } = world.structure
  const blockers: number[] = []
  const gatesEnd = startGates.from[entity + 1] as number
  for (let place = startGates.from[entity] as number; place < gatesEnd; place++) {
    if (!isGateOpen(world, place)) blockers.push(startGates.to[place] as number)
  }
  if (!isStopper(world, entity)) return blockers
  const end = needs.from[entity + 1] as number
  for (let place = needs.from[entity] as number; place < end; place++) {
    if (allowedAt(world, place) === 0) blockers.push(needs.to[place] as number)
  }
  sortedNumbers(blockers)
  return blockers.filter((blocker, position) => blocker !== blockers[position - 1])
}

/** True if nothing keeps an entity from starting now. */
function canStart(world: World, entity: number): boolean {
  const { startGates, needs } = world.structure
  const gatesEnd = startGates.from[entity + 1] as number
  for (let place = startGates.from[entity] as number; place < gatesEnd; place++) {
    if (!isGateOpen(world, place)) return false
  }
  return !isStopper(world, entity) || isFed(world, needs.from, entity)
}

/** True if everything that an entity needs to run leaves it something. */
function isFed(world: World, from: Int32Array, entity: number): boolean {
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) {
    if (allowedAt(world, place) === 0) return false
  }
  return true
}

/** Whether an entity can start is looked at again: a way to what it needs is open, or felt to be. */
export function wakeStart(world: World, entity: number): void {
  if (world.starts.has(entity)) world.starts.addDue(entity)
}

/** An entity has changed: starts that may wait for it are looked at. */
export function wakeStarts({ starts, structure }: World, entity: number): void {
  if (starts.size === 0) return
  const { starters, startersFrom } = structure
  const end = startersFrom[entity + 1] as number
  for (let place = startersFrom[entity] as number; place < end; place++) {
    const waiting = starters[place] as number
    if (starts.has(waiting)) starts.addDue(waiting)
  }
}

/** Begins what can begin; says nothing yet of what cannot. */
export function beginStarts(world: World): void {
  const { starts } = world
  if (!starts.hasDue) return
  const count = starts.sortDue()
  for (let place = 0; place < count; place++) {
    const entity = starts.dueAt(place)
    // What a fault keeps down is not started, and nobody writes down that it waits.
    if (world.faultCap[entity] === 0) continue
    if (starts.isJump(entity) || canStart(world, entity)) begin(world, entity)
  }
}

/** Begins what can begin; writes down what waits. */
export function checkStarts(world: World): void {
  const { starts } = world
  if (!starts.hasDue) return
  beginStarts(world)
  const count = starts.sortDue()
  for (let place = 0; place < count; place++) {
    const entity = starts.dueAt(place)
    if (world.faultCap[entity] !== 0 && starts.waitingEvent(entity) < 0) wait(world, entity)
  }
  starts.clearDue()
}

function wait(world: World, entity: number): void {
  const { starts, gathered, log } = world
  const asked = starts.askedEvent(entity)
  const blockers = startBlockers(world, entity)
  gathered.begin().add(asked)
  let isLater = false
  for (const blocker of blockers) {
    const event = stateEventOf(world, blocker)
    if (timeOf(world, event) > timeOf(world, asked)) isLater = true
    gathered.add(event)
  }
  // What came later than the asking goes first.
  if (isLater) gathered.sortLatestFirst()
  const event = recordGathered(world, kindNumber['start-waiting'], entity, segmentNumber.instant)
  for (const blocker of blockers) log.addOther(event, blocker)
  log.end(event)
  starts.wait(entity, event)
  world.work.hasNewWait = true
  if (world.structure.circles.entities[entity] === 1) world.hasNewWaits = true
}

function begin(world: World, entity: number): void {
  gatherCausesOfStart(world, entity)
  world.starts.drop(entity)
  const { id, start } = entityAt(world, entity)
  const takesMs = drawTime(world, 'start', id, start)
  if (takesMs === 0) {
    world.powerOf[entity] = power.running
    touch(world, entity, world.gathered.list(), 'instant')
    return
  }
  const starting = recordGathered(world, kindNumber.starting, entity, segmentNumber.instant)
  world.log.end(starting)
  const version = at(world.powerVersion, entity) + 1
  world.powerVersion[entity] = version
  world.powerOf[entity] = power.starting
  touchBy(world, entity, starting, 'instant')
  schedule(world, 'started', takesMs, { subject: entity, detail: starting, version })
}

/** Whoever asked for a start; where it had to wait, what it waited for. */
function gatherCausesOfStart(world: World, entity: number): void {
  const { starts, gathered, structure } = world
  const waiting = starts.waitingEvent(entity)
  gathered.begin().add(starts.askedEvent(entity))
  if (waiting < 0) return
  gathered.add(waiting)
  gatherGates(world, structure.startGates, entity)
  if (isStopper(world, entity)) gatherGates(world, structure.needs, entity)
  gathered.sortLatestFirst()
}

type Gates = {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly dependency: Int32Array
}

/** The events by which gates came to be as they are: their providers’, and cuts of the way there. */
function gatherGates(world: World, { from, to, dependency }: Gates, entity: number): void {
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) {
    world.gathered.add(stateEventOf(world, to[place] as number))
    world.gathered.add(world.reachEvent[dependency[place] as number] as number)
  }
}

/** A start is done, unless something has stopped it meanwhile. */
export function onStarted(world: World, entity: number, starting: number, version: number): void {
  if (world.powerVersion[entity] !== version) return
  world.powerOf[entity] = power.running
  touchBy(world, entity, starting, 'start')
}

/** Stops what cannot go on without its providers, once it gives nothing; it starts again when they are back. */
export function stopStarved(world: World, entity: number): void {
  const isStarved = world.powerOf[entity] === power.running && levelOf(world, entity) === 0
  if (!isStarved || canStart(world, entity)) return
  world.powerOf[entity] = power.stopped
  wantStart(world, entity, stateEventOf(world, entity))
}
