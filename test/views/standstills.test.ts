import { describe, expect, it } from 'vitest'
import { findStandstills } from '../../simulation/index.ts'
import { databaseLost, hour, logOf, minute } from './handMade.ts'

const { model } = databaseLost
const waiting = { kind: 'start-waiting', entity: 'web', atMs: 0, other: ['database'] } as const

describe('what stood still', () => {
  it('is told with who waited, for what and how long', () => {
    const log = logOf([waiting, { kind: 'starting', entity: 'web', atMs: hour, because: [0] }], {
      untilMs: 2 * hour,
    })
    expect(findStandstills(model, log)).toEqual([
      {
        waitedMs: hour,
        isOpen: false,
        eventId: 0,
        text: 'Web could not start without Database, which was not there.',
      },
    ])
  })

  it('is no news where it lasted a few minutes', () => {
    const log = logOf(
      [waiting, { kind: 'starting', entity: 'web', atMs: 4 * minute, because: [0] }],
      { untilMs: hour },
    )
    expect(findStandstills(model, log)).toEqual([])
  })

  it('lasts to the end of the run where nothing ends it', () => {
    const log = logOf([waiting], { untilMs: 2 * hour })
    expect(findStandstills(model, log)).toMatchObject([{ waitedMs: 2 * hour, isOpen: true }])
  })

  it('is told once for all that waited for the same, with the longest of their waits', () => {
    const also = { ...waiting, entity: 'shop', atMs: hour }
    const log = logOf([waiting, also], { untilMs: 3 * hour })
    expect(findStandstills(model, log)).toMatchObject([{ waitedMs: 3 * hour, eventId: 0 }])
  })
})
