/**
 * Grace: a consumer lasts a while without its provider, on batteries, caches or stock.
 *
 * The reserve is full again as soon as the provider is back.
 */
import type { CompiledDependency, Draw } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { isReserveNeeded, seenLevel } from './levels.ts'

/**
 * True if the reserve of a dependency has begun to be needed, or is no longer: then timers of before
 * are of no account.
 */
export function isReserveTurned(world: World, dependency: CompiledDependency): boolean {
  const isNeeded = isReserveNeeded(dependency, seenLevel(world, dependency))
  const isRunning = isReserveRunning(world, dependency)
  if (isNeeded === isRunning) return false
  world.graceVersion[dependency.index] = at(world.graceVersion, dependency.index) + 1
  if (!isNeeded) world.hold[dependency.index] = 1
  return true
}

/** True while a consumer lives on its reserve, or has used it up. */
export function isReserveRunning(world: World, { index }: CompiledDependency): boolean {
  return at(world.graceVersion, index) % 2 === 1
}

/** The provider of a grace dependency changed: the reserve begins to be used, or is full again. */
export function watchGrace(
  world: World,
  dependency: CompiledDependency,
  holds: Draw,
  event: number,
): void {
  if (!isReserveTurned(world, dependency) || !isReserveRunning(world, dependency)) return
  const { index, id } = dependency
  const version = at(world.graceVersion, index)
  const holdsMs = drawTime(world, 'grace', id, holds)
  schedule(world, 'grace', holdsMs, { subject: index, detail: event, version })
}

/** A reserve is used up. */
export function onGraceOver(world: World, index: number, version: number, event: number): void {
  if (world.graceVersion[index] !== version) return
  world.hold[index] = 0
  touch(world, at(world.model.dependencies, index).from, [event], 'grace')
}
