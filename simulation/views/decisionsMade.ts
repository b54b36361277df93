/**
 * What people decided in a run: what was refused and why, what was done when, and what it cost.
 */
import type { Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import { nameOf } from './names.ts'
import { refusalWords } from './refusalWords.ts'

export type DecisionMade = {
  readonly eventId: number
  readonly atMs: number
  /** The action, as a decision names it. */
  readonly id: string
  readonly name: string
  /** Refused, under way at the end of the run, done, or failed. */
  readonly outcome: 'refused' | 'under-way' | 'done' | 'failed'
  /** True if nobody answered, so that the default was taken. */
  readonly isByDefault: boolean
  /** When it was done or had failed; `null` before. */
  readonly endMs: number | null
  readonly cost: number
  readonly currency: string
  /** Why it was refused; empty if it was not. */
  readonly reason: string
}

const begins: ReadonlySet<EventKind> = new Set(['decision-taken', 'decision-by-default'])
const ends: ReadonlySet<EventKind> = new Set(['action-done', 'action-failed', 'decision-refused'])

/** All decisions of a run, in the order in which they were taken. */
export function decisionsMade(model: Model, log: Log): readonly DecisionMade[] {
  const made: DecisionMade[] = []
  /** Positions of decisions that are under way, by action, oldest first. */
  const open = new Map<string, number[]>()
  for (const event of log.events) {
    if (begins.has(event.kind)) {
      open.set(event.entity, [...(open.get(event.entity) ?? []), made.length])
      made.push(begun(model, event))
    } else if (ends.has(event.kind)) {
      const position = open.get(event.entity)?.shift()
      const before = position === undefined ? undefined : made[position]
      if (before !== undefined && position !== undefined)
        made[position] = ended(model, before, event)
      else made.push(ended(model, begun(model, event), event))
    }
  }
  return made
}

function begun(model: Model, { id: eventId, atMs, entity, kind }: LogEvent): DecisionMade {
  return {
    eventId,
    atMs,
    id: entity,
    name: nameOf(model, entity),
    outcome: 'under-way',
    isByDefault: kind === 'decision-by-default',
    endMs: null,
    cost: 0,
    currency: '',
    reason: '',
  }
}

function ended(model: Model, before: DecisionMade, event: LogEvent): DecisionMade {
  if (event.kind === 'decision-refused') {
    return { ...before, outcome: 'refused', reason: refusalWords(model, event) }
  }
  const { cost = 0, atMs } = event
  const outcome = event.kind === 'action-done' ? 'done' : 'failed'
  return {
    ...before,
    outcome,
    endMs: atMs,
    cost,
    currency: cost === 0 ? '' : currencyOf(model, event),
  }
}

function currencyOf({ actions, decisionPoints }: Model, { entity }: LogEvent): string {
  const all = [...actions, ...decisionPoints.flatMap(({ options }) => options)]
  return all.find(({ id }) => id === entity)?.currency ?? ''
}
