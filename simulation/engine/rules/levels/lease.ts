/**
 * Leases: without the provider nothing is granted any more, and what was granted runs out bit by bit.
 *
 * All of it is renewed as soon as the provider is back.
 */
import type { CompiledDependency, Draw } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { timeToShareMs } from '../../structure/leaseSteps.ts'
import { schedule, touch } from '../../recording.ts'
import type { Lease, World } from '../../state/world.ts'
import { isReserveRunning, isReserveTurned } from './grace.ts'

/** The provider of a lease changed: grants begin to run out, or are renewed. */
export function watchLease(
  world: World,
  dependency: CompiledDependency,
  lasts: Draw,
  event: number,
): void {
  if (!isReserveTurned(world, dependency)) return
  const { index, id } = dependency
  if (!isReserveRunning(world, dependency)) {
    world.leases.delete(index)
    return
  }
  const lease = { sinceMs: world.nowMs, lastsMs: drawTime(world, 'lease', id, lasts), event }
  world.leases.set(index, lease)
  expectStep(world, dependency, lease, 0)
}

/** Looks ahead to the next share of the grants that will be left; at one instant only to the last. */
function expectStep(
  world: World,
  { index, coupling }: CompiledDependency,
  { sinceMs, lastsMs }: Lease,
  from: number,
): void {
  const steps = world.structure.leaseSteps.get(index) ?? []
  const isRandom = coupling.kind === 'lease' && coupling.isRandom
  const dueMs = (step: number): number =>
    sinceMs + timeToShareMs(at(steps, step).share, lastsMs, isRandom)
  let step = from
  if (step >= steps.length) return
  while (step + 1 < steps.length && dueMs(step + 1) === dueMs(step)) step++
  schedule(world, 'lease', dueMs(step) - world.nowMs, {
    subject: index,
    detail: step,
    version: at(world.graceVersion, index),
  })
}

/** So few of the grants are left that their consumer is worse off. */
export function onLease(world: World, index: number, step: number, version: number): void {
  const lease = world.leases.get(index)
  if (lease === undefined || world.graceVersion[index] !== version) return
  const dependency = at(world.model.dependencies, index)
  world.hold[index] = at(world.structure.leaseSteps.get(index) ?? [], step).hold
  touch(world, dependency.from, [lease.event], 'grace')
  expectStep(world, dependency, lease, step + 1)
}
