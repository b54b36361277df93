/**
 * From detection to the go-ahead: call the lead, find the cause, decide and declare.
 *
 * One incident per loss and update, and one for each breakdown. People act on what they were told, so nothing is mended before the
 * incident is declared, except what switches by itself.
 */
import { at } from '../at.ts'
import { drawIsTrue, drawTime } from '../drawing.ts'
import {
  entityAt,
  eventAt,
  incidentAt,
  latestFirst,
  latestOf,
  teamIds,
  timeOf,
} from '../looking.ts'
import { phase } from '../queue.ts'
import { record, schedule } from '../recording.ts'
import type { StaffRequest } from '../staff.ts'
import { type Incident, incidentStage, type World } from '../world.ts'
import { askForPeople } from './requests.ts'
import { answeredEventOf, expectSurges, hasAnswered, page, release } from './teams.ts'

function faultId(world: World, index: number): string {
  return incidentAt(world, index).id
}

/** The team that takes the first call: the plan’s, else the one that owns what was hit first. */
function leadTeamOf(world: World, index: number): number {
  if (world.model.response.team >= 0) return world.model.response.team
  const { hits, fault: number } = incidentAt(world, index)
  const fault = at(world.model.faults, number)
  const owners = hits.map((entity) => entityAt(world, entity).team)
  const technicians =
    fault.type === 'bad-update'
      ? fault.fleets.flatMap((fleet) => at(world.model.fleets, fleet).technicians)
      : []
  return [...owners, ...technicians].find((team) => team >= 0) ?? -1
}

/** Moves every incident on as far as it goes without waiting. */
export function checkResponse(world: World): void {
  if (world.moving.size === 0) return
  for (const index of [...world.moving].sort((a, b) => a - b)) {
    const incident = incidentAt(world, index)
    if (!incident.isOver) moveOn(world, index, incident)
    if (incident.isOver || !isForPeople(incident)) world.moving.delete(index)
  }
}

function moveOn(world: World, index: number, incident: Incident): void {
  if (incident.stage === incidentStage.detected) callLead(world, index, incident)
  if (incident.stage === incidentStage.diagnosed) askToDeclare(world, index, incident)
}

/** True while an incident waits for somebody to answer or to declare it. */
function isForPeople({ stage }: Incident): boolean {
  return stage === incidentStage.detected || stage === incidentStage.diagnosed
}

function callLead(world: World, index: number, incident: Incident): void {
  const lead = leadTeamOf(world, index)
  incident.leadTeam = lead
  if (lead >= 0 && !hasAnswered(world, lead)) {
    page(world, lead, incident.detectedEvent)
    return
  }
  const because = latestFirst(world, [incident.detectedEvent, answeredEventOf(world, lead)])
  incident.stage = incidentStage.answered
  const request: StaffRequest = {
    kind: 'diagnosis',
    subject: index,
    incident: index,
    teams: lead < 0 ? [] : [lead],
    people: lead < 0 ? 0 : 1,
    tier: 0,
    sinceMs: world.nowMs,
    because,
  }
  if (lead < 0) beginDiagnosis(world, request, -1)
  else askForPeople(world, request)
}

/** Somebody has begun to look for the cause. */
export function beginDiagnosis(world: World, request: StaffRequest, team: number): void {
  const { incident: index, because, sinceMs } = request
  const id = faultId(world, index)
  const { response } = world.model
  const diagnosing = record(world, {
    kind: 'diagnosing',
    entity: id,
    because,
    segment: world.nowMs > sinceMs ? 'wait-for-person' : 'instant',
    other: teamIds(world, team),
  })
  const isWrong = drawIsTrue(world, 'wrong-diagnosis', id, response.wrongDiagnosis)
  const takesMs = isWrong
    ? drawTime(world, 'diagnose-wrongly', id, response.diagnose) +
      drawTime(world, 'wrong-diagnosis-costs', id, response.wrongDiagnosisCosts)
    : drawTime(world, 'diagnose', id, response.diagnose)
  const version = isWrong ? 1 : 0
  schedule(world, 'diagnosis', takesMs, { subject: index, detail: diagnosing, version })
}

/** A diagnosis is ready; a wrong one costs its time and begins again. */
export function onDiagnosis(world: World, index: number, begun: number, isWrong: boolean): void {
  if (isWrong) {
    diagnoseAgain(world, index, begun)
    return
  }
  const incident = incidentAt(world, index)
  incident.diagnosedEvent = record(world, {
    kind: 'diagnosed',
    entity: faultId(world, index),
    because: [begun],
    segment: 'diagnose',
  })
  incident.stage = incidentStage.diagnosed
  world.moving.add(index)
  const { leadTeam } = incident
  if (leadTeam >= 0) release(world, leadTeam, 1, firstDiagnosingMs(world, begun))
}

function diagnoseAgain(world: World, index: number, begun: number): void {
  const id = faultId(world, index)
  const wrong = record(world, {
    kind: 'diagnosed-wrongly',
    entity: id,
    because: [begun],
    segment: 'wrong-diagnosis',
  })
  const takesMs = drawTime(world, 'diagnose', id, world.model.response.diagnose)
  schedule(world, 'diagnosis', takesMs, { subject: index, detail: wrong, version: 0 })
}

/** When the diagnosis that ended with this event was begun. */
function firstDiagnosingMs(world: World, begun: number): number {
  const event = eventAt(world, begun)
  if (event.kind !== 'diagnosed-wrongly') return event.atMs
  return timeOf(world, at(event.because, 0))
}

function askToDeclare(world: World, index: number, incident: Incident): void {
  const { declaringTeam: team, declare } = world.model.response
  if (team >= 0 && !hasAnswered(world, team)) {
    page(world, team, incident.diagnosedEvent)
    return
  }
  const detail = latestOf(world, [incident.diagnosedEvent, answeredEventOf(world, team)])
  incident.stage = incidentStage.declaring
  const takesMs = drawTime(world, 'declare', faultId(world, index), declare)
  schedule(world, 'declare', takesMs, { subject: index, detail, phase: phase.decision })
}

/** The incident is declared; the work may begin. */
export function onDeclared(world: World, index: number, binding: number): void {
  const incident = incidentAt(world, index)
  incident.declaredEvent = record(world, {
    kind: 'declared',
    entity: faultId(world, index),
    because: [binding, incident.diagnosedEvent],
    segment: 'decide',
    other: teamIds(world, world.model.response.declaringTeam),
  })
  incident.stage = incidentStage.declared
  if (world.declaredMs < 0) {
    world.declaredMs = world.nowMs
    expectSurges(world)
  }
}
