import { describe, expect, it } from 'vitest'
import { nearestRank, rankInterval, wilsonInterval } from '../../simulation/analysis/confidence.ts'

describe('the nearest rank of a percentile', () => {
  // [values, percent, position], counted on fingers: the smallest with so many percent at or below.
  it.each([
    [1, 50, 1],
    [4, 50, 2],
    [5, 50, 3],
    [10, 5, 1],
    [20, 5, 1],
    [21, 5, 2],
    [20, 95, 19],
    [21, 95, 20],
    [100, 95, 95],
    [180, 5, 9],
  ])('of %i values at %i %% is number %i', (values, percent, position) => {
    expect(nearestRank(values, percent)).toBe(position)
  })
})

describe('the interval of a share', () => {
  // With z = 1.959964: (k + z²/2 ± z √(k (n − k)/n + z²/4)) / (n + z²).
  it.each([
    [8, 10, 0.4901625, 0.9433178],
    [1, 10, 0.0178762, 0.40415],
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [50, 100, 0.4038315, 0.5961685],
  ])('of %i in %i is Wilson’s', (successes, runs, low, high) => {
    const interval = wilsonInterval(successes, runs)

    expect(interval.low).toBeCloseTo(low, 6)
    expect(interval.high).toBeCloseTo(high, 6)
  })

  it('is everything while nothing was tried', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})

describe('the values that enclose a percentile', () => {
  // Tails of the binomial distribution, added up by hand: for ten throws of a coin at most one head
  // has 11/1024 = 1.07 %, at most two have 56/1024 = 5.5 %.
  it.each([
    [5, 50, null, null],
    [6, 50, 1, 6],
    [8, 50, 1, 8],
    [9, 50, 2, 8],
    [10, 50, 2, 9],
    [20, 50, 6, 15],
    [100, 50, 40, 61],
  ])('of %i at %i %% are numbers %s and %s', (n, percent, low, high) => {
    expect(rankInterval(n, percent)).toEqual({ low, high })
  })

  it('bound the 95th percentile from above only from 72 values on: 0.95⁷² is 2.49 %', () => {
    expect(rankInterval(71, 95).high).toBeNull()
    expect(rankInterval(72, 95).high).toBe(72)
  })

  it('are mirrored for the 5th and the 95th', () => {
    for (const n of [30, 72, 100, 1_000]) {
      const { low, high } = rankInterval(n, 5)
      const mirrored = (rank: number | null) => (rank === null ? null : n + 1 - rank)

      expect(rankInterval(n, 95)).toEqual({ low: mirrored(high), high: mirrored(low) })
    }
  })
})
