/**
 * Hours and days on which more or less is asked for, as minutes of a weekday.
 */
import { type BusinessService, weekdays } from '../plan/schema.ts'
import { clockToMinutes } from './instants.ts'
import type { CompiledPeak } from './model.ts'

type Peaks = NonNullable<BusinessService['peaks']>

/** Peaks in a fixed order, since what they multiply to must not depend on how they are written. */
export function compilePeaks(peaks: Peaks): readonly CompiledPeak[] {
  return peaks
    .map(({ days = weekdays, from = '00:00', to = '24:00', lastDaysOfMonth = -1, times }) => {
      const fromMinute = clockToMinutes(from)
      const end = clockToMinutes(to)
      return {
        dayBits: days.reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0),
        fromMinute,
        toMinute: end <= fromMinute ? end + 1440 : end,
        lastDaysOfMonth,
        times,
      }
    })
    .sort(
      (a, b) =>
        a.fromMinute - b.fromMinute ||
        a.toMinute - b.toMinute ||
        a.dayBits - b.dayBits ||
        a.lastDaysOfMonth - b.lastDaysOfMonth ||
        a.times - b.times,
    )
}
