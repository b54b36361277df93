/**
 * What stood still in a run: work, starts, switches and calls that waited for something that was down.
 *
 * The critical path tells how the recovery came about in the end. This tells which way out was
 * blocked meanwhile, which is where plans have their holes.
 */
import {
  type EventKind,
  formatList,
  type Log,
  type LogEvent,
  type Model,
  nameOf,
} from '../simulation/index.ts'

export type Standstill = {
  readonly waitedMs: number
  /** True if it was still waiting when the run ended. */
  readonly isOpen: boolean
  readonly what: string
}

/** Waits up to this are no news. */
const newsMs = 5 * 60_000
const standstillsMax = 5

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
  'task-waiting': {
    ends: ['task-started', 'task-skipped'],
    tell: (who, needs, were) =>
      `${formatList(who.map((name) => `“${name}”`))} could not begin without ${needs}, which ${were} not there.`,
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
  deadlock: {
    ends: ['starting', 'task-started'],
    tell: (who, needs) =>
      `${formatList(who)} waited in a circle with ${needs}, and nobody could break it.`,
  },
}

type Wait = { readonly event: LogEvent; readonly end: LogEvent | undefined; readonly kind: Kind }

/** The longest waits for something that was down, the longest first. */
export function findStandstills(model: Model, log: Log): readonly Standstill[] {
  const groups = new Map<string, Wait[]>()
  for (const event of log.events) {
    const kind = kinds[event.kind]
    if (kind === undefined) continue
    const end = log.events.find((later) => isEnd(later, event, kind))
    if (waitedMs(log, { event, end }) <= newsMs) continue
    const key = [event.kind, end === undefined, ...(event.other ?? [])].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), { event, end, kind }])
  }
  return [...groups.values()]
    .map((waits) => toStandstill(model, log, waits))
    .sort((a, b) => b.waitedMs - a.waitedMs)
    .slice(0, standstillsMax)
}

function waitedMs(log: Log, { event, end }: Pick<Wait, 'event' | 'end'>): number {
  return (end?.atMs ?? log.untilMs) - event.atMs
}

function isEnd(later: LogEvent, start: LogEvent, kind: Kind): boolean {
  return later.id > start.id && later.entity === start.entity && kind.ends.includes(later.kind)
}

/** Several that waited for the same are told as one, with the longest of their waits. */
function toStandstill(model: Model, log: Log, waits: readonly Wait[]): Standstill {
  const others = waits[0]?.event.other ?? []
  const names = [...new Set(waits.map(({ event }) => nameOf(model, event.entity)))]
  const needs = formatList(others.map((id) => nameOf(model, id)))
  return {
    waitedMs: Math.max(...waits.map((wait) => waitedMs(log, wait))),
    isOpen: waits.some(({ end }) => end === undefined),
    what: waits[0]?.kind.tell(names, needs, others.length === 1 ? 'was' : 'were') ?? '',
  }
}
