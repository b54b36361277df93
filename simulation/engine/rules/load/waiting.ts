/**
 * Requests that wait in line with callers who give up: a fluid, exact between two events.
 *
 * The line grows by what arrives and shrinks by what is served. Whoever arrives while the wait is
 * longer than their patience is served too late, which is work for nothing, and asks again one patience
 * later, as often as they retry. Everything that can change the rate is known ahead: the line reaches a
 * length at which somebody’s wait becomes too long, it is empty or full, or retries begin or end.
 *
 * Source: docs/sources.md#load; docs/semantics.md, “Load”.
 */
import { at } from '../../at.ts'
import { markAround } from '../../load/loadMarks.ts'
import type { Unit, WaitingLine } from '../../state/loadWorld.ts'
import { idOf, latestFirst } from '../../looking.ts'
import { attemptsPerRequest, demandOf, type LoadUnit } from '../../load/meanField.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { collapsedBelow, sayStuck, tellCollapse, tellRecovery } from './loadEvents.ts'
import { capByLoad, figuresOf, loadOf, loadUnitOf, sinceThen } from './units.ts'

const secondMs = 1000

/** Requests closer than this are the same; keeps rounding from leaving crumbs in the line. */
const crumb = 1e-6

/** Nobody waits, and nobody remembers having waited. */
export function emptyLine(line: WaitingLine, nowMs: number): void {
  line.waiting = 0
  line.sinceMs = nowMs
  line.perSecond = 0
  line.isTooLong.fill(false)
  for (const turns of line.turns) turns.length = 0
}

/** Length of the line at which a caller’s wait is as long as their patience. */
function patienceOf(asked: LoadUnit, policy: number): number {
  const { timeoutMs } = at(asked.policies, policy)
  return timeoutMs < 0 ? Number.POSITIVE_INFINITY : (asked.capacity * timeoutMs) / secondMs
}

/** True if somebody gave up at a moment. */
function gaveUpAt(turns: readonly number[], atMs: number): boolean {
  let count = 0
  for (const turn of turns) if (turn <= atMs) count++
  return count % 2 === 1
}

/** How often those who arrive again now have given up in a row. */
function roundsNow(
  { turns }: WaitingLine,
  { policies }: LoadUnit,
  policy: number,
  nowMs: number,
): number {
  const { retries, timeoutMs } = at(policies, policy)
  if (timeoutMs <= 0) return 0
  let rounds = 0
  while (rounds < retries && gaveUpAt(at(turns, policy), nowMs - (rounds + 1) * timeoutMs)) rounds++
  return rounds
}

/** Attempts per second that arrive now. */
function arrivingNow(line: WaitingLine, asked: LoadUnit, nowMs: number): number {
  let sum = 0
  for (let policy = 0; policy < asked.demand.length; policy++) {
    const { budget } = at(asked.policies, policy)
    const rounds = 1 + roundsNow(line, asked, policy, nowMs)
    const again = budget < 0 ? rounds : Math.min(rounds, 1 + budget)
    const behind = attemptsPerRequest(at(asked.policies, policy), 1 - asked.given)
    sum += at(asked.demand, policy) * Math.max(again, behind)
  }
  return sum
}

/** Works the line out up to now. */
function bringUpToDate(line: WaitingLine, holds: number, nowMs: number): void {
  const grown = (line.perSecond * (nowMs - line.sinceMs)) / secondMs
  const most = holds < 0 ? Number.POSITIVE_INFINITY : holds
  const waiting = Math.min(most, Math.max(0, line.waiting + grown))
  line.waiting = waiting < crumb ? 0 : waiting
  line.sinceMs = nowMs
}

/** Marks for whom the wait has become too long, or no longer is. */
function turnPatience(line: WaitingLine, asked: LoadUnit, nowMs: number): void {
  for (let policy = 0; policy < asked.demand.length; policy++) {
    const isTooLong = isLongerThan(line, patienceOf(asked, policy))
    if (isTooLong === at(line.isTooLong, policy)) continue
    line.isTooLong[policy] = isTooLong
    at(line.turns, policy).push(nowMs)
    forgetOld(line, asked, policy)
  }
}

/** A line that grows is too long from a length on, one that shrinks down to it. */
function isLongerThan({ waiting, perSecond }: WaitingLine, length: number): boolean {
  return perSecond > 0 ? waiting >= length - crumb : waiting > length + crumb
}

/** Turns so long ago that nobody retries for them are dropped, two at a time. */
function forgetOld(line: WaitingLine, { policies }: LoadUnit, policy: number): void {
  const { retries, timeoutMs } = at(policies, policy)
  const turns = at(line.turns, policy)
  const oldest = line.sinceMs - (retries + 1) * Math.max(0, timeoutMs)
  while (turns.length > 2 && at(turns, 1) < oldest) turns.splice(0, 2)
}

/** Share of the demand that is served in time. */
function servedShare({ isTooLong }: WaitingLine, asked: LoadUnit): number {
  const all = demandOf(asked)
  if (all === 0) return 1
  let served = 0
  for (let policy = 0; policy < asked.demand.length; policy++) {
    if (!at(isTooLong, policy)) served += at(asked.demand, policy)
  }
  return served / all
}

/** Lets a line grow or shrink from now on by what is asked. */
export function driveLine(world: World, unit: Unit, because: readonly number[]): void {
  const { line, load } = unit
  if (line === null) return
  const asked = loadUnitOf(world, unit)
  bringUpToDate(line, load.queueHolds, world.nowMs)
  turnPatience(line, asked, world.nowMs)
  const arriving = arrivingNow(line, asked, world.nowMs)
  line.arriving = arriving
  const isFull = load.queueHolds >= 0 && line.waiting >= load.queueHolds - crumb
  const surplus = arriving - asked.capacity
  const before = line.perSecond
  line.perSecond = (surplus < 0 && line.waiting === 0) || (surplus > 0 && isFull) ? 0 : surplus
  tellLine(world, unit, { before, isFull, because })
  takeEffect(world, unit, asked, isFull ? Math.min(1, asked.capacity / arriving) : 1)
  tellEnd(world, unit, { asked, arriving, because })
  scheduleNext(world, unit, asked)
}

type Telling = {
  readonly before: number
  readonly isFull: boolean
  readonly because: readonly number[]
}

/** What happens to a line: it forms, shrinks again, or is full. */
function turnOf(unit: Unit, before: number, isFull: boolean) {
  const now = unit.line?.perSecond ?? 0
  if (now > 0 && unit.overloadedEvent < 0) return 'overloaded'
  if (before <= 0) return undefined
  if (now < 0) return 'line-shrinks'
  return now === 0 && isFull ? 'line-full' : undefined
}

/** Says that a line forms, shrinks again, or is full. */
function tellLine(world: World, unit: Unit, { before, isFull, because }: Telling): void {
  const kind = turnOf(unit, before, isFull)
  if (kind === undefined) return
  const causes = because.length > 0 ? latestFirst(world, because) : unit.because
  const event = record(world, {
    kind,
    entity: idOf(world, unit.entity),
    because: causes,
    segment: sinceThen(world, causes, 'settle'),
    load: figuresOf(world, unit, unit.failing),
  })
  unit.because = [event]
  if (kind === 'overloaded') unit.overloadedEvent = event
}

/**
 * Turns that a line may take in a row. One that relieves itself by failing would go on for ever; from
 * then on it counts by what it serves on average, until it has been left alone for a while.
 */
const turnsMax = 16
const restMs = 600_000

function isFluttering({ turns }: Unit): boolean {
  return turns > turnsMax
}

/** Passes on what share of the demand is served in time. */
function takeEffect(world: World, unit: Unit, asked: LoadUnit, unlessFull: number): void {
  const { line, entity } = unit
  if (line === null) return
  if (world.nowMs - unit.slidesUntilMs > restMs) unit.turns = 0
  // The average once taken stays, since what follows from it would change it again.
  if (unit.turns > turnsMax + 1) return
  const average = Math.min(1, asked.capacity / Math.max(line.arriving, asked.capacity))
  const served = isFluttering(unit) ? average : Math.min(servedShare(line, asked), unlessFull)
  const failing = 1 - served
  if (Math.abs(failing - unit.failing) <= crumb) return
  unit.turns++
  unit.slidesUntilMs = world.nowMs
  const isWorse = failing > unit.failing
  unit.failing = failing
  capByLoad(world, entity, served)
  const isCollapse = isWorse && served < collapsedBelow && unit.collapsedEvent < 0
  const event = isCollapse ? tellCollapse(world, unit, 'settle') : at(unit.because, 0)
  if (served >= collapsedBelow) unit.collapsedEvent = -1
  touch(world, entity, [event], sinceThen(world, [event], isWorse ? 'settle' : 'drain'))
  markAround(world, entity, event)
}

type Ending = {
  readonly asked: LoadUnit
  readonly arriving: number
  readonly because: readonly number[]
}

/** Says that the line is gone, or that retries alone keep it from going. */
function tellEnd(world: World, unit: Unit, { asked, arriving, because }: Ending): void {
  const { line } = unit
  if (line === null || unit.overloadedEvent < 0) return
  if (line.waiting === 0 && line.perSecond <= 0) {
    const event = tellRecovery(world, unit, 'drain')
    unit.because = [event]
    return
  }
  const isHeld = demandOf(asked) <= asked.capacity && arriving > asked.capacity
  if (isHeld && unit.collapsedEvent >= 0 && !unit.isStuckTold) sayStuck(world, unit, because)
}

/** The next moment at which the line’s rate or effect changes. */
function scheduleNext(world: World, unit: Unit, asked: LoadUnit): void {
  const { line, load } = unit
  if (line === null) return
  const moments: number[] = []
  const reach = (length: number): void => {
    const inMs = ((length - line.waiting) / line.perSecond) * secondMs
    if (inMs > 0 && Number.isFinite(inMs)) moments.push(world.nowMs + Math.ceil(inMs))
  }
  reach(0)
  if (load.queueHolds >= 0) reach(load.queueHolds)
  for (let policy = 0; policy < asked.demand.length; policy++) {
    reach(patienceOf(asked, policy))
    const { retries, timeoutMs } = at(asked.policies, policy)
    for (const turn of at(line.turns, policy)) {
      for (let round = 1; round <= retries; round++) {
        if (turn + round * timeoutMs > world.nowMs) moments.push(turn + round * timeoutMs)
      }
    }
  }
  unit.version++
  if (moments.length === 0 || isFluttering(unit)) return
  const nextMs = moments.reduce((least, moment) => Math.min(least, moment))
  schedule(world, 'line', nextMs - world.nowMs, {
    subject: unit.entity,
    version: unit.version,
    phase: phase.flow,
  })
}

/** A moment has come at which a line’s rate or effect changes. */
export function onLine(world: World, entity: number, version: number): void {
  const unit = at(loadOf(world).units, entity)
  if (unit === null || unit.version !== version) return
  driveLine(world, unit, [])
}
