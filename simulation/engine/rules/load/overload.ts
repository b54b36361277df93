/**
 * Overload and collapse: what has a capacity slides from one equilibrium to another, with memory.
 *
 * A slide takes the time that the plan gives it. Whatever changes on the way turns it round or lets it
 * go on from where it is, so that a short enough trigger does no lasting harm.
 */
import { at } from '../../at.ts'
import { markAround, markLoad } from '../../load/loadMarks.ts'
import type { Unit } from '../../state/loadWorld.ts'
import { idOf, latestFirst } from '../../looking.ts'
import { demandOf, type LoadUnit, servedShareAt, settleFrom } from '../../load/meanField.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { strengthOf } from '../levels/levels.ts'
import {
  collapsedBelow,
  endOverload,
  sayStuck,
  tellCollapse,
  tellOverload,
  tellRecovery,
} from './loadEvents.ts'
import { capByLoad, figuresOf, loadOf, loadUnitOf, sinceThen } from './units.ts'
import { driveLine, emptyLine } from './waiting.ts'

/** Shares of failing attempts closer than this are the same. */
const grain = 1e-12

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= grain
}

/** Lets a unit move by what is asked of it and what it can carry now. */
export function drive(world: World, unit: Unit, because: readonly number[]): void {
  if (!comesUp(world, unit, because)) return
  if (unit.line !== null) driveLine(world, unit, orTheHour(world, unit, because))
  else slide(world, unit, because)
}

/** False for what is down: it forgets all load, and starts without any. */
function comesUp(world: World, unit: Unit, because: readonly number[]): boolean {
  const isUp = strengthOf(world, unit.entity) > 0
  if (!isUp) {
    if (unit.isUp) forget(world, unit, because)
    unit.isUp = false
    return false
  }
  if (!unit.isUp) {
    unit.isUp = true
    unit.upSinceMs = world.nowMs
    unit.upEvent = at(latestFirst(world, because), 0)
    for (const { untilMs } of unit.load.warmUp) {
      schedule(world, 'warm-up', untilMs, { subject: unit.entity, version: unit.upEvent })
    }
  }
  return true
}

/** A unit that came up has warmed a step further. */
export function onWarmUp(world: World, entity: number, upEvent: number): void {
  const unit = at(loadOf(world).units, entity)
  if (unit === null || !unit.isUp || unit.upEvent !== upEvent) return
  const isWell = unit.failing === 0 && !unit.isSliding && unit.overloadedEvent < 0
  if (isWell) return
  const event = record(world, {
    kind: 'warmed-up',
    entity: idOf(world, entity),
    because: [upEvent],
    segment: 'start',
    load: figuresOf(world, unit, unit.failing),
  })
  markLoad(world, entity, [event])
}

/** Drops all memory of load: nothing waits, nothing fails. */
export function forget(world: World, unit: Unit, because: readonly number[]): void {
  unit.version++
  unit.isSliding = false
  if (unit.line !== null) emptyLine(unit.line, world.nowMs)
  const wasWell = unit.failing === 0 && unit.overloadedEvent < 0
  unit.failing = 0
  endOverload(world, unit)
  capByLoad(world, unit.entity, 1)
  if (!wasWell) touch(world, unit.entity, because, 'instant')
}

/** Where it is on its way now. */
function failingNow(world: World, unit: Unit): number {
  if (!unit.isSliding) return unit.failing
  const { slidesFrom, slidesTo, slidesSinceMs, slidesUntilMs } = unit
  const share = (world.nowMs - slidesSinceMs) / Math.max(1, slidesUntilMs - slidesSinceMs)
  return slidesFrom + (slidesTo - slidesFrom) * Math.min(1, share)
}

function slide(world: World, unit: Unit, because: readonly number[]): void {
  const asked = loadUnitOf(world, unit)
  const here = failingNow(world, unit)
  const to = calmed(world, unit, here, settleFrom(asked, here))
  if (unit.isSliding && isSame(to, unit.slidesTo)) return
  if (!unit.isSliding && isSame(to, unit.failing)) {
    if (because.length > 0) tellStuck(world, unit, asked, because)
    return
  }
  setGoing(world, unit, { here, to }, orTheHour(world, unit, because))
}

/**
 * What moves a unit; where no event does, the hour has changed what is asked of it while nobody looked,
 * and that is told now.
 */
function orTheHour(world: World, unit: Unit, because: readonly number[]): readonly number[] {
  if (because.length > 0) return because
  const event = record(world, {
    kind: 'demand',
    entity: idOf(world, unit.entity),
    because: [0],
    segment: 'outside',
    load: { demand: demandOf(loadUnitOf(world, unit)) },
  })
  return [event]
}

/**
 * Turns that a unit may take in full. Things that overload and relieve each other in turn would go on
 * for ever; from then on each turn goes half as far, so that they come to rest in between.
 */
const fullTurns = 8

/** Shares of failing attempts that are too small a step to be taken after so many turns. */
const leastStep = 1e-3

/** It has come to rest if nothing moved it for so many times its slide. */
const restSlides = 10

/** Where it goes, if it has not turned round too often. */
function calmed(world: World, unit: Unit, here: number, to: number): number {
  const restedMs = world.nowMs - unit.slidesUntilMs
  if (restedMs > restSlides * unit.load.settlesMs) unit.turns = 0
  const way = Math.sign(to - here)
  const turns = way !== 0 && way === -unit.way ? unit.turns + 1 : unit.turns
  if (turns <= fullTurns || way === 0) return to
  let step = to - here
  for (let turn = fullTurns; turn < turns; turn++) step /= 2
  return Math.abs(step) < leastStep ? here : here + step
}

type Way = { readonly here: number; readonly to: number }

function setGoing(world: World, unit: Unit, { here, to }: Way, because: readonly number[]): void {
  const way = Math.sign(to - here)
  if (way === -unit.way) unit.turns++
  if (way !== 0) unit.way = way
  const isSameWay = unit.isSliding && Math.sign(to - here) === Math.sign(unit.slidesTo - here)
  if (!isSameWay) unit.slidesUntilMs = world.nowMs + unit.load.settlesMs
  unit.isSliding = true
  unit.slidesFrom = here
  unit.slidesTo = to
  unit.slidesSinceMs = world.nowMs
  unit.because = latestFirst(world, because)
  const isNew = to > here && unit.collapsedEvent < 0
  if (isNew) unit.because = [tellOverload(world, unit, here)]
  unit.version++
  if (unit.slidesUntilMs <= world.nowMs) arrive(world, unit)
  else {
    schedule(world, 'load-settled', unit.slidesUntilMs - world.nowMs, {
      subject: unit.entity,
      version: unit.version,
      phase: phase.flow,
    })
  }
}

/** A slide is over. */
export function onLoadSettled(world: World, entity: number, version: number): void {
  const unit = at(loadOf(world).units, entity)
  if (unit !== null && unit.version === version) arrive(world, unit)
}

function arrive(world: World, unit: Unit): void {
  const { entity } = unit
  unit.isSliding = false
  unit.failing = unit.slidesTo
  const asked = loadUnitOf(world, unit)
  capByLoad(world, entity, servedShareAt(asked, unit.failing))
  const event = tellArrival(world, unit, asked)
  touch(world, entity, [event], sinceThen(world, [event], 'settle'))
  markAround(world, entity, event)
}

/** Writes what has come of a slide; the event that explains the level from here. */
function tellArrival(world: World, unit: Unit, asked: LoadUnit): number {
  if (unit.failing === 0) return tellRecovery(world, unit, 'settle')
  const demand = demandOf(asked)
  const served = servedShareAt(asked, unit.failing) * demand
  const isCollapsed = served < collapsedBelow * Math.min(demand, asked.capacity)
  if (isCollapsed && unit.collapsedEvent < 0) return tellCollapse(world, unit, 'settle')
  if (!isCollapsed) unit.collapsedEvent = -1
  return at(unit.because, 0)
}

/** Says once that its capacity would do, if it had not collapsed. */
function tellStuck(world: World, unit: Unit, asked: LoadUnit, because: readonly number[]): void {
  if (unit.failing === 0 || unit.isStuckTold || !wouldDo(unit, asked)) return
  sayStuck(world, unit, because)
}

/** True if it could carry its demand, were it not for those who ask again, here and before it. */
function wouldDo({ calmDemand }: Unit, asked: LoadUnit): boolean {
  const share = Math.min(1, calmDemand / demandOf(asked))
  const calm = Float64Array.from(asked.demand, (demand) => demand * share)
  return settleFrom({ ...asked, demand: calm }, 0) === 0
}
