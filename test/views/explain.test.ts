import { describe, expect, it } from 'vitest'
import { eventKinds, explainEvent } from '../../simulation/index.ts'
import { databaseLost, hour, logOf } from './handMade.ts'

const { model, log } = databaseLost

function sentence(id: number): string {
  const event = log.events[id]
  return event === undefined ? '' : explainEvent(model, log, event)
}

describe('an event in plain English', () => {
  it('says what failed and because of what', () => {
    expect(sentence(2)).toBe('Database went down, because “Disk crash” struck Database.')
    expect(sentence(3)).toBe('Web went down, because Database went down.')
  })

  it('says how long a step took, without repeating the step as its own cause', () => {
    expect(sentence(10)).toBe('“Restore data” was done after 3 h of work.')
  })

  it('says what brought something back', () => {
    expect(sentence(11)).toBe('Database came back, because “Restore data” was done.')
  })

  it('tells a fallback by what it carries, not by what the systems give', () => {
    const one = logOf(
      [
        {
          kind: 'state',
          entity: 'shop',
          atMs: 0,
          from: 'down',
          to: 'on-fallback',
          level: 0,
          delivered: 0.5,
        },
      ],
      { untilMs: 9 },
    )
    const [event] = one.events
    expect(event && explainEvent(model, one, event)).toBe(
      'Shop went on to its fallback, which carried 50 %.',
    )
  })

  it('tells a reserve in the tense of the rest', () => {
    const one = logOf(
      [
        { kind: 'state', entity: 'database', atMs: 0, from: 'operational', to: 'down', level: 0 },
        {
          kind: 'state',
          entity: 'web',
          atMs: hour,
          because: [0],
          segment: 'grace',
          from: 'operational',
          to: 'down',
          level: 0,
        },
      ],
      { untilMs: 2 * hour },
    )
    const event = one.events[1]
    expect(event && explainEvent(model, one, event)).toBe(
      'Web went down when a reserve of 1 h had run out, because Database went down.',
    )
  })

  it('says when the run begins', () => {
    expect(sentence(0)).toBe('The run began on Thu 1 Jan 00:00 UTC.')
  })

  for (const kind of eventKinds) {
    it(`is one sentence for ${kind}`, () => {
      const one = logOf([{ kind, entity: 'web', atMs: 5, text: 'Hello.' }], { untilMs: 9 })
      const [event] = one.events
      const text = event === undefined ? '' : explainEvent(model, one, event)
      expect(text).toMatch(/^[A-Z“].*[.!?]”?$/)
      expect(text).not.toMatch(/undefined|NaN| {2}/)
    })
  }
})
