/**
 * Who is on duty when: shifts and surges by the team’s own offset, in plain arithmetic.
 *
 * Everything counts whole minutes and is half-open: on duty from the first minute up to, but not
 * including, the last.
 */
import type { CompiledTeam } from '../compile/model.ts'

const dayMinutes = 1440
const minuteMs = 60_000

/** 1 January 1970 was a Thursday; bit 0 is Monday. */
const weekdayOfEpoch = 3

/** Moments of a team’s calendar: milliseconds since 1970 of the run’s start, and of declaring. */
export type CalendarOrigin = {
  readonly startMs: number
  /** Since the run began; -1 while nobody has declared. */
  readonly declaredMs: number
}

function isOn(fromMinute: number, toMinute: number, dayBits: number, localMinute: number): boolean {
  const today = Math.floor(localMinute / dayMinutes)
  for (const day of [today - 1, today]) {
    const weekday = (((day + weekdayOfEpoch) % 7) + 7) % 7
    if ((dayBits & (1 << weekday)) === 0) continue
    const from = day * dayMinutes + fromMinute
    if (localMinute >= from && localMinute < day * dayMinutes + toMinute) return true
  }
  return false
}

function localMinute(team: CompiledTeam, origin: CalendarOrigin, atMs: number): number {
  return (origin.startMs + atMs) / minuteMs + team.utcOffsetMinutes
}

/** People on their shift at a moment, without anybody on call. */
export function peopleOnShift(team: CompiledTeam, origin: CalendarOrigin, atMs: number): number {
  const minute = localMinute(team, origin, atMs)
  let people = 0
  for (const shift of team.shifts) {
    if (isOn(shift.fromMinute, shift.toMinute, shift.dayBits, minute)) people += shift.people
  }
  if (origin.declaredMs < 0) return people
  for (const surge of team.surges) {
    const fromMs = origin.declaredMs + surge.afterMs
    const isThere = atMs >= fromMs && (surge.lastsMs < 0 || atMs < fromMs + surge.lastsMs)
    if (isThere && isOn(surge.fromMinute, surge.toMinute, 0b1111111, minute)) {
      people += surge.people
    }
  }
  return people
}

/**
 * The next moment at which a team’s head-count can change; -1 if it never does.
 *
 * Looks eight days ahead, which is more than any weekly pattern needs.
 */
export function nextChangeMs(team: CompiledTeam, origin: CalendarOrigin, atMs: number): number {
  let nextMs = -1
  const offer = (candidateMs: number): void => {
    const isLater = candidateMs > atMs
    if (isLater && (nextMs < 0 || candidateMs < nextMs)) nextMs = candidateMs
  }
  const today = Math.floor(localMinute(team, origin, atMs) / dayMinutes)
  const offerMinute = (minute: number): void =>
    offer((minute - team.utcOffsetMinutes) * minuteMs - origin.startMs)
  const isWholeWeek = (from: number, to: number, bits: number): boolean =>
    bits === 0b1111111 && from === 0 && to === dayMinutes
  const offerSpan = (fromMinute: number, toMinute: number, dayBits: number): void => {
    if (isWholeWeek(fromMinute, toMinute, dayBits)) return
    for (let day = today - 1; day <= today + 8; day++) {
      const weekday = (((day + weekdayOfEpoch) % 7) + 7) % 7
      if ((dayBits & (1 << weekday)) === 0) continue
      offerMinute(day * dayMinutes + fromMinute)
      offerMinute(day * dayMinutes + toMinute)
    }
  }
  for (const shift of team.shifts) offerSpan(shift.fromMinute, shift.toMinute, shift.dayBits)
  if (origin.declaredMs < 0) return nextMs
  for (const surge of team.surges) {
    const fromMs = origin.declaredMs + surge.afterMs
    offer(fromMs)
    if (surge.lastsMs >= 0) offer(fromMs + surge.lastsMs)
    if (surge.lastsMs < 0 || atMs < fromMs + surge.lastsMs) {
      offerSpan(surge.fromMinute, surge.toMinute, 0b1111111)
    }
  }
  return nextMs
}
