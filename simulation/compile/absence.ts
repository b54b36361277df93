/**
 * Absences of a scenario: which teams and which people by name are not there.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Fault } from '../scenario/schema.ts'
import { type CompileContext, teamIndex } from './context.ts'
import { toDraw } from './draws.ts'
import type { CompiledAbsence } from './model.ts'
import { doerOf } from './roster.ts'

type AbsenceFault = Extract<Fault, { type: 'absence' }>

export function compileAbsence(
  context: CompileContext,
  id: string,
  fault: AbsenceFault,
  { kind, bound }: { readonly kind: string; readonly bound: readonly string[] },
): CompiledAbsence {
  const { lasts } = fault
  const teams = kind === 'team' ? bound.map((team) => teamIndex(context, team)) : []
  return {
    type: 'absence',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits: [],
    teams: teams.filter((team) => team >= 0).sort((a, b) => a - b),
    people: kind === 'person' ? [...bound].sort().flatMap((one) => doerOf(context.plan, one)) : [],
    share: fault.share ?? 1,
    targets: bound,
    clearsByItself: lasts !== undefined,
    clearsAfter: lasts === undefined ? { kind: 'fixed', ms: 0 } : toDraw(lasts),
  }
}
