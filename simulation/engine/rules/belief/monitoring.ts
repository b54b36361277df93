/**
 * Monitors whose readings are followed: they look at intervals, show after a delay what they saw, may
 * miss it, may raise an alarm for nothing, and show the last thing they saw while they are down.
 *
 * Nothing is scheduled while a reading is right: a look is expected only where what a monitor would
 * read differs from what it shows. A change costs the watches on what changed and nothing else.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledWatch } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { reading } from '../../state/beliefState.ts'
import { drawMs } from '../../chance/distributions.ts'
import { drawIsTrue, drawTime, drawUniform } from '../../chance/drawing.ts'
import { idOf, isUsable, latestFirst } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { schedule } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { believe, gradeIn, truthOf, watchAt } from './belief.ts'
import { unseenAbout } from './noticing.ts'
import { raiseAlert } from './triage.ts'

/** Readings fit into this many numbers, so that one travels with its cause. */
const readings = 8

/** Something about an entity has changed: its monitors may see it at their next look. */
export function followChange(world: World, entity: number, event: number): void {
  for (const index of at(world.structure.watchesOn, entity)) readAgain(world, index, event)
}

function readAgain(world: World, index: number, event: number): void {
  const { belief } = world
  const watch = watchAt(world, index)
  const truth = truthOf(world, watch)
  const before = at(belief.truth, index)
  if (truth === before) return
  belief.truth[index] = truth
  belief.truthEvent[index] = event
  const seen = at(belief.visible, index)
  const grade = gradeIn(truth) === gradeIn(before) ? gradeIn(seen) : seenGrade(world, watch, truth)
  belief.visible[index] = grade + seenDamage(world, watch, truth)
  expectLook(world, watch)
}

/** The grade that a monitor would see from now on; that of before if it misses the change. */
function seenGrade(world: World, watch: CompiledWatch, truth: number): number {
  const grade = gradeIn(truth)
  const misses = grade === reading.down ? watch.misses : watch.missesDegraded
  const isMissed = grade !== reading.well && drawIsTrue(world, 'monitor-misses', watch.id, misses)
  return isMissed ? gradeIn(at(world.belief.visible, watch.index)) : grade
}

/** Damage to data as a monitor would see it from now on. */
function seenDamage(world: World, watch: CompiledWatch, truth: number): number {
  if (truth < reading.damaged) return 0
  const seen = at(world.belief.visible, watch.index)
  if (seen >= reading.damaged) return reading.damaged
  return drawIsTrue(world, 'monitor-misses-data', watch.id, watch.missesData) ? 0 : reading.damaged
}

/** Schedules a look if it would show something new and nothing is in its way. */
function expectLook(world: World, watch: CompiledWatch): void {
  const { belief } = world
  const { index } = watch
  const visible = at(belief.visible, index)
  if (visible === belief.shown[index] && belief.isAlertDue[index] === 0) {
    belief.lookVersion[index] = at(belief.lookVersion, index) + 1
    belief.isLookDue[index] = 0
    return
  }
  const isForUsers = watch.signal === 'user-reports' && visible !== reading.well
  if (belief.isLookDue[index] === 1 || isForUsers || !canSee(world, watch)) return
  const intervalMs = drawTime(world, 'monitor-interval', watch.id, watch.interval)
  lookIn(world, index, Math.round(intervalMs * drawUniform(world, 'monitor-look', watch.id)))
}

function canSee(world: World, { monitor }: CompiledWatch): boolean {
  return isUsable(world, monitor, usableLevel)
}

function lookIn(world: World, index: number, inMs: number): void {
  world.belief.isLookDue[index] = 1
  const version = at(world.belief.lookVersion, index)
  schedule(world, 'watch-look', inMs, { subject: index, version, phase: phase.belief })
}

/** A monitor looks. What it sees is shown after its delay; if it is down, once it is back. */
export function onWatchLook(world: World, index: number, version: number): void {
  const { belief } = world
  if (belief.lookVersion[index] !== version) return
  belief.isLookDue[index] = 0
  const watch = watchAt(world, index)
  if (!canSee(world, watch)) return
  const look = at(belief.taken, index) + 1
  belief.taken[index] = look
  // An alarm for nothing, or a late report of the past, is set right by what is so since before.
  const cause = Math.max(at(belief.truthEvent, index), at(belief.shownEvent, index))
  const seen = cause * readings + at(belief.visible, index)
  const delayMs = drawTime(world, 'monitor-delay', watch.id, watch.delay)
  const about = { subject: index, detail: seen, version: look, phase: phase.belief }
  if (delayMs > 0) schedule(world, 'watch-report', delayMs, about)
  else onWatchReport(world, index, seen, look)
}

/** What a monitor saw arrives, unless it is down by now or has shown something newer. */
// oxlint-disable-next-line max-params -- a cue has four parts
export function onWatchReport(world: World, index: number, seen: number, look: number): void {
  const { belief } = world
  const watch = watchAt(world, index)
  if (look <= at(belief.shownLook, index) || !canSee(world, watch)) return
  belief.shownLook[index] = look
  const cause = Math.floor(seen / readings)
  const back = at(belief.backEvent, watch.monitor)
  const because = latestFirst(world, back > 0 ? [cause, back] : [cause])
  show(world, watch, seen % readings, because)
  expectLook(world, watch)
}

/** A monitor shows something; whoever is told of bad news is alerted. */
// oxlint-disable-next-line max-params -- what a monitor shows has three parts
function show(world: World, watch: CompiledWatch, seen: number, because: readonly number[]): void {
  const { belief } = world
  const { index, target } = watch
  const isAlertDue = belief.isAlertDue[index] === 1
  const wasWell = belief.believed[target] === reading.well
  belief.isAlertDue[index] = 0
  belief.shown[index] = seen
  const isForNothing = because[0] === 0
  const segment = isForNothing ? 'outside' : 'detect'
  const by = idOf(world, watch.monitor)
  const event = believe(world, target, { because, segment, by })
  belief.shownEvent[index] = event < 0 ? at(because, 0) : event
  if (seen === reading.well) return
  const isNews = wasWell && event >= 0
  if (!isNews && !isAlertDue && unseenAbout(world, target).length === 0) return
  const told = { event: at(belief.shownEvent, index), isTold: event >= 0 }
  raiseAlert(world, { entity: target, ...told, by })
}

/** Something that was not well already was struck once more: the next look tells of it. */
export function expectAlert(world: World, entity: number): void {
  for (const index of at(world.structure.watchesOn, entity)) {
    const watch = watchAt(world, index)
    const isSeen = at(world.belief.visible, index) !== reading.well
    if (!isSeen || watch.signal === 'user-reports') continue
    world.belief.isAlertDue[index] = 1
    expectLook(world, watch)
  }
}

/** A monitor goes blind, or is back and looks at everything of which it shows something old. */
export function followMonitor(world: World, monitor: number, event: number): void {
  const watches = at(world.structure.watchesBy, monitor)
  if (watches.length === 0) return
  const { visible, shown, isAlertDue, isBlind, backEvent } = world.belief
  const wasBlind = isBlind[monitor] === 1
  isBlind[monitor] = isUsable(world, monitor, usableLevel) ? 0 : 1
  if (!wasBlind || isBlind[monitor] === 1) return
  backEvent[monitor] = event
  for (const index of watches) {
    if (visible[index] !== shown[index] || isAlertDue[index] === 1) {
      expectLook(world, watchAt(world, index))
    }
  }
}

/** Schedules the first false alarm of every monitor that has any. */
export function expectFalseAlarms(world: World): void {
  world.model.belief.alarms.forEach((_, index) => expectFalseAlarm(world, index))
}

/** Time to the next one, by inversion of the exponential distribution. */
function expectFalseAlarm(world: World, index: number): void {
  const { id, meanMs } = at(world.model.belief.alarms, index)
  const inMs = drawMs({ kind: 'exponential', meanMs }, drawUniform(world, 'false-alarm', id))
  schedule(world, 'false-alarm', inMs, { subject: index, phase: phase.belief })
}

/** A monitor raises an alarm for nothing, unless it is down or shows one already. */
export function onFalseAlarm(world: World, index: number): void {
  expectFalseAlarm(world, index)
  const { id, watches } = at(world.model.belief.alarms, index)
  const position =
    watches.length === 1
      ? 0
      : Math.floor(drawUniform(world, 'false-alarm-about', id) * watches.length)
  const watch = watchAt(world, at(watches, position))
  const { belief } = world
  if (!canSee(world, watch) || belief.shown[watch.index] !== reading.well) return
  if (belief.visible[watch.index] !== reading.well) return
  show(world, watch, reading.down, [0])
  const clearsMs = drawTime(world, 'false-alarm-clears', watch.id, watch.interval)
  if (belief.isLookDue[watch.index] === 0) lookIn(world, watch.index, clearsMs)
}
