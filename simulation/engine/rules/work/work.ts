/**
 * Work as people do it: how long it takes them, and what is left when they are called away.
 *
 * Work is measured in the time that rested people take. Past the hours after which a team tires,
 * everything takes longer by its factor. What was done stays done.
 */
import { at } from '../../at.ts'
import { isOfNow, latestFirst, teamAt } from '../../looking.ts'
import { record, schedule } from '../../recording.ts'
import type { WaitReason } from '../../log/log.ts'
import type { Doer, Job, StaffRequest, Wanted } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { askToGoOn, staffChanged } from '../people/requests.ts'
import { engage, expectShiftChange, onDutyMs, release, teamStateOf } from '../people/rota.ts'

/** Work that needs nobody. */
export function unstaffedJob(world: World, wanted: Wanted): Job {
  return newJob(world, wanted, { ...wanted, latestMs: Number.MAX_SAFE_INTEGER }, -1)
}

// oxlint-disable-next-line max-params -- people begin with thousands of these
function newJob(world: World, wanted: Wanted, urgency: Job['urgency'], team: number): Job {
  return {
    wanted,
    urgency,
    team,
    crew: [],
    sinceMs: world.nowMs,
    stretchMs: world.nowMs,
    restedMs: 0,
    leftMs: 0,
    event: -1,
    version: 0,
  }
}

/** People take up what a request asks for, for the first time or again. */
export function takeUp(world: World, request: StaffRequest, doer: Doer): Job {
  const job = request.job ?? newJob(world, request, request, doer.team)
  job.urgency = request
  job.team = doer.team
  job.crew = engage(world, doer, request.people)
  job.sinceMs = world.nowMs
  const state = teamStateOf(world, doer.team)
  state.jobs.add(job)
  state.jobsOfTier[request.tier] = at(state.jobsOfTier, request.tier) + 1
  if (teamAt(world, doer.team).handsOver) expectShiftChange(world, doer.team)
  return job
}

/** The kind of cue by which each kind of work ends. */
const cueOf = { diagnosis: 'diagnosis', task: 'task', action: 'action', triage: 'triaged' } as const

/** Begins a stretch of work; its end comes up as a cue. */
export function startWork(world: World, job: Job, workMs: number, event: number): void {
  job.leftMs = workMs
  job.stretchMs = world.nowMs
  job.restedMs = restedFor(world, job)
  job.event = event
  job.version++
  schedule(world, cueOf[job.wanted.kind], elapsedMs(world, job), {
    subject: job.wanted.subject,
    version: job.version,
  })
}

/** Work has come to its end: its people are free. */
export function endWork(world: World, job: Job, event: number): void {
  job.version++
  if (job.team < 0) return
  release(world, job)
  const state = teamStateOf(world, job.team)
  state.freedEvent = event
  state.jobsOfTier[job.urgency.tier] = at(state.jobsOfTier, job.urgency.tier) - 1
  staffChanged(world, job.team)
}

/** Work that people can do before they tire. Units: milliseconds; the largest number if they never do. */
function restedFor(world: World, job: Job): number {
  if (job.team < 0) return Number.MAX_SAFE_INTEGER
  const { tiresAfterMs } = teamAt(world, job.team)
  if (tiresAfterMs < 0) return Number.MAX_SAFE_INTEGER
  return Math.max(0, tiresAfterMs - onDutyMs(world, job))
}

function elapsedMs(world: World, { leftMs, restedMs, team }: Job): number {
  if (leftMs <= restedMs) return leftMs
  return Math.round(restedMs + (leftMs - restedMs) * teamAt(world, team).tiredFactor)
}

/** Work done in the present stretch up to now. */
function doneMs(world: World, { stretchMs, restedMs, team }: Job): number {
  const passedMs = world.nowMs - stretchMs
  if (passedMs <= restedMs) return passedMs
  return Math.round(restedMs + (passedMs - restedMs) / teamAt(world, team).tiredFactor)
}

type Break = {
  readonly reason: WaitReason
  /** What it takes to find back into it, besides the work that is left. Units: milliseconds. */
  readonly costMs: number
  /** What broke it off, besides the work itself. */
  readonly because: readonly number[]
  readonly other: readonly string[]
}

/** Breaks work off; it waits for people again, and what was done stays done. */
export function breakOff(world: World, job: Job, { reason, costMs, because, other }: Break): void {
  const { wanted } = job
  const leftMs = Math.max(0, job.leftMs - doneMs(world, job)) + costMs
  const isNow = isOfNow(world, job.event)
  const event = record(world, {
    kind: 'work-paused',
    entity: wanted.name,
    because: [job.event, ...because],
    segment: isNow ? 'instant' : workSegment[wanted.kind],
    other,
    reason,
  })
  endWork(world, job, event)
  job.leftMs = leftMs
  job.event = event
  askToGoOn(world, job, {
    ...wanted,
    sinceMs: world.nowMs,
    leftMs: wanted.leftMs,
    because: [event],
  })
}

/**
 * Lays work down until something allows it to go on; nobody is asked to. What was done stays done.
 */
export function layDown(world: World, job: Job, event: number): void {
  const leftMs = Math.max(0, job.leftMs - doneMs(world, job))
  endWork(world, job, event)
  job.leftMs = leftMs
  job.event = event
}

/** True while work is being done, and not waiting to be gone on with. */
export function isAtWork(world: World, job: Job): boolean {
  return job.team < 0 || teamStateOf(world, job.team).jobs.has(job)
}

/** What the time of each kind of work is spent on. */
const workSegment = {
  diagnosis: 'diagnose',
  task: 'work',
  action: 'work',
  triage: 'triage',
} as const

/** The causes of a start, and what the time since the first of them was spent on. */
export type Why = {
  readonly because: readonly number[]
  readonly segment: 'instant' | 'wait-for-person'
}

/** Why work begins now: it was only just asked for, or waited until somebody was free. */
export function whyNow(world: World, { waitEvent, because }: StaffRequest, team: number): Why {
  const { freedEvent, answeredEvent } = teamStateOf(world, team)
  if (waitEvent < 0) {
    return { because: latestFirst(world, [...because, answeredEvent]), segment: 'instant' }
  }
  return {
    because: freedEvent > waitEvent ? [waitEvent, freedEvent] : [waitEvent],
    segment: isOfNow(world, waitEvent) ? 'instant' : 'wait-for-person',
  }
}

/** True if a cue is about the present stretch of a job. */
export function isCurrent(job: Job, version: number): boolean {
  return job.version === version
}
