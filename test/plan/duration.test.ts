import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationMsMax, durationToMs, msToDuration } from '../../simulation/index.ts'

describe('a written length of time', () => {
  it.each([
    ['0s', 0],
    ['250ms', 250],
    ['90s', 90_000],
    ['15m', 900_000],
    ['4h', 14_400_000],
    ['3d', 259_200_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['PT90S', 90_000],
    ['PT1H30M', 5_400_000],
    ['P1DT2H30M', 95_400_000],
    ['P3D', 259_200_000],
    ['0.0004s', 0],
    ['0.0006s', 1],
    ['36500d', durationMsMax],
  ])('%s is %d ms', (written, ms) => {
    expect(durationToMs(written)).toBe(ms)
  })

  it.each([
    '',
    '4',
    'h',
    '-4h',
    '4 h',
    '4H',
    '30m1h',
    '1h1h',
    'P',
    'PT',
    'P1Y',
    'P1M',
    'P1DT',
    '1e3s',
    'unknown',
    '36501d',
  ])('%j is none', (written) => {
    expect(durationToMs(written)).toBeUndefined()
  })

  it('is written back as the same length of time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: durationMsMax }), (ms) => {
        expect(durationToMs(msToDuration(ms))).toBe(ms)
      }),
      { seed: 1 },
    )
  })

  it.each([
    [0, '0s'],
    [5_400_000, '1h30m'],
    [86_400_000, '1d'],
    [61_001, '1m1s1ms'],
    [-5_400_000, '-1h30m'],
  ])('%d ms is written shortest', (ms, written) => {
    expect(msToDuration(ms)).toBe(written)
  })
})
