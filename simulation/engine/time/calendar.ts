/**
 * Who is on duty when: shifts, surges and absences by the team’s own offset, in plain arithmetic.
 *
 * Stretches are half-open: on duty from the first instant up to, but not including, the last. A
 * week is looked up by bisection, so that the next change costs the same however far it is.
 */
import { weekMs } from '../../compile/weeks.ts'
import type { CompiledRow, CompiledTeam, CompiledWeek } from '../../compile/model.ts'
import { at } from '../at.ts'

/** 1 January 1970 was a Thursday: weeks begin on Monday, four days later. */
const firstMondayMs = 4 * 86_400_000

/** Moments of a team’s calendar: milliseconds since 1970 of the run’s start, and of declaring. */
export type CalendarOrigin = {
  readonly startMs: number
  /** Since the run began; -1 while nobody has declared. */
  readonly declaredMs: number
}

/** Milliseconds since Monday 00:00 of the team’s own time. */
function msOfWeek(team: CompiledTeam, startMs: number, atMs: number): number {
  const localMs = startMs + atMs + team.utcOffsetMinutes * 60_000 - firstMondayMs
  return ((localMs % weekMs) + weekMs) % weekMs
}

/** How many changes of a week lie at or before a moment of it. */
function changesUpTo({ changesMs }: CompiledWeek, ofWeekMs: number): number {
  let low = 0
  let high = changesMs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(changesMs, middle) <= ofWeekMs) low = middle + 1
    else high = middle
  }
  return low
}

function isOn(week: CompiledWeek, ofWeekMs: number): boolean {
  return week.isOnFirst !== (changesUpTo(week, ofWeekMs) % 2 === 1)
}

/** Time until a week changes; -1 if it never does. */
function untilTurnMs(week: CompiledWeek, ofWeekMs: number): number {
  const { changesMs } = week
  if (changesMs.length === 0) return -1
  const next = changesMs[changesUpTo(week, ofWeekMs)]
  return next === undefined ? at(changesMs, 0) + weekMs - ofWeekMs : next - ofWeekMs
}

/** Time since a week last changed; the largest number if it never does. */
function sinceTurnMs(week: CompiledWeek, ofWeekMs: number): number {
  const { changesMs } = week
  if (changesMs.length === 0) return Number.MAX_VALUE
  const last = changesMs[changesUpTo(week, ofWeekMs) - 1]
  return last === undefined
    ? ofWeekMs + weekMs - at(changesMs, changesMs.length - 1)
    : ofWeekMs - last
}

/** True between somebody’s leaving and coming back, as the plan says. */
function isAway({ away }: CompiledRow, startMs: number, atMs: number): boolean {
  return away.some((one) => startMs + atMs >= one.fromMs && startMs + atMs < one.toMs)
}

function isInSurge(row: CompiledRow, { declaredMs }: CalendarOrigin, atMs: number): boolean {
  if (row.afterMs < 0) return true
  if (declaredMs < 0) return false
  const fromMs = declaredMs + row.afterMs
  return atMs >= fromMs && (row.lastsMs < 0 || atMs < fromMs + row.lastsMs)
}

/** True while the people of a row are on duty by the calendar. */
export function isOnDuty(
  team: CompiledTeam,
  row: CompiledRow,
  origin: CalendarOrigin,
  atMs: number,
): boolean {
  if (isAway(row, origin.startMs, atMs) || !isInSurge(row, origin, atMs)) return false
  return isOn(row.week, msOfWeek(team, origin.startMs, atMs))
}

/** True if people of a row could come when called, though they are not on duty. */
export function canBeCalledIn(
  row: CompiledRow,
  { startMs }: CalendarOrigin,
  atMs: number,
): boolean {
  return row.isOnCall && row.people > 0 && !isAway(row, startMs, atMs)
}

/** People on duty at a moment by the calendar, without anybody on call. */
export function peopleOnShift(team: CompiledTeam, origin: CalendarOrigin, atMs: number): number {
  let people = 0
  for (const row of team.rows) if (isOnDuty(team, row, origin, atMs)) people += row.people
  return people
}

/** Time that the people of a row have been on duty; the largest number if they always are. */
export function onDutySinceMs(
  team: CompiledTeam,
  row: CompiledRow,
  { startMs, declaredMs }: CalendarOrigin,
  atMs: number,
): number {
  const sinceMs = sinceTurnMs(row.week, msOfWeek(team, startMs, atMs))
  return row.afterMs < 0 ? sinceMs : Math.min(sinceMs, atMs - declaredMs - row.afterMs)
}

/** The next moment at which a team’s head-count can change; -1 if it never does. */
export function nextChangeMs(team: CompiledTeam, origin: CalendarOrigin, atMs: number): number {
  const ofWeekMs = msOfWeek(team, origin.startMs, atMs)
  let nextMs = -1
  const offer = (candidateMs: number): void => {
    const isLater = candidateMs > atMs
    if (isLater && (nextMs < 0 || candidateMs < nextMs)) nextMs = candidateMs
  }
  for (const row of team.rows) {
    for (const { fromMs, toMs } of row.away) {
      offer(fromMs - origin.startMs)
      offer(toMs - origin.startMs)
    }
    if (row.afterMs >= 0) {
      if (origin.declaredMs < 0) continue
      const fromMs = origin.declaredMs + row.afterMs
      offer(fromMs)
      if (row.lastsMs >= 0) offer(fromMs + row.lastsMs)
      if (row.lastsMs >= 0 && atMs >= fromMs + row.lastsMs) continue
    }
    const turnMs = untilTurnMs(row.week, ofWeekMs)
    if (turnMs > 0) offer(atMs + turnMs)
  }
  return nextMs
}
