/**
 * Finding out: monitors that look at intervals, and users who notice that something is out.
 *
 * Whatever is seen first opens the incident. A monitor that is itself down sees nothing; it looks
 * again once it is back. Who sees that something is not well notices all that contributes to it: a
 * fault that struck behind another one is found while the outage lasts.
 */
import { noTier, usableLevel } from '../../../compile/defaults.ts'
import { at } from '../../at.ts'
import { drawIsTrue, drawTime, drawUniform } from '../../chance/drawing.ts'
import { entityAt, idOf, incidentAt, incidentOf, isUsable, stateEventOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { stateNumber } from '../../log/columns.ts'
import { schedule } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { isFollowed, tell, watchAt } from './belief.ts'
import { expectAlert, followChange } from './monitoring.ts'
import {
  expectReport,
  forgetExpected,
  isUnseen,
  notice,
  unseenBehind,
  unseenOn,
  unseenUpstream,
} from './noticing.ts'
import { raiseAlert } from './triage.ts'
import { areUsersCounted, expectCountedUsers, reportDue, usersFeel } from './users.ts'

/** Somebody may look at what just changed and is not well. */
export function watchFor(world: World, entity: number, stateEvent: number): void {
  const isNew = isUnseen(world, incidentOf(world, stateEvent))
  if (!isNew && unseenOn(world, entity).length === 0) return
  const { monitors, tier } = entityAt(world, entity)
  // Monitors whose readings are followed look by themselves.
  if (isFollowed(world, entity)) return
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
  if (world.state[entity] === stateNumber.operational) return
  const incidents = unseenBehind(world, stateEvent, unseenOn(world, entity))
  if (incidents.length === 0) return
  const { entity: monitor } = at(entityAt(world, entity).monitors, position)
  if (!isUsable(world, monitor, usableLevel)) {
    const waiting = world.blindLooks.get(monitor) ?? []
    world.blindLooks.set(monitor, [...waiting, { entity, event: stateEvent, position }])
    return
  }
  const observer = idOf(world, monitor)
  const seen = { entity, event: stateEvent, isTold: false, observer }
  for (const incident of incidents) notice(world, incident, seen)
}

/** Monitors that are back look again, and let reports through that could not be made. */
export function lookAgain(world: World, monitor: number): void {
  hearAgain(world, monitor)
  const due = world.blindLooks.get(monitor)
  if (due === undefined || !isUsable(world, monitor, usableLevel)) return
  world.blindLooks.delete(monitor)
  for (const look of due) scheduleLook(world, look.entity, look.position, look.event)
}

/** Users will report something that is out. */
export function scheduleUsers(world: World, entity: number, stateEvent: number): void {
  const { usersReport } = world.model.response
  const incident = incidentOf(world, stateEvent)
  if (isUnseen(world, incident)) expectReport(world, incident, entity)
  if (expectCountedUsers(world, entity, stateEvent)) return
  const inMs = drawTime(world, 'users-report', idOf(world, entity), usersReport)
  schedule(world, 'users', inMs, { subject: entity, detail: stateEvent, phase: phase.belief })
}

/** Counted users may have reported by now. */
export function onUsersFeel(world: World, entity: number, version: number): void {
  const stateEvent = reportDue(world, entity, version)
  if (stateEvent >= 0) onUsersReport(world, entity, stateEvent)
}

/** Counted users feel a change of their business service, or work on in peace. */
export function feelAgain(world: World, entity: number, stateEvent: number): void {
  if (!areUsersCounted(world, entity)) return
  if (!usersFeel(world, entity)) {
    forgetExpected(world, entity)
    return
  }
  if (isUnseen(world, incidentOf(world, stateEvent))) scheduleUsers(world, entity, stateEvent)
}

/** Users report what they feel, if it is still so and anybody can hear them. */
export function onUsersReport(world: World, entity: number, stateEvent: number): void {
  if (isUnheard(world, entity, stateEvent)) return
  forgetExpected(world, entity)
  if (world.state[entity] === stateNumber.operational) return
  const incidents = unseenBehind(world, stateEvent, unseenUpstream(world, entity))
  const told = tell(world, entity, { because: [stateEvent], segment: 'detect', by: 'users' })
  if (incidents.length === 0) return
  // Until somebody has looked at it, nobody reports the same once more.
  if (world.model.belief.triage !== null) {
    for (const incident of incidents) expectReport(world, incident, entity)
  }
  const event = told < 0 ? stateEvent : told
  raiseAlert(world, { entity, event, isTold: told >= 0, incidents, by: 'users' })
}

/** Channels through which users report; none if they are heard whatever happens. */
function channelsOf(world: World, service: number): readonly number[] {
  return at(world.structure.watchesOn, service)
    .map((index) => watchAt(world, index))
    .filter(({ signal }) => signal === 'user-reports')
    .map(({ monitor }) => monitor)
}

/** Keeps a report for the time when its channel is back, if every one of them is down. */
function isUnheard(world: World, service: number, stateEvent: number): boolean {
  const channels = channelsOf(world, service)
  const [first] = channels
  if (first === undefined) return false
  if (channels.some((channel) => isUsable(world, channel, usableLevel))) return false
  const waiting = world.belief.unheard.get(first) ?? []
  waiting.push([service, stateEvent])
  world.belief.unheard.set(first, waiting)
  return true
}

function hearAgain(world: World, channel: number): void {
  const waiting = world.belief.unheard.get(channel)
  if (waiting === undefined || !isUsable(world, channel, usableLevel)) return
  world.belief.unheard.delete(channel)
  for (const [service, stateEvent] of waiting) onUsersReport(world, service, stateEvent)
}

/**
 * An incident that struck behind another one, so that no outage began with it, is reported by the
 * users of a service that is out because of it as well.
 *
 * Looked at again only after a state, a strike or a report has changed what can be felt.
 */
export function watchHidden(world: World): void {
  if (world.newlyStruck.length > 0) {
    for (const entity of world.newlyStruck.splice(0)) watchStruck(world, entity)
  }
  if (!world.mayShowHidden) return
  world.mayShowHidden = false
  if (world.hidden.size === 0 || world.outages.size === 0) return
  const through = servicesOutWith(world)
  const incidents = [...through.keys()].sort((a, b) => a - b)
  for (const incident of incidents) {
    const service = through.get(incident) ?? -1
    if (!isUnseen(world, incident) || incidentAt(world, incident).watchedThrough >= 0) continue
    expectReport(world, incident, service)
    scheduleUsers(world, service, stateEventOf(world, service))
  }
}

/** Something that was not well already was struck once more: there is something new to be seen. */
function watchStruck(world: World, entity: number): void {
  world.mayShowHidden = true
  const event = stateEventOf(world, entity)
  const isToldAnyway = isUnseen(world, incidentOf(world, event))
  if (isFollowed(world, entity)) {
    followChange(world, entity, event)
    expectAlert(world, entity)
    return
  }
  if (!isToldAnyway && world.state[entity] !== stateNumber.operational)
    watchFor(world, entity, event)
}

/** For each hidden incident, the first business service that is out and that it keeps from being well. */
function servicesOutWith(world: World): ReadonlyMap<number, number> {
  const through = new Map<number, number>()
  for (const service of [...world.outages].sort((a, b) => a - b)) {
    for (const incident of unseenUpstream(world, service)) {
      if (world.hidden.has(incident) && !through.has(incident)) through.set(incident, service)
    }
  }
  return through
}
