/**
 * Users who report that something is out: how many, how readily, and when they are at work.
 */
import { type BusinessService, weekdays } from '../plan/schema.ts'
import type { CompiledUsers } from './beliefModel.ts'
import { type CompileContext, nameOf, notesAbout } from './context.ts'
import { defaultNumbers } from './defaults.ts'
import { numberOr } from './draws.ts'
import { clockToMinutes, offsetToMinutes } from './instants.ts'

const everyDay = 0b1111111
const dayMinutes = 1440

/** The users of a business service; `null` where the plan does not say how many there are. */
export function compileUsers(
  context: CompileContext,
  id: string,
  { users = {}, utcOffset }: BusinessService,
): CompiledUsers | null {
  const { count, days, from, to } = users
  if (count === undefined) return null
  const name = nameOf(context.plan, id)
  const note = notesAbout(context, ['businessServices', id, 'users'], name)
  const each = numberOr(
    users.reportsPerHour,
    defaultNumbers.reportsPerUserHour,
    note('reportsPerHour', 'reports per hour by one user'),
  )
  const hasHours = from !== undefined || to !== undefined || days !== undefined
  const outside = hasHours
    ? numberOr(
        users.outside,
        defaultNumbers.usersOutsideHours,
        note('outside', 'share of users at work outside their hours'),
      )
    : 1
  return {
    perHour: count * each,
    perHourOutside: count * each * outside,
    utcOffsetMinutes: utcOffset === undefined ? 0 : offsetToMinutes(utcOffset),
    dayBits: days?.reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0) ?? everyDay,
    ...hoursOf(from, to),
  }
}

function hoursOf(from: string | undefined, to: string | undefined) {
  const fromMinute = from === undefined ? 0 : clockToMinutes(from)
  const end = to === undefined ? dayMinutes : clockToMinutes(to)
  return { fromMinute, toMinute: end <= fromMinute ? end + dayMinutes : end }
}
