/**
 * How times, shares, counts and states are written for people: the one formatter for everything.
 *
 * Plain arithmetic; no host clock, time zone or locale, so that a report is the same everywhere.
 */
import { civilDate } from '../compile/instants.ts'
import type { EntityState, SegmentKind } from '../engine/log/log.ts'

const dayMs = 86_400_000
const units: readonly (readonly [string, number])[] = [
  ['d', dayMs],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
]

/**
 * A length of time in its two largest units: `9 h 40 min`, `3 d 4 h`, `45 s`, `0 s`.
 *
 * Rounded to the smaller of the two units.
 */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`
  if (ms === 0) return '0 s'
  if (ms < 1_000) return `${ms} ms`
  const first = units.findIndex(([, size]) => ms >= size)
  const smallest = units[Math.min(first + 1, units.length - 1)]?.[1] ?? 1_000
  return inUnits(Math.round(ms / smallest) * smallest)
    .slice(0, 2)
    .join(' ')
}

/**
 * A length of time to the minute, below an hour to the second: `1 d 25 min`, `24 min 41 s`.
 *
 * Targets are met and missed by minutes, even where an outage lasts for days.
 */
export function spellDuration(ms: number): string {
  const grain = ms >= 3_600_000 ? 60_000 : 1_000
  const words = inUnits(Math.round(ms / grain) * grain)
  return words.length === 0 ? '0 s' : words.join(' ')
}

/** Whole seconds in days, hours, minutes and seconds, each where there are any. */
function inUnits(ms: number): readonly string[] {
  let rest = ms
  const words: string[] = []
  for (const [unit, size] of units) {
    const whole = Math.floor(rest / size)
    if (whole > 0) words.push(`${whole} ${unit}`)
    rest -= whole * size
  }
  return words
}

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** Two digits, such as `09`. */
function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * A moment of the run as people read it off a wall: `Fri 19 Jul 04:09`.
 *
 * Units: `startMs` since 1970 UTC, `atMs` since the run began, the offset in minutes east of UTC.
 */
export function formatClock(startMs: number, atMs: number, utcOffsetMinutes: number): string {
  const minutes = Math.floor((startMs + atMs) / 60_000) + utcOffsetMinutes
  const days = Math.floor(minutes / 1_440)
  const minuteOfDay = minutes - days * 1_440
  const { month, day } = civilDate(days)
  const weekday = weekdayNames[(((days + 4) % 7) + 7) % 7]
  const clock = `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`
  return `${weekday} ${day} ${monthNames[month - 1]} ${clock}`
}

/** A moment of the run with its year: `Fri 19 Jul 2024 04:09 UTC`. */
export function formatInstant(startMs: number, atMs: number): string {
  const days = Math.floor((startMs + atMs) / dayMs)
  const words = formatClock(startMs, atMs, 0).split(' ')
  return `${words.slice(0, 3).join(' ')} ${civilDate(days).year} ${words[3]} UTC`
}

/** Time since the run began, for tables: `0:34:10`, `3 d 02:00:00`. */
export function formatElapsed(ms: number): string {
  const days = Math.floor(ms / dayMs)
  const seconds = Math.floor((ms - days * dayMs) / 1_000)
  const hours = Math.floor(seconds / 3_600)
  const tail = `${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
  return days === 0 ? `${hours}:${tail}` : `${days} d ${twoDigits(hours)}:${tail}`
}

/** A number with thousands apart: `8,500,000`. Rounded to a whole. */
export function formatCount(value: number): string {
  const digits = String(Math.round(Math.abs(value)))
  const apart = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  return Math.round(value) < 0 ? `−${apart}` : apart
}

/** A share from 0 to 1 in percent: `60 %`. Never rounds to all or to nothing what is neither. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %'
  if (share > 0.99 && share < 1) return '> 99 %'
  return `${Math.round(share * 100)} %`
}

/** Money: `USD 1,250,000`. */
export function formatMoney(currency: string, amount: number): string {
  return `${currency} ${formatCount(amount)}`
}

/** `1 machine`, `1,200 machines`. */
export function formatNumberOf(value: number, singular: string, plural: string): string {
  return `${formatCount(value)} ${Math.round(value) === 1 ? singular : plural}`
}

/** `A`, `A and B`, `A, B and C`; from the fifth on `A, B, C and 9 more`. */
export function formatList(words: readonly string[]): string {
  const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words
  if (shown.length <= 1) return shown[0] ?? ''
  return `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`
}

/** A sentence starts with a capital. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export const stateWords: Readonly<Record<EntityState, string>> = {
  operational: 'operational',
  degraded: 'degraded',
  down: 'down',
  recovering: 'recovering',
  'on-fallback': 'on fallback',
  stopped: 'stopped',
}

/** What a stretch of time was spent on, as a label. */
export const segmentWords: Readonly<Record<SegmentKind, string>> = {
  instant: 'at once',
  push: 'update spreading',
  grace: 'reserve running out',
  detect: 'detecting',
  'wait-for-triage': 'waiting for triage',
  triage: 'looking at an alert',
  page: 'paging',
  'wait-for-person': 'waiting for a person',
  diagnose: 'diagnosing',
  'wrong-diagnosis': 'wrong diagnosis',
  decide: 'deciding',
  'wait-for': 'waiting for a system',
  travel: 'travelling',
  work: 'working',
  transfer: 'copying data back',
  verify: 'checking data',
  'self-heal': 'healing by itself',
  start: 'starting',
  switch: 'switching over',
  settle: 'settling',
  drain: 'working off the backlog',
  outside: 'outside our control',
  workaround: 'getting going by hand',
}
