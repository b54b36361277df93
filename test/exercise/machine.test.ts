import { describe, expect, it } from 'vitest'
import {
  applyEntry,
  branchOf,
  type Deed,
  openGaps,
  storyMs,
  voteResult,
} from '../../simulation/index.ts'
import { type Act, begun, facilitator, next, play, preparation, seatAuthor } from './room.ts'

const digest = 'a'.repeat(64)
const door = { source: 'engine' } as const

const seats: readonly Act[] = [
  [{ kind: 'seated', seat: 's1', name: 'Ann', role: 'it-lead', digest }, door],
  [{ kind: 'seated', seat: 's2', name: 'Bo', role: 'manager', digest }, door],
]
const question: Deed = {
  kind: 'asked',
  question: 'wait',
  text: 'Do we wait?',
  options: [
    { id: 'yes', name: 'Wait', isAction: false },
    { id: 'declare', name: 'Declare', isAction: true },
  ],
  role: 'manager',
}

function vote(option: string, confidence = 3): Deed {
  return { kind: 'voted', question: 'wait', option, confidence }
}

/** What the room says to an entry that it does not write. */
function refusal(acts: readonly Act[], did: Deed, by = facilitator): string {
  const played = play(acts)
  const result = applyEntry(played.state, next(played, did, by))
  return result.ok ? 'written' : (result.problems[0]?.message ?? '')
}

describe('an exercise', () => {
  it('begins only once objectives and criteria are fixed, and keeps them', () => {
    const prepared = begun.slice(0, 1)
    const other = { ...preparation, objectives: {} }

    expect(refusal(prepared, { kind: 'started' })).toBe(
      'Objectives and criteria are not fixed yet.',
    )
    expect(refusal(begun.slice(0, 2), { kind: 'prepared', preparation: other })).toBe(
      'Objectives and criteria are fixed.',
    )
    expect(
      refusal(begun.slice(0, 2), { kind: 'prepared', preparation: { ...preparation, title: 'X' } }),
    ).toBe('written')
  })

  it('runs its clock by the wall times its speed, to the end of the story and no further', () => {
    const { state } = play([...begun, [{ kind: 'clock', speed: 60 }]])

    const moments = [0, 1_000, 60_000].map((ms) => storyMs(state, state.wallMs + ms, 1_800_000))

    expect(moments).toEqual([0, 60_000, 1_800_000])
  })

  it('counts one vote per seat, the last one, and hands beside them', () => {
    const { state } = play([
      ...begun,
      ...seats,
      [question],
      [vote('yes', 1), seatAuthor('s1', 1)],
      [vote('declare', 5), seatAuthor('s1', 2)],
      [vote('declare', 4), seatAuthor('s2', 1)],
      [{ kind: 'counted', question: 'wait', option: 'yes', count: 2 }],
    ])
    const asked = state.questions['wait']

    const result = asked === undefined ? undefined : voteResult(asked)

    expect(result?.counts.map(({ votes }) => votes)).toEqual([2, 2])
    expect(result?.alignment).toBe(0.5)
    expect(result?.confidence).toBe(4.5)
  })

  it('takes nothing twice, from nobody who is not there, and nothing above their station', () => {
    const asked: readonly Act[] = [
      ...begun,
      ...seats,
      [question],
      [vote('yes'), seatAuthor('s1', 1)],
    ]

    expect(refusal(asked, vote('declare'), seatAuthor('s1', 1))).toBe(
      'This has been received already.',
    )
    expect(refusal(asked, vote('yes'), seatAuthor('s9', 1))).toBe('Nobody sits there.')
    expect(refusal(asked, vote('flee'), seatAuthor('s2', 1))).toBe('This is none of the options.')
    expect(refusal(asked, { kind: 'clock', speed: 60 }, seatAuthor('s1', 2))).toBe(
      '“clock” is not for the participant.',
    )
    const decided: Deed = { kind: 'decided', question: 'wait', option: 'yes', isAction: false }
    expect(refusal(asked, decided, seatAuthor('s1', 2))).toBe('Somebody else decides this.')
    expect(refusal(asked, decided, seatAuthor('s2', 1))).toBe('written')
  })

  it('hands what the hot seat decides to the model, with how long it took', () => {
    const { state } = play([
      ...begun,
      ...seats,
      [{ kind: 'clock', speed: 60 }],
      [question],
      [
        { kind: 'decided', question: 'wait', option: 'declare', isAction: true, by: 'board' },
        seatAuthor('s2', 1),
        10,
      ],
    ])

    expect(branchOf(state).decisions).toEqual([{ atMs: 660_000, action: 'declare', by: 'board' }])
    expect(state.outcomes[0]?.latencyMs).toBe(600_000)
    expect(state.outcomes[0]?.wallLatencyMs).toBe(10_000)
  })

  it('rewinds into a second story and leaves the first as it was', () => {
    const played: readonly Act[] = [
      ...begun,
      [{ kind: 'clock', speed: 60 }],
      [{ kind: 'decided', option: 'declare', isAction: true }, facilitator, 10],
      [{ kind: 'jumped', toMs: 3_600_000 }],
      [{ kind: 'forked', branch: 'again', name: 'Had we waited', fromMs: 300_000 }],
    ]

    const { state } = play(played)

    expect(state.clock).toMatchObject({ atMs: 300_000, speed: 0 })
    expect(branchOf(state).decisions).toEqual([])
    expect(state.branches['main']?.decisions).toHaveLength(1)
    const back = play([...played, [{ kind: 'switched', branch: 'main' }]]).state
    expect(back.clock.atMs).toBe(3_600_000)
  })

  it('freezes for a real incident and goes on where it was', () => {
    const stopped: readonly Act[] = [
      ...begun,
      [{ kind: 'clock', speed: 60 }],
      [{ kind: 'stopped' }],
    ]

    expect(refusal(stopped, { kind: 'clock', speed: 1 })).toBe(
      'Everything is stopped: a real incident.',
    )
    const { state } = play([...stopped, [{ kind: 'resumed' }, facilitator, 600]])
    expect(state.phase).toBe('running')
    expect(state.clock.speed).toBe(0)
    expect(state.clock.atMs).toBe(60_000)
  })

  it('closes only once each high gap has an owner and a date, or a reason why not now', () => {
    const gap = (id: string): Act => [
      { kind: 'observed', observation: id, tag: 'gap', text: 'No deputy', severity: 'high' },
    ]
    const washed: readonly Act[] = [...begun, gap('one'), gap('two'), [{ kind: 'ended' }]]
    const owned: readonly Act[] = [
      ...washed,
      [
        {
          kind: 'promised',
          action: 'a',
          for: 'one',
          text: 'Name one',
          owner: 'Bo',
          due: '2026-12-01',
        },
      ],
    ]

    expect(refusal(washed, { kind: 'closed' })).toBe('2 high gaps have no owner and no date.')
    expect(openGaps(play(owned).state)).toEqual(['two'])
    const settled: readonly Act[] = [
      ...owned,
      [{ kind: 'put-off', observation: 'two', reason: 'Budget' }],
    ]
    expect(refusal(settled, { kind: 'closed' })).toBe('written')
  })
})
