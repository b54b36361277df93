/**
 * Noticing: which incidents nobody knows of yet, where they can be felt, and how one is opened.
 */
import { at } from '../../at.ts'
import {
  faultsOn,
  idOf,
  incidentAt,
  incidentOf,
  isOfNow,
  latestFirst,
  levelOf,
  stateEventOf,
} from '../../looking.ts'
import { stateNumber } from '../../log/columns.ts'
import { belongsTo, record } from '../../recording.ts'
import { incidentStage, type World } from '../../state/world.ts'
import { hiddenHarms } from '../data/copies.ts'
import { advance, brokenIn } from '../fleets/counts.ts'

/** True while nobody has noticed an incident and it has not passed by itself. */
export function isUnseen(world: World, index: number): boolean {
  if (index < 0) return false
  const { stage, isOver } = incidentAt(world, index)
  return stage === incidentStage.unseen && !isOver
}

/** Incidents that nobody has noticed and that take something from an entity itself. */
export function unseenOn(world: World, entity: number): readonly number[] {
  const fleet = at(world.structure.fleetOf, entity)
  if (fleet >= 0) advance(world, fleet)
  const incidents: number[] = []
  for (const { fault } of faultsOn(world, entity)) {
    if (isUnseen(world, fault)) incidents.push(fault)
  }
  if (fleet < 0) return incidents
  for (const cell of at(world.fleets, fleet).cells) {
    if (isUnseen(world, cell.fault) && brokenIn(cell) > 0) incidents.push(cell.fault)
  }
  return incidents
}

/** The incident that an event belongs to and others, as far as nobody has noticed them. */
export function unseenBehind(
  world: World,
  stateEvent: number,
  others: readonly number[],
): readonly number[] {
  const own = incidentOf(world, stateEvent)
  return [...new Set(isUnseen(world, own) ? [own, ...others] : others)]
}

/** Incidents that whoever sees an entity unwell notices: what lies on it, and why it is as it is. */
export function unseenAbout(world: World, entity: number): readonly number[] {
  if (world.state[entity] === stateNumber.operational) {
    // Where a thing itself is well, what is seen are its data.
    const harms = hiddenHarms(world, entity).filter((incident) => isUnseen(world, incident))
    return [...new Set([...unseenOn(world, entity), ...harms])]
  }
  return unseenBehind(world, stateEventOf(world, entity), unseenOn(world, entity))
}

/** Unseen incidents among all that keeps an entity from being well, found by walking its providers. */
export function unseenUpstream(world: World, entity: number): readonly number[] {
  // Walking all that is down, for each of many that have users, is for nothing once all is known.
  if (!world.incidents.some((_, index) => isUnseen(world, index))) return []
  const found = new Set<number>()
  const { needs, flatGroups, fleetOf } = world.structure
  const isSeen = new Uint8Array(world.model.entities.length)
  const open = [entity]
  isSeen[entity] = 1
  const visit = (provider: number): void => {
    if (isSeen[provider] === 1 || levelOf(world, provider) >= 1) return
    isSeen[provider] = 1
    open.push(provider)
  }
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (fleetOf[one] !== -1 || faultsOn(world, one).length > 0) {
      for (const incident of unseenOn(world, one)) found.add(incident)
    }
    eachPlace(needs.from, one, (place) => visit(needs.to[place] as number))
    eachPlace(flatGroups.from, one, (place) => visit(flatGroups.members[place] as number))
  }
  return [...found].sort((a, b) => a - b)
}

/** The places of an entity among lists that lie end to end. */
function eachPlace(from: Int32Array, entity: number, visit: (place: number) => void): void {
  const end = from[entity + 1] as number
  for (let place = from[entity] as number; place < end; place++) visit(place)
}

/** An incident will be reported through a business service, whatever else shows it. */
export function expectReport(world: World, incident: number, service: number): void {
  incidentAt(world, incident).watchedThrough = service
  world.hidden.delete(incident)
  const others = world.reportedThrough.get(service)
  if (others === undefined) world.reportedThrough.set(service, [incident])
  else others.push(incident)
}

/** Users have reported; incidents that they missed wait for the next report. */
export function forgetExpected(world: World, service: number): void {
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

export type Seen = {
  readonly entity: number
  /** What was seen: a change of state, of belief, or the end of triage. */
  readonly event: number
  /** True if somebody knows since that event; else the time since it was spent unseen. */
  readonly isTold: boolean
  readonly observer: string
}

/** Somebody notices an incident: from now on it is worked on. */
export function notice(world: World, index: number, seen: Seen): void {
  const { entity, event, isTold, observer } = seen
  const incident = incidentAt(world, index)
  const isOwn = incidentOf(world, event) === index
  const because = isOwn ? [event] : latestFirst(world, [event, incident.faultEvent])
  const isAtOnce = isTold && isOfNow(world, at(because, 0))
  const noticed = record(world, {
    kind: 'noticed',
    entity: idOf(world, entity),
    because,
    segment: isAtOnce ? 'instant' : 'detect',
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
