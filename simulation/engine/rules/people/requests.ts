/**
 * Who is wanted for what: requests for people, waiting in pools.
 *
 * A pool holds the requests that the same people could meet, the most urgent first. Whoever becomes
 * free looks at the pools of his team and at nothing else, so that a start costs the logarithm of
 * what waits, however much waits elsewhere.
 */
import { at } from '../../at.ts'
import { Heap } from '../../queue/heap.ts'
import type { Doer, Job, Pool, StaffRequest, Urgency, Wanted } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { latestStartMs } from '../work/deadlines.ts'

/** Diagnoses come before the tasks of the same incident, and alerts before both. */
const rankOf = { triage: 0, diagnosis: 1, task: 2, action: 3 } as const

/**
 * The one order of requests: tier, slack, age, then number.
 *
 * Slack is the time until the work must begin; all slacks shrink alike, so the moment itself serves.
 */
export function isMoreUrgent(a: Urgency, b: Urgency): boolean {
  if (a.tier !== b.tier) return a.tier < b.tier
  if (a.latestMs !== b.latestMs) return a.latestMs < b.latestMs
  if (a.sinceMs !== b.sinceMs) return a.sinceMs < b.sinceMs
  if (a.incident !== b.incident) return a.incident < b.incident
  if (a.kind !== b.kind) return rankOf[a.kind] < rankOf[b.kind]
  return a.subject < b.subject
}

/** Asks for people who could do something. */
export function askForPeople(world: World, wanted: Wanted): void {
  enqueue(world, wanted, null)
}

/** Asks for people who go on with work that was broken off. */
export function askToGoOn(world: World, job: Job, wanted: Wanted): void {
  enqueue(world, wanted, job)
}

function enqueue(world: World, wanted: Wanted, job: Job | null): void {
  const latestMs = latestStartMs(world, wanted)
  // That it was broken off has been written down already.
  const waitEvent = job === null ? -1 : job.event
  const request = newRequest(wanted, { latestMs, waitEvent, isMet: false, job })
  poolOf(world, wanted.doers, wanted.people).waiting.add(request)
  world.staff.newRequests.push(request)
  for (const { team } of wanted.doers) staffChanged(world, team)
}

/** Field by field: copying whole objects of several origins costs several times as much. */
function newRequest(wanted: Wanted, rest: Omit<StaffRequest, keyof Wanted>): StaffRequest {
  return {
    kind: wanted.kind,
    subject: wanted.subject,
    name: wanted.name,
    incident: wanted.incident,
    doers: wanted.doers,
    people: wanted.people,
    tier: wanted.tier,
    worth: wanted.worth,
    about: wanted.about,
    leftMs: wanted.leftMs,
    sinceMs: wanted.sinceMs,
    because: wanted.because,
    latestMs: rest.latestMs,
    waitEvent: rest.waitEvent,
    isMet: rest.isMet,
    job: rest.job,
  }
}

/** Something about a team’s people has changed: dispatch looks at what waits for them. */
export function staffChanged(world: World, team: number): void {
  const state = at(world.teams, team)
  world.needsStaffing = true
  world.work.mayBeRead = true
  if (state.isToStaff) return
  state.isToStaff = true
  world.staff.teamsToStaff.push(team)
}

/** The pool of some doers and a number of people, made when it is first needed. */
function poolOf(world: World, doers: readonly Doer[], people: number): Pool {
  const known = at(world.staff.poolsOf, at(doers, 0).team)
  const found = known.find((pool) => pool.people === people && areSame(pool.doers, doers))
  if (found !== undefined) return found
  const pool: Pool = {
    doers,
    people,
    waiting: new Heap<StaffRequest>(isMoreUrgent),
    isCandidate: false,
  }
  for (const team of new Set(doers.map((doer) => doer.team))) {
    at(world.staff.poolsOf, team).push(pool)
  }
  return pool
}

function areSame(a: readonly Doer[], b: readonly Doer[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every(({ team, row }, position) => team === b[position]?.team && row === b[position].row)
  )
}
