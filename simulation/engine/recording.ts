/**
 * How rules change the world for others: events are written, cues scheduled, entities marked.
 */
import { type NewEvent, segmentNumber } from './log/columns.ts'
import { markLoad } from './load/loadMarks.ts'
import type { SegmentKind } from './log/log.ts'
import { type CueKind, phase } from './queue/queue.ts'
import { wakeEntity } from './wakes.ts'
import type { World } from './state/world.ts'

/**
 * Writes an event at the present moment; the first cause is the binding one.
 *
 * The event belongs to the incident of its first cause that has one.
 */
export function record(world: World, event: NewEvent): number {
  return world.log.write(world.nowMs, event)
}

/**
 * Begins an event of a kind about an entity for the causes that were gathered, all by their numbers and
 * without an object. Whoever calls may add to it, and ends it.
 */
// oxlint-disable-next-line max-params -- an object for each event is what this avoids
export function recordGathered(
  world: World,
  kind: number,
  entity: number,
  segment: number,
): number {
  const { log } = world
  const event = log.begin(world.nowMs, entity)
  log.setKind(event, kind, segment)
  world.gathered.writeTo(log, event)
  return event
}

/** Says which incident an event belongs to, where its causes do not tell. */
export function belongsTo(world: World, event: number, incident: number): void {
  world.log.incident[event] = incident
}

type About = {
  readonly subject: number
  readonly detail?: number
  readonly version?: number
  readonly phase?: number
}

/** Schedules something `inMs` from now. */
export function schedule(world: World, kind: CueKind, inMs: number, about: About): void {
  const { subject, detail = 0, version = -1, phase: at = phase.completion } = about
  world.queue.push({ atMs: world.nowMs + inMs, phase: at, kind, subject, detail, version })
}

/** Marks an entity whose own state changed; the newest trigger stays. */
export function touch(
  world: World,
  entity: number,
  because: readonly number[],
  segment: SegmentKind,
): void {
  world.dirty.set(entity, { because, segment })
  lookAtTouched(world, entity, because[0] ?? 0)
  markLoad(world, entity, because)
}

/** As `touch`, for one cause and without a list. */
export function touchBy(world: World, entity: number, cause: number, segment: SegmentKind): void {
  world.dirty.setOne(entity, cause, segmentNumber[segment])
  lookAtTouched(world, entity, cause)
  if (world.load !== null) markLoad(world, entity, [cause])
}

function lookAtTouched(world: World, entity: number, event: number): void {
  const { starts } = world
  if (starts.size > 0 && starts.has(entity)) starts.addDue(entity)
  world.touchEvent[entity] = event
  wakeEntity(world, entity)
}

/** Marks a fleet whose rates may have changed; all causes are kept. */
export function markFleet(world: World, fleet: number, because: readonly number[]): void {
  world.fleetsToRecount.set(fleet, [...(world.fleetsToRecount.get(fleet) ?? []), ...because])
}
