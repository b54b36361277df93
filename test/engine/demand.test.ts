import { describe, expect, it } from 'vitest'
import { compilePeaks } from '../../simulation/compile/peaks.ts'
import { highestRate, nextRateChangeMs, rateAt } from '../../simulation/engine/load/demand.ts'

const hourMs = 3_600_000
/** Tuesday 2 January 2024, 00:00 UTC. */
const startMs = Date.UTC(2024, 0, 2)

function demand(peaks: Parameters<typeof compilePeaks>[0], utcOffsetMinutes = 0) {
  return { perSecond: 100, utcOffsetMinutes, peaks: compilePeaks(peaks), policy: 0 }
}

const office = { from: '08:00', to: '18:00', times: 2 }
const weekend = { days: ['sat', 'sun'] as const, times: 0.25 }
const monthEnd = { lastDaysOfMonth: 2, times: 1.5 }

describe('demand by calendar', () => {
  it('follows the hours of whoever asks', () => {
    const here = demand([office], 60)
    expect(rateAt(here, startMs, 6.99 * hourMs)).toBe(100)
    expect(rateAt(here, startMs, 7 * hourMs)).toBe(200)
    expect(rateAt(here, startMs, 17 * hourMs)).toBe(100)
    expect(nextRateChangeMs(here, startMs, 0)).toBe(7 * hourMs)
  })

  it('multiplies what overlaps, however it is written', () => {
    const all = demand([office, weekend, monthEnd])
    const saturdayNoon = (4 * 24 + 12) * hourMs
    expect(rateAt(all, startMs, saturdayNoon)).toBe(50)
    const wednesday31 = (29 * 24 + 12) * hourMs
    expect(rateAt(all, startMs, wednesday31)).toBe(300)
    expect(rateAt(all, startMs, wednesday31 + 24 * hourMs)).toBe(200)
    expect(demand([monthEnd, weekend, office])).toEqual(all)
    expect(highestRate(all)).toBe(300)
  })

  it('runs over midnight', () => {
    const night = demand([{ days: ['tue'], from: '22:00', to: '04:00', times: 3 }])
    expect(rateAt(night, startMs, 27 * hourMs)).toBe(300)
    expect(rateAt(night, startMs, 51 * hourMs)).toBe(100)
  })

  it('finds the end of the month from its beginning, and nothing where nothing changes', () => {
    expect(nextRateChangeMs(demand([monthEnd]), startMs, 0)).toBe(28 * 24 * hourMs)
    expect(nextRateChangeMs(demand([]), startMs, 0)).toBe(-1)
    expect(nextRateChangeMs(demand([{ ...office, times: 1 }]), startMs, 0)).toBe(-1)
  })
})
