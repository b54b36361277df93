import { describe, expect, it } from 'vitest'
import { filterEvents, signOf } from '../../renderer/simulate/events/eventTopics.ts'
import type { LogEvent } from '../../simulation/index.ts'

const plain = { id: 0, atMs: 0, entity: 'web', because: [], segment: 'instant' } as const

function isMain(event: Pick<LogEvent, 'from' | 'to' | 'level'>): boolean {
  const events = [{ ...plain, kind: 'state', ...event } as const]
  return filterEvents(events, { topic: 'main', words: '' }, () => '').length > 0
}

describe('the main events', () => {
  it('are changes of state, not of a level', () => {
    expect(isMain({ from: 'operational', to: 'down', level: 0 })).toBe(true)
    expect(isMain({ from: 'degraded', to: 'degraded', level: 0.5 })).toBe(false)
  })

  it('are no scratches', () => {
    expect(isMain({ from: 'operational', to: 'degraded', level: 0.95 })).toBe(false)
    expect(isMain({ from: 'operational', to: 'degraded', level: 0.6 })).toBe(true)
    expect(isMain({ from: 'down', to: 'degraded', level: 0.95 })).toBe(true)
  })
})

it('marks what is kept waiting', () => {
  for (const kind of ['start-waiting', 'task-waiting', 'failover-waiting'] as const) {
    expect(signOf({ ...plain, kind })).toBe('wait')
  }
})
