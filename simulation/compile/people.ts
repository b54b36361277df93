/**
 * Teams with their shifts, and who answers first.
 */
import { durationToMs } from '../plan/duration.ts'
import { type Team, weekdays } from '../plan/schema.ts'
import { type CompileContext, entityIndexes, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, type Note, numberOr } from './draws.ts'
import { clockToMinutes, offsetToMinutes } from './instants.ts'
import type { CompiledResponse, CompiledRow, CompiledTeam } from './model.ts'
import { siteAndParents } from './places.ts'
import { toWeek } from './weeks.ts'

const everyDay = 0b1111111
const roundTheClock = { dayBits: everyDay, fromMinute: 0, toMinute: 1440 }
const never = toWeek([])
const nobodyByName = { person: -1, away: [] }
const noTime = { kind: 'fixed', ms: 0 } as const
const always = { isOnCall: false, afterMs: -1, lastsMs: -1, ...nobodyByName }

function compileRows(team: Team): readonly CompiledRow[] {
  const { onCall = 0 } = team
  const called = { ...always, people: onCall, week: never, isOnCall: true }
  return [...shiftRows(team), ...surgeRows(team), ...(onCall > 0 ? [called] : [])]
}

function shiftRows(team: Team): readonly CompiledRow[] {
  if (team.shifts === undefined) {
    return [{ ...always, people: team.people ?? 0, week: toWeek([roundTheClock]) }]
  }
  return team.shifts.map((shift) => ({
    ...always,
    people: shift.people,
    week: toWeek([{ dayBits: bitsOf(shift.days ?? weekdays), ...span(shift.from, shift.to) }]),
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

function utcOffset(context: CompileContext, team: Team): number {
  const written =
    team.utcOffset ??
    siteAndParents(context.plan, team.site)
      .map((id) => context.plan.sites?.[id]?.utcOffset)
      .find((offset) => offset !== undefined)
  return written === undefined ? 0 : offsetToMinutes(written)
}

/** How a team deals with the end of a shift, with more important work and with long days. */
function policies({ handOver, preemption, fatigue }: Team, note: (key: string) => Note) {
  return {
    handsOver: handOver !== undefined,
    handOver:
      handOver === undefined
        ? noTime
        : drawOr(handOver.loses, defaultTimes.handOver, note('handOver')),
    preempts: preemption !== undefined,
    resumeCost:
      preemption === undefined
        ? noTime
        : drawOr(preemption.resume, defaultTimes.resume, note('preemption')),
    tiresAfterMs: fatigue === undefined ? -1 : (durationToMs(fatigue.after) ?? -1),
    tiredFactor: fatigue?.factor ?? 1,
  }
}

export function compileTeams(context: CompileContext): readonly CompiledTeam[] {
  return context.teamIds.map((id, index) => {
    const team: Team = context.plan.teams?.[id] ?? {}
    const note = (key: string) => ({
      assumptions: context.assumptions,
      path: ['teams', id, key],
      what: `${key} of ${nameOf(context.plan, id)}`,
    })
    return {
      id,
      index,
      site: team.site === undefined ? -1 : context.siteIds.indexOf(team.site),
      utcOffsetMinutes: utcOffset(context, team),
      rows: compileRows(team),
      reachedThrough: (team.reachedThrough ?? []).flatMap((channel) =>
        entityIndexes(context, [channel]),
      ),
      acknowledge: drawOr(team.acknowledge, defaultTimes.acknowledge, note('acknowledge')),
      callOut:
        team.onCall === undefined || team.onCall === 0
          ? noTime
          : drawOr(team.callOut, defaultTimes.callOut, note('callOut')),
      ...policies(team, note),
    }
  })
}

export function compileResponse(context: CompileContext): CompiledResponse {
  const response = context.plan.response ?? {}
  const note = (key: string, what: string) => ({
    assumptions: context.assumptions,
    path: ['response', key],
    what,
  })
  const wrongDiagnosis = numberOr(
    response.wrongDiagnosis,
    defaultNumbers.wrongDiagnosis,
    note('wrongDiagnosis', 'chance of a wrong first diagnosis'),
  )
  return {
    team: teamIndex(context, response.team),
    usersReport: drawOr(
      response.usersReport,
      defaultTimes.usersReport,
      note('usersReport', 'time until users report an outage'),
    ),
    diagnose: drawOr(response.diagnose, defaultTimes.diagnose, note('diagnose', 'diagnosis')),
    wrongDiagnosis,
    wrongDiagnosisCosts: drawOr(
      response.wrongDiagnosisCosts,
      defaultTimes.wrongDiagnosisCosts,
      note('wrongDiagnosisCosts', 'time lost on a wrong diagnosis'),
    ),
    declare: drawOr(response.declare, defaultTimes.declare, note('declare', 'time to declare')),
    declaringTeam: teamIndex(context, response.declaredBy),
  }
}
