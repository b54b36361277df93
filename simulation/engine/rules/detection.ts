/**
 * Finding out: monitors that look at intervals, and users who notice that something is out.
 *
 * Whatever is seen first opens the incident. A monitor that is itself down sees nothing; it looks
 * again once it is back. Who sees that something is not well notices all that contributes to it: a
 * fault that struck behind another one is found while the outage lasts.
 */
import { noTier, usableLevel } from '../../compile/defaults.ts'
import { at } from '../at.ts'
import { drawIsTrue, drawTime, drawUniform } from '../drawing.ts'
import {
  entityAt,
  faultsOn,
  idOf,
  incidentAt,
  incidentOf,
  isUsable,
  latestFirst,
  levelOf,
  membersOf,
  stateEventOf,
} from '../looking.ts'
import { phase } from '../queue.ts'
import { belongsTo, record, schedule } from '../recording.ts'
import { incidentStage, type World } from '../world.ts'
import { brokenIn } from './counts.ts'

/** True while nobody has noticed an incident and it has not passed by itself. */
function isUnseen(world: World, index: number): boolean {
  if (index < 0) return false
  const { stage, isOver } = incidentAt(world, index)
  return stage === incidentStage.unseen && !isOver
}

/** Incidents that nobody has noticed and that take something from an entity itself. */
function unseenOn(world: World, entity: number): readonly number[] {
  const fleet = at(world.structure.fleetOf, entity)
  const cells = fleet < 0 ? [] : at(world.fleets, fleet).cells
  const incidents = [
    ...faultsOn(world, entity).map((one) => one.fault),
    ...cells.filter((cell) => brokenIn(cell) > 0).map((cell) => cell.fault),
  ]
  return incidents.filter((incident) => isUnseen(world, incident))
}

/** Somebody may look at what just changed and is not well. */
export function watchFor(world: World, entity: number, stateEvent: number): void {
  const isNew = isUnseen(world, incidentOf(world, stateEvent))
  if (!isNew && unseenOn(world, entity).length === 0) return
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
  if (world.state[entity] === 'operational') return
  const incidents = unseenBehind(world, stateEvent, unseenOn(world, entity))
  if (incidents.length === 0) return
  const { entity: monitor } = at(entityAt(world, entity).monitors, position)
  if (!isUsable(world, monitor, usableLevel)) {
    const waiting = world.blindLooks.get(monitor) ?? []
    world.blindLooks.set(monitor, [...waiting, { entity, event: stateEvent, position }])
    return
  }
  const observer = idOf(world, monitor)
  for (const incident of incidents) notice(world, incident, { entity, stateEvent, observer })
}

/** Monitors that are back look again. */
export function lookAgain(world: World, monitor: number): void {
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
  const inMs = drawTime(world, 'users-report', idOf(world, entity), usersReport)
  schedule(world, 'users', inMs, { subject: entity, detail: stateEvent, phase: phase.belief })
}

/** An incident will be reported through a business service, whatever else shows it. */
function expectReport(world: World, incident: number, service: number): void {
  incidentAt(world, incident).watchedThrough = service
  world.hidden.delete(incident)
  const others = world.reportedThrough.get(service)
  if (others === undefined) world.reportedThrough.set(service, [incident])
  else others.push(incident)
}

/** Users have reported; incidents that they missed wait for the next report. */
function forgetExpected(world: World, service: number): void {
  for (const incident of world.reportedThrough.get(service) ?? []) {
    if (incidentAt(world, incident).watchedThrough !== service) continue
    incidentAt(world, incident).watchedThrough = -1
    hideUnseen(world, incident)
  }
  world.reportedThrough.delete(service)
}

/** An incident that nobody has noticed, and of which no users are about to report. */
function hideUnseen(world: World, incident: number): void {
  if (!isUnseen(world, incident)) return
  world.hidden.add(incident)
  world.mayShowHidden = true
}

/** Users report what they feel, if it is still so. */
export function onUsersReport(world: World, entity: number, stateEvent: number): void {
  forgetExpected(world, entity)
  if (world.state[entity] === 'operational') return
  const incidents = unseenBehind(world, stateEvent, unseenUpstream(world, entity))
  for (const index of incidents) notice(world, index, { entity, stateEvent, observer: 'users' })
}

/** The incident that an event belongs to and others, as far as nobody has noticed them. */
function unseenBehind(
  world: World,
  stateEvent: number,
  others: readonly number[],
): readonly number[] {
  const own = incidentOf(world, stateEvent)
  return [...new Set(isUnseen(world, own) ? [own, ...others] : others)]
}

/** Unseen incidents among all that keeps an entity from being well, found by walking its providers. */
function unseenUpstream(world: World, entity: number): readonly number[] {
  const found = new Set<number>()
  walk(entity, (one) => {
    for (const incident of unseenOn(world, one)) found.add(incident)
    const needs = at(world.structure.runNeeds, one).map((need) => need.to)
    return [...needs, ...membersOf(world, one)].filter((other) => levelOf(world, other) < 1)
  })
  return [...found].sort((a, b) => a - b)
}

/** Visits a thing, what it leads to, and so on, each once. */
function walk(from: number, visit: (entity: number) => readonly number[]): void {
  const seen = new Set([from])
  const open = [from]
  for (let entity = open.pop(); entity !== undefined; entity = open.pop()) {
    for (const next of visit(entity)) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
}

/**
 * An incident that struck behind another one, so that no outage began with it, is reported by the
 * users of a service that is out because of it as well.
 *
 * Looked at again only after a state, a strike or a report has changed what can be felt.
 */
export function watchHidden(world: World): void {
  for (const entity of world.newlyStruck.splice(0)) watchStruck(world, entity)
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
  if (!isToldAnyway && world.state[entity] !== 'operational') watchFor(world, entity, event)
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

type Seen = { readonly entity: number; readonly stateEvent: number; readonly observer: string }

function notice(world: World, index: number, { entity, stateEvent, observer }: Seen): void {
  const incident = incidentAt(world, index)
  const isOwn = incidentOf(world, stateEvent) === index
  const noticed = record(world, {
    kind: 'noticed',
    entity: idOf(world, entity),
    because: isOwn ? [stateEvent] : latestFirst(world, [stateEvent, incident.faultEvent]),
    segment: 'detect',
    other: [observer],
  })
  belongsTo(world, noticed, index)
  incident.detectedEvent = record(world, {
    kind: 'detected',
    entity: incident.id,
    because: [noticed],
    segment: 'instant',
  })
  incident.stage = incidentStage.detected
  world.hidden.delete(index)
  world.moving.add(index)
}
