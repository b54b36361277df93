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

/** Shorter waits are no news. */
const newsMs = 5 * 60_000
const standstillsMax = 5

const ends: Readonly<Partial<Record<EventKind, readonly EventKind[]>>> = {
  'start-waiting': ['starting', 'state'],
  'task-waiting': ['task-started', 'task-skipped'],
  'failover-waiting': ['failover-started', 'failover-done'],
  'page-failed': ['paged'],
}

/** The longest waits for something that was down, the longest first. */
export function findStandstills(model: Model, log: Log): readonly Standstill[] {
  const all = log.events.flatMap((event) => {
    const endKinds = ends[event.kind]
    if (endKinds === undefined) return []
    const end = log.events.find((later) => isEnd(later, event, endKinds))
    const waitedMs = (end?.atMs ?? log.untilMs) - event.atMs
    return waitedMs < newsMs
      ? []
      : [{ waitedMs, isOpen: end === undefined, what: inWords(model, event) }]
  })
  return all.sort((a, b) => b.waitedMs - a.waitedMs).slice(0, standstillsMax)
}

function isEnd(later: LogEvent, start: LogEvent, kinds: readonly EventKind[]): boolean {
  return later.id > start.id && later.entity === start.entity && kinds.includes(later.kind)
}

function inWords(model: Model, event: LogEvent): string {
  const name = nameOf(model, event.entity)
  const others = event.other ?? []
  const needs = formatList(others.map((id) => nameOf(model, id)))
  const were = others.length === 1 ? 'was' : 'were'
  switch (event.kind) {
    case 'task-waiting':
      return `“${name}” could not begin: it needs ${needs}, which ${were} not there.`
    case 'failover-waiting':
      return `${name} could not switch: it needs ${needs}, which ${were} not there.`
    case 'page-failed':
      return `${name} could not be reached: ${needs} ${were} down.`
    default:
      return `${name} could not start: it needs ${needs}, which ${were} not there.`
  }
}
