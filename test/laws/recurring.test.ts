import { describe, expect } from 'vitest'
import type { EventKind } from '../../simulation/index.ts'
import { logToText } from '../../simulation/index.ts'
import { law, run } from './law.ts'

const weekMs = 7 * 86_400_000

/** A document in which every day and instant lies some weeks later. */
function weeksLater<T>(document: T, weeks: number): T {
  const later = (text: string): string =>
    new Date(Date.parse(text) + weeks * weekMs).toISOString().slice(0, text.length)
  const text = JSON.stringify(document)
    .replaceAll(/(?<=")\d{4}-\d\d-\d\d(?=")/g, later)
    .replaceAll(/(?<=")\d{4}-\d\d-\d\dT[\d:]+(?=Z")/g, (instant) =>
      later(`${instant}Z`).slice(0, -1),
    )
  return JSON.parse(text)
}

describe('every run', () => {
  // Weeks, since hours of work repeat with them. Ends of months do not: no sketch here has demand that knows them.
  law('is the same a number of weeks later', 33, ({ sketch, log }) => {
    for (const weeks of [1, 6, 53]) {
      const { plan, scenario } = sketch
      const later = run({
        ...sketch,
        plan: weeksLater(plan, weeks),
        scenario: weeksLater(scenario, weeks),
      })
      expect(logToText(later.log)).toBe(logToText(log))
    }
  })

  law('ends once what was begun, and leaves open only what cannot go on', 34, ({ log }) => {
    const open = new Map<string, number>()
    const held = new Map<string, number>()
    const change = (counts: Map<string, number>, entity: string, by: number): void => {
      counts.set(entity, (counts.get(entity) ?? 0) + by)
    }
    for (const { id, kind, entity } of log.events) {
      if (kind === 'task-started') change(open, entity, 1)
      if (holds.has(kind)) change(held, entity, 1)
      if (kind === 'work-resumed' && (held.get(entity) ?? 0) > 0) change(held, entity, -1)
      if (!ends.has(kind)) continue
      change(open, entity, -1)
      expect([id, open.get(entity)]).not.toEqual([id, -1])
    }
    if (!log.isComplete) return
    for (const [entity, count] of open) {
      if (count > 0) expect([entity, held.get(entity) ?? 0]).not.toEqual([entity, 0])
    }
  })
})

const ends: ReadonlySet<EventKind> = new Set(['task-done', 'task-abandoned'])
/** Work lies while a gate is closed, nobody comes back to it, or a copy cannot be reached. */
const holds: ReadonlySet<EventKind> = new Set(['work-paused', 'task-unattended'])
