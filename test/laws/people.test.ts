import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { EventKind, Log, LogEvent } from '../../simulation/index.ts'
import { law } from './law.ts'

const begins: ReadonlySet<EventKind> = new Set([
  'task-started',
  'diagnosing',
  'triage-started',
  'action-started',
  'work-resumed',
])
const ends: ReadonlySet<EventKind> = new Set([
  'task-done',
  'task-unattended',
  'task-abandoned',
  'diagnosed',
  'triage-done',
  'false-alarm',
  'action-done',
  'action-failed',
  'work-paused',
])

type Stint = {
  readonly entity: string
  readonly fromMs: number
  readonly toMs: number
  readonly people: number
  readonly who: readonly string[]
}

/** Who worked on what from when to when. */
function stintsOf(log: Log): readonly Stint[] {
  const open = new Map<string, LogEvent[]>()
  const stints: Stint[] = []
  const close = (start: LogEvent, toMs: number) => {
    const { entity, atMs, people, other = [] } = start
    stints.push({
      entity,
      fromMs: atMs,
      toMs,
      people: people ?? Math.min(1, other.length),
      who: other,
    })
  }
  for (const event of log.events) {
    const { kind, entity } = event
    if (begins.has(kind)) open.set(entity, [...(open.get(entity) ?? []), event])
    if (!ends.has(kind)) continue
    const start = open.get(entity)?.shift()
    if (start !== undefined) close(start, event.atMs)
  }
  for (const starts of open.values()) for (const start of starts) close(start, log.untilMs)
  return stints
}

describe('people in every run', () => {
  law('are booked for the time that they work, to the minute', 21, ({ model, log }) => {
    // Mending fleets by hand is booked by machines, not by beginnings and ends.
    fc.pre(!log.events.some(({ kind, people = 0 }) => kind === 'machines' && people > 0))
    const stints = stintsOf(log)
    for (const { id } of model.teams) {
      const workedMs = stints
        .filter(({ who }) => who[0] === id)
        .reduce((sum, { fromMs, toMs, people }) => sum + people * (toMs - fromMs), 0)
      expect(log.workMsByTeam[id]).toBe(workedMs)
    }
  })

  law('are in one place at a time', 22, ({ model, log }) => {
    const stints = stintsOf(log)
    for (const person of model.personIds) {
      const own = stints.filter(({ who }) => who.includes(person))
      own.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
      own.forEach(({ fromMs }, position) => {
        const before = own[position - 1]
        if (before !== undefined) expect(fromMs).toBeGreaterThanOrEqual(before.toMs)
      })
    }
  })

  law('are told of when they are waited for', 23, ({ log }) => {
    for (const { kind, segment, because } of log.events) {
      if (!begins.has(kind) || segment !== 'wait-for-person') continue
      const wait = log.events[because[0] ?? -1]
      expect(['work-waiting', 'work-paused']).toContain(wait?.kind)
      expect(wait?.reason).toBeDefined()
    }
  })
})
