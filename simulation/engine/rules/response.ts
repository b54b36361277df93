/**
 * From detection to the go-ahead: call the lead, find the cause, decide and declare.
 *
 * One incident per fault. People act on what they were told, so nothing is mended before the
 * incident is declared, except what switches by itself.
 */
import { assert } from '../../assert.ts'
import {
  drawIsTrue,
  drawTime,
  type Incident,
  incidentStage,
  latestFirst,
  record,
  schedule,
  type StaffRequest,
  type World,
} from '../world.ts'
import { phase } from '../queue.ts'
import { hasAnswered, page, release } from './teams.ts'

function incidentAt(world: World, index: number): Incident {
  const incident = world.incidents[index]
  assert(incident !== undefined, 'every fault has an incident')
  return incident
}

function faultId(world: World, index: number): string {
  return world.model.faults[index]?.id ?? ''
}

/** The team that takes the first call: the plan’s, else the one that owns what was hit first. */
function leadTeamOf(world: World, index: number): number {
  if (world.model.response.team >= 0) return world.model.response.team
  const fault = world.model.faults[index]
  const owners = (fault?.hits ?? []).map((entity) => world.model.entities[entity]?.team ?? -1)
  const technicians =
    fault?.type === 'bad-update'
      ? fault.fleets.flatMap((fleet) => world.model.fleets[fleet]?.technicians ?? [])
      : []
  return [...owners, ...technicians].find((team) => team >= 0) ?? -1
}

/** Moves every incident on as far as it goes without waiting. */
export function checkResponse(world: World): void {
  world.incidents.forEach((incident, index) => {
    if (incident.isOver) return
    if (incident.stage === incidentStage.detected) callLead(world, index, incident)
    if (incident.stage === incidentStage.diagnosed) askToDeclare(world, index, incident)
  })
}

function callLead(world: World, index: number, incident: Incident): void {
  incident.leadTeam = leadTeamOf(world, index)
  const lead = incident.leadTeam
  if (lead >= 0 && !hasAnswered(world, lead)) {
    page(world, lead, incident.detectedEvent)
    return
  }
  const answered = lead < 0 ? -1 : (world.teams[lead]?.answeredEvent ?? -1)
  const [binding = incident.detectedEvent, ...others] = latestFirst(world, [
    incident.detectedEvent,
    answered,
  ])
  incident.stage = incidentStage.answered
  const request: StaffRequest = {
    incident: index,
    taskRun: -1,
    teams: lead < 0 ? [] : [lead],
    people: lead < 0 ? 0 : 1,
    tier: 0,
    sinceMs: world.nowMs,
    binding,
    others,
  }
  if (lead < 0) beginDiagnosis(world, request, -1)
  else world.requests.push(request)
  world.needsStaffing = true
}

/** Somebody has begun to look for the cause. */
export function beginDiagnosis(world: World, request: StaffRequest, team: number): void {
  const { incident: index } = request
  const id = faultId(world, index)
  const { response } = world.model
  const diagnosing = record(world, {
    kind: 'diagnosing',
    entity: id,
    because: [request.binding, ...request.others],
    segment: world.nowMs > request.sinceMs ? 'wait-for-person' : 'instant',
    other: team < 0 ? [] : [world.model.teams[team]?.id ?? ''],
  })
  const isWrong = drawIsTrue(world, 'wrong-diagnosis', id, response.wrongDiagnosis)
  const wrongMs = isWrong
    ? drawTime(world, 'diagnose-wrongly', id, response.diagnose) +
      drawTime(world, 'wrong-diagnosis-costs', id, response.wrongDiagnosisCosts)
    : drawTime(world, 'diagnose', id, response.diagnose)
  schedule(world, 'diagnosis', wrongMs, {
    subject: index,
    detail: diagnosing,
    version: isWrong ? 1 : 0,
  })
}

/** A diagnosis is ready; a wrong one costs its time and begins again. */
export function onDiagnosis(world: World, index: number, begun: number, isWrong: boolean): void {
  const incident = incidentAt(world, index)
  const id = faultId(world, index)
  if (isWrong) {
    const wrong = record(world, {
      kind: 'diagnosed-wrongly',
      entity: id,
      because: [begun],
      segment: 'wrong-diagnosis',
    })
    schedule(world, 'diagnosis', drawTime(world, 'diagnose', id, world.model.response.diagnose), {
      subject: index,
      detail: wrong,
      version: 0,
    })
    return
  }
  incident.diagnosedEvent = record(world, {
    kind: 'diagnosed',
    entity: id,
    because: [begun],
    segment: 'diagnose',
  })
  incident.stage = incidentStage.diagnosed
  if (incident.leadTeam >= 0) {
    release(world, incident.leadTeam, 1, firstDiagnosingMs(world, begun))
  }
}

/** When the diagnosis that ended with this event was begun. */
function firstDiagnosingMs(world: World, begun: number): number {
  const event = world.events[begun]
  if (event?.kind !== 'diagnosed-wrongly') return event?.atMs ?? world.nowMs
  return world.events[event.because[0] ?? 0]?.atMs ?? world.nowMs
}

function askToDeclare(world: World, index: number, incident: Incident): void {
  const team = world.model.response.declaringTeam
  if (team >= 0 && !hasAnswered(world, team)) {
    page(world, team, incident.diagnosedEvent)
    return
  }
  const answered = team < 0 ? -1 : (world.teams[team]?.answeredEvent ?? -1)
  const [binding = incident.diagnosedEvent] = latestFirst(world, [
    incident.diagnosedEvent,
    answered,
  ])
  incident.stage = incidentStage.declaring
  const takesMs = drawTime(world, 'declare', faultId(world, index), world.model.response.declare)
  schedule(world, 'declare', takesMs, { subject: index, detail: binding, phase: phase.decision })
}

/** The incident is declared; the work may begin. */
export function onDeclared(world: World, index: number, binding: number): void {
  const incident = incidentAt(world, index)
  const team = world.model.response.declaringTeam
  incident.declaredEvent = record(world, {
    kind: 'declared',
    entity: faultId(world, index),
    because: [binding, incident.diagnosedEvent],
    segment: 'decide',
    other: team < 0 ? [] : [world.model.teams[team]?.id ?? ''],
  })
  incident.stage = incidentStage.declared
  if (world.declaredMs < 0) {
    world.declaredMs = world.nowMs
    for (const state of world.teams) state.nextShiftCueMs = -1
  }
  world.needsStaffing = true
}
