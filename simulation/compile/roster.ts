/**
 * Who is in a team and when: the rows of people who come and go together, and people by name.
 *
 * People by name are counted within the head-counts of their team, not beside them. They come last,
 * so that work which anybody can do takes people without names first.
 */
import { durationToMs } from '../plan/duration.ts'
import { type Person, type Plan, type Team, weekdays } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { clockToMinutes, daysFromEpoch, offsetToMinutes } from './instants.ts'
import type { CompiledDoer, CompiledRow } from './model.ts'
import { siteAndParents } from './places.ts'
import { toWeek, type WeekSpan } from './weeks.ts'

const dayMs = 86_400_000
const everyDay = 0b1111111
const roundTheClock: WeekSpan = { dayBits: everyDay, fromMinute: 0, toMinute: 1440 }
const never = toWeek([])
const always = { isOnCall: false, afterMs: -1, lastsMs: -1, person: -1, away: [] }

/** A team with the hours that its vendor’s support keeps, where it has none of its own. */
export function withVendorHours(plan: Plan, id: string): Team {
  const team: Team = plan.teams?.[id] ?? {}
  const { hours } = plan.vendors?.[team.vendor ?? '']?.support ?? {}
  if (team.shifts !== undefined || hours === undefined) return team
  return { ...team, shifts: hours.map((span) => ({ ...span, people: team.people ?? 1 })) }
}

/** Minutes east of UTC of a team: its own, its site’s or its vendor’s. */
export function offsetOf(plan: Plan, { utcOffset, site, vendor }: Team): number {
  const written =
    utcOffset ??
    siteAndParents(plan, site)
      .map((one) => plan.sites?.[one]?.utcOffset)
      .find((offset) => offset !== undefined) ??
    plan.vendors?.[vendor ?? '']?.support?.utcOffset
  return written === undefined ? 0 : offsetToMinutes(written)
}

/** Ids of the people whom the plan names in a team. */
function personsOf(plan: Plan, team: string): readonly string[] {
  return sortedIds(plan.people).filter((id) => plan.people?.[id]?.team === team)
}

/** All rows of a team, those without names first. */
export function compileRows(plan: Plan, id: string): readonly CompiledRow[] {
  const team = withVendorHours(plan, id)
  const persons = personsOf(plan, id).map((person) => plan.people?.[person] ?? {})
  return [...namelessRows(team, id, { plan, persons }), ...personRows(plan, id, team)]
}

/** Who could do what asks for a person by name; nobody if the plan puts him in no team. */
export function doerOf(plan: Plan, person: string): readonly CompiledDoer[] {
  const team = plan.people?.[person]?.team ?? ''
  const index = sortedIds(plan.teams).indexOf(team)
  if (index < 0) return []
  const written = withVendorHours(plan, team)
  const before = namelessRows(written, team, { plan, persons: [] }).length
  return [{ team: index, row: before + personsOf(plan, team).indexOf(person) }]
}

type Named = { readonly plan: Plan; readonly persons: readonly Person[] }

function namelessRows(team: Team, id: string, { plan, persons }: Named): readonly CompiledRow[] {
  const onCall = personsOf(plan, id).filter((one) => isOnCall(team, one, plan.people?.[one]))
  const called = Math.max(0, (team.onCall ?? 0) - (persons.length === 0 ? 0 : onCall.length))
  return [
    ...shiftsOf(team).map(({ name, span, people }) => ({
      ...always,
      people: Math.max(0, people - persons.filter((one) => worksIn(one, name)).length),
      week: toWeek([span]),
    })),
    ...surgeRows(team),
    ...(team.onCall === undefined || team.onCall === 0
      ? []
      : [{ ...always, people: called, week: never, isOnCall: true }]),
  ]
}

function personRows(plan: Plan, id: string, team: Team): readonly CompiledRow[] {
  const all = sortedIds(plan.people)
  const offsetMs = offsetOf(plan, team) * 60_000
  return personsOf(plan, id).map((one) => {
    const person: Person = plan.people?.[one] ?? {}
    const spans = shiftsOf(team).flatMap(({ name, span }) => (worksIn(person, name) ? [span] : []))
    return {
      ...always,
      people: 1,
      person: all.indexOf(one),
      week: toWeek(spans),
      isOnCall: isOnCall(team, one, person),
      away: (person.away ?? []).map(({ from, to }) => ({
        fromMs: dateToMs(from) - offsetMs,
        toMs: dateToMs(to) + dayMs - offsetMs,
      })),
    }
  })
}

/** Whoever is called by name comes although he is off duty. */
function isOnCall(team: Team, id: string, person: Person | undefined): boolean {
  return person?.onCall === true || (team.escalation ?? []).some((step) => step.person === id)
}

function worksIn({ shifts }: Person, name: string | undefined): boolean {
  return shifts === undefined || (name !== undefined && shifts.includes(name))
}

type NamedShift = {
  readonly name: string | undefined
  readonly span: WeekSpan
  readonly people: number
}

function shiftsOf({ shifts, people = 0 }: Team): readonly NamedShift[] {
  if (shifts === undefined) return [{ name: undefined, span: roundTheClock, people }]
  return shifts.map((shift) => ({
    name: shift.name,
    span: { dayBits: bitsOf(shift.days ?? weekdays), ...span(shift.from, shift.to) },
    people: shift.people,
  }))
}

function bitsOf(days: readonly (typeof weekdays)[number][]): number {
  return days.reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0)
}

function surgeRows(team: Team): readonly CompiledRow[] {
  return (team.surge ?? []).map(({ from, to, people, after, lasts }) => ({
    ...always,
    people,
    afterMs: durationToMs(after) ?? 0,
    lastsMs: lasts === undefined ? -1 : (durationToMs(lasts) ?? -1),
    week: toWeek([
      from === undefined || to === undefined
        ? roundTheClock
        : { dayBits: everyDay, ...span(from, to) },
    ]),
  }))
}

function span(from: string, to: string) {
  const fromMinute = clockToMinutes(from)
  const end = clockToMinutes(to)
  return { fromMinute, toMinute: end <= fromMinute ? end + 1440 : end }
}

/** Midnight of a date, as if it were in UTC. Units: milliseconds since 1970. */
function dateToMs(date: string): number {
  const [year, month, day] = date.split('-').map(Number)
  return daysFromEpoch(year ?? 1970, month ?? 1, day ?? 1) * dayMs
}
