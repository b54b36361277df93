/**
 * What became of people’s time: for each team who worked on what, what waited for it and why.
 *
 * A wait lasts from the event that tells of it to the moment somebody takes the work up. Hours in
 * which nobody of the team is on duty by the calendar count as `off-duty`, whatever kept it waiting
 * by day.
 */
import type { CompiledTeam, Model } from '../compile/model.ts'
import { nextChangeMs, peopleOnShift } from '../engine/time/calendar.ts'
import type { EventKind, Log, LogEvent, WaitReason } from '../engine/log/log.ts'

export type TeamStint = {
  /** The task, fault or component that was worked on. */
  readonly entity: string
  readonly fromMs: number
  readonly toMs: number
  readonly people: number
  /** Ids of the people who are known by name. */
  readonly who: readonly string[]
}

export type TeamWait = {
  readonly entity: string
  readonly eventId: number
  readonly fromMs: number
  readonly toMs: number
  /** True if it was still waiting when the run ended. */
  readonly isOpen: boolean
  /** What it waited for, the teams and people. */
  readonly waitsFor: readonly string[]
  /** Its time by reason; the parts sum to the whole. Units: milliseconds. */
  readonly byReason: Readonly<Partial<Record<WaitReason, number>>>
}

export type TeamLoad = {
  readonly id: string
  readonly stints: readonly TeamStint[]
  readonly waits: readonly TeamWait[]
  /** Person-milliseconds worked on tasks and diagnoses, and on duty by the calendar. */
  readonly workedMs: number
  readonly onDutyMs: number
  /** Requests that waited, on average over the run. */
  readonly meanQueue: number
  /** Average wait of a request that had to wait. Units: milliseconds. */
  readonly meanWaitMs: number
  readonly waitMsByReason: Readonly<Partial<Record<WaitReason, number>>>
}

const begins: ReadonlySet<EventKind> = new Set([
  'task-started',
  'diagnosing',
  'triage-started',
  'action-started',
  'work-resumed',
])
const ends: ReadonlySet<EventKind> = new Set([
  'task-done',
  'task-unattended',
  'task-abandoned',
  'diagnosed',
  'triage-done',
  'false-alarm',
  'action-done',
  'action-failed',
  'work-paused',
])
const waits: ReadonlySet<EventKind> = new Set(['work-waiting', 'work-paused'])

type Books = { readonly stints: TeamStint[]; readonly waits: TeamWait[] }
type Waiting = { readonly event: LogEvent; readonly team: string }

class Ledger {
  readonly books = new Map<string, Books>()
  readonly #atWork = new Map<string, LogEvent[]>()
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #model: Model
  readonly #declaredMs: number

  constructor(model: Model, log: Log) {
    this.#model = model
    for (const { id } of model.teams) this.books.set(id, { stints: [], waits: [] })
    this.#declaredMs = log.events.find(({ kind }) => kind === 'declared')?.atMs ?? -1
  }

  read(event: LogEvent): void {
    const { kind, entity, atMs } = event
    if (begins.has(kind)) {
      this.#endWait(entity, { toMs: atMs, isOpen: false })
      this.#atWork.set(entity, [...(this.#atWork.get(entity) ?? []), event])
    }
    const team = ends.has(kind) ? this.#endStint(entity, atMs) : undefined
    if (!waits.has(kind)) return
    const found = team ?? this.#teamAmong(event.other ?? [])
    if (found === undefined) return
    this.#waiting.set(entity, [...(this.#waiting.get(entity) ?? []), { event, team: found }])
  }

  close(untilMs: number): void {
    for (const [entity, starts] of this.#atWork) {
      for (const _ of [...starts]) this.#endStint(entity, untilMs)
    }
    for (const [entity, open] of this.#waiting) {
      for (const _ of [...open]) this.#endWait(entity, { toMs: untilMs, isOpen: true })
    }
  }

  /** The first team among some ids, or the team of the first person. */
  #teamAmong(ids: readonly string[]): string | undefined {
    return ids
      .map((id) => (this.books.has(id) ? id : this.#model.plan.people?.[id]?.team))
      .find((team) => team !== undefined)
  }

  #endStint(entity: string, toMs: number): string | undefined {
    const start = this.#atWork.get(entity)?.shift()
    const [team, ...who] = start?.other ?? []
    if (start === undefined || team === undefined) return undefined
    const people = start.people ?? 1
    this.books.get(team)?.stints.push({ entity, fromMs: start.atMs, toMs, people, who })
    return team
  }

  #endWait(entity: string, { toMs, isOpen }: { toMs: number; isOpen: boolean }): void {
    const waiting = this.#waiting.get(entity)?.shift()
    const team = this.#model.teams.find(({ id }) => id === waiting?.team)
    if (waiting === undefined || team === undefined) return
    const { event } = waiting
    this.books.get(team.id)?.waits.push({
      entity,
      eventId: event.id,
      fromMs: event.atMs,
      toMs,
      isOpen,
      waitsFor: event.other ?? [],
      byReason: this.#split(team, event, toMs),
    })
  }

  /** Divides a wait at the ends of shifts. */
  #split(team: CompiledTeam, event: LogEvent, toMs: number): TeamWait['byReason'] {
    const origin = { startMs: this.#model.startMs, declaredMs: this.#declaredMs }
    const byReason: Partial<Record<WaitReason, number>> = {}
    let fromMs = event.atMs
    while (fromMs < toMs) {
      const nextMs = nextChangeMs(team, origin, fromMs)
      const untilMs = nextMs < 0 ? toMs : Math.min(nextMs, toMs)
      const isThere = peopleOnShift(team, origin, fromMs) > 0
      const told = event.reason === undefined || event.reason === 'off-duty' ? 'busy' : event.reason
      const reason = isThere ? told : 'off-duty'
      byReason[reason] = (byReason[reason] ?? 0) + untilMs - fromMs
      fromMs = untilMs
    }
    return byReason
  }
}

/** The time of every team, in the order of their ids. */
export function teamLoads(model: Model, log: Log): readonly TeamLoad[] {
  const ledger = new Ledger(model, log)
  for (const event of log.events) ledger.read(event)
  ledger.close(log.untilMs)
  const declaredMs = log.events.find(({ kind }) => kind === 'declared')?.atMs ?? -1
  return model.teams.map((team) => {
    const { stints, waits: own } = ledger.books.get(team.id) ?? { stints: [], waits: [] }
    const waitedMs = own.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
    return {
      id: team.id,
      stints,
      waits: own,
      workedMs: stints.reduce((sum, { fromMs, toMs, people }) => sum + people * (toMs - fromMs), 0),
      onDutyMs: onDutyMs(team, { startMs: model.startMs, declaredMs }, log.untilMs),
      meanQueue: log.untilMs === 0 ? 0 : areaUnder(own) / log.untilMs,
      meanWaitMs: own.length === 0 ? 0 : waitedMs / own.length,
      waitMsByReason: sumByReason(own),
    }
  })
}

function sumByReason(own: readonly TeamWait[]): TeamLoad['waitMsByReason'] {
  const sums: Partial<Record<WaitReason, number>> = {}
  for (const { byReason } of own) {
    for (const [reason, ms] of Object.entries(byReason) as [WaitReason, number][]) {
      sums[reason] = (sums[reason] ?? 0) + ms
    }
  }
  return sums
}

/** How many wait, added up over time: counted at each change, not by adding up the waits. */
function areaUnder(own: readonly TeamWait[]): number {
  const changes = own.flatMap(({ fromMs, toMs }) => [
    { atMs: fromMs, change: 1 },
    { atMs: toMs, change: -1 },
  ])
  changes.sort((a, b) => a.atMs - b.atMs)
  let waiting = 0
  let sinceMs = 0
  let area = 0
  for (const { atMs, change } of changes) {
    area += waiting * (atMs - sinceMs)
    sinceMs = atMs
    waiting += change
  }
  return area
}

function onDutyMs(
  team: CompiledTeam,
  origin: { readonly startMs: number; readonly declaredMs: number },
  untilMs: number,
): number {
  let total = 0
  let fromMs = 0
  while (fromMs < untilMs) {
    const nextMs = nextChangeMs(team, origin, fromMs)
    const toMs = nextMs < 0 ? untilMs : Math.min(nextMs, untilMs)
    total += peopleOnShift(team, origin, fromMs) * (toMs - fromMs)
    fromMs = toMs
  }
  return total
}
