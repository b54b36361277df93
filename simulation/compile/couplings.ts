/**
 * Couplings: how the loss of a provider is felt, with nothing left open.
 */
import { assertNever } from '../assert.ts'
import type { Coupling, Dependency } from '../plan/schema.ts'
import { type CompileContext, notesAbout } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, numberOr, toDraw } from './draws.ts'
import type { CompiledCoupling, Draw } from './model.ts'

type Written<Kind extends Coupling['kind']> = Extract<Coupling, { readonly kind: Kind }>

export function compileCoupling(
  context: CompileContext,
  id: string,
  coupling: Coupling | undefined,
): CompiledCoupling {
  if (coupling === undefined) return { kind: 'hard', threshold: 0 }
  switch (coupling.kind) {
    case 'hard':
      return { kind: 'hard', threshold: coupling.threshold ?? 0 }
    case 'soft':
      return { kind: 'soft', strength: coupling.strength, floor: coupling.floor ?? 1 }
    case 'grace':
      return {
        kind: 'grace',
        threshold: coupling.threshold ?? 0,
        holds: drawOr(
          coupling.holds,
          defaultTimes.graceHolds,
          noteOn(context, id)('holds', 'grace'),
        ),
      }
    case 'lease':
      return {
        kind: 'lease',
        threshold: coupling.threshold ?? 0,
        isRandom: coupling.renewal === 'random',
        lasts: drawOr(
          coupling.lasts,
          defaultTimes.leaseLasts,
          noteOn(context, id)('lasts', 'lease'),
        ),
      }
    case 'queue':
      return compileQueue(coupling)
    case 'replication':
      return compileReplication(context, id, coupling)
    default:
      return assertNever(coupling)
  }
}

function noteOn(context: CompileContext, id: string) {
  return notesAbout(context, ['dependencies', id, 'coupling'], id)
}

function compileQueue(queue: Written<'queue'>): CompiledCoupling {
  return {
    kind: 'queue',
    inPerHour: queue.inPerHour,
    drainPerHour: queue.drainPerHour,
    buffer: queue.buffer ?? -1,
    pushesBack: queue.whenFull !== 'lose',
    threshold: 0,
  }
}

function compileReplication(
  context: CompileContext,
  id: string,
  replication: Written<'replication'>,
): CompiledCoupling {
  const note = noteOn(context, id)
  const { changesPerHour = 1 } = replication
  const isSync = replication.mode === 'sync'
  const speed = defaultNumbers.linkSpeed
  return {
    kind: 'replication',
    isSync,
    lag: isSync
      ? { kind: 'fixed', ms: 0 }
      : drawOr(replication.lag, defaultTimes.replicationLag, note('lag', 'replication lag')),
    changesPerHour,
    linkPerHour: numberOr(
      replication.linkPerHour,
      { ...speed, value: speed.value * changesPerHour },
      note('linkPerHour', 'speed of the link'),
    ),
    writes: replication.writes ?? 1,
    stopsWithout: (replication.onPartition ?? (isSync ? 'stop' : 'continue')) === 'stop',
    threshold: 0,
  }
}

/** Time until a change is felt; at once where the plan says nothing. */
export function feltAfter(written: Dependency['feltAfter']): Draw {
  return written === undefined || written === 'unknown' ? { kind: 'fixed', ms: 0 } : toDraw(written)
}

/** True if a change is felt at once. */
export function isFeltAtOnce(draw: Draw): boolean {
  return draw.kind === 'fixed' && draw.ms === 0
}
