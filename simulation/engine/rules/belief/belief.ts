/**
 * Belief: what monitors show and people saw, moved by nothing else.
 *
 * Kept apart from how it is only where the plan says something that acts on it; of everything else
 * people know how it is.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledWatch } from '../../../compile/model.ts'
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { reading } from '../../state/beliefState.ts'
import type { EventKind, SegmentKind } from '../../log/log.ts'
import { entityAt, idOf, isUsable, latestFirst, levelOf, stateEventOf } from '../../looking.ts'
import { stateNumber } from '../../log/columns.ts'
import { record } from '../../recording.ts'
import { wakeEntity } from '../../wakes.ts'
import type { World } from '../../state/world.ts'
import { integrityOf } from '../data/copies.ts'
import { ownLevel } from '../levels/levels.ts'

export function watchAt(world: World, index: number): CompiledWatch {
  return at(world.model.belief.watches, index)
}

/** The watch of a monitor on an entity. */
export function watchOf(world: World, monitor: number, target: number): number {
  const watches = at(world.structure.watchesOn, target)
  const found = watches.find((index) => watchAt(world, index).monitor === monitor)
  assert(found !== undefined, 'a monitor watches what goes by its readings')
  return found
}

export function isFollowed(world: World, entity: number): boolean {
  return at(world.model.belief.isFollowed, entity)
}

function gradeOf(level: number): number {
  if (level >= 1) return reading.well
  if (level >= usableLevel) return reading.degraded
  return level > 0 ? reading.useless : reading.down
}

/** What a monitor would read if it saw everything that its signal can show. */
export function truthOf(world: World, { target, signal }: CompiledWatch): number {
  // What is off or cut off on purpose is nothing to alert anybody of.
  if (world.state[target] === stateNumber.stopped) return reading.well
  const isInside = signal === 'white-box' && entityAt(world, target).kind === 'component'
  const grade = gradeOf(isInside ? ownLevel(world, target) : levelOf(world, target))
  return integrityOf(world, target) === 'corrupt' ? grade + reading.damaged : grade
}

/** When a run begins, monitors and people know how everything is. */
export function beginBelief(world: World): void {
  for (const { index, target } of world.model.belief.watches) {
    setReading(world, index)
    world.belief.believed[target] = worstShown(world, target)
  }
  for (const { monitor } of world.model.belief.watches) {
    world.belief.isBlind[monitor] = isUsable(world, monitor, usableLevel) ? 0 : 1
  }
}

/** Sets a reading to how it is. */
function setReading(world: World, index: number): void {
  const { belief } = world
  const truth = truthOf(world, watchAt(world, index))
  belief.truth[index] = truth
  belief.visible[index] = truth
  belief.shown[index] = truth
}

/** The grade of a reading, whatever it says about data. */
export function gradeIn(shown: number): number {
  return shown & 3
}

type Word = Extract<EventKind, `believed-${string}`>

function wordOf(belief: number): Word {
  if (gradeIn(belief) === reading.down) return 'believed-down'
  if (belief >= reading.damaged) return 'believed-damaged'
  return belief === reading.well ? 'believed-well' : 'believed-degraded'
}

/** The worst that any monitor shows of an entity. */
function worstShown(world: World, entity: number): number {
  let grade = 0
  let damaged = 0
  for (const watch of at(world.structure.watchesOn, entity)) {
    const shown = at(world.belief.shown, watch)
    grade = Math.max(grade, gradeIn(shown))
    damaged = Math.max(damaged, shown & reading.damaged)
  }
  return grade + damaged
}

export type Told = {
  readonly because: readonly number[]
  readonly segment: SegmentKind
  /** Id of the monitor, or who says so. */
  readonly by: string
}

/** Belief follows what is shown; returns the event, or -1 if it is as it was. */
export function believe(world: World, entity: number, { because, segment, by }: Told): number {
  const { believed, believedEvent } = world.belief
  const before = at(believed, entity)
  const after = worstShown(world, entity)
  believed[entity] = after
  if (wordOf(before) === wordOf(after)) return -1
  const event = record(world, {
    kind: wordOf(after),
    entity: idOf(world, entity),
    because,
    segment,
    other: [by],
  })
  believedEvent[entity] = event
  wakeEntity(world, entity)
  return event
}

/** True if people think that something is of use; of what is not followed they know. */
export function isBelievedUsable(world: World, entity: number): boolean {
  return gradeIn(at(world.belief.believed, entity)) < reading.useless
}

/** The event that last changed what is believed of an entity; the start of the run if nothing did. */
export function believedEventOf(world: World, entity: number): number {
  return at(world.belief.believedEvent, entity)
}

/** Sets every reading of an entity to how it is, whatever its monitors missed or still show. */
function setRight(world: World, entity: number): void {
  const { belief } = world
  for (const index of at(world.structure.watchesOn, entity)) {
    setReading(world, index)
    belief.shownLook[index] = at(belief.taken, index)
    belief.lookVersion[index] = at(belief.lookVersion, index) + 1
    belief.isLookDue[index] = 0
  }
}

/** Somebody who knows how an entity is says so; returns the event, or -1 if it was known. */
export function tell(world: World, entity: number, told: Told): number {
  if (!isFollowed(world, entity)) return -1
  setRight(world, entity)
  const event = believe(world, entity, told)
  for (const index of at(world.structure.watchesOn, entity)) {
    if (event >= 0) world.belief.shownEvent[index] = event
  }
  return event
}

/** People look at an entity once everything of this instant has come about. */
export function lookSoon(world: World, entity: number, because: number): void {
  if (isFollowed(world, entity)) world.belief.toLookAt.push([entity, because])
}

/** Whoever was about to look does. */
export function lookNow(world: World): void {
  if (world.belief.toLookAt.length === 0) return
  for (const [entity, because] of world.belief.toLookAt.splice(0)) lookAt(world, entity, because)
}

/** People look at an entity themselves: from then on belief is how it is. */
export function lookAt(world: World, entity: number, because: number): number {
  return tell(world, entity, { because: [because], segment: 'instant', by: 'people' })
}

/** What is believed of an entity is made known: from then on that is declared. */
export function announce(world: World, entity: number, because: number): void {
  record(world, {
    kind: 'announced',
    entity: idOf(world, entity),
    because: latestFirst(world, [because, believedEventOf(world, entity)]),
    segment: 'instant',
  })
}

/** True if people who wait for something are kept by a belief that it is of no use. */
export function isHeldByBelief(world: World, entity: number): boolean {
  return world.model.belief.isActedOn && !isBelievedUsable(world, entity)
}

/** The events that last changed whether gates on these entities are open. */
export function gateEventsOf(world: World, entities: readonly number[]): readonly number[] {
  const events = entities.map((entity) => stateEventOf(world, entity))
  if (!world.model.belief.isActedOn) return events
  return [...events, ...entities.map((entity) => believedEventOf(world, entity))]
}
