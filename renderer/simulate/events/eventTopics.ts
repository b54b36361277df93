import type { EventKind, LogEvent } from '../../../simulation/index.ts'

/** What the list of events can be narrowed to. */
export const eventTopics = ['main', 'states', 'people', 'business', 'world', 'all'] as const
export type EventTopic = (typeof eventTopics)[number]

export const topicOf: Readonly<Record<EventKind, Exclude<EventTopic, 'all' | 'main'>>> = {
  'run-started': 'world',
  message: 'world',
  fault: 'world',
  'fault-cleared': 'world',
  'update-pushed': 'world',
  'ring-reached': 'world',
  'gate-passed': 'world',
  'gate-halted': 'world',
  'update-halted': 'world',
  'fix-known': 'world',
  state: 'states',
  machines: 'states',
  noticed: 'people',
  detected: 'people',
  'believed-well': 'people',
  'believed-degraded': 'people',
  'believed-down': 'people',
  'believed-damaged': 'people',
  announced: 'people',
  alert: 'people',
  'alert-joined': 'people',
  'triage-started': 'people',
  'triage-done': 'people',
  'false-alarm': 'people',
  paged: 'people',
  'page-failed': 'people',
  acknowledged: 'people',
  'set-out': 'people',
  arrived: 'people',
  diagnosing: 'people',
  'diagnosed-wrongly': 'people',
  diagnosed: 'people',
  declared: 'people',
  'no-recovery': 'people',
  'runbook-activated': 'people',
  'approval-asked': 'people',
  approved: 'people',
  'work-waiting': 'people',
  'work-paused': 'people',
  'work-resumed': 'people',
  'task-waiting': 'people',
  'task-started': 'people',
  'task-done': 'people',
  'task-failed': 'people',
  'task-abandoned': 'people',
  'task-skipped': 'people',
  'task-unattended': 'people',
  integrity: 'states',
  'data-lost': 'states',
  'copies-lost': 'states',
  'restore-point-known': 'people',
  'restore-waiting': 'people',
  'restore-started': 'people',
  'restore-rate': 'states',
  'restore-copied': 'states',
  'restore-rebuilt': 'states',
  'restore-failed': 'people',
  restored: 'people',
  inconsistent: 'states',
  'task-unblocked': 'people',
  stuck: 'people',
  'decision-asked': 'people',
  'decision-taken': 'people',
  'decision-by-default': 'people',
  'decision-refused': 'people',
  'action-started': 'people',
  'action-done': 'people',
  'action-failed': 'people',
  'start-waiting': 'states',
  starting: 'states',
  deadlock: 'states',
  oscillation: 'states',
  'budget-spent': 'states',
  'failover-waiting': 'people',
  'failover-started': 'people',
  'failover-done': 'people',
  'failover-failed': 'people',
  demand: 'world',
  overloaded: 'states',
  collapsed: 'states',
  'stays-collapsed': 'states',
  'load-recovered': 'states',
  'line-shrinks': 'states',
  'line-full': 'states',
  'warmed-up': 'states',
  'breaker-opened': 'states',
  'breaker-closed': 'states',
  shed: 'people',
  'load-reset': 'people',
  queue: 'states',
  'queue-full': 'states',
  'queue-empty': 'states',
  lag: 'states',
  'lag-gone': 'states',
  'split-brain': 'states',
  'outage-started': 'business',
  'outage-ended': 'business',
  'workaround-started': 'business',
  'workaround-ended': 'business',
  backlog: 'business',
  normal: 'business',
  'rto-missed': 'business',
  'mtd-missed': 'business',
}

/** Shape that stands for an event beside its sentence. */
export type EventSign = 'fault' | 'bad' | 'good' | 'work' | 'wait' | 'flag' | 'message' | 'plain'

const signs: Partial<Readonly<Record<EventKind, EventSign>>> = {
  fault: 'fault',
  'update-pushed': 'fault',
  message: 'message',
  'fault-cleared': 'good',
  'update-halted': 'good',
  'fix-known': 'good',
  'gate-halted': 'good',
  'page-failed': 'bad',
  'diagnosed-wrongly': 'bad',
  'no-recovery': 'bad',
  'task-failed': 'bad',
  'task-abandoned': 'bad',
  stuck: 'bad',
  'decision-refused': 'bad',
  'action-failed': 'bad',
  'failover-failed': 'bad',
  deadlock: 'bad',
  oscillation: 'bad',
  overloaded: 'bad',
  collapsed: 'bad',
  'stays-collapsed': 'bad',
  'line-full': 'bad',
  'load-recovered': 'good',
  'line-shrinks': 'good',
  'breaker-opened': 'work',
  'breaker-closed': 'good',
  shed: 'work',
  'load-reset': 'work',
  'budget-spent': 'bad',
  'queue-full': 'bad',
  'split-brain': 'bad',
  'queue-empty': 'good',
  'lag-gone': 'good',
  'outage-started': 'bad',
  'outage-ended': 'good',
  normal: 'good',
  'failover-done': 'good',
  'workaround-started': 'work',
  'decision-asked': 'flag',
  'decision-taken': 'flag',
  'decision-by-default': 'flag',
  'action-started': 'work',
  'action-done': 'work',
  'task-started': 'work',
  'task-done': 'work',
  starting: 'work',
  'start-waiting': 'wait',
  'work-waiting': 'wait',
  'work-paused': 'wait',
  'work-resumed': 'work',
  'task-waiting': 'wait',
  'failover-waiting': 'wait',
  integrity: 'bad',
  'data-lost': 'bad',
  'copies-lost': 'bad',
  'restore-failed': 'bad',
  inconsistent: 'bad',
  'restore-waiting': 'wait',
  'restore-started': 'work',
  'restore-copied': 'work',
  restored: 'good',
  'restore-point-known': 'good',
  'rto-missed': 'flag',
  'mtd-missed': 'flag',
}

export function signOf(event: LogEvent): EventSign {
  if (event.kind !== 'state') return signs[event.kind] ?? 'plain'
  if (event.to === event.from) return 'plain'
  if (event.to === 'operational') return 'good'
  const isBetter = event.from === 'down' || event.to === 'recovering' || event.to === 'on-fallback'
  return isBetter ? 'work' : 'bad'
}

/** Level from which on a loss is no more than a scratch. An assumption. */
const scratchLevel = 0.9

/** True where something lost a little, or gained a little, and goes on as before. */
function isSlight({ from, to, level }: LogEvent): boolean {
  if (from === to) return true
  return from === 'operational' && to === 'degraded' && (level ?? 1) >= scratchLevel
}

const small: ReadonlySet<EventKind> = new Set([
  'machines',
  'backlog',
  'alert-joined',
  'queue',
  'lag',
])

/** Small steps, such as one per cent more machines that work, would hide the story. */
function isMain(event: LogEvent): boolean {
  if (event.kind === 'state') return !isSlight(event)
  return !small.has(event.kind)
}

/** Events that the timeline marks above the lanes. */
export function isLandmark(event: LogEvent): boolean {
  const sign = signs[event.kind]
  if (sign === undefined) return event.kind === 'declared'
  return (
    sign !== 'work' &&
    sign !== 'wait' &&
    event.kind !== 'page-failed' &&
    event.kind !== 'task-failed'
  )
}

export type EventFilter = { readonly topic: EventTopic; readonly words: string }

function isOfTopic(event: LogEvent, topic: EventTopic): boolean {
  if (topic === 'all') return true
  return topic === 'main' ? isMain(event) : topicOf[event.kind] === topic
}

/** Events of a topic whose sentence has all the words. */
export function filterEvents(
  events: readonly LogEvent[],
  filter: EventFilter,
  sentenceOf: (event: LogEvent) => string,
): readonly LogEvent[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return events.filter((event) => {
    if (!isOfTopic(event, filter.topic)) return false
    if (words.length === 0) return true
    const sentence = sentenceOf(event).toLowerCase()
    return words.every((word) => sentence.includes(word))
  })
}
