/**
 * Instants and offsets as plain numbers, without the host's clock or time zones.
 */
import { assert } from '../assert.ts'

/** Days from 1 January 1970 to a date of the Gregorian calendar. */
export function daysFromEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + dayOfEra + dayOfYear - 719_468
}

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number }

/**
 * The calendar date of a day counted from 1 January 1970.
 *
 * Source: the era arithmetic of the proleptic Gregorian calendar (400 years are 146,097 days).
 */
export function civilDate(daysSince1970: number): CivilDate {
  const shifted = daysSince1970 + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?\d*)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds since 1970 of an ISO 8601 instant with its offset. */
export function instantToMs(text: string): number {
  const match = instantPattern.exec(text)
  assert(match !== null, `“${text}” was parsed as an instant`)
  const [, year, month, day, hour, minute, second, fraction, offset] = match
  const days = daysFromEpoch(Number(year), Number(month), Number(day))
  const minutes = days * 1440 + Number(hour) * 60 + Number(minute)
  const fractionMs = Number((fraction ?? '').padEnd(3, '0'))
  const utcMinutes = minutes - offsetToMinutes(offset === 'Z' ? '+00:00' : (offset ?? '+00:00'))
  return utcMinutes * 60_000 + Number(second ?? 0) * 1000 + fractionMs
}

/** `-07:00` as minutes east of UTC. */
export function offsetToMinutes(text: string): number {
  const size = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
  return text.startsWith('-') ? -size : size
}

/** `07:30` as minutes after midnight. */
export function clockToMinutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
}
