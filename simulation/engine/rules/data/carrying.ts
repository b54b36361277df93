/**
 * Replication carries whatever is written: corruption reaches the copy behind the changes made
 * before it, and so does what was restored at the source.
 *
 * What has not arrived when somebody switches to the copy never does.
 */
import type { CompiledDependency } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { faultsOn, idOf, levelOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import { type Carried, type Carrying, never } from '../../state/dataWorld.ts'
import { advanceHandover, waitingBefore } from '../../state/handover.ts'
import type { World } from '../../state/world.ts'
import { followChange } from '../belief/monitoring.ts'
import { liftHarm } from '../levels/faults.ts'
import { handoverAt, isIdle } from '../levels/handovers.ts'
import { seenLevel } from '../levels/levels.ts'
import { integrityOf, isOutOfUse } from './copies.ts'
import { addSpan, comeBack, needsRestore, takeOut } from './harm.ts'

type Written = Pick<Carried, 'what' | 'fault' | 'pointMs' | 'event'>

/** Something was written to the data of an entity that its copies will get as well. */
export function carryOn(world: World, entity: number, written: Written): void {
  if (written.what === 'corruption' && isIdle(world, entity)) return
  pass(world, entity, written)
}

function pass(world: World, entity: number, { what, fault, pointMs, event }: Written): void {
  for (const dependency of at(world.structure.handoversFrom, entity)) {
    const { coupling, id, index, to } = dependency
    if (coupling.kind !== 'replication' || at(world.structure.setOf, to) < 0) continue
    const lagMs = drawTime(world, 'replication-lag', id, coupling.lag)
    const madeMs = world.nowMs
    const carried = { what, fault, pointMs, event, madeMs, readyMs: madeMs + lagMs }
    const { version, waiting } = world.data.carryings.get(index) ?? { version: 0, waiting: [] }
    // What was restored takes the place of what went bad before.
    const before = waiting.filter((one) => what === 'corruption' || one.what === 'restore')
    world.data.carryings.set(index, { version, waiting: [...before, carried] })
    moveCarried(world, dependency)
  }
}

/** The rates of a replication changed, or something on its way may arrive. */
export function moveCarried(world: World, dependency: CompiledDependency): void {
  const carrying = world.data.carryings.get(dependency.index)
  if (carrying === undefined) return
  const [next, ...others] = carrying.waiting
  carrying.version++
  if (next === undefined || !isOpen(world, dependency, next)) return
  const inMs = timeLeft(world, dependency, next)
  if (inMs > 0) {
    expect(world, dependency, carrying, inMs)
    return
  }
  carrying.waiting = others
  if (next.what === 'corruption') turnBad(world, dependency.to, next)
  else fillAgain(world, dependency, next)
  moveCarried(world, dependency)
}

// oxlint-disable-next-line max-params -- what is on its way, and when to look again
function expect(
  world: World,
  { index }: CompiledDependency,
  { version }: Carrying,
  inMs: number,
): void {
  if (inMs >= never) return
  schedule(world, 'carried', inMs, { subject: index, version, phase: phase.flow })
}

/** The next thing on its way may have arrived. */
export function onCarried(world: World, index: number, version: number): void {
  if (world.data.carryings.get(index)?.version !== version) return
  moveCarried(world, at(world.model.dependencies, index))
}

/** True if something can pass now. Data that wait to be restored do not keep it from being filled. */
function isOpen(world: World, dependency: CompiledDependency, { what }: Carried): boolean {
  const { from, to, index } = dependency
  if (levelOf(world, from) === 0) return false
  if (what === 'corruption') return seenLevel(world, dependency) > 0
  const isHurt = faultsOn(world, to).some(({ cap, needsRestore: isHarm }) => cap === 0 && !isHarm)
  return !isHurt && !world.blinds.has(index)
}

/** Time until the changes made before have been taken, and no less than the lag. Units: milliseconds. */
function timeLeft(world: World, dependency: CompiledDependency, carried: Carried): number {
  const lagMs = carried.readyMs - world.nowMs
  const handover = handoverAt(world, dependency)
  advanceHandover(handover, world.nowMs)
  const ahead = carried.what === 'restore' ? 0 : waitingBefore(handover, carried.madeMs)
  if (ahead === 0) return lagMs
  return handover.outPerMs === 0 ? never : Math.max(lagMs, Math.ceil(ahead / handover.outPerMs))
}

function turnBad(world: World, entity: number, carried: Carried): void {
  if (integrityOf(world, entity) !== 'clean') return
  const { fault, event, pointMs } = carried
  const set = at(world.data.sets, at(world.structure.setOf, entity))
  addSpan(set, { fromMs: world.nowMs, integrity: 'corrupt', fault })
  const turned = record(world, {
    kind: 'integrity',
    entity: idOf(world, entity),
    because: [event],
    segment: 'transfer',
    integrity: 'corrupt',
  })
  followChange(world, entity, turned)
  pass(world, entity, { what: 'corruption', fault, pointMs, event: turned })
  const cap = capOf(world, fault)
  // Where others know already, nobody goes on working with it.
  if (!world.data.sets.some((one) => one.fault === fault && isOutOfUse(one))) return
  takeOut(world, entity, {
    fault,
    integrity: 'corrupt',
    cap,
    because: [turned],
    segment: 'instant',
  })
}

function capOf(world: World, fault: number): number {
  const harm = at(world.model.faults, fault)
  return harm.type === 'corruption' ? harm.level : 0
}

/** The copy is as its source was restored, unless somebody restores it itself. */
function fillAgain(world: World, { to, from }: CompiledDependency, carried: Carried): void {
  const number = at(world.structure.setOf, to)
  const isUnderWay = world.data.active.some((restore) => restore.set === number)
  if (!needsRestore(world, to) || isUnderWay) return
  const { event: because, fault, pointMs } = carried
  const set = at(world.data.sets, number)
  const event = record(world, {
    kind: 'restored',
    entity: idOf(world, to),
    because: [because],
    segment: 'transfer',
    other: [idOf(world, from)],
    pointMs,
    lostMs: set.stopMs - pointMs,
  })
  comeBack(world, number, { pointMs, event })
  liftHarm(world, to, event)
  touch(world, to, [event], 'instant')
  pass(world, to, { what: 'restore', fault, pointMs, event })
}

/** Somebody switches from one component to another: what had not arrived there never will. */
export function dropCarried(world: World, [from, to]: readonly [number, number]): void {
  for (const { to: copy, index } of at(world.structure.handoversFrom, from)) {
    if (copy === to) world.data.carryings.delete(index)
  }
}
