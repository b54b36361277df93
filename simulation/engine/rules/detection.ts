/**
 * Finding out: monitors that look at intervals, and users who notice that something is out.
 *
 * Whatever is seen first opens the incident. A monitor that is itself down sees nothing; it looks
 * again once it is back.
 */
import { noTier, usableLevel } from '../../compile/defaults.ts'
import { at } from '../at.ts'
import { drawIsTrue, drawTime, drawUniform } from '../drawing.ts'
import { entityAt, idOf, incidentAt, incidentOf, isUsable } from '../looking.ts'
import { phase } from '../queue.ts'
import { record, schedule } from '../recording.ts'
import { incidentStage, type World } from '../world.ts'

/** True if an event belongs to an incident that nobody has noticed yet. */
function isUnseen(world: World, event: number): boolean {
  const index = incidentOf(world, event)
  return index >= 0 && incidentAt(world, index).stage === incidentStage.unseen
}

/** Somebody may look at what just got worse. */
export function watchFor(world: World, entity: number, stateEvent: number): void {
  if (!isUnseen(world, stateEvent)) return
  const { monitors, tier } = entityAt(world, entity)
  monitors.forEach((_, position) => scheduleLook(world, entity, position, stateEvent))
  const isSeenByNothingElse = monitors.length === 0 && tier === noTier
  if (isSeenByNothingElse) scheduleUsers(world, entity, stateEvent)
}

function scheduleLook(world: World, entity: number, position: number, stateEvent: number): void {
  const monitor = at(entityAt(world, entity).monitors, position)
  const id = `${idOf(world, monitor.entity)}/${idOf(world, entity)}`
  if (drawIsTrue(world, 'monitor-misses', id, monitor.misses)) return
  const intervalMs = drawTime(world, 'monitor-interval', id, monitor.interval)
  const untilLookMs = Math.round(intervalMs * drawUniform(world, 'monitor-look', id))
  const delayMs = drawTime(world, 'monitor-delay', id, monitor.delay)
  schedule(world, 'look', untilLookMs + delayMs, {
    subject: entity,
    detail: position,
    version: stateEvent,
    phase: phase.belief,
  })
}

/** A monitor would raise its alert now. */
export function onLook(world: World, entity: number, position: number, stateEvent: number): void {
  if (!isUnseen(world, stateEvent) || world.state[entity] === 'operational') return
  const { entity: monitor } = at(entityAt(world, entity).monitors, position)
  if (isUsable(world, monitor, usableLevel)) {
    notice(world, entity, stateEvent, idOf(world, monitor))
    return
  }
  world.blindLooks.push({ monitor, entity, event: stateEvent, position })
}

/** Monitors that are back look again. */
export function lookAgain(world: World, monitor: number): void {
  if (world.blindLooks.length === 0 || !isUsable(world, monitor, usableLevel)) return
  const due = world.blindLooks.filter((look) => look.monitor === monitor)
  if (due.length === 0) return
  world.blindLooks = world.blindLooks.filter((look) => look.monitor !== monitor)
  for (const look of due) scheduleLook(world, look.entity, look.position, look.event)
}

/** Users will report something that is out. */
export function scheduleUsers(world: World, entity: number, stateEvent: number): void {
  const { usersReport } = world.model.response
  const inMs = drawTime(world, 'users-report', idOf(world, entity), usersReport)
  const about = { subject: entity, detail: stateEvent, phase: phase.belief }
  schedule(world, 'users', inMs, about)
}

/** Users report what they feel, if it is still so. */
export function onUsersReport(world: World, entity: number, stateEvent: number): void {
  if (!isUnseen(world, stateEvent) || world.state[entity] === 'operational') return
  notice(world, entity, stateEvent, 'users')
}

function notice(world: World, entity: number, stateEvent: number, observer: string): void {
  const index = incidentOf(world, stateEvent)
  const noticed = record(world, {
    kind: 'noticed',
    entity: idOf(world, entity),
    because: [stateEvent],
    segment: 'detect',
    other: [observer],
  })
  const incident = incidentAt(world, index)
  incident.detectedEvent = record(world, {
    kind: 'detected',
    entity: at(world.model.faults, index).id,
    because: [noticed],
    segment: 'instant',
  })
  incident.stage = incidentStage.detected
}
