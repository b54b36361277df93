/**
 * Bad updates: the rings by which a product’s update reaches this plan’s machines, and its gates.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Channel } from '../plan/schema.ts'
import type { Fault } from '../scenario/schema.ts'
import { binomialAtLeast } from '../engine/chance/distributions.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndexes, nameOf, notesAbout } from './context.ts'
import { defaultTimes } from './defaults.ts'
import { drawOr, type Note } from './draws.ts'
import type { CompiledBadUpdate, CompiledFleet, CompiledRing, Draw } from './model.ts'
import { componentsWithProduct } from './places.ts'

type BadUpdateFault = Extract<Fault, { type: 'bad-update' }>
type Ring = NonNullable<Channel['rings']>[number]
type NoteOn = (key: string, what?: string) => Note

const noTime: Draw = { kind: 'fixed', ms: 0 }

/** One bad update for each product that the target is bound to. */
export function compileBadUpdates(
  context: CompileContext,
  id: string,
  fault: BadUpdateFault,
  target: { readonly bound: readonly string[]; readonly fleets: readonly CompiledFleet[] },
): readonly CompiledBadUpdate[] {
  return target.bound.map((product) => ({
    ...compileBadUpdate(context, id, fault, product),
    ...hitsOf(context, product, target.fleets),
    id: target.bound.length === 1 ? id : `${id}-${product}`,
  }))
}

/** Fleets that have a product, and components that have it and are none. */
function hitsOf(context: CompileContext, product: string, fleets: readonly CompiledFleet[]) {
  const hitFleets = fleets.flatMap((fleet, index) =>
    fleet.products.includes(product) ? [index] : [],
  )
  const fleetEntities = new Set(hitFleets.map((index) => fleets[index]?.entity))
  const hits = entityIndexes(context, componentsWithProduct(context.plan, product))
  return { fleets: hitFleets, hits: hits.filter((entity) => !fleetEntities.has(entity)) }
}

function compileBadUpdate(
  context: CompileContext,
  id: string,
  fault: BadUpdateFault,
  product: string,
): Omit<CompiledBadUpdate, 'id' | 'fleets' | 'hits'> {
  const { failureShare = 1, reportsPerMachineHour = 0 } = fault
  const { channel, written } = channelOf(context, fault, product)
  const note = notesAbout(context, ['faults', id], id)
  const noteChannel = notesAbout(
    context,
    ['products', product, 'channels', channel],
    nameOf(context.plan, product),
  )
  return {
    type: 'bad-update',
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    product,
    channel,
    rings: compileRings(written, failureShare, noteChannel),
    failureShare,
    isReverted: fault.revertedAfter !== undefined,
    revertedAfter: drawOr(
      fault.revertedAfter ?? '0s',
      defaultTimes.push,
      note('revertedAfter', 'withdrawal'),
    ),
    reportsPerMachineHour,
    haltTakes:
      fault.reportsPerMachineHour === undefined
        ? noTime
        : drawOr(fault.haltTakes, defaultTimes.haltTakes, note('haltTakes', 'halt')),
    fixKnownAfter: drawOr(
      fault.fixKnownAfter,
      defaultTimes.fixKnownAfter,
      note('fixKnownAfter', 'known fix'),
    ),
    targets: [product],
  }
}

/** The update channel of a fault: the one it names, else the only one of its product. */
function channelOf(context: CompileContext, fault: BadUpdateFault, product: string) {
  const channels = context.plan.products?.[product]?.channels
  const channel = fault.channel ?? sortedIds(channels)[0] ?? ''
  return { channel, written: channels?.[channel] ?? {} }
}

function compileRings(
  channel: Channel,
  failureShare: number,
  note: NoteOn,
): readonly CompiledRing[] {
  const push = drawOr(channel.poll, defaultTimes.poll, note('poll', 'update polling'))
  const rings = channel.bypassesRings === true ? [] : (channel.rings ?? [])
  if (rings.length === 0) {
    return [{ name: 'everyone', share: 1, push, soak: noTime, evaluation: noTime, haltsBad: 0 }]
  }
  return rings.map((ring, index) => ({
    name: ring.name,
    share: ring.share ?? 0,
    push:
      ring.push === undefined
        ? push
        : drawOr(ring.push, defaultTimes.push, note('rings', `push of ring ${ring.name}`)),
    soak: drawOr(
      ring.soak ?? (index === 0 ? undefined : '0s'),
      defaultTimes.soak,
      note('rings', `soak of ring ${ring.name}`),
    ),
    ...compileGate(ring, failureShare, note),
  }))
}

/** The gate behind a ring; without one an update passes at once. */
function compileGate({ name, gate }: Ring, failureShare: number, note: NoteOn) {
  if (gate === undefined) return { evaluation: noTime, haltsBad: 0 }
  const { sample, failuresToHalt = 1 } = gate
  const computed = sample === undefined ? 0 : binomialAtLeast(sample, failuresToHalt, failureShare)
  return {
    evaluation: drawOr(
      gate.evaluation,
      defaultTimes.gateEvaluation,
      note('rings', `gate of ring ${name}`),
    ),
    haltsBad: gate.haltsBad ?? computed,
  }
}
