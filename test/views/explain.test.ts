import { describe, expect, it } from 'vitest'
import { eventKinds, explainEvent } from '../../simulation/index.ts'
import { databaseLost, logOf } from './handMade.ts'

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
