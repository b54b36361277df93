/**
 * Alerts: acted on at once, or looked at by people first, the true and the false ones alike.
 *
 * With triage each alert is a ticket that waits for somebody of the team like all other work: by tier,
 * then age. Who looks sees how it is; a false alarm is closed, and what is true is noticed only then.
 */
import { at } from '../../at.ts'
import { reading, type Ticket } from '../../state/beliefState.ts'
import { drawTime } from '../../chance/drawing.ts'
import { entityAt, idOf, incidentOf, isOfNow, stateEventOf, teamIds } from '../../looking.ts'
import { stateNumber } from '../../log/columns.ts'
import { record } from '../../recording.ts'
import type { Job, StaffRequest, Wanted } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { isFollowed, lookAt, truthOf, watchAt } from './belief.ts'
import { forgetExpected, notice, unseenAbout, unseenBehind, unseenUpstream } from './noticing.ts'
import { askForPeople } from '../people/requests.ts'
import { personIdsOf } from '../people/rota.ts'
import { hasAnswered, page } from '../people/teams.ts'
import { endWork, isCurrent, startWork, unstaffedJob, type Why, whyNow } from '../work/work.ts'

export type Alert = {
  readonly entity: number
  /** The change of belief, or what users felt. */
  readonly event: number
  /** True if the event itself says that somebody was told; else the time since it was spent unseen. */
  readonly isTold: boolean
  /** Incidents that it may be about; those that lie on the entity if not said. */
  readonly incidents?: readonly number[]
  /** Id of the monitor, or who says so. */
  readonly by: string
}

/** Somebody or something says that an entity is not well. */
export function raiseAlert(world: World, alert: Alert): void {
  const { triage } = world.model.belief
  if (triage !== null) {
    openTicket(world, alert)
    return
  }
  const incidents = alert.incidents ?? unseenAbout(world, alert.entity)
  for (const incident of incidents) notice(world, incident, { ...alert, observer: alert.by })
}

/** True while something is wrong with an entity in the eyes of anybody who looks. */
function isUnwell(world: World, entity: number): boolean {
  const watches = at(world.structure.watchesOn, entity)
  if (watches.length === 0) return world.state[entity] !== stateNumber.operational
  return watches.some((index) => truthOf(world, watchAt(world, index)) !== reading.well)
}

function openTicket(world: World, { entity, event, isTold, by }: Alert): void {
  const isTrue = isUnwell(world, entity)
  const incident = incidentOf(world, isTrue ? stateEventOf(world, entity) : event)
  const cause = {
    entity: idOf(world, entity),
    because: [event],
    segment: isTold || isOfNow(world, event) ? 'instant' : 'detect',
    other: [by],
  } as const
  if (isSuppressed(world, incident)) {
    const joined = world.belief.ticketOf.get(incident)?.alertEvent ?? -1
    record(world, { ...cause, kind: 'alert-joined', because: [event, joined] })
    return
  }
  const alertEvent = record(world, { ...cause, kind: 'alert' })
  if (incident >= 0) world.belief.ticketOf.set(incident, { openedMs: world.nowMs, alertEvent })
  const isByUsers = by === 'users'
  const ticket: Ticket = {
    entity,
    alertEvent,
    isTrue,
    isByUsers,
    job: null,
  }
  world.belief.tickets.push(ticket)
  wantTriage(world, ticket)
}

/** True while alerts of an incident join the ticket that was opened for its first one. */
function isSuppressed(world: World, incident: number): boolean {
  const suppressesMs = world.model.belief.triage?.suppressesMs ?? -1
  const open = incident < 0 ? undefined : world.belief.ticketOf.get(incident)
  if (suppressesMs < 0 || open === undefined) return false
  return world.nowMs - open.openedMs <= suppressesMs
}

function wantTriage(world: World, { entity, alertEvent }: Ticket): void {
  const team = world.model.belief.triage?.team ?? -1
  const { tier } = entityAt(world, entity)
  const wanted: Wanted = {
    kind: 'triage',
    subject: world.belief.tickets.length - 1,
    name: idOf(world, entity),
    incident: -1,
    doers: team < 0 ? [] : [{ team, row: -1 }],
    people: team < 0 ? 0 : 1,
    tier,
    worth: tier,
    about: [],
    leftMs: 0,
    sinceMs: world.nowMs,
    because: [alertEvent],
  }
  if (team < 0) {
    look(world, unstaffedJob(world, wanted), { because: [alertEvent], segment: 'instant' })
    return
  }
  if (!hasAnswered(world, team)) page(world, team, alertEvent)
  askForPeople(world, wanted)
}

/** Somebody begins to look at an alert. */
export function beginTriage(world: World, job: Job, request: StaffRequest): void {
  look(world, job, whyNow(world, request, job.team))
}

function look(world: World, job: Job, { because, segment }: Why): void {
  const { triage } = world.model.belief
  const ticket = at(world.belief.tickets, job.wanted.subject)
  ticket.job = job
  const started = record(world, {
    kind: 'triage-started',
    entity: job.wanted.name,
    because,
    segment: segment === 'wait-for-person' ? 'wait-for-triage' : segment,
    other: [...teamIds(world, job.team), ...personIdsOf(world, job)],
  })
  const takesMs = triage === null ? 0 : drawTime(world, 'triage', job.wanted.name, triage.takes)
  startWork(world, job, takesMs, started)
}

/** Somebody has looked at an alert and knows what it is about. */
export function onTriaged(world: World, index: number, version: number): void {
  const ticket = at(world.belief.tickets, index)
  const { entity, alertEvent, job } = ticket
  if (job === null || !isCurrent(job, version)) return
  const unseen = isUnwell(world, entity) ? unseenToTriage(world, ticket) : []
  const isConfirmed = ticket.isTrue || unseen.length > 0 || isUnwell(world, entity)
  const done = record(world, {
    kind: isConfirmed ? 'triage-done' : 'false-alarm',
    entity: idOf(world, entity),
    because: [job.event, alertEvent],
    segment: 'triage',
    other: teamIds(world, job.team),
  })
  endWork(world, job, done)
  if (isFollowed(world, entity)) {
    lookAt(world, entity, done)
  }
  if (ticket.isByUsers) forgetExpected(world, entity)
  for (const incident of unseen) {
    notice(world, incident, { entity, event: done, isTold: true, observer: 'people' })
  }
}

/** Incidents that come to light when somebody looks at what an alert is about. */
function unseenToTriage(
  world: World,
  { entity, alertEvent, isByUsers }: Ticket,
): readonly number[] {
  const felt = isByUsers ? unseenUpstream(world, entity) : []
  return unseenBehind(world, alertEvent, [...new Set([...unseenAbout(world, entity), ...felt])])
}
