import { describe, expect, it } from 'vitest'
import {
  exerciseDigest,
  parseJournal,
  replayAndVerify,
  digestSoFar,
  prepareGround,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { type Act, begun, headerOf, play } from './room.ts'

const acts: readonly Act[] = [
  ...begun,
  [{ kind: 'clock', speed: 60 }],
  [{ kind: 'reached' }, { source: 'engine' }, 20],
  [{ kind: 'decided', option: 'declare', isAction: true }],
  [{ kind: 'observed', observation: 'late', tag: 'gap', text: 'Nobody was told' }],
]

describe('the journal of an exercise', () => {
  it('replays to the same exercise, whatever the day', () => {
    const { state, text } = play(acts)

    const replay = valueOf(replayAndVerify(valueOf(parseJournal(text))))

    expect(replay.digest).toBe(exerciseDigest(state))
    expect(replay.state).toEqual(state)
  })

  it('can be cut off at any byte and gives what was whole by then', () => {
    const { text, lines } = play(acts)
    const headBytes = Buffer.byteLength(lines[0] ?? '')
    const bytes = Buffer.from(text)

    for (let length = headBytes; length <= bytes.length; length += 41) {
      const cut = bytes.subarray(0, length).toString()
      const journal = valueOf(parseJournal(cut))
      const whole = cut.endsWith('\n') ? cut : cut.slice(0, cut.lastIndexOf('\n') + 1)
      expect(journal.entries.length).toBe(whole.split('\n').length - 2)
      expect(journal.wholeBytes).toBe(Buffer.byteLength(whole))
      expect(valueOf(replayAndVerify(journal)).state.seq).toBe(journal.entries.length)
    }
  })

  it('shows every change of what was written', () => {
    const { lines } = play(acts)
    const forged = lines.map((line) => line.replace('Nobody was told', 'Everybody knew'))
    const shortened = lines.filter((_, index) => index !== 3)
    const swapped = [...lines.slice(0, 2), lines[3] ?? '', lines[2] ?? '', ...lines.slice(4)]
    const longer = [...forged, lines.at(-1)?.replace('"seq":9', '"seq":10') ?? '']

    const codes = [longer, shortened, swapped].map((one) =>
      parseJournal(one.join('')).problems.map(({ code }) => code),
    )

    expect(codes).toEqual([['broken-journal'], ['broken-journal'], ['broken-journal']])
  })

  it('knows the run behind it by its digest', () => {
    const header = headerOf()
    const ground = valueOf(prepareGround(header))
    const before = play(acts, header)
    const digest = digestSoFar(ground, before.state)
    const right = play([...acts, [{ kind: 'checked', digest }, { source: 'engine' }, 0]], header)
    const wrong = play([...acts, [{ kind: 'checked', digest: '0'.repeat(64) }]], header)

    const verified = [right, wrong].map(({ text }) => {
      const { checks, differing } = valueOf(replayAndVerify(valueOf(parseJournal(text))))
      return { checks, differing }
    })

    expect(verified).toEqual([
      { checks: 1, differing: [] },
      { checks: 1, differing: [10] },
    ])
  })
})
