import { expect, it } from 'vitest'
import { type Log, type LogEvent, logToText } from '../../simulation/index.ts'

const rest = { because: [], segment: 'instant' } as const

function textOf(...events: Omit<LogEvent, 'id'>[]): string[] {
  const log: Log = {
    events: events.map((event, id) => ({ ...event, id })),
    untilMs: 7_200_000,
    isComplete: false,
    cuesHandled: 3,
    workMsByTeam: { ops: 3_600_000, dba: 60_000 },
  }
  return logToText(log).split('\n')
}

it('a log is one aligned line per event, and what the run amounts to', () => {
  expect(
    textOf(
      { atMs: 0, kind: 'fault', entity: 'lose-db', ...rest, segment: 'outside', other: ['db'] },
      { atMs: 0, kind: 'state', entity: 'db', ...rest, because: [0], to: 'down', level: 0 },
      {
        atMs: 3_600_000,
        kind: 'task-done',
        entity: 'repair/db',
        because: [1, 0],
        segment: 'work',
        people: 2,
      },
    ),
  ).toEqual([
    '0s  lose-db    fault      other db, outside',
    '0s  db         down       level 0                  because lose-db fault',
    '1h  repair/db  task-done  people 2, after 1h work  because db down at 0s, lose-db fault at 0s',
    '',
    'until 2h: more would happen',
    'worked  dba  1m',
    'worked  ops  1h',
    '',
  ])
})

it('every field of an event is on its line', () => {
  const [line] = textOf({
    atMs: 90_000,
    kind: 'machines',
    entity: 'pcs',
    ...rest,
    from: 'down',
    to: 'degraded',
    level: 0.5,
    delivered: 0.75,
    other: ['a', 'b'],
    backlog: 7,
    backlogPerHour: -2,
    machines: {
      working: 1,
      broken: 2,
      breakingPerHour: 3,
      selfHealingPerHour: 4,
      remotePerHour: 5,
      handsOnPerHour: 6,
    },
    people: 8,
    text: 'Say\n“this”',
  })
  expect(line).toBe(
    '1m30s  pcs  machines  from down, to degraded, level 0.5, delivered 0.75, other a b, ' +
      'backlog 7, backlog per hour -2, working 1, broken 2, breaking 3/h, self-healing 4/h, ' +
      'remote 5/h, hands-on 6/h, people 8, text "Say\\n“this”"',
  )
})

it('the same thing happening twice at an instant has two names', () => {
  const down = { atMs: 0, kind: 'state', entity: 'db', to: 'down' } as const
  const lines = textOf(
    { ...down, ...rest },
    { ...down, ...rest },
    { atMs: 0, kind: 'noticed', entity: 'db', ...rest, because: [1] },
  )
  expect(lines[2]).toBe('0s  db  noticed    because db down (2)')
})
