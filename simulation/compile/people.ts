/**
 * Teams with their shifts, and who answers first.
 */
import { durationToMs } from '../plan/duration.ts'
import { type Team, weekdays } from '../plan/schema.ts'
import { type CompileContext, entityIndexes, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, numberOr } from './draws.ts'
import { clockToMinutes, offsetToMinutes } from './instants.ts'
import type { CompiledResponse, CompiledShift, CompiledSurge, CompiledTeam } from './model.ts'
import { siteAndParents } from './places.ts'

const everyDay = 0b1111111
const roundTheClock = { fromMinute: 0, toMinute: 1440 }

function compileShifts(team: Team): readonly CompiledShift[] {
  if (team.shifts === undefined) {
    return [{ dayBits: everyDay, ...roundTheClock, people: team.people ?? 0 }]
  }
  return team.shifts.map((shift) => ({
    dayBits: (shift.days ?? weekdays).reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0),
    ...span(shift.from, shift.to),
    people: shift.people,
  }))
}

function compileSurges(team: Team): readonly CompiledSurge[] {
  return (team.surge ?? []).map((surge) => ({
    afterMs: durationToMs(surge.after) ?? 0,
    lastsMs: surge.lasts === undefined ? -1 : (durationToMs(surge.lasts) ?? -1),
    ...(surge.from === undefined || surge.to === undefined
      ? roundTheClock
      : span(surge.from, surge.to)),
    people: surge.people,
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
      shifts: compileShifts(team),
      surges: compileSurges(team),
      onCall: team.onCall ?? 0,
      reachedThrough: (team.reachedThrough ?? []).flatMap((channel) =>
        entityIndexes(context, [channel]),
      ),
      acknowledge: drawOr(team.acknowledge, defaultTimes.acknowledge, note('acknowledge')),
      callOut:
        team.onCall === undefined || team.onCall === 0
          ? { kind: 'fixed', ms: 0 }
          : drawOr(team.callOut, defaultTimes.callOut, note('callOut')),
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
