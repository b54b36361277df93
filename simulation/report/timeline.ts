/**
 * The events that tell the story, one row each; what goes down at one instant becomes one row.
 */
import type { Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import { explainEvent } from '../views/explain.ts'
import { isImpaired } from '../views/spans.ts'
import { formatClock, formatElapsed, formatList } from '../views/words.ts'
import type { TimelineRow } from './contract.ts'

type Weight = TimelineRow['weight']

/** Kinds that are told, how they weigh, and which go first when there is no room for all. */
const told: Partial<Record<EventKind, { readonly weight: Weight; readonly rank: number }>> = {
  message: { weight: 'message', rank: 3 },
  fault: { weight: 'bad', rank: 0 },
  'fault-cleared': { weight: 'good', rank: 1 },
  'update-pushed': { weight: 'bad', rank: 0 },
  'gate-halted': { weight: 'good', rank: 1 },
  'update-halted': { weight: 'good', rank: 1 },
  'fix-known': { weight: 'good', rank: 2 },
  detected: { weight: 'neutral', rank: 1 },
  'page-failed': { weight: 'bad', rank: 1 },
  acknowledged: { weight: 'neutral', rank: 4 },
  'diagnosed-wrongly': { weight: 'bad', rank: 1 },
  diagnosed: { weight: 'neutral', rank: 1 },
  declared: { weight: 'neutral', rank: 1 },
  'no-recovery': { weight: 'bad', rank: 1 },
  'approval-asked': { weight: 'neutral', rank: 4 },
  approved: { weight: 'neutral', rank: 3 },
  'work-waiting': { weight: 'bad', rank: 4 },
  'work-paused': { weight: 'bad', rank: 4 },
  'task-waiting': { weight: 'bad', rank: 3 },
  'task-done': { weight: 'good', rank: 3 },
  'task-failed': { weight: 'bad', rank: 2 },
  'task-abandoned': { weight: 'bad', rank: 1 },
  integrity: { weight: 'bad', rank: 1 },
  'data-lost': { weight: 'bad', rank: 0 },
  'copies-lost': { weight: 'bad', rank: 1 },
  'restore-point-known': { weight: 'good', rank: 2 },
  'restore-waiting': { weight: 'bad', rank: 2 },
  'restore-started': { weight: 'neutral', rank: 2 },
  'restore-failed': { weight: 'bad', rank: 1 },
  restored: { weight: 'good', rank: 1 },
  inconsistent: { weight: 'bad', rank: 1 },
  'start-waiting': { weight: 'bad', rank: 3 },
  deadlock: { weight: 'bad', rank: 0 },
  oscillation: { weight: 'bad', rank: 0 },
  'budget-spent': { weight: 'bad', rank: 0 },
  'failover-waiting': { weight: 'bad', rank: 3 },
  'failover-done': { weight: 'good', rank: 2 },
  'failover-failed': { weight: 'bad', rank: 2 },
  demand: { weight: 'neutral', rank: 4 },
  overloaded: { weight: 'bad', rank: 2 },
  collapsed: { weight: 'bad', rank: 0 },
  'stays-collapsed': { weight: 'bad', rank: 0 },
  'load-recovered': { weight: 'good', rank: 1 },
  'breaker-opened': { weight: 'neutral', rank: 3 },
  'breaker-closed': { weight: 'neutral', rank: 3 },
  shed: { weight: 'neutral', rank: 1 },
  'load-reset': { weight: 'neutral', rank: 1 },
  'queue-full': { weight: 'bad', rank: 2 },
  'split-brain': { weight: 'bad', rank: 0 },
  'queue-empty': { weight: 'good', rank: 3 },
  'outage-started': { weight: 'bad', rank: 0 },
  'outage-ended': { weight: 'good', rank: 0 },
  'workaround-started': { weight: 'neutral', rank: 2 },
  'workaround-ended': { weight: 'neutral', rank: 3 },
  normal: { weight: 'good', rank: 2 },
  'rto-missed': { weight: 'bad', rank: 0 },
  'mtd-missed': { weight: 'bad', rank: 0 },
}

type Candidate = { readonly row: TimelineRow; readonly rank: number; readonly id: number }

function toRow(model: Model, event: LogEvent, text: string, weight: Weight): TimelineRow {
  const { atMs } = event
  const clock = formatClock(model.startMs, atMs, 0)
  return { atMs, elapsed: formatElapsed(atMs), clock, text, weight }
}

/** Components that go down for the first time, gathered by instant. */
function firstFalls(model: Model, log: Log): readonly Candidate[] {
  const fallen = new Set<string>()
  const byInstant = new Map<number, LogEvent[]>()
  for (const event of log.events) {
    const entity = model.entities[model.indexById[event.entity] ?? -1]
    if (event.kind !== 'state' || event.to === undefined || entity?.kind !== 'component') continue
    const isFall = isImpaired(entity, event.to) && (event.to === 'down' || event.to === 'stopped')
    if (!isFall || fallen.has(event.entity)) continue
    fallen.add(event.entity)
    byInstant.set(event.atMs, [...(byInstant.get(event.atMs) ?? []), event])
  }
  return [...byInstant.values()].flatMap((events): readonly Candidate[] => {
    const [first] = events
    if (first === undefined) return []
    const names = events.map(
      (event) => model.entities[model.indexById[event.entity] ?? -1]?.name ?? '',
    )
    const text =
      events.length === 1
        ? explainEvent(model, log, first)
        : `${formatList(names)} went down at once.`
    return [{ row: toRow(model, first, text, 'bad'), rank: 1, id: first.id }]
  })
}

/** A switch or start that waits again for the same thing is told once. */
function repeats(event: LogEvent): string {
  return `${event.kind} ${event.entity} ${(event.other ?? []).join(' ')}`
}

const oncePerThing: ReadonlySet<EventKind> = new Set([
  'task-waiting',
  'start-waiting',
  'failover-waiting',
  'page-failed',
  'acknowledged',
  'rto-missed',
  'mtd-missed',
])

function toldEvents(model: Model, log: Log): readonly Candidate[] {
  const seen = new Set<string>()
  return log.events.flatMap((event): readonly Candidate[] => {
    const manner = told[event.kind]
    if (manner === undefined) return []
    const key = repeats(event)
    if (oncePerThing.has(event.kind) && seen.has(key)) return []
    seen.add(key)
    const row = toRow(model, event, explainEvent(model, log, event), manner.weight)
    return [{ row, rank: manner.rank, id: event.id }]
  })
}

/** Rows that can be read in one go. */
const rowsMax = 40

/** The story of a run; where it is too long, the least telling kinds of events go first. */
export function timelineRows(model: Model, log: Log): readonly TimelineRow[] {
  const all = [...toldEvents(model, log), ...firstFalls(model, log)]
  const chosen = [...all].sort((a, b) => a.rank - b.rank || a.id - b.id).slice(0, rowsMax)
  return chosen.sort((a, b) => a.id - b.id).map(({ row }) => row)
}
