/**
 * Events and stretches of the critical path in plain English: what happened, after how long, why.
 */
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent, SegmentKind } from '../engine/log/log.ts'
import { tellingCauses } from './causes.ts'
import { loadStandings, wayOutInWords } from './loads.ts'
import { nameOf, namesOf } from './names.ts'
import { clauseOf, rateWords } from './statement.ts'
import { capitalise, formatClock, formatDuration, formatList } from './words.ts'

type Spent = (duration: string, what: string) => string

/** How the time between an event and its binding cause is told, behind the clause of the event. */
const spentWords: Readonly<Record<SegmentKind, Spent>> = {
  instant: (duration) => `after ${duration}`,
  push: (duration) => `after ${duration} of updates spreading`,
  grace: (duration) => `when a reserve of ${duration} had run out`,
  detect: (duration) => `after ${duration} unseen`,
  'wait-for-triage': (duration) => `after ${duration} among other alerts`,
  triage: (duration) => `after ${duration} of triage`,
  page: (duration) => `after ${duration} of paging`,
  'wait-for-person': (duration, what) => `after ${duration} of waiting for ${what || 'a person'}`,
  diagnose: (duration) => `after ${duration} of diagnosis`,
  'wrong-diagnosis': (duration) => `after ${duration} on the wrong track`,
  decide: (duration) => `after ${duration} of deciding`,
  'wait-for': (duration, what) => `after ${duration} of waiting for ${what || 'what it needs'}`,
  travel: (duration) => `after ${duration} of travel`,
  work: (duration) => `after ${duration} of work`,
  transfer: (duration) => `after ${duration} of copying data`,
  verify: (duration) => `after ${duration} of checking data`,
  'self-heal': (duration) => `after healing by itself for ${duration}`,
  start: (duration) => `after starting for ${duration}`,
  switch: (duration) => `after ${duration} of switching`,
  settle: (duration) => `after ${duration} of settling`,
  drain: (duration) => `after ${duration} of working off the backlog`,
  outside: (duration) => `after ${duration} in the hands of others`,
  workaround: (duration) => `after ${duration} of getting going by hand`,
}

function waitedFor(model: Model, event: LogEvent): string {
  return formatList(namesOf(model, event.other ?? []))
}

/** The cause that tells most; behind a change of the thing itself, what changed it. */
function tellingCause(log: Log, event: LogEvent): LogEvent | undefined {
  const [cause] = tellingCauses(log, event.id)
  const isOwnState = cause?.kind === 'state' && cause.entity === event.entity
  const isFelt = event.kind === 'outage-started' || event.kind === 'outage-ended'
  return isFelt && isOwnState ? (log.events[cause.because[0] ?? -1] ?? cause) : cause
}

/** The causes worth naming: of other things, or of this one at the same instant. */
function becauseWords(model: Model, log: Log, event: LogEvent, elapsedMs: number): string {
  const cause = tellingCause(log, event)
  if (cause === undefined || cause.kind === 'run-started') return ''
  if (cause.kind === 'machines' && event.kind === 'machines') return ''
  // “Restore was done because restore was started” explains nothing; the time spent already did.
  if (cause.entity === event.entity && elapsedMs > 0) return ''
  return `, because ${clauseOf(model, cause)}`
}

/** What would lead out of a collapse, at the least cost. */
function wayOutWords(model: Model, log: Log, { kind, entity, atMs }: LogEvent): string {
  if (kind !== 'collapsed' && kind !== 'stays-collapsed') return ''
  const standing = loadStandings(model, log, atMs).find(({ id }) => id === entity)
  const [way] = standing?.waysOut ?? []
  return way === undefined ? '' : `; the cheapest way out is ${wayOutInWords(way)}`
}

/** One plain sentence for an event: what, after how long, and because of what. */
export function explainEvent(model: Model, log: Log, event: LogEvent): string {
  if (event.kind === 'run-started') {
    return `The run began on ${formatClock(model.startMs, event.atMs, 0)} UTC.`
  }
  const cause = log.events[event.because[0] ?? -1]
  const elapsedMs = cause === undefined ? 0 : event.atMs - cause.atMs
  const isClock = event.kind === 'rto-missed' || event.kind === 'mtd-missed'
  const isTimed = elapsedMs > 0 && cause?.kind !== 'run-started' && !isClock
  const spent = isTimed
    ? ` ${spentWords[event.segment](formatDuration(elapsedMs), waitedFor(model, event))}`
    : ''
  const because = becauseWords(model, log, event, elapsedMs)
  const way = wayOutWords(model, log, event)
  const sentence = `${clauseOf(model, event)}${spent}${because}${rateWords(event)}${way}`
  return /[.!?]”?$/.test(sentence) ? capitalise(sentence) : `${capitalise(sentence)}.`
}

/** How long something took in all, and how much of that lay within an outage. */
export type Lasted = { readonly wholeMs: number; readonly withinMs: number }

/**
 * One sentence for a stretch of a critical path that ended with an event.
 *
 * What began before the outage is told with its whole length, as everywhere else.
 */
export function explainStretch(model: Model, event: LogEvent, lasted: Lasted): string {
  const { wholeMs, withinMs } = lasted
  const spent = spentWords[event.segment](formatDuration(wholeMs), waitedFor(model, event))
  const within =
    wholeMs === withinMs ? '' : `, of which ${formatDuration(withinMs)} fell into this outage`
  return `${capitalise(clauseOf(model, event))} ${spent}${within}.`
}

/** One sentence for what an outage that is not over still waits for. */
export function explainStillOpen(model: Model, event: LogEvent, lastedMs: number): string {
  const since = `${formatDuration(lastedMs)} later nothing had come of it`
  if (event.kind === 'task-started') {
    return `“${capitalise(nameOf(model, event.entity))}” had been going on for ${formatDuration(lastedMs)} when the run ended.`
  }
  return `${capitalise(clauseOf(model, event))}; ${since}.`
}
