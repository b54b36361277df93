/**
 * Finding out: monitors that look at intervals, and users who notice that something is out.
 *
 * Whatever is seen first opens the incident. A monitor that is itself down sees nothing; it looks
 * again once it is back.
 */
import { assert } from '../../assert.ts'
import { noTier, usableLevel } from '../../compile/defaults.ts'
import {
  drawIsTrue,
  drawTime,
  incidentStage,
  isUsable,
  nextOccurrence,
  record,
  schedule,
  type World,
} from '../world.ts'
import { phase } from '../queue.ts'

/** Somebody may look at what just got worse. */
export function watchFor(world: World, entity: number, stateEvent: number): void {
  const index = world.incidentOfEvent[stateEvent] ?? -1
  if (world.incidents[index]?.stage !== incidentStage.unseen) return
  const about = world.model.entities[entity]
  assert(about !== undefined, 'an event is about an entity')
  about.monitors.forEach((_, position) => scheduleLook(world, entity, position, stateEvent))
  const isSeenByNothingElse = about.monitors.length === 0 && about.tier === noTier
  if (isSeenByNothingElse) scheduleUsers(world, entity, stateEvent)
}

function scheduleLook(world: World, entity: number, position: number, stateEvent: number): void {
  const monitor = world.model.entities[entity]?.monitors[position]
  if (monitor === undefined) return
  const id = `${world.model.entities[monitor.entity]?.id ?? ''}/${world.model.entities[entity]?.id ?? ''}`
  if (drawIsTrue(world, 'monitor-misses', id, monitor.misses)) return
  const intervalMs = drawTime(world, 'monitor-interval', id, monitor.interval)
  const occurrence = nextOccurrence(world, 'monitor-look', id)
  const untilLookMs = Math.round(intervalMs * world.chance.uniform('monitor-look', id, occurrence))
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
  const incident = world.incidentOfEvent[stateEvent] ?? -1
  if (world.incidents[incident]?.stage !== incidentStage.unseen) return
  const monitor = world.model.entities[entity]?.monitors[position]
  if (monitor === undefined || world.state[entity] === 'operational') return
  if (!isUsable(world, monitor.entity, usableLevel)) {
    world.blindLooks.push({ monitor: monitor.entity, entity, event: stateEvent, position })
    return
  }
  notice(world, incident, {
    observer: world.model.entities[monitor.entity]?.id ?? '',
    entity,
    because: [stateEvent],
  })
}

/** Monitors that are back look again. */
export function lookAgain(world: World, monitor: number): void {
  if (!isUsable(world, monitor, usableLevel)) return
  const due = world.blindLooks.filter((look) => look.monitor === monitor)
  if (due.length === 0) return
  const left = world.blindLooks.filter((look) => look.monitor !== monitor)
  world.blindLooks.length = 0
  world.blindLooks.push(...left)
  for (const look of due) scheduleLook(world, look.entity, look.position, look.event)
}

/** Users will report something that is out. */
export function scheduleUsers(world: World, entity: number, stateEvent: number): void {
  const id = world.model.entities[entity]?.id ?? ''
  schedule(world, 'users', drawTime(world, 'users-report', id, world.model.response.usersReport), {
    subject: entity,
    detail: stateEvent,
    phase: phase.belief,
  })
}

/** Users report what they feel, if it is still so. */
export function onUsersReport(world: World, entity: number, stateEvent: number): void {
  const incident = world.incidentOfEvent[stateEvent] ?? -1
  if (world.incidents[incident]?.stage !== incidentStage.unseen) return
  if (world.state[entity] === 'operational') return
  notice(world, incident, { observer: 'users', entity, because: [stateEvent] })
}

function notice(
  world: World,
  index: number,
  seen: { readonly observer: string; readonly entity: number; readonly because: readonly number[] },
): void {
  const incident = world.incidents[index]
  assert(incident !== undefined, 'what is noticed belongs to an incident')
  const noticed = record(world, {
    kind: 'noticed',
    entity: world.model.entities[seen.entity]?.id ?? '',
    because: seen.because,
    segment: 'detect',
    other: [seen.observer],
  })
  incident.detectedEvent = record(world, {
    kind: 'detected',
    entity: world.model.faults[index]?.id ?? '',
    because: [noticed],
    segment: 'instant',
  })
  incident.stage = incidentStage.detected
}
