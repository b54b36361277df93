/**
 * What stood still in a run: work, starts, switches and calls that waited for something that was down.
 *
 * The critical path tells how the recovery came about in the end. This tells which way out was
 * blocked meanwhile, which is where plans have their holes.
 */
import type { Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import type { Standstill } from './contract.ts'
import { nameOf, namesOf } from './names.ts'
import { formatList } from './words.ts'

/** Waits up to this are no news. An assumption. */
const newsMs = 5 * 60_000

type Kind = {
  /** What ends the wait, at the same entity. */
  readonly ends: readonly EventKind[]
  readonly tell: (who: readonly string[], needs: string, were: string) => string
}

const kinds: Readonly<Partial<Record<EventKind, Kind>>> = {
  'start-waiting': {
    ends: ['starting', 'state'],
    tell: (who, needs, were) =>
      `${formatList(who)} could not start without ${needs}, which ${were} not there.`,
  },
  'work-waiting': {
    ends: ['task-started', 'diagnosing'],
    tell: (who, needs) =>
      `${formatList(who.map((name) => `“${name}”`))} waited for people of ${needs}.`,
  },
  'task-waiting': {
    ends: ['task-started', 'task-skipped'],
    tell: (who, needs, were) =>
      `${formatList(who.map((name) => `“${name}”`))} could not begin without ${needs}, which ${were} not there.`,
  },
  'restore-waiting': {
    ends: ['restore-started', 'no-recovery'],
    tell: (who, needs, were) =>
      `The data of ${formatList(who)} could not be restored without ${needs}, which ${were} not there.`,
  },
  'failover-waiting': {
    ends: ['failover-started', 'failover-done'],
    tell: (who, needs, were) =>
      `${formatList(who)} could not switch without ${needs}, which ${were} not there.`,
  },
  'page-failed': {
    ends: ['paged'],
    tell: (who, needs, were) => `${formatList(who)} could not be reached: ${needs} ${were} down.`,
  },
  'no-recovery': {
    ends: ['starting'],
    tell: (who) => `Nothing in the plan says how ${formatList(who)} would be mended.`,
  },
  stuck: {
    ends: ['starting', 'task-started', 'failover-started'],
    tell: (who, needs) =>
      `${formatList(who.map((name) => `“${name}”`))} waited for what nobody would bring back: ${needs}.`,
  },
  deadlock: {
    ends: ['starting', 'task-started'],
    tell: (who, needs) =>
      `${formatList(who)} waited in a circle with ${needs}, and nobody could break it.`,
  },
}

/** One thing that waited for others. */
export type Wait = {
  readonly event: LogEvent
  /** `null` if it was still waiting when the run ended. */
  readonly endMs: number | null
}

function endOf(wait: LogEvent, ends: readonly EventKind[], later: readonly LogEvent[]) {
  return later.find(({ id, kind }) => id > wait.id && ends.includes(kind))?.atMs ?? null
}

function eventsByEntity(log: Log): ReadonlyMap<string, readonly LogEvent[]> {
  const byEntity = new Map<string, LogEvent[]>()
  for (const event of log.events) {
    const events = byEntity.get(event.entity)
    if (events === undefined) byEntity.set(event.entity, [event])
    else events.push(event)
  }
  return byEntity
}

/** By event id: the waits that this event ended, however short they were. */
export function waitsEndedBy(log: Log): ReadonlyMap<number, readonly LogEvent[]> {
  const byEntity = eventsByEntity(log)
  const ended = new Map<number, LogEvent[]>()
  for (const wait of log.events) {
    const ends = kinds[wait.kind]?.ends
    if (ends === undefined) continue
    const end = (byEntity.get(wait.entity) ?? []).find(
      ({ id, kind }) => id > wait.id && ends.includes(kind),
    )
    if (end !== undefined) ended.set(end.id, [...(ended.get(end.id) ?? []), wait])
  }
  return ended
}

/** Every wait that is news, in the order of the log. */
export function findWaits(log: Log): readonly Wait[] {
  const byEntity = eventsByEntity(log)
  const waits: Wait[] = []
  for (const event of log.events) {
    const kind = kinds[event.kind]
    if (kind === undefined) continue
    const endMs = endOf(event, kind.ends, byEntity.get(event.entity) ?? [])
    if ((endMs ?? log.untilMs) - event.atMs > newsMs) waits.push({ event, endMs })
  }
  return waits
}

/** What stood still, the longest first; several that waited for the same are told as one. */
export function findStandstills(model: Model, log: Log): readonly Standstill[] {
  const groups = new Map<string, Wait[]>()
  for (const wait of findWaits(log)) {
    const { event, endMs } = wait
    const key = [event.kind, endMs === null, ...(event.other ?? [])].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), wait])
  }
  return [...groups.values()]
    .map((waits) => toStandstill(model, log, waits))
    .sort((a, b) => b.waitedMs - a.waitedMs || a.eventId - b.eventId)
}

function toStandstill(model: Model, log: Log, waits: readonly Wait[]): Standstill {
  const lengthMs = ({ event, endMs }: Wait) => (endMs ?? log.untilMs) - event.atMs
  const longest = waits.reduce((best, wait) => (lengthMs(wait) > lengthMs(best) ? wait : best))
  const others = longest.event.other ?? []
  const names = [...new Set(waits.map(({ event }) => nameOf(model, event.entity)))]
  const needs = formatList(namesOf(model, others))
  return {
    waitedMs: lengthMs(longest),
    isOpen: longest.endMs === null,
    eventId: longest.event.id,
    text: kinds[longest.event.kind]?.tell(names, needs, others.length === 1 ? 'was' : 'were') ?? '',
  }
}
