import { describe, expect } from 'vitest'
import type { EventKind, LogEvent } from '../../simulation/index.ts'
import { law } from './law.ts'

const hourMs = 3_600_000

/** What came to a queue so far, at the moments when its rate changed. */
type Came = { readonly atMs: number; readonly sum: number; readonly perHour: number }

function cameBy(came: readonly Came[], atMs: number): number {
  const last = came.findLast((one) => one.atMs <= atMs)
  return last === undefined ? 0 : last.sum + (last.perHour * (atMs - last.atMs)) / hourMs
}

const ofQueues: ReadonlySet<EventKind> = new Set(['queue', 'queue-full', 'queue-empty'])

describe('a queue between two components', () => {
  // Little’s law for what flows: first come, first served, so what waits is what came since the oldest did.
  law('holds what came while its oldest waited', 36, ({ log }) => {
    const byDependency = new Map<string, Came[]>()
    for (const { atMs, kind, dependency, queue } of log.events) {
      if (dependency === undefined || queue === undefined || !ofQueues.has(kind)) continue
      const came = byDependency.get(dependency) ?? []
      byDependency.set(dependency, came)
      const { waiting, oldestMs, inPerHour, lostPerHour } = queue
      const perHour = inPerHour - lostPerHour
      came.push({ atMs, sum: cameBy(came, atMs), perHour })
      // Times are whole milliseconds, in which a trifle comes.
      const trifle = 1e-6 * waiting + (2 * Math.max(...came.map((one) => one.perHour))) / hourMs
      const during = cameBy(came, atMs) - cameBy(came, atMs - oldestMs)
      expect(Math.abs(during - waiting), `${kind} of ${dependency}`).toBeLessThanOrEqual(trifle)
    }
  })
})

/** Events that end what an earlier one of the same entity began, and what that is called. */
const beginnings: Readonly<Partial<Record<EventKind, EventKind>>> = {
  approved: 'approval-asked',
  restored: 'restore-started',
  'restore-failed': 'restore-started',
  'breaker-closed': 'breaker-opened',
  'outage-ended': 'outage-started',
  'workaround-ended': 'workaround-started',
}

describe('what waits for people or copies', () => {
  law('has come before it goes, and goes once', 37, ({ model, log }) => {
    const asked = new Set([...model.runbooks, ...model.tasks].map(({ id }) => id))
    const open = new Map<string, number>()
    const keyOf = (kind: EventKind, { entity, dependency = '' }: LogEvent): string =>
      `${kind} ${entity} ${dependency}`
    const began = new Set(Object.values(beginnings))
    for (const event of log.events) {
      if (began.has(event.kind)) {
        const key = keyOf(event.kind, event)
        open.set(key, (open.get(key) ?? 0) + 1)
      }
      const begin = beginnings[event.kind]
      if (begin === undefined) continue
      // Whoever decides on a switch or an action agrees by deciding: only steps and runbooks are asked for.
      if (event.kind === 'approved' && !asked.has(event.entity)) continue
      const key = keyOf(begin, event)
      const left = (open.get(key) ?? 0) - 1
      open.set(key, left)
      expect(left, `${event.kind} of ${event.entity}`).toBeGreaterThanOrEqual(0)
    }
  })
})
