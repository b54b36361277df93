/**
 * Hours of the week in plain arithmetic: whether a moment lies in them, and when that changes.
 *
 * Everything counts whole minutes and is half-open, as in `calendar.ts`.
 */

const minuteMs = 60_000
const dayMinutes = 1440
/** 1 January 1970 was a Thursday; bit 0 is Monday. */
const weekdayOfEpoch = 3

export type Hours = {
  readonly utcOffsetMinutes: number
  /** Bit 0 is Monday. */
  readonly dayBits: number
  readonly fromMinute: number
  /** May be past 1,440 for hours over midnight. */
  readonly toMinute: number
}

function isWorkday({ dayBits }: Hours, day: number): boolean {
  const weekday = (((day + weekdayOfEpoch) % 7) + 7) % 7
  return (dayBits & (1 << weekday)) !== 0
}

/** True if a moment, in milliseconds since 1970, lies in the hours. */
export function isWithin(hours: Hours, atMs: number): boolean {
  const minute = atMs / minuteMs + hours.utcOffsetMinutes
  const today = Math.floor(minute / dayMinutes)
  return [today - 1, today].some((day) => {
    const from = day * dayMinutes + hours.fromMinute
    const to = day * dayMinutes + hours.toMinute
    return isWorkday(hours, day) && minute >= from && minute < to
  })
}

/** Time until the hours begin or end next, in milliseconds; at most a day. */
export function untilChangeMs(hours: Hours, atMs: number): number {
  const localMs = atMs + hours.utcOffsetMinutes * minuteMs
  const today = Math.floor(localMs / minuteMs / dayMinutes)
  let untilMs = dayMinutes * minuteMs
  for (const day of [today - 1, today, today + 1]) {
    for (const minute of [hours.fromMinute, hours.toMinute]) {
      const inMs = (day * dayMinutes + minute) * minuteMs - localMs
      if (inMs > 0) untilMs = Math.min(untilMs, inMs)
    }
  }
  return untilMs
}
