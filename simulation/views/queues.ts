/**
 * Queues for people: what arrived, how long it waited, and how many waited when, by team.
 *
 * A triage arrives with its alert; a diagnosis, task or action when people are asked for it, with all
 * else that it needs there. Work that is broken off waits once more. By construction Little’s law holds on every run: what
 * is present on average, times the length of the run, is the sum of all stays within it.
 */
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import type { QueueResult, QueueVisit } from './contract.ts'

const starts: Readonly<Partial<Record<LogEvent['kind'], QueueVisit['work']>>> = {
  'triage-started': 'triage',
  diagnosing: 'diagnosis',
  'task-started': 'task',
  'action-started': 'action',
}

const ends: ReadonlySet<LogEvent['kind']> = new Set([
  'triage-done',
  'false-alarm',
  'diagnosed',
  'task-done',
  'task-abandoned',
  'action-done',
  'action-failed',
])

type Pause = { fromMs: number; toMs: number | null }
type Draft = { -readonly [K in Exclude<keyof QueueVisit, 'pauses'>]: QueueVisit[K] } & {
  readonly pauses: Pause[]
}

/** What is read of the log so far: every visit, and the visit that each event of one belongs to. */
type Reading = {
  readonly model: Model
  readonly visits: Draft[]
  readonly byEvent: Map<number, Draft>
}

/** Every piece of work that teams did or were asked to do, in the order of the log. */
export function queueVisits(model: Model, log: Log): readonly QueueVisit[] {
  const reading: Reading = { model, visits: [], byEvent: new Map() }
  for (const event of log.events) {
    const handler = handlers[event.kind] ?? (starts[event.kind] === undefined ? undefined : begin)
    if (handler !== undefined) handler(reading, event)
    else if (ends.has(event.kind)) leave(reading, event)
  }
  return reading.visits
}

type Handler = (reading: Reading, event: LogEvent) => void

const handlers: Readonly<Partial<Record<LogEvent['kind'], Handler>>> = {
  alert: (reading, event) => {
    const { model } = reading
    arrive(reading, event, { work: 'triage', team: teamOf(model, model.belief.triage?.team ?? -1) })
  },
  'work-waiting': (reading, event) => {
    if (carryOn(reading, event) !== undefined) return
    const isTask = reading.model.tasks.some((task) => task.id === event.entity)
    arrive(reading, event, { work: isTask ? 'task' : 'diagnosis', team: event.other?.[0] ?? '' })
  },
  'work-paused': (reading, event) => {
    carryOn(reading, event)?.pauses.push({ fromMs: event.atMs, toMs: null })
  },
  'work-resumed': (reading, event) => {
    const pause = carryOn(reading, event)?.pauses.at(-1)
    if (pause !== undefined) pause.toMs = event.atMs
  },
  'diagnosed-wrongly': carryOn,
  'task-failed': carryOn,
}

function teamOf(model: Model, team: number): string {
  return model.teams[team]?.id ?? ''
}

function arrive(
  { visits, byEvent }: Reading,
  event: LogEvent,
  { work, team }: Pick<QueueVisit, 'work' | 'team'>,
): Draft {
  const { entity, atMs, id } = event
  const arrived = { arrivedMs: atMs, startedMs: null, leftMs: null, pauses: [] }
  const visit: Draft = { team, work, entity, ...arrived }
  visits.push(visit)
  byEvent.set(id, visit)
  return visit
}

/** The visit to which an event belongs by one of its causes; the event becomes part of it. */
function carryOn({ byEvent }: Reading, { id, entity, because }: LogEvent): Draft | undefined {
  const visit = because
    .map((cause) => byEvent.get(cause))
    .find((one) => one?.entity === entity && one.leftMs === null)
  if (visit !== undefined) byEvent.set(id, visit)
  return visit
}

function begin(reading: Reading, event: LogEvent): void {
  const work = starts[event.kind] ?? 'task'
  const team = event.other?.[0] ?? ''
  const visit = carryOn(reading, event) ?? arrive(reading, event, { work, team })
  visit.work = work
  visit.team = team
  visit.startedMs ??= event.atMs
}

function leave(reading: Reading, event: LogEvent): void {
  const visit = carryOn(reading, event)
  if (visit !== undefined) visit.leftMs = event.atMs
}

/** How the queue of each team went that had any work, by team id. */
export function queueResults(model: Model, log: Log): readonly QueueResult[] {
  const byTeam = new Map<string, QueueVisit[]>()
  for (const visit of queueVisits(model, log)) {
    if (visit.team === '') continue
    const visits = byTeam.get(visit.team)
    if (visits === undefined) byTeam.set(visit.team, [visit])
    else visits.push(visit)
  }
  return [...byTeam]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([team, visits]) => toResult(team, visits, log.untilMs))
}

function meanOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function toResult(team: string, visits: readonly QueueVisit[], untilMs: number): QueueResult {
  const waits = visits.flatMap((visit) => waitedMs(visit) ?? [])
  const stays = visits.flatMap(({ arrivedMs, leftMs }) =>
    leftMs === null ? [] : [leftMs - arrivedMs],
  )
  const sorted = [...waits].sort((a, b) => a - b)
  const curve = curveOf(visits)
  const areas = areasUnder(curve, untilMs)
  const span = Math.max(1, untilMs)
  return {
    team,
    arrivals: visits.length,
    served: stays.length,
    waitMeanMs: meanOf(waits),
    waitP95Ms: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    waitMaxMs: sorted.at(-1) ?? 0,
    stayMeanMs: meanOf(stays),
    waitingMean: areas.waiting / span,
    presentMean: areas.present / span,
    waitingMax: curve.reduce((most, point) => Math.max(most, point.waiting), 0),
    curve,
  }
}

/** Time that work waited for people, pauses included; `null` while that is not over. */
function waitedMs({ arrivedMs, startedMs, leftMs, pauses }: QueueVisit): number | null {
  if (startedMs === null) return null
  if (leftMs === null && pauses.length > 0) return null
  const paused = pauses.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? fromMs) - fromMs, 0)
  return startedMs - arrivedMs + paused
}

type Change = { readonly atMs: number; readonly waiting: number; readonly atWork: number }

function changesOf({ arrivedMs, startedMs, leftMs, pauses }: QueueVisit): readonly Change[] {
  const changes: Change[] = [{ atMs: arrivedMs, waiting: 1, atWork: 0 }]
  if (startedMs !== null) changes.push({ atMs: startedMs, waiting: -1, atWork: 1 })
  for (const { fromMs, toMs } of pauses) {
    changes.push({ atMs: fromMs, waiting: 1, atWork: -1 })
    if (toMs !== null) changes.push({ atMs: toMs, waiting: -1, atWork: 1 })
  }
  if (leftMs !== null) changes.push({ atMs: leftMs, waiting: 0, atWork: -1 })
  return changes
}

function curveOf(visits: readonly QueueVisit[]): QueueResult['curve'] {
  const curve: { atMs: number; waiting: number; atWork: number }[] = []
  let waiting = 0
  let atWork = 0
  for (const change of visits.flatMap(changesOf).sort((a, b) => a.atMs - b.atMs)) {
    waiting += change.waiting
    atWork += change.atWork
    if (curve.at(-1)?.atMs === change.atMs) curve.pop()
    curve.push({ atMs: change.atMs, waiting, atWork })
  }
  return curve
}

/** Milliseconds times how many waited, and were present. */
function areasUnder(curve: QueueResult['curve'], untilMs: number) {
  let waiting = 0
  let present = 0
  curve.forEach((point, position) => {
    const lastedMs = (curve[position + 1]?.atMs ?? untilMs) - point.atMs
    waiting += lastedMs * point.waiting
    present += lastedMs * (point.waiting + point.atWork)
  })
  return { waiting, present }
}
