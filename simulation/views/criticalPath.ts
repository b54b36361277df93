/**
 * The chain of last-satisfied causes from the end of an outage back to its start.
 *
 * `because[0]` of every event is the cause that was satisfied last, so the stretches between the
 * events of the chain telescope: their lengths sum exactly to the outage.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import type { PathSegment } from './contract.ts'
import { explainStillOpen, explainStretch } from './explain.ts'
import { buildStuckAt, openSegment } from './stillOpen.ts'

type Stretch = {
  /** When what it was spent on began, which may be before the outage. */
  readonly sinceMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly event: LogEvent
}

/** Stretches of the chain that ends with `last`, oldest first, back to `startMs`. */
function stretchesBefore(log: Log, last: LogEvent, startMs: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let event = last
  while (event.atMs > startMs) {
    const cause = log.events[event.because[0] ?? -1]
    // What comes from outside has no cause: the time before it belongs to it.
    const sinceMs = cause?.atMs ?? startMs
    const fromMs = Math.max(sinceMs, startMs)
    if (fromMs < event.atMs) stretches.push({ sinceMs, fromMs, toMs: event.atMs, event })
    if (cause === undefined) break
    event = cause
  }
  return stretches.reverse()
}

/** Adjacent stretches of one kind at one entity become one. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const before = result.at(-1)
    const { entity, segment } = stretch.event
    if (before?.event.entity === entity && before.event.segment === segment) {
      result[result.length - 1] = { ...stretch, sinceMs: before.sinceMs, fromMs: before.fromMs }
    } else result.push(stretch)
  }
  return result
}

function toSegment(model: Model, { sinceMs, fromMs, toMs, event }: Stretch): PathSegment {
  const lasted = { wholeMs: toMs - sinceMs, withinMs: toMs - fromMs }
  const text = explainStretch(model, event, lasted)
  const { segment, entity, id } = event
  return { segment, fromMs, toMs, eventId: id, entity, text }
}

export type PathFinder = (startEvent: LogEvent, endEvent: LogEvent | null) => readonly PathSegment[]

/** Prepares the critical paths of one log, for those who ask for many. */
export function buildPathFinder(model: Model, log: Log): PathFinder {
  const stuckAt = buildStuckAt(model, log)
  return (startEvent, endEvent) => {
    const startMs = startEvent.atMs
    const last = endEvent ?? stuckAt(startEvent)
    const path = merged(stretchesBefore(log, last, startMs)).map((each) => toSegment(model, each))
    const closed = endEvent === null ? [...path, ...stillOpen(model, log, last)] : path
    const endMs = endEvent?.atMs ?? log.untilMs
    const sumMs = closed.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
    assert(sumMs === endMs - startMs, 'the segments of a critical path sum to the outage')
    return closed
  }
}

/**
 * What the time of an outage was spent on, oldest first.
 *
 * For an outage that is not over (`endEvent` null) the path leads to what it is stuck at and ends
 * with a segment up to the end of the run that says so.
 */
export function criticalPath(
  model: Model,
  log: Log,
  startEvent: LogEvent,
  endEvent: LogEvent | null,
): readonly PathSegment[] {
  return buildPathFinder(model, log)(startEvent, endEvent)
}

function stillOpen(model: Model, log: Log, event: LogEvent): readonly PathSegment[] {
  const lastedMs = log.untilMs - event.atMs
  if (lastedMs <= 0) return []
  return [
    {
      segment: openSegment(event, model),
      fromMs: event.atMs,
      toMs: log.untilMs,
      eventId: event.id,
      entity: event.entity,
      text: explainStillOpen(model, event, lastedMs),
    },
  ]
}
