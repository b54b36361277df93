/**
 * Breakdowns: what wears out, how fast it ages, and what is left of it when it fails.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Fault } from '../scenario/schema.ts'
import { type CompileContext, entityIndexes } from './context.ts'
import { toDraw } from './draws.ts'
import type { CompiledBreakdowns } from './model.ts'
import { componentsLostWith } from './places.ts'

type BreakdownsFault = Extract<Fault, { type: 'breakdowns' }>

/** Everything in the target ages, each component for itself. */
export function compileBreakdowns(
  context: CompileContext,
  id: string,
  fault: BreakdownsFault,
  { kind, bound }: { readonly kind: string; readonly bound: readonly string[] },
): CompiledBreakdowns {
  const { clearsAfter } = fault
  const lost = bound.flatMap((one) => componentsLostWith(context.plan, kind, one))
  const hits = entityIndexes(context, [...new Set(lost)])
  return {
    type: 'breakdowns',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits,
    hitIds: hits.map((entity) => `${id}/${context.entityIds[entity]}`),
    targets: bound,
    after: toDraw(fault.after),
    level: fault.level ?? 0,
    clearsByItself: clearsAfter !== undefined,
    clearsAfter: clearsAfter === undefined ? { kind: 'fixed', ms: 0 } : toDraw(clearsAfter),
    agesAlways: fault.ages === 'always',
    standbyAgeing: fault.standbyAgeing ?? 1,
    commonCause: fault.commonCause ?? 0,
  }
}
