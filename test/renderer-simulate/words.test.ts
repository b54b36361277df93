import { spellDuration } from '../../simulation/index.ts'
import { describe, expect, it } from 'vitest'
import { marginWords, objectiveWords } from '../../renderer/simulate/results/margin.ts'
import { spreadWords } from '../../renderer/simulate/scenario/spreadWords.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe('lengths of time in results', () => {
  it.each([
    [0, '0 s'],
    [41_000, '41 s'],
    [24 * minuteMs + 41_000, '24 min 41 s'],
    [hourMs, '1 h'],
    [24 * hourMs + 25 * minuteMs, '1 d 25 min'],
    [50 * hourMs + 3 * minuteMs, '2 d 2 h 3 min'],
  ])('spells %i ms to the minute, below an hour to the second: %s', (ms, words) => {
    expect(spellDuration(ms)).toBe(words)
  })
})

describe('margins', () => {
  it('says in words whether time was left', () => {
    expect(marginWords(5 * hourMs, 4 * hourMs)).toBe('over by 1 h')
    expect(marginWords(3 * hourMs, 4 * hourMs)).toBe('1 h to spare')
    expect(marginWords(4 * hourMs, 4 * hourMs)).toBe('exactly on target')
  })

  it('says what was missed, by how much', () => {
    const words = objectiveWords({
      name: 'RTO',
      verdict: 'missed',
      targetMs: 4 * hourMs,
      achievedMs: 5 * hourMs,
    })

    expect(words).toBe('RTO 4 h missed: over by 1 h')
  })

  it('tells a missing target from a met one', () => {
    const objective = { name: 'MTD', targetMs: null, achievedMs: hourMs } as const

    expect(objectiveWords({ ...objective, verdict: 'no-target' })).toBe('no MTD set')
    expect(objectiveWords({ ...objective, verdict: 'not-hit' })).toBe('not hit')
  })

  it('does not decide what the run did not see the end of', () => {
    const words = objectiveWords({
      name: 'MTD',
      verdict: 'open',
      targetMs: 24 * hourMs,
      achievedMs: hourMs,
    })

    expect(words).toBe('MTD 1 d not decided: the run ends before')
  })
})

describe('lengths of time people are unsure of', () => {
  it.each([
    ['90m', '1 h 30 min'],
    [{ p50: '2h', p95: '14h' }, '2 h, seldom over 14 h'],
    [{ uniform: ['1h', '2h'] as const }, '1 h to 2 h'],
    [{ pert: ['1h', '2h', '5h'] as const }, '1 h to 5 h'],
    [{ exponential: { mean: '3h' } }, '3 h on average'],
    [{ exponential: { p90: '3h' } }, 'seldom over 3 h'],
    [{ weibull: { shape: 2, p50: '3h' } }, 'about 3 h'],
    [{ empirical: ['1h', '2h'] }, 'one of 2 measured times'],
  ])('are put into words (%#)', (spread, words) => {
    expect(spreadWords(spread)).toBe(words)
  })
})
