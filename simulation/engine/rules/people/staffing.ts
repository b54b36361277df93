/**
 * Who works on what: the most urgent request first, one pair of hands each.
 *
 * What gets nobody now is looked at again when somebody of a team that could do it is free, comes or
 * goes; nothing else is looked at. Where a team breaks off less important work for more important
 * work, importance is the tier alone, so that nobody is called to and fro.
 */
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { Heap } from '../../queue/heap.ts'
import { incidentAt, latestFirst, teamAt } from '../../looking.ts'
import { markFleet, record } from '../../recording.ts'
import type { WaitReason } from '../../log/log.ts'
import type { Doer, Job, Pool, StaffRequest, WorkKind } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { beginAction } from '../decisions/actions.ts'
import { reorderByDeadlines } from '../work/deadlines.ts'
import { watchWork } from '../work/pausing.ts'
import { isMoreUrgent } from './requests.ts'
import { beginDiagnosis } from '../work/response.ts'
import {
  canBegin,
  expectShiftChange,
  freePeople,
  isAbsent,
  peopleThereFor,
  personIdsOf,
} from './rota.ts'
import { beginTask } from '../work/tasks.ts'
import { answeredEventOf, hasAnswered, isUncalled, page } from './teams.ts'
import { beginTriage } from '../belief/triage.ts'
import { breakOff, startWork, takeUp, whyNow } from '../work/work.ts'

/** What happens when people begin with each kind of work. */
const begin: Readonly<Record<WorkKind, (world: World, job: Job, request: StaffRequest) => void>> = {
  diagnosis: beginDiagnosis,
  task: beginTask,
  triage: beginTriage,
  action: beginAction,
}

/** Gives the requests people, as far as there are any; marks the fleets that share them. */
export function dispatch(world: World): void {
  reorderByDeadlines(world)
  if (!world.needsStaffing) return
  world.needsStaffing = false
  const changed = world.staff.teamsToStaff.splice(0)
  for (const pool of staffAll(world, poolsToLookAt(world, changed))) callOthers(world, pool)
  tellNews(world, changed)
  markFleetsOf(world, changed)
}

function poolsToLookAt(world: World, teams: readonly number[]): Heap<Pool> {
  const pools = new Heap<Pool>(isPoolMoreUrgent)
  for (const team of teams) {
    at(world.teams, team).isToStaff = false
    for (const pool of at(world.staff.poolsOf, team)) {
      if (pool.isCandidate || pool.waiting.size === 0) continue
      pool.isCandidate = true
      pools.add(pool)
    }
  }
  return pools
}

function isPoolMoreUrgent(a: Pool, b: Pool): boolean {
  return isMoreUrgent(firstOf(a), firstOf(b))
}

function firstOf(pool: Pool): StaffRequest {
  return at(pool.waiting.items, 0)
}

/** Staffs what can be staffed, the most urgent first; returns the pools that go on waiting. */
function staffAll(world: World, pools: Heap<Pool>): readonly Pool[] {
  const waiting: Pool[] = []
  for (let pool = pools.take(); pool !== undefined; pool = pools.take()) {
    pool.isCandidate = false
    if (!meetFirst(world, pool)) waiting.push(pool)
    else if (pool.waiting.size > 0) {
      pool.isCandidate = true
      pools.add(pool)
    }
  }
  return waiting
}

/** Deals with the most urgent request of a pool; false if it has to wait. */
function meetFirst(world: World, pool: Pool): boolean {
  const request = firstOf(pool)
  if (!isStillWanted(world, request)) {
    request.isMet = true
    pool.waiting.take()
    return true
  }
  const doer = freeDoerOf(world, pool) ?? clear(world, request)
  if (doer === undefined) return false
  pool.waiting.take()
  request.isMet = true
  const job = takeUp(world, request, doer)
  if (request.job === null) begin[request.kind](world, job, request)
  else goOn(world, job, request)
  return true
}

function freeDoerOf(world: World, { doers, people }: Pool): Doer | undefined {
  for (const doer of doers) if (canBegin(world, doer, people)) return doer
  return undefined
}

/** Nobody looks for the cause of what has passed by itself. */
function isStillWanted(world: World, { incident, kind }: StaffRequest): boolean {
  return kind !== 'diagnosis' || !incidentAt(world, incident).isOver
}

/** People go on with what was broken off. */
function goOn(world: World, job: Job, request: StaffRequest): void {
  const resumed = record(world, {
    kind: 'work-resumed',
    entity: request.name,
    ...whyNow(world, request, job.team),
    other: [teamAt(world, job.team).id, ...personIdsOf(world, job)],
    people: request.people,
  })
  startWork(world, job, job.leftMs, resumed)
  if (request.kind === 'task') watchWork(world, request.subject)
}

/** Calls people away from what matters less, if that is the rule and helps; who is free then. */
function clear(world: World, request: StaffRequest): Doer | undefined {
  for (const doer of request.doers) {
    const victims = teamAt(world, doer.team).preempts ? victimsFor(world, request, doer) : []
    for (const job of victims) callAway(world, job, request)
    if (victims.length > 0 && canBegin(world, doer, request.people)) return doer
  }
  return undefined
}

/** The least urgent jobs of a lower tier whose people would be enough; none if they would not. */
function victimsFor(world: World, request: StaffRequest, { team, row }: Doer): readonly Job[] {
  const { jobs, jobsOfTier } = at(world.teams, team)
  if (jobsOfTier.every((jobsAt, tier) => jobsAt === 0 || tier <= request.worth)) return []
  let missing = request.people - freePeople(world, team)
  const lesser = [...jobs].filter(({ urgency }) => urgency.tier > request.worth)
  lesser.sort((a, b) => (isMoreUrgent(a.urgency, b.urgency) ? 1 : -1))
  const holdsRow = (job: Job): boolean => job.crew.some((one) => one.row === row)
  const holder = row < 0 ? undefined : lesser.find(holdsRow)
  const victims: Job[] = holder === undefined ? [] : [holder]
  missing -= holder?.wanted.people ?? 0
  for (const job of lesser) {
    if (missing <= 0) break
    if (job === holder) continue
    victims.push(job)
    missing -= job.wanted.people
  }
  return missing > 0 ? [] : victims
}

function callAway(world: World, job: Job, request: StaffRequest): void {
  const { id, resumeCost } = teamAt(world, job.team)
  breakOff(world, job, {
    reason: 'pre-empted',
    costMs: drawTime(world, 'resume', id, resumeCost),
    because: request.because,
    other: [request.name],
  })
}

/** Everybody who could do it is busy: the next team that could is called, and shifts are watched. */
function callOthers(world: World, pool: Pool): void {
  for (const { team } of pool.doers) expectShiftChange(world, team)
  const next = pool.doers.find(({ team }) => isUncalled(world, team))
  if (next !== undefined) page(world, next.team, at(firstOf(pool).because, 0))
}

/** Writes down what has to wait; while nobody has answered the page is what is waited for. */
function tellNews(world: World, changed: readonly number[]): void {
  for (const request of world.staff.newRequests.splice(0)) {
    if (request.doers.some(({ team }) => hasAnswered(world, team))) tellWaiting(world, request)
    else at(world.teams, at(request.doers, 0).team).untold.push(request)
  }
  for (const team of changed) {
    if (!hasAnswered(world, team)) continue
    for (const request of at(world.teams, team).untold.splice(0)) tellWaiting(world, request)
  }
}

/** Writes down that a request has to wait, for whom and why. */
function tellWaiting(world: World, request: StaffRequest): void {
  if (request.isMet || request.waitEvent >= 0) return
  const answers = request.doers.map(({ team }) => answeredEventOf(world, team))
  request.waitEvent = record(world, {
    kind: 'work-waiting',
    entity: request.name,
    because: latestFirst(world, [...request.because, ...answers]),
    segment: 'instant',
    other: whoIsWaitedFor(world, request),
    people: request.people,
    reason: reasonOf(world, request),
  })
}

function whoIsWaitedFor({ model, log }: World, { doers }: StaffRequest): readonly string[] {
  if (log.isBrief) return []
  const ids = doers.map(({ team, row }) => {
    const { id, rows } = at(model.teams, team)
    return row < 0 ? id : at(model.personIds, at(rows, row).person)
  })
  return [...new Set(ids)]
}

function reasonOf(world: World, { doers, people }: StaffRequest): WaitReason {
  let there = 0
  for (const doer of doers) there = Math.max(there, peopleThereFor(world, doer))
  if (there >= people) return 'busy'
  if (there > 0) return 'too-few'
  return doers.every((doer) => isAbsent(world, doer)) ? 'absent' : 'off-duty'
}

function markFleetsOf(world: World, teams: readonly number[]): void {
  for (const team of teams) {
    for (const fleet of at(world.structure.fleetsOfTeam, team)) {
      if (at(world.fleets, fleet).cells.length > 0) markFleet(world, fleet, [])
    }
  }
}
