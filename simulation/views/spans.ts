/**
 * In which state everything was, and when: the log's `state` events turned into stretches of time.
 */
import type { Entity, Model } from '../compile/model.ts'
import type { EntityState, Log, LogEvent } from '../engine/log/log.ts'
import type { EntityNow, StateIndex, StateSpan } from './contract.ts'

/** True where a component or service is in trouble; a standby at rest is not. */
export function isImpaired(entity: Entity, state: EntityState): boolean {
  if (state === 'operational' || state === 'on-fallback') return false
  return state !== 'stopped' || entity.isInitiallyRunning
}

/** The `state` events of each entity in the order of the log, by entity id. */
export function stateEvents(log: Log): ReadonlyMap<string, readonly LogEvent[]> {
  const byEntity = new Map<string, LogEvent[]>()
  for (const event of log.events) {
    if (event.kind !== 'state') continue
    const events = byEntity.get(event.entity)
    if (events === undefined) byEntity.set(event.entity, [event])
    else events.push(event)
  }
  return byEntity
}

function spanAtStart(entity: Entity, first: LogEvent | undefined): StateSpan {
  const state = first?.from ?? (entity.isInitiallyRunning ? 'operational' : 'stopped')
  const level = state === 'stopped' || state === 'down' ? 0 : 1
  return { fromMs: 0, toMs: null, state, level, eventId: null }
}

function spansOf(entity: Entity, events: readonly LogEvent[]): readonly StateSpan[] {
  const spans: StateSpan[] = [spanAtStart(entity, events[0])]
  for (const event of events) {
    const before = spans[spans.length - 1]
    if (before === undefined) break
    spans.pop()
    // Several changes at one instant leave only the last one visible.
    if (before.fromMs < event.atMs) spans.push({ ...before, toMs: event.atMs })
    spans.push({
      fromMs: event.atMs,
      toMs: null,
      state: event.to ?? before.state,
      level: event.level ?? before.level,
      eventId: event.id,
    })
  }
  return spans
}

/** The stretches of every entity from the start to the end of the run, without holes. */
export function stateSpans(model: Model, log: Log): ReadonlyMap<string, readonly StateSpan[]> {
  const events = stateEvents(log)
  return new Map(
    model.entities.map((entity) => [entity.id, spansOf(entity, events.get(entity.id) ?? [])]),
  )
}

type Track = {
  readonly id: string
  readonly fromMs: readonly number[]
  readonly nows: readonly EntityNow[]
}

function toTrack(id: string, spans: readonly StateSpan[]): Track {
  const nows: EntityNow[] = []
  for (const { state, level, fromMs, eventId } of spans) {
    const before = nows[nows.length - 1]
    const sinceMs = before?.state === state ? before.sinceMs : fromMs
    nows.push({ state, level, sinceMs, eventId })
  }
  return { id, fromMs: spans.map((span) => span.fromMs), nows }
}

/** Position of the last number that is at most `value`; the first one if there is none. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Prepares the states of everything for any moment; each question costs one search per entity.
 *
 * Fast enough to be asked at every frame while somebody scrubs through 2,000 entities.
 */
export function buildStateIndex(model: Model, log: Log): StateIndex {
  const tracks = [...stateSpans(model, log)].map(([id, spans]) => toTrack(id, spans))
  return {
    at: (atMs) => {
      const states = new Map<string, EntityNow>()
      for (const track of tracks) {
        const now = track.nows[lastAtMost(track.fromMs, atMs)]
        if (now !== undefined) states.set(track.id, now)
      }
      return states
    },
  }
}

/** The states of everything at one moment. For many moments, build the index once instead. */
export function stateAt(model: Model, log: Log, atMs: number): ReadonlyMap<string, EntityNow> {
  return buildStateIndex(model, log).at(atMs)
}
