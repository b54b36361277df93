/**
 * Surges: whose demand grows, by how much and for how long.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Fault } from '../scenario/schema.ts'
import { type CompileContext, entityIndexes } from './context.ts'
import { toDraw } from './draws.ts'
import type { CompiledDemandSurge } from './model.ts'
import { componentsLostWith } from './places.ts'

/** Demand on everything in the target grows, business services among it. */
export function compileSurge(
  context: CompileContext,
  id: string,
  fault: Extract<Fault, { type: 'surge' }>,
  { kind, bound }: { readonly kind: string; readonly bound: readonly string[] },
): CompiledDemandSurge {
  const isBusiness = kind === 'business-service'
  const asked = bound.flatMap((one) =>
    isBusiness ? [one] : componentsLostWith(context.plan, kind, one),
  )
  return {
    type: 'surge',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits: entityIndexes(context, [...new Set(asked)]),
    targets: bound,
    times: fault.times,
    clearsByItself: true,
    clearsAfter: toDraw(fault.clearsAfter),
  }
}
