/**
 * Teams with their shifts, and who answers first.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Distribution, Team } from '../plan/schema.ts'
import { type CompileContext, entityIndexes, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, type Note, numberOr, toDraw } from './draws.ts'
import type { CompiledResponse, CompiledStep, CompiledTeam, Draw } from './model.ts'
import { compileRows, doerOf, offsetOf, withVendorHours } from './roster.ts'

const noTime = { kind: 'fixed', ms: 0 } as const

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

type Step = NonNullable<Team['escalation']>[number]

/** Who is called in one step of an escalation, and how long it is waited for an answer. */
function compileStep(
  context: CompileContext,
  team: string,
  given: { readonly step: Step; readonly position: number; readonly acknowledge: Draw },
): CompiledStep {
  const { step, position, acknowledge } = given
  const [doer] = step.person === undefined ? [] : doerOf(context.plan, step.person)
  const { person = '', answers = 1 } = step
  return {
    id: `${team}/${position}`,
    row: doer?.row ?? -1,
    person,
    through: channelsOf(context, team, step),
    acknowledge: isKnown(step.acknowledge) ? toDraw(step.acknowledge) : acknowledge,
    answers,
    withinMs: durationToMs(step.within) ?? 0,
  }
}

/** Channels of a step: its own, those of the person, or those of the team. */
function channelsOf(context: CompileContext, team: string, step: Step): readonly number[] {
  const { people, teams } = context.plan
  const person = people?.[step.person ?? '']
  const written = step.through ?? person?.reachedThrough ?? teams?.[team]?.reachedThrough
  return (written ?? []).flatMap((channel) => entityIndexes(context, [channel]))
}

function isKnown(written: Step['acknowledge']): written is Distribution {
  return written !== undefined && written !== 'unknown'
}

export function compileTeams(context: CompileContext): readonly CompiledTeam[] {
  return context.teamIds.map((id, index) => {
    const note = (key: string) => ({
      assumptions: context.assumptions,
      path: ['teams', id, key],
      what: `${key} of ${nameOf(context.plan, id)}`,
    })
    const team = withVendorHours(context.plan, id)
    const { answersWithin } = context.plan.vendors?.[team.vendor ?? '']?.support ?? {}
    const acknowledge = drawOr(
      team.acknowledge ?? answersWithin,
      defaultTimes.acknowledge,
      note('acknowledge'),
    )
    const rows = compileRows(context.plan, id)
    return {
      id,
      index,
      site: team.site === undefined ? -1 : context.siteIds.indexOf(team.site),
      utcOffsetMinutes: offsetOf(context.plan, team),
      rows,
      reachedThrough: (team.reachedThrough ?? []).flatMap((channel) =>
        entityIndexes(context, [channel]),
      ),
      acknowledge,
      escalation: (team.escalation ?? []).map((step, position) =>
        compileStep(context, id, { step, position, acknowledge }),
      ),
      callOut: rows.some((row) => row.isOnCall)
        ? drawOr(team.callOut, defaultTimes.callOut, note('callOut'))
        : noTime,
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
