/**
 * Queues and replication: what is handed over and not yet taken waits; a full queue pushes back or
 * loses; what a lagging copy has not got is lost when somebody switches to it.
 */
import { assert } from '../../../assert.ts'
import type { CompiledCoupling, CompiledDependency } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import {
  advanceHandover,
  emptyHandover,
  type Handover,
  growthPerMs,
  loseWaiting,
  oldestMs,
} from '../../state/handover.ts'
import { groupAt, groupStateAt, idOf, levelOf } from '../../looking.ts'
import type { EventKind, QueueCounts, SegmentKind } from '../../log/log.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { hourMs } from '../fleets/counts.ts'
import { seenLevel } from './levels.ts'

/** Rates closer than this share of each other are the same: levels are rounded. */
const rateGrain = 1e-6
/** What products of binary fractions may be too long by, in milliseconds. */
const roundingSlackMs = 1e-6

/** What is handed over between two components; empty as long as nothing was handed over. */
export function handoverAt(world: World, { index, coupling }: CompiledDependency): Handover {
  const known = world.handovers.get(index)
  if (known !== undefined) return known
  const isLimited = coupling.kind === 'queue' && coupling.buffer >= 0
  const handover = emptyHandover(isLimited ? coupling.buffer : Number.MAX_VALUE)
  world.handovers.set(index, handover)
  return handover
}

/** Amounts per millisecond when both ends are well: handed over, and taken. */
function nominalPerMs(coupling: CompiledCoupling): readonly [number, number] {
  if (coupling.kind === 'queue') {
    return [coupling.inPerHour / hourMs, coupling.drainPerHour / hourMs]
  }
  assert(coupling.kind === 'replication', 'only queues and copies hand over')
  return [coupling.changesPerHour / hourMs, coupling.linkPerHour / hourMs]
}

/** True for a member of an active-passive group that others stand in for: it makes no changes. */
export function isIdle(world: World, entity: number): boolean {
  const groups = at(world.structure.pairsOf, entity)
  if (groups.length === 0) return false
  return groups.every((group) => {
    const { active } = groupStateAt(world, group)
    return groupAt(world, group)?.members[active] !== entity
  })
}

/** Something about a handover changed: its rates are worked out anew. */
export function recountHandover(world: World, dependency: CompiledDependency, event: number): void {
  const handover = handoverAt(world, dependency)
  advanceHandover(handover, world.nowMs)
  goOn(world, dependency, { because: [event, handover.event], segment: 'instant' })
}

type Cause = { readonly because: readonly number[]; readonly segment: SegmentKind }

/** A buffer is full, or nothing waits any more. */
export function onHandover(world: World, index: number, version: number): void {
  const dependency = at(world.model.dependencies, index)
  const handover = handoverAt(world, dependency)
  if (handover.version !== version) return
  const segment = growthPerMs(handover) > 0 ? 'grace' : 'drain'
  advanceHandover(handover, world.nowMs)
  goOn(world, dependency, { because: [handover.event], segment })
}

/** Sets the rates of a handover, tells them if they changed, and looks ahead. */
function goOn(world: World, dependency: CompiledDependency, cause: Cause): void {
  const handover = handoverAt(world, dependency)
  const { inPerMs, outPerMs, lostPerMs, isFull } = handover
  setRates(world, dependency, handover)
  const isSame =
    handover.inPerMs === inPerMs &&
    handover.outPerMs === outPerMs &&
    handover.lostPerMs === lostPerMs &&
    handover.isFull === isFull
  const isEmptied = handover.waiting === 0 && cause.segment === 'drain'
  if (isSame && !isEmptied) return
  const wasGrowing = inPerMs - lostPerMs - outPerMs > 0
  const isWorthTelling =
    handover.waiting > 0 || growthPerMs(handover) > 0 || isEmptied || wasGrowing
  if (isWorthTelling) tell(world, dependency, cause, kindOf(dependency, handover, isFull))
  pushBack(world, dependency, handover)
  expectNext(world, dependency, handover)
}

/** What is handed over and what can be taken per millisecond, at the present levels. */
function ratesNow(world: World, dependency: CompiledDependency): readonly [number, number] {
  const { coupling, from, index } = dependency
  const [inPerMs, drainPerMs] = nominalPerMs(coupling)
  const level = levelOf(world, from)
  const canTakePerMs = drainPerMs * seenLevel(world, dependency)
  if (coupling.kind === 'queue') return [inPerMs * level, canTakePerMs]
  // A copy is fed by whoever changes data; where a change waits for it, no faster than it can be.
  if (level === 0) return [0, 0]
  const changesPerMs = isIdle(world, from) ? 0 : inPerMs * level
  const isBound = world.hold[index] === 0
  return [isBound ? Math.min(changesPerMs, canTakePerMs) : changesPerMs, canTakePerMs]
}

function setRates(world: World, dependency: CompiledDependency, handover: Handover): void {
  const { coupling } = dependency
  const [inPerMs, canTakePerMs] = ratesNow(world, dependency)
  handover.inPerMs = inPerMs
  if (inPerMs > 0) handover.stoppedMs = -1
  else if (handover.stoppedMs < 0) handover.stoppedMs = world.nowMs
  handover.outPerMs = handover.waiting > 0 ? canTakePerMs : Math.min(inPerMs, canTakePerMs)
  handover.lostPerMs = 0
  const isOverrun = inPerMs >= canTakePerMs * (1 - rateGrain)
  handover.isFull = handover.waiting >= handover.buffer && isOverrun
  if (!handover.isFull) return
  if (coupling.kind === 'queue' && coupling.pushesBack) handover.inPerMs = canTakePerMs
  else handover.lostPerMs = Math.max(0, inPerMs - canTakePerMs)
}

function kindOf({ coupling }: CompiledDependency, handover: Handover, wasFull: boolean): EventKind {
  const isGone = handover.waiting === 0 && growthPerMs(handover) <= 0
  if (coupling.kind === 'replication') return isGone ? 'lag-gone' : 'lag'
  if (isGone) return 'queue-empty'
  return handover.isFull && !wasFull ? 'queue-full' : 'queue'
}

function tell(
  world: World,
  dependency: CompiledDependency,
  { because, segment }: Cause,
  kind: EventKind,
): void {
  const handover = handoverAt(world, dependency)
  handover.event = record(world, {
    kind,
    entity: idOf(world, dependency.from),
    because,
    segment,
    other: [idOf(world, dependency.to)],
    dependency: dependency.id,
    queue: countsOf(world, handover),
  })
}

/** Amounts are told to six decimals. */
const told = (amount: number): number => Math.round(amount * 1e6) / 1e6

function countsOf(world: World, handover: Handover): QueueCounts {
  return {
    waiting: told(handover.waiting),
    lost: told(handover.lost),
    oldestMs: Math.round(oldestMs(handover, world.nowMs)),
    inPerHour: told(handover.inPerMs * hourMs),
    outPerHour: told(handover.outPerMs * hourMs),
    lostPerHour: told(handover.lostPerMs * hourMs),
  }
}

/** A full queue holds its consumer back; one that has room again does not. */
function pushBack(
  world: World,
  { coupling, index, from }: CompiledDependency,
  handover: Handover,
): void {
  if (coupling.kind !== 'queue' || !coupling.pushesBack) return
  const hold = handover.isFull ? 0 : 1
  if (world.hold[index] === hold) return
  world.hold[index] = hold
  touch(world, from, [handover.event], 'instant')
}

function expectNext(world: World, { index }: CompiledDependency, handover: Handover): void {
  handover.version++
  const growth = growthPerMs(handover)
  const isFilling = growth > 0 && handover.buffer < Number.MAX_VALUE
  const isDraining = growth < 0 && handover.waiting > 0
  if (!isFilling && !isDraining) return
  const exactMs = isFilling
    ? (handover.buffer - handover.waiting) / growth
    : handover.waiting / -growth
  const inMs = Math.max(0, Math.ceil(exactMs - roundingSlackMs))
  schedule(world, 'handover', inMs, {
    subject: index,
    version: handover.version,
    phase: phase.flow,
  })
}

/** A group switches from one member to another: what the other has not got of its data is lost. */
export function loseLag(world: World, [from, to]: readonly [number, number], event: number): void {
  for (const dependency of at(world.structure.handoversFrom, from)) {
    const { coupling } = dependency
    if (dependency.to !== to || coupling.kind !== 'replication') continue
    const handover = handoverAt(world, dependency)
    advanceHandover(handover, world.nowMs)
    const lagMs = drawTime(world, 'replication-lag', dependency.id, coupling.lag)
    // Nothing changes any more from the incident on: the lag is measured back from it.
    const incidentMs = handover.stoppedMs < 0 ? world.nowMs : handover.stoppedMs
    const oldestAtMs =
      handover.waiting > 0 ? world.nowMs - oldestMs(handover, world.nowMs) : incidentMs
    const lostMs = Math.round(Math.max(lagMs, incidentMs - oldestAtMs))
    loseWaiting(handover)
    if (lostMs > 0) {
      handover.event = record(world, {
        kind: 'data-lost',
        entity: idOf(world, to),
        because: [event, handover.event],
        segment: 'instant',
        other: [idOf(world, from)],
        dependency: dependency.id,
        lostMs,
        queue: countsOf(world, handover),
      })
    }
  }
}

/** Members of a group began or ceased to be the active one: their changes begin or cease as well. */
export function recountHandoversOf(world: World, members: readonly number[], event: number): void {
  for (const member of members) {
    for (const dependency of at(world.structure.handoversFrom, member)) {
      recountHandover(world, dependency, event)
    }
  }
}
