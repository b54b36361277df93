/**
 * Demand by calendar: a base rate, times what the hour, the weekday and the end of the month make of
 * it, by the offset of whoever asks. Everything counts whole minutes and is half-open.
 */
import { civilDate, daysFromEpoch } from '../../compile/instants.ts'
import type { CompiledDemand, CompiledPeak } from '../../compile/model.ts'

const dayMinutes = 1440
const minuteMs = 60_000

/** 1 January 1970 was a Thursday; bit 0 is Monday. */
const weekdayOfEpoch = 3

/** Days ahead within which every pattern comes round: the longest month and a week. */
const daysAhead = 38

function isDayOf(peak: CompiledPeak, day: number): boolean {
  const weekday = (((day + weekdayOfEpoch) % 7) + 7) % 7
  if ((peak.dayBits & (1 << weekday)) === 0) return false
  return peak.lastDaysOfMonth < 0 || daysLeftInMonth(day) < peak.lastDaysOfMonth
}

/** Days of the same month that come after a day. */
function daysLeftInMonth(day: number): number {
  const { year, month } = civilDate(day)
  const next = month === 12 ? daysFromEpoch(year + 1, 1, 1) : daysFromEpoch(year, month + 1, 1)
  return next - day - 1
}

function isOn(peak: CompiledPeak, minute: number): boolean {
  const today = Math.floor(minute / dayMinutes)
  for (const day of [today - 1, today]) {
    if (!isDayOf(peak, day)) continue
    const from = day * dayMinutes + peak.fromMinute
    if (minute >= from && minute < day * dayMinutes + peak.toMinute) return true
  }
  return false
}

function localMinute(demand: CompiledDemand, startMs: number, atMs: number): number {
  return (startMs + atMs) / minuteMs + demand.utcOffsetMinutes
}

/**
 * Requests per second at a moment.
 *
 * Units: `startMs` since 1970, `atMs` since the run began.
 */
export function rateAt(demand: CompiledDemand, startMs: number, atMs: number): number {
  const minute = localMinute(demand, startMs, atMs)
  let rate = demand.perSecond
  for (const peak of demand.peaks) if (isOn(peak, minute)) rate *= peak.times
  return rate
}

/** The highest rate that a calendar can ever bring: all its rises together, none of its falls. */
export function highestRate({ perSecond, peaks }: CompiledDemand): number {
  return peaks.reduce((rate, { times }) => rate * Math.max(1, times), perSecond)
}

/**
 * The next moment at which the rate is another than now; -1 if it never changes.
 *
 * Units: milliseconds since the run began.
 */
export function nextRateChangeMs(demand: CompiledDemand, startMs: number, atMs: number): number {
  const now = rateAt(demand, startMs, atMs)
  const today = Math.floor(localMinute(demand, startMs, atMs) / dayMinutes)
  const moments = new Set<number>()
  for (const { fromMinute, toMinute } of demand.peaks) {
    for (let day = today - 1; day <= today + daysAhead; day++) {
      for (const minute of [fromMinute, toMinute]) {
        const local = day * dayMinutes + minute - demand.utcOffsetMinutes
        moments.add(local * minuteMs - startMs)
      }
    }
  }
  const later = [...moments].filter((moment) => moment > atMs).sort((a, b) => a - b)
  return later.find((moment) => rateAt(demand, startMs, moment) !== now) ?? -1
}
