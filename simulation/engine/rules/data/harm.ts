/**
 * Data go out of use: they are lost, encrypted or known to be corrupt until they are restored.
 */
import { at } from '../../at.ts'
import { faultsOn, idOf } from '../../looking.ts'
import { record } from '../../recording.ts'
import { never, type SetState, type Span } from '../../state/dataWorld.ts'
import type { World } from '../../state/world.ts'
import { strike } from '../levels/faults.ts'

/** The state of the data in an entity that a fault of the scenario can harm; most have none. */
export function setAt(world: World, entity: number): SetState | undefined {
  const set = at(world.structure.setOf, entity)
  return set < 0 ? undefined : at(world.data.sets, set)
}

/** True while the data in an entity wait to be restored. */
export function needsRestore(world: World, entity: number): boolean {
  return faultsOn(world, entity).some((one) => one.needsRestore)
}

export type Harm = {
  readonly fault: number
  readonly integrity: Span['integrity']
  readonly cap: number
  readonly because: readonly number[]
  readonly segment: 'instant' | 'outside' | 'transfer'
}

/** The data in an entity are of no use from now on, until they are restored. */
export function takeOut(world: World, entity: number, harm: Harm): number {
  const { fault, integrity, cap, because, segment } = harm
  const event = record(world, {
    kind: 'integrity',
    entity: idOf(world, entity),
    because,
    segment,
    integrity,
  })
  const set = at(world.data.sets, at(world.structure.setOf, entity))
  set.fault = fault
  if (set.stopMs < 0) {
    set.stopMs = world.nowMs
    set.stopEvent = event
  }
  if (integrity !== 'corrupt') addSpan(set, { ...harm, fromMs: world.nowMs })
  strike(
    world,
    entity,
    { index: fault, cap, needsRestore: true },
    { because: [event], segment: 'instant' },
  )
  world.data.mustLook = true
  return event
}

/** A stretch of time begins in which data are not clean. */
export function addSpan(set: SetState, span: Pick<Span, 'fromMs' | 'integrity' | 'fault'>): void {
  const { fromMs, integrity, fault } = span
  const isKnown = integrity === 'encrypted' || integrity === 'lost'
  set.spans.push({ fromMs, toMs: never, integrity, fault, isKnown })
}

/** The data of a set are clean again, as of a moment. */
export function comeBack(
  world: World,
  number: number,
  { pointMs, event }: { readonly pointMs: number; readonly event: number },
): void {
  const set = at(world.data.sets, number)
  for (const span of set.spans) if (span.toMs === never) span.toMs = world.nowMs
  set.stopMs = -1
  set.pointMs = pointMs
  set.restoredEvent = event
}
