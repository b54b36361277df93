import { describe, expect, it } from 'vitest'
import {
  formatClock,
  formatCount,
  formatDuration,
  formatElapsed,
  formatInstant,
  formatList,
  formatShare,
} from '../../simulation/index.ts'
import { civilDate } from '../../simulation/compile/instants.ts'

describe('a length of time', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0 s'],
    [250, '250 ms'],
    [45_000, '45 s'],
    [90_000, '1 min 30 s'],
    [720_000, '12 min'],
    [34_800_000, '9 h 40 min'],
    [273_600_000, '3 d 4 h'],
    [14_400_000, '4 h'],
    [-300_000, '−5 min'],
  ]
  for (const [ms, words] of cases) {
    it(`of ${ms} ms reads “${words}”`, () => expect(formatDuration(ms)).toBe(words))
  }

  it('carries into the larger unit when it rounds up', () => {
    expect(formatDuration(86_399_999)).toBe('1 d')
    expect(formatDuration(3_599_999)).toBe('1 h')
  })
})

describe('a moment', () => {
  const start = 1_721_362_140_000

  it('reads as weekday, day and time', () => {
    expect(formatClock(start, 0, 0)).toBe('Fri 19 Jul 04:09')
  })

  it('reads in the local time of an offset, also on the day before', () => {
    expect(formatClock(start, 0, -420)).toBe('Thu 18 Jul 21:09')
  })

  it('has its year where that matters', () => {
    expect(formatInstant(start, 0)).toBe('Fri 19 Jul 2024 04:09 UTC')
  })

  it('knows leap days and centuries', () => {
    expect(civilDate(0)).toEqual({ year: 1970, month: 1, day: 1 })
    expect(civilDate(19_782)).toEqual({ year: 2024, month: 2, day: 29 })
    expect(civilDate(47_540)).toEqual({ year: 2100, month: 2, day: 28 })
    expect(civilDate(47_541)).toEqual({ year: 2100, month: 3, day: 1 })
    expect(civilDate(-1)).toEqual({ year: 1969, month: 12, day: 31 })
  })

  it('counts from the start of the run, with days apart', () => {
    expect(formatElapsed(2_050_000)).toBe('0:34:10')
    expect(formatElapsed(266_400_000)).toBe('3 d 02:00:00')
  })
})

describe('numbers and lists', () => {
  it('keep thousands apart', () => {
    expect(formatCount(8_500_000)).toBe('8,500,000')
    expect(formatCount(85)).toBe('85')
  })

  it('never round a share to all or to nothing', () => {
    expect(formatShare(0.6)).toBe('60 %')
    expect(formatShare(0.001)).toBe('< 1 %')
    expect(formatShare(0.9999)).toBe('> 99 %')
    expect(formatShare(1)).toBe('100 %')
  })

  it('shorten long lists and say how many are left out', () => {
    expect(formatList([])).toBe('')
    expect(formatList(['A', 'B', 'C'])).toBe('A, B and C')
    expect(formatList(['A', 'B', 'C', 'D', 'E', 'F'])).toBe('A, B, C and 3 more')
  })
})
