/**
 * From detection to the go-ahead: call the lead, find the cause, decide and declare.
 *
 * One incident per loss and update, and one for each breakdown. People act on what they were told, so nothing is mended before the
 * incident is declared, except what switches by itself.
 */
import { noTier } from '../../../compile/defaults.ts'
import { at } from '../../at.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import { entityAt, incidentAt, latestFirst, latestOf, teamIds } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import type { Job, StaffRequest, Wanted } from '../../state/staff.ts'
import { type Incident, incidentStage, type World } from '../../state/world.ts'
import { askForPeople } from '../people/requests.ts'
import { personIdsOf } from '../people/rota.ts'
import { answeredEventOf, expectSurges, hasAnswered, page } from '../people/teams.ts'
import { endWork, isCurrent, startWork, unstaffedJob, type Why, whyNow } from './work.ts'

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
  const wanted: Wanted = {
    kind: 'diagnosis',
    subject: index,
    name: faultId(world, index),
    incident: index,
    doers: lead < 0 ? [] : [{ team: lead, row: -1 }],
    people: lead < 0 ? 0 : 1,
    tier: 0,
    worth: worthOf(world, index),
    about: [],
    leftMs: 0,
    sinceMs: world.nowMs,
    because,
  }
  if (lead >= 0) askForPeople(world, wanted)
  else diagnose(world, unstaffedJob(world, wanted), { because, segment: 'instant' })
}

/** Best tier of what a fault hit. */
function worthOf(world: World, index: number): number {
  const { fault: source, hits } = incidentAt(world, index)
  const fault = at(world.model.faults, source)
  const fleets = fault.type === 'bad-update' ? fault.fleets : []
  const struck = [...hits, ...fleets.map((fleet) => at(world.model.fleets, fleet).entity)]
  return struck.reduce((best, entity) => Math.min(best, entityAt(world, entity).tier), noTier)
}

/** Somebody has begun to look for the cause. */
export function beginDiagnosis(world: World, job: Job, request: StaffRequest): void {
  diagnose(world, job, whyNow(world, request, job.team))
}

function diagnose(world: World, job: Job, why: Why): void {
  const incident = incidentAt(world, job.wanted.subject)
  const id = job.wanted.name
  const { response } = world.model
  incident.diagnosis = job
  const diagnosing = record(world, {
    kind: 'diagnosing',
    entity: id,
    ...why,
    other: [...teamIds(world, job.team), ...personIdsOf(world, job)],
  })
  incident.isMisled = drawIsTrue(world, 'wrong-diagnosis', id, response.wrongDiagnosis)
  const takesMs = incident.isMisled
    ? drawTime(world, 'diagnose-wrongly', id, response.diagnose) +
      drawTime(world, 'wrong-diagnosis-costs', id, response.wrongDiagnosisCosts)
    : drawTime(world, 'diagnose', id, response.diagnose)
  startWork(world, job, takesMs, diagnosing)
}

/** A diagnosis is ready; a wrong one costs its time and begins again. */
export function onDiagnosis(world: World, index: number, version: number): void {
  const incident = incidentAt(world, index)
  const { diagnosis: job } = incident
  if (job === null || !isCurrent(job, version)) return
  if (incident.isMisled) {
    diagnoseAgain(world, incident, job)
    return
  }
  incident.diagnosedEvent = record(world, {
    kind: 'diagnosed',
    entity: faultId(world, index),
    because: [job.event],
    segment: 'diagnose',
  })
  // Somebody may have declared it without waiting for the diagnosis.
  if (incident.stage < incidentStage.diagnosed) {
    incident.stage = incidentStage.diagnosed
    world.moving.add(index)
  }
  endWork(world, job, incident.diagnosedEvent)
}

function diagnoseAgain(world: World, incident: Incident, job: Job): void {
  const id = job.wanted.name
  const wrong = record(world, {
    kind: 'diagnosed-wrongly',
    entity: id,
    because: [job.event],
    segment: 'wrong-diagnosis',
  })
  incident.isMisled = false
  startWork(world, job, drawTime(world, 'diagnose', id, world.model.response.diagnose), wrong)
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
