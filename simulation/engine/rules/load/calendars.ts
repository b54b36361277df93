/**
 * Calendars of demand come up as cues only while something depends on them: while what they reach is
 * not well, or could not carry the highest demand that they may bring.
 */
import { at } from '../../at.ts'
import { nextRateChangeMs } from '../../load/demand.ts'
import { highestRise } from '../../load/loadMarks.ts'
import type { Unit } from '../../state/loadWorld.ts'
import { workAt } from '../../load/meanField.ts'
import { phase } from '../../queue/queue.ts'
import { schedule } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { loadOf, loadUnitOf } from './units.ts'

/** True if another demand could change how something copes. */
export function isInPlay(world: World, unit: Unit): boolean {
  if (!unit.isUp) return false
  const isWell = unit.failing === 0 && !unit.isSliding && unit.overloadedEvent < 0
  if (!isWell) return true
  const calendars = at(loadOf(world).calendarsOf, unit.entity)
  const rise = calendars.reduce((most, one) => Math.max(most, highestRise(world, one)), 1)
  const asked = loadUnitOf(world, unit)
  const work = workAt(asked, 0)
  return work > 0 ? work * rise > asked.capacity : rise === Number.POSITIVE_INFINITY
}

/** Lets the calendars that reach a unit come up, if it depends on them. */
export function scheduleCalendars(world: World, unit: Unit): void {
  const { calendarsOf, calendarCueMs } = loadOf(world)
  const calendars = at(calendarsOf, unit.entity)
  if (calendars.length === 0 || !isInPlay(world, unit)) return
  for (const entity of calendars) {
    if (at(calendarCueMs, entity) >= 0) continue
    const demand = at(world.model.loads, entity)?.demand
    if (demand === null || demand === undefined) continue
    const nextMs = nextRateChangeMs(demand, world.model.startMs, world.nowMs)
    if (nextMs < 0) continue
    calendarCueMs[entity] = nextMs
    schedule(world, 'demand', nextMs - world.nowMs, { subject: entity, phase: phase.inject })
  }
}
