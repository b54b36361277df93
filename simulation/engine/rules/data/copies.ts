/**
 * Which copies of a data set there are at a moment, which are believed clean, and which really are.
 *
 * A copy is what the data were when it was begun (its consistent point), and of use once it is
 * complete. Nothing here changes the world.
 */
import { at } from '../../at.ts'
import type { CompiledBackup, CompiledPlace } from '../../../compile/model.ts'
import { type Copy, never, type SetState, type Span } from '../../state/dataWorld.ts'
import type { Integrity } from '../../log/log.ts'
import { isUsable } from '../../looking.ts'
import { usableLevel } from '../../../compile/defaults.ts'
import type { World } from '../../state/world.ts'

/**
 * A moment at which a copy began, in milliseconds since the run’s start. A backup without a time of
 * day begins anywhere in its interval, evenly.
 */
export function anchorOf(world: World, backup: CompiledBackup): number {
  const { id, isAnchored, anchorMs, intervalMs } = backup
  if (isAnchored) return anchorMs
  return Math.floor(world.chance.uniform('backup-phase', id, 0) * intervalMs)
}

function isUnreadable({ integrity }: Span): boolean {
  return integrity === 'encrypted' || integrity === 'lost'
}

/** The newest copies of a data set that are believed clean, one for each place that has any. */
export function newestCopies(world: World, set: number, beforeMs: number): readonly Copy[] {
  return at(world.model.data.sets, set).backups.flatMap((index) => {
    const backup = at(world.model.data.backups, index)
    return backup.places.flatMap((place) => newestIn(world, { backup, place }, beforeMs) ?? [])
  })
}

type Series = { readonly backup: CompiledBackup; readonly place: CompiledPlace }

/** The newest copy in a place that is kept, complete and believed clean, and older than a moment. */
function newestIn(world: World, series: Series, beforeMs: number): Copy | undefined {
  const { backup, place } = series
  const state = at(world.data.sets, backup.set)
  const anchorMs = anchorOf(world, backup)
  // Nothing is thrown away once the data are out of use; an assumption.
  const ageFromMs = state.stopMs >= 0 ? state.stopMs : world.nowMs
  const oldestMs = ageFromMs - Math.max(...place.keeps.map((keep) => keep.forMs))
  const latestMs = Math.min(beforeMs - 1, world.nowMs - backup.takesMs - place.arrivesMs)
  let number = Math.floor((latestMs - anchorMs) / backup.intervalMs)
  for (;;) {
    const pointMs = anchorMs + number * backup.intervalMs
    if (pointMs < oldestMs) return undefined
    const harmed = state.spans.find((span) => isRuledOut(span, pointMs, backup.takesMs))
    if (harmed !== undefined) {
      const untilMs = harmed.fromMs - (isUnreadable(harmed) ? backup.takesMs : 1)
      number = Math.min(number - 1, Math.floor((untilMs - anchorMs) / backup.intervalMs))
      continue
    }
    const copy = { backup, place, number, pointMs }
    if (isKept(copy, ageFromMs) && isThere(world, copy) && !isKnownBad(world, copy)) return copy
    number--
  }
}

/** True if there can be no copy of this moment, or everybody knows that it is no good. */
function isRuledOut(span: Span, pointMs: number, takesMs: number): boolean {
  if (isUnreadable(span)) return span.fromMs < pointMs + takesMs && pointMs < span.toMs
  return span.isKnown && span.fromMs <= pointMs && pointMs < span.toMs
}

/** True if one of the rules of its place keeps a copy: all for a time, or the first in every so long. */
function isKept({ backup, place, number, pointMs }: Copy, ageFromMs: number): boolean {
  const ageMs = ageFromMs - pointMs
  return place.keeps.some(({ everyMs, forMs }) => {
    if (ageMs > forMs) return false
    if (everyMs === 0) return true
    const sinceMs = number * backup.intervalMs
    const before = Math.floor((sinceMs - backup.intervalMs) / everyMs)
    return Math.floor(sinceMs / everyMs) !== before
  })
}

/** True if a copy reached its place and was not destroyed there since. */
function isThere(world: World, { backup, place, pointMs }: Copy): boolean {
  const completeMs = pointMs + backup.takesMs
  const arrivesMs = completeMs + place.arrivesMs
  const here = at(world.data.places, place.index)
  if (here.goneEvent >= 0 && arrivesMs <= here.goneMs) return false
  const source = at(world.data.places, at(backup.places, 0).index)
  // What was destroyed on its way never arrives.
  const isOnItsWay = completeMs <= source.goneMs && source.goneMs < arrivesMs
  return source.goneEvent < 0 || !isOnItsWay
}

/** True if a test of this copy has shown that it is no good; sleeping intruders pass such a test. */
function isKnownBad(world: World, copy: Copy): boolean {
  const { testedEach } = copy.backup
  if (testedEach === 0 || copy.number % testedEach !== 0) return false
  return isUnlucky(world, copy) || spanOf(world, copy)?.integrity === 'corrupt'
}

/** The stretch of harm in which a copy was begun, if it was. */
function spanOf(world: World, { backup, pointMs }: Copy): Span | undefined {
  const { spans } = at(world.data.sets, backup.set)
  return spans.find((span) => span.fromMs <= pointMs && pointMs < span.toMs)
}

function isUnlucky(world: World, { backup, number }: Copy): boolean {
  if (backup.good >= 1) return false
  return world.chance.uniform('copy-good', backup.id, number >>> 0) >= backup.good
}

/** True if a copy turns out to be no good when it is checked after a restore. */
export function isBad(world: World, copy: Copy): boolean {
  return spanOf(world, copy) !== undefined || isUnlucky(world, copy)
}

/** Entities that keep people from restoring out of a place now. */
export function placeBlockers(world: World, { needs }: CompiledPlace): readonly number[] {
  return needs.filter((entity) => !isUsable(world, entity, usableLevel))
}

/** Sites whose loss keeps people from restoring out of a place now. */
export function lostSitesOf(world: World, { sites, heldIn }: CompiledPlace): readonly number[] {
  // Whether a component can be reached shows in its own state.
  if (heldIn >= 0) return []
  return sites.filter((site) => at(world.data.lostSites, site) > 0)
}

/** What the data in an entity are now, whether anybody knows it or not. */
export function integrityOf(world: World, entity: number): Integrity {
  const set = at(world.structure.setOf, entity)
  if (set < 0) return 'clean'
  const open = at(world.data.sets, set).spans.findLast((span) => span.toMs === never)
  return open?.integrity ?? 'clean'
}

/** Faults that have made the data in an entity bad, known or not. */
export function hiddenHarms(world: World, entity: number): readonly number[] {
  const set = at(world.structure.setOf, entity)
  if (set < 0) return []
  const { spans } = at(world.data.sets, set)
  return spans.flatMap(({ toMs, integrity, fault }) =>
    toMs === never && integrity === 'corrupt' ? [fault] : [],
  )
}

/** True while a data set is out of use. */
export function isOutOfUse({ stopMs }: SetState): boolean {
  return stopMs >= 0
}
