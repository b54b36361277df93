import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  causesOf,
  criticalPath,
  effectsOf,
  type Log,
  type LogEvent,
  type SegmentKind,
  segmentKinds,
  tellingCauses,
  whyTree,
} from '../../simulation/index.ts'
import { databaseLost, hour, logOf, minute, modelOf } from './handMade.ts'

const { model, log } = databaseLost

function event(from: Log, id: number): LogEvent {
  const found = from.events[id]
  if (found === undefined) throw new Error(`the log has no event ${id}`)
  return found
}

function pathOf(from: Log, startId: number, endId: number | null) {
  const end = endId === null ? null : event(from, endId)
  return criticalPath(model, from, event(from, startId), end)
}

describe('the critical path', () => {
  it('names what each stretch of the outage was spent on, and sums to it', () => {
    const path = pathOf(log, 5, 14)
    expect(path.map(({ segment, fromMs, toMs }) => [segment, (toMs - fromMs) / minute])).toEqual([
      ['detect', 10],
      ['page', 12],
      ['wait-for-person', 18],
      ['work', 180],
    ])
  })

  it('tells each stretch in a sentence with names', () => {
    expect(pathOf(log, 5, 14).map((stretch) => stretch.text)).toEqual([
      'Trouble with Web was noticed by users after 10 min unseen.',
      'The page to Operators was answered after 12 min of paging.',
      '“Restore data” was started by Operators after 18 min of waiting for Operators.',
      '“Restore data” was done after 3 h of work.',
    ])
  })

  it('is clipped where a cause lies before the outage', () => {
    const late = logOf(
      [
        { kind: 'task-started', entity: 'recovery/restore', atMs: 0 },
        { kind: 'outage-started', entity: 'shop', atMs: 60 },
        { kind: 'outage-ended', entity: 'shop', atMs: 100, because: [0], segment: 'work' },
      ],
      { untilMs: 200 },
    )
    expect(pathOf(late, 1, 2)).toMatchObject([{ segment: 'work', fromMs: 60, toMs: 100 }])
  })

  it('tells what began before the outage with its whole length, as its event does', () => {
    const late = logOf(
      [
        { kind: 'fault', entity: 'crash', atMs: 0, other: ['web'] },
        { kind: 'outage-started', entity: 'shop', atMs: hour },
        {
          kind: 'fault-cleared',
          entity: 'crash',
          atMs: 3 * hour,
          because: [0],
          segment: 'outside',
          other: ['web'],
        },
        { kind: 'outage-ended', entity: 'shop', atMs: 3 * hour, because: [2] },
      ],
      { untilMs: 4 * hour },
    )
    expect(pathOf(late, 1, 3).map(({ text }) => text)).toEqual([
      'The fault in Web was gone after 3 h in the hands of others, of which 2 h fell into this outage.',
    ])
  })

  it('becomes one stretch where neighbours are of one kind at one entity', () => {
    const slow = logOf(
      [
        { kind: 'outage-started', entity: 'shop', atMs: 0 },
        { kind: 'task-failed', entity: 'repair/web', atMs: 10, because: [0], segment: 'work' },
        { kind: 'task-done', entity: 'repair/web', atMs: 30, because: [1], segment: 'work' },
        { kind: 'outage-ended', entity: 'shop', atMs: 30, because: [2] },
      ],
      { untilMs: 200 },
    )
    expect(pathOf(slow, 0, 3)).toMatchObject([{ segment: 'work', fromMs: 0, toMs: 30, eventId: 2 }])
  })

  it('of an outage that is not over ends at what it is stuck at', () => {
    const stuck: Log = { ...log, events: log.events.slice(0, 10), untilMs: 2 * hour }
    const path = pathOf(stuck, 5, null)
    expect(path.at(-1)).toMatchObject({
      segment: 'work',
      fromMs: 50 * minute,
      toMs: 2 * hour,
      text: '“Restore data” had been going on for 1 h 10 min when the run ended.',
    })
    expect(path.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(110 * minute)
  })

  it('of an outage of which nothing came says so from its start', () => {
    const silent: Log = { ...log, events: log.events.slice(0, 6), untilMs: 2 * hour }
    expect(pathOf(silent, 5, null)).toHaveLength(1)
  })

  it('sums exactly to the outage, whatever the causes', () => {
    const shape = fc.array(
      fc.record({
        lasts: fc.nat(1_000),
        causes: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        segment: fc.constantFrom<SegmentKind>(...segmentKinds),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(shape, fc.nat(), fc.boolean(), (steps, startPick, isOver) => {
        let atMs = 0
        const events = steps.map(({ lasts, causes, segment }, id) => {
          atMs += lasts
          const because = id === 0 ? [] : causes.map((cause) => cause % id)
          return { kind: 'task-done', entity: `e${id % 3}`, atMs, because, segment } as const
        })
        const random = logOf(events, { untilMs: atMs + 5 })
        const start = event(random, startPick % events.length)
        const end = event(random, events.length - 1)
        const path = criticalPath(modelOf({}), random, start, isOver ? end : null)
        const sumMs = path.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
        expect(sumMs).toBe((isOver ? end.atMs : random.untilMs) - start.atMs)
        expect(path.every(({ fromMs, toMs }) => toMs > fromMs)).toBe(true)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('causes', () => {
  it('are the events that an event names, the binding one first', () => {
    expect(causesOf(log, 7).map((cause) => cause.id)).toEqual([6])
  })

  it('are found from the other side as effects', () => {
    expect(effectsOf(log)[3]).toEqual([4, 6])
  })

  it('tells the fall of what is waited for before what asked for it', () => {
    const waiting = logOf(
      [
        { kind: 'task-done', entity: 'recovery/restore', atMs: 0 },
        { kind: 'state', entity: 'database', atMs: 0, from: 'operational', to: 'down', level: 0 },
        { kind: 'start-waiting', entity: 'web', atMs: 5, because: [0, 1], other: ['database'] },
      ],
      { untilMs: 9 },
    )
    expect(tellingCauses(waiting, 2).map(({ id }) => id)).toEqual([1, 0])
    expect(whyTree(waiting, 2).causes.map(({ eventId }) => eventId)).toEqual([1, 0])
  })

  it('lead back to what came from outside', () => {
    const tree = whyTree(log, 3)
    expect(tree).toEqual({
      eventId: 3,
      isRepeated: false,
      causes: [
        {
          eventId: 2,
          isRepeated: false,
          causes: [{ eventId: 1, isRepeated: false, causes: [] }],
        },
      ],
    })
  })

  it('are opened once, where the way to them is shortest', () => {
    const diamond = logOf(
      [
        { kind: 'fault', entity: 'f', atMs: 0 },
        { kind: 'state', entity: 'a', atMs: 0, because: [0] },
        { kind: 'state', entity: 'b', atMs: 0, because: [1, 0] },
      ],
      { untilMs: 1 },
    )
    const [viaA, direct] = whyTree(diamond, 2).causes
    expect(direct).toEqual({ eventId: 0, isRepeated: false, causes: [] })
    expect(viaA?.causes).toEqual([{ eventId: 0, isRepeated: true, causes: [] }])
  })
})
