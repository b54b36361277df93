/**
 * Bringing data back: which copy, how fast, and once more from an older one if it proves no good.
 *
 * A task that restores lets its people go once data flow. Between two events all rates are constant;
 * they change only when a restore begins or ends, or what one passes through fails or comes back.
 */
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { type Copy, never, type Restore } from '../../state/dataWorld.ts'
import { drawTime } from '../../chance/drawing.ts'
import {
  entityAt,
  faultsOn,
  idOf,
  idsOf,
  isOfNow,
  latestFirst,
  stateEventsOf,
} from '../../looking.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { isBad, isOutOfUse, lostSitesOf, placeBlockers } from './copies.ts'
import { carryOn } from './carrying.ts'
import { comeBack, needsRestore } from './harm.ts'
import { liftFault, liftHarm } from '../levels/faults.ts'
import { enterAgain } from './lostWork.ts'
import { copiesFor, isBeingMended, isLiftedByRestore, isReachable } from './restoreChoice.ts'
import { shareOut } from './sharing.ts'

const hourMs = 3_600_000
/** Less than this of a millisecond is rounding. */
const roundingMs = 1e-6

/** Who asked for a restore: a task run (-1 for a decision) in an incident (-1 for none). */
type Order = { readonly run: number; readonly incident: number; readonly event: number }

/** Begins the restores of a task whose people have done their part; false if there is nothing to do. */
export function beginRestores(
  world: World,
  entities: readonly number[],
  { run, incident, event }: Order,
): boolean {
  const sets = entities.flatMap((entity) => {
    const set = at(world.structure.setOf, entity)
    const isUnderWay = world.data.active.some((restore) => restore.set === set)
    return set >= 0 && needsRestore(world, entity) && !isUnderWay ? [set] : []
  })
  for (const set of sets) {
    const restore: Restore = {
      index: world.data.restores.length,
      run,
      incident,
      set,
      step: 'choosing',
      beforeMs: never,
      copy: null,
      leftGb: 0,
      gbPerHour: 0,
      sinceMs: world.nowMs,
      version: 0,
      event,
      waitingEvent: -1,
    }
    world.data.restores.push(restore)
    world.data.active.push(restore)
  }
  world.data.mustLook = true
  return sets.length > 0
}

/** Something may have changed for restores: choices are made and shares worked out again. */
export function checkRestores(world: World): void {
  if (!world.data.mustLook) return
  world.data.mustLook = false
  for (const restore of [...world.data.active].sort((a, b) => a.set - b.set)) {
    if (restore.step === 'choosing') choose(world, restore)
  }
  share(world)
}

function entityOf(world: World, { set }: Restore): number {
  return at(world.model.data.sets, set).entity
}

/** Takes the newest copy that can be reached, or waits for one, or gives up. */
function choose(world: World, restore: Restore): void {
  const entity = entityOf(world, restore)
  if (isBeingMended(world, restore, entity)) {
    waitFor(world, restore, { entities: [entity], sites: [] })
    return
  }
  const copies = copiesFor(world, restore)
  const [newest] = copies
  if (newest === undefined) {
    giveUp(world, restore)
    return
  }
  const open = copies.find((copy) => isReachable(world, copy))
  if (open === undefined) {
    const entities = placeBlockers(world, newest.place)
    waitFor(world, restore, { entities, sites: lostSitesOf(world, newest.place) })
  } else copyFrom(world, restore, open)
}

type Blockers = { readonly entities: readonly number[]; readonly sites: readonly number[] }

function waitFor(world: World, restore: Restore, { entities, sites }: Blockers): void {
  if (restore.waitingEvent >= 0) return
  const struck = entities.map((entity) => at(world.touchEvent, entity))
  const lost = sites.map((site) => at(world.data.siteEvents, site))
  const causes = [restore.event, ...stateEventsOf(world, entities), ...struck, ...lost]
  restore.waitingEvent = record(world, {
    kind: 'restore-waiting',
    entity: idOf(world, entityOf(world, restore)),
    because: latestFirst(world, causes),
    segment: 'instant',
    other: [...idsOf(world, entities), ...sites.map((site) => at(world.model.siteIds, site))],
  })
  restore.event = restore.waitingEvent
}

/** What may have changed which copy is the best while a restore waited. */
function newsOf(world: World, restore: Restore): readonly number[] {
  const gone = at(world.model.data.sets, restore.set).backups.flatMap((backup) =>
    at(world.model.data.backups, backup).places.map(
      (place) => at(world.data.places, place.index).goneEvent,
    ),
  )
  const { knownEvent } = at(world.data.sets, restore.set)
  return [at(world.touchEvent, entityOf(world, restore)), knownEvent, ...gone]
}

/** No copy is left that anybody believes in. */
function giveUp(world: World, restore: Restore): void {
  const event = record(world, {
    kind: 'no-recovery',
    entity: idOf(world, entityOf(world, restore)),
    because: latestFirst(world, [restore.event, ...newsOf(world, restore)]),
    segment: 'instant',
  })
  restore.step = 'done'
  world.data.active = world.data.active.filter((one) => one !== restore)
  if (restore.run >= 0) world.data.ended.push({ run: restore.run, event, isRestored: false })
}

function copyFrom(world: World, restore: Restore, copy: Copy): void {
  const { needs, sites } = copy.place
  const opened = [
    ...stateEventsOf(world, needs),
    ...sites.map((site) => at(world.data.siteEvents, site)),
    ...newsOf(world, restore),
  ]
  const waited = restore.waitingEvent >= 0
  const because = waited ? latestFirst(world, [restore.event, ...opened]) : [restore.event]
  const isNow = isOfNow(world, at(because, 0))
  restore.step = 'copying'
  restore.copy = copy
  restore.leftGb = copy.backup.sizeGb
  restore.gbPerHour = -1
  restore.sinceMs = world.nowMs
  restore.waitingEvent = -1
  restore.event = record(world, {
    kind: 'restore-started',
    entity: idOf(world, entityOf(world, restore)),
    because,
    segment: isNow ? 'instant' : 'wait-for',
    other: [copy.place.id],
    pointMs: copy.pointMs,
  })
  world.data.changes.push(restore.event)
}

/** Works out how fast every restore goes from now on. */
function share(world: World): void {
  const copying = world.data.active.filter((restore) => restore.step === 'copying')
  if (copying.length === 0) return
  const going = copying.filter((restore) => isFlowing(world, restore))
  const numbers = new Map<number, number>()
  const limits: number[] = []
  for (const restore of going) {
    for (const entity of copyOf(restore).place.through) {
      if (numbers.has(entity)) continue
      numbers.set(entity, limits.length)
      limits.push(at(world.model.data.gbPerHour, entity))
    }
  }
  const streams = going.map((restore) => {
    const { streamGbPerHour, through } = copyOf(restore).place
    return { cap: streamGbPerHour, through: through.map((entity) => numbers.get(entity) ?? 0) }
  })
  const rates = shareOut(streams, limits)
  const changes = world.data.changes
  for (const restore of copying) {
    const position = going.indexOf(restore)
    setRate(world, restore, position < 0 ? 0 : at(rates, position), changes)
  }
  world.data.changes = []
}

function copyOf({ copy }: Restore): Copy {
  assert(copy !== null, 'what is being restored has a copy')
  return copy
}

/** Nothing flows while what a restore needs or goes to is down by something else. */
function isFlowing(world: World, restore: Restore): boolean {
  return (
    isReachable(world, copyOf(restore)) && !isBeingMended(world, restore, entityOf(world, restore))
  )
}

// oxlint-disable-next-line max-params -- a rate and what changed it
function setRate(
  world: World,
  restore: Restore,
  gbPerHour: number,
  changes: readonly number[],
): void {
  if (restore.gbPerHour === gbPerHour) return
  const { place, backup } = copyOf(restore)
  const passedMs = world.nowMs - restore.sinceMs
  const wasStill = restore.gbPerHour <= 0
  if (!wasStill)
    restore.leftGb = Math.max(0, restore.leftGb - (restore.gbPerHour * passedMs) / hourMs)
  restore.gbPerHour = gbPerHour
  restore.sinceMs = world.nowMs
  const opened = wasStill && passedMs > 0 ? stateEventsOf(world, place.needs) : []
  const because = [...latestFirst(world, [restore.event, ...opened]), ...changes]
  const isNow = isOfNow(world, at(because, 0))
  restore.event = record(world, {
    kind: 'restore-rate',
    entity: idOf(world, entityOf(world, restore)),
    because,
    segment: isNow ? 'instant' : wasStill ? 'wait-for' : 'transfer',
    gb: backup.sizeGb - restore.leftGb,
    gbPerHour,
  })
  restore.version++
  if (gbPerHour <= 0 && restore.leftGb > 0) return
  const inMs = restore.leftGb === 0 ? 0 : (restore.leftGb / gbPerHour) * hourMs
  schedule(world, 'restore-copied', Math.max(0, Math.ceil(inMs - roundingMs)), {
    subject: restore.index,
    version: restore.version,
  })
}

function restoreAt(world: World, index: number, version: number): Restore | undefined {
  const restore = at(world.data.restores, index)
  return restore.version === version ? restore : undefined
}

/** All data have arrived. */
export function onRestoreCopied(world: World, index: number, version: number): void {
  const restore = restoreAt(world, index, version)
  if (restore?.step !== 'copying') return
  const { backup } = copyOf(restore)
  restore.leftGb = 0
  restore.step = 'rebuilding'
  restore.event = record(world, {
    kind: 'restore-copied',
    entity: idOf(world, entityOf(world, restore)),
    because: [restore.event],
    segment: 'transfer',
    gb: backup.sizeGb,
  })
  world.data.changes.push(restore.event)
  world.data.mustLook = true
  const { id } = entityAt(world, entityOf(world, restore))
  const rebuildMs = drawTime(world, 'rebuild', id, backup.rebuild)
  if (rebuildMs === 0) beginCheck(world, restore)
  else schedule(world, 'restore-rebuilt', rebuildMs, { subject: index, version })
}

/** Logs are replayed and indexes built. */
export function onRestoreRebuilt(world: World, index: number, version: number): void {
  const restore = restoreAt(world, index, version)
  if (restore?.step !== 'rebuilding') return
  restore.event = record(world, {
    kind: 'restore-rebuilt',
    entity: idOf(world, entityOf(world, restore)),
    because: [restore.event],
    segment: 'work',
  })
  beginCheck(world, restore)
}

function beginCheck(world: World, restore: Restore): void {
  restore.step = 'checking'
  const { id } = entityAt(world, entityOf(world, restore))
  const checkMs = drawTime(world, 'check', id, copyOf(restore).backup.check)
  schedule(world, 'restore-checked', checkMs, { subject: restore.index, version: restore.version })
}

/** The check shows whether what was restored is whole and clean. */
export function onRestoreChecked(world: World, index: number, version: number): void {
  const restore = restoreAt(world, index, version)
  if (restore?.step !== 'checking') return
  const copy = copyOf(restore)
  if (isBad(world, copy)) stepBack(world, restore, copy)
  else finish(world, restore, copy)
}

function stepBack(world: World, restore: Restore, { place, pointMs }: Copy): void {
  restore.event = record(world, {
    kind: 'restore-failed',
    entity: idOf(world, entityOf(world, restore)),
    because: [restore.event],
    segment: 'verify',
    other: [place.id],
    pointMs,
  })
  restore.step = 'choosing'
  restore.beforeMs = pointMs
  world.data.mustLook = true
}

function finish(world: World, restore: Restore, { place, pointMs }: Copy): void {
  const { set: number, run, incident } = restore
  const entity = entityOf(world, restore)
  const set = at(world.data.sets, number)
  const lostMs = set.stopMs - pointMs
  const event = record(world, {
    kind: 'restored',
    entity: idOf(world, entity),
    because: [restore.event],
    segment: 'verify',
    other: [place.id],
    pointMs,
    lostMs,
  })
  restore.step = 'done'
  world.data.active = world.data.active.filter((one) => one !== restore)
  comeBack(world, number, { pointMs, event })
  liftWhatIsOver(world, entity, { incident, event })
  carryOn(world, entity, { what: 'restore', fault: set.fault, pointMs, event })
  tellInconsistency(world, number, event)
  enterAgain(world, at(world.model.data.sets, number).services, lostMs, event)
  const isLast = !world.data.active.some((other) => other.run === run)
  if (run >= 0 && isLast) world.data.ended.push({ run, event, isRestored: true })
}

/** The harm, and the fault behind it where nothing else says how that would be mended. */
function liftWhatIsOver(
  world: World,
  entity: number,
  { incident, event }: { readonly incident: number; readonly event: number },
): void {
  for (const { fault, needsRestore: isHarm } of [...faultsOn(world, entity)]) {
    if (isHarm || !isLiftedByRestore(world, entity, fault, incident)) continue
    liftFault(world, entity, fault, event)
  }
  liftHarm(world, entity, event)
  touch(world, entity, [event], 'instant')
}

/** Once all data sets of a group are in use again: whether they are as of one moment. */
function tellInconsistency(world: World, set: number, event: number): void {
  const { group, toleranceMs } = at(world.model.data.sets, set)
  const states = group.map((member) => at(world.data.sets, member))
  if (group.length < 2 || states.some(isOutOfUse)) return
  const { fault } = at(world.data.sets, set)
  const own = at(world.data.sets, set).pointMs
  const apart = group.flatMap((member, position) => {
    const state = at(states, position)
    const pointMs = state.fault === fault ? state.pointMs : never
    const apartMs = pointMs === never ? never : Math.abs(pointMs - own)
    return apartMs > toleranceMs ? [{ member, event: state.restoredEvent }] : []
  })
  if (apart.length === 0) return
  const idOfSet = (member: number) => idOf(world, at(world.model.data.sets, member).entity)
  record(world, {
    kind: 'inconsistent',
    entity: idOfSet(set),
    because: [event, ...apart.map((one) => one.event)],
    segment: 'instant',
    other: apart.map((one) => idOfSet(one.member)),
  })
}
