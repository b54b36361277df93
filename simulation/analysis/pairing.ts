/**
 * The same event in another run of the same story.
 *
 * Events have no names of their own, and counting them mistakes the second fall of a thing for its first where the
 * first does not come. So an event is known by what led to it: by its whole story, which is its chain of binding
 * causes; else by its incident and its last cause; else by its incident; else by something from outside that it shares.
 * Each way is tried for all events of a kind before the next one is, so that an event whose story is the same in both
 * runs is never taken by one whose story has changed.
 */
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import { causalPast } from '../views/causes.ts'
import { isFromOutside, triggerOf } from '../views/whyGraph.ts'

/** Numbers for what is told alike in either run, so that long stories cost no more than short ones. */
type Numbers = Map<string, number>

function numberOf(numbers: Numbers, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size)
  return numbers.size - 1
}

function nameOf({ kind, entity, to, integrity, dependency }: LogEvent): string {
  return `${kind} ${entity} ${to} ${integrity} ${dependency}`
}

/** By event: a number of its story, and of the how-manieth with that story it is. */
function storiesOf({ events }: Log, numbers: Numbers): readonly number[] {
  const times = new Map<number, number>()
  const stories: number[] = []
  for (const event of events) {
    const before = stories[event.because[0] ?? -1] ?? -1
    const told = numberOf(numbers, `${nameOf(event)} after ${before}`)
    const time = (times.get(told) ?? 0) + 1
    times.set(told, time)
    stories.push(numberOf(numbers, `${told} for the ${time}th time`))
  }
  return stories
}

const beginsIncident: ReadonlySet<EventKind> = new Set(['fault', 'update-pushed', 'decision-taken'])

/**
 * The event that began the incident an event belongs to: the nearest of its causes that began one. What was done
 * once an incident was declared belongs to that one, though others had to be waited for. -1 for none.
 */
function beginningOf({ events }: Log, event: LogEvent): number {
  const seen = new Set([event.id])
  let open = [event]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (beginsIncident.has(next.kind)) return next.id
    if (next.kind === 'declared') open = []
    for (const cause of next.because) {
      const found = events[cause]
      if (found === undefined || seen.has(cause)) continue
      seen.add(cause)
      open.push(found)
    }
  }
  return -1
}

/** A run in which events are looked for. */
type Told = { readonly log: Log; readonly stories: readonly number[] }

/** All that came from outside before an event, by their stories. */
function originsOf({ log, stories }: Told, { id }: LogEvent): ReadonlySet<number> {
  const origins = new Set<number>()
  for (const cause of causalPast(log, id)) {
    const event = log.events[cause]
    const isOrigin = event !== undefined && event.kind !== 'run-started'
    if (isOrigin && isFromOutside(log, event)) origins.add(stories[cause] ?? -1)
  }
  return origins
}

/** True if what set off either of two events was behind the other as well. */
function isShared(ran: Told, event: LogEvent, replay: Told, other: LogEvent): boolean {
  const trigger = ran.stories[triggerOf(ran.log, event.id).id] ?? -1
  const itsTrigger = replay.stories[triggerOf(replay.log, other.id).id] ?? -1
  return originsOf(ran, event).has(itsTrigger) || originsOf(replay, other).has(trigger)
}

/** What events are known by, from the surest to the least. */
const keys: readonly ((told: Told, event: LogEvent) => string | null)[] = [
  ({ stories }, { id }) => String(stories[id]),
  (told, event) => {
    const cause = told.log.events[event.because[0] ?? -1]
    const incident = incidentKey(told, event)
    return incident === null || cause === undefined ? null : `${incident} ${nameOf(cause)}`
  },
  incidentKey,
]

function incidentKey({ log, stories }: Told, event: LogEvent): string | null {
  const beginning = beginningOf(log, event)
  return beginning < 0 ? null : String(stories[beginning])
}

/** Finds an event of one run in another; `undefined` if it did not come there. */
export function counterpartOf(log: Log, event: LogEvent, replayLog: Log): LogEvent | undefined {
  const numbers: Numbers = new Map()
  const ran: Told = { log, stories: storiesOf(log, numbers) }
  const replay: Told = { log: replayLog, stories: storiesOf(replayLog, numbers) }
  const name = nameOf(event)
  let mine = log.events.filter((one) => nameOf(one) === name)
  let others = replayLog.events.filter((one) => nameOf(one) === name)
  for (const keyOf of keys) {
    const pairs = pairUp(mine, others, (one, isMine) => keyOf(isMine ? ran : replay, one))
    if (pairs.has(event)) return pairs.get(event)
    const taken = new Set(pairs.values())
    mine = mine.filter((one) => !pairs.has(one))
    others = others.filter((one) => !taken.has(one))
  }
  for (const one of mine) {
    const found = others.find((other) => isShared(ran, one, replay, other))
    if (one === event) return found
    others = others.filter((other) => other !== found)
  }
  return undefined
}

/** Pairs events with the same key, in their order. */
function pairUp(
  mine: readonly LogEvent[],
  others: readonly LogEvent[],
  keyOf: (event: LogEvent, isMine: boolean) => string | null,
): ReadonlyMap<LogEvent, LogEvent> {
  const byKey = new Map<string, LogEvent[]>()
  for (const one of others) {
    const key = keyOf(one, false)
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one])
  }
  const pairs = new Map<LogEvent, LogEvent>()
  for (const one of mine) {
    const found = byKey.get(keyOf(one, true) ?? '')?.shift()
    if (found !== undefined) pairs.set(one, found)
  }
  return pairs
}
