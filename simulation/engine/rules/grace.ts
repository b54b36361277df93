/**
 * Grace: a consumer lasts a while without its provider, on batteries, caches or stock.
 *
 * The reserve is full again as soon as the provider is back.
 */
import { at } from '../at.ts'
import { drawTime } from '../drawing.ts'
import { levelOf } from '../looking.ts'
import { schedule, touch } from '../recording.ts'
import type { World } from '../world.ts'
import { isGraceNeeded } from './levels.ts'

/** A provider changed: reserves begin to be used, or are full again. */
export function watchGrace(world: World, provider: number, event: number): void {
  for (const dependency of at(world.structure.graceOn, provider)) {
    const { index, coupling, id } = dependency
    if (coupling.kind !== 'grace') continue
    const isNeeded = isGraceNeeded(dependency, levelOf(world, provider))
    const isRunning = at(world.graceVersion, index) % 2 === 1
    if (isNeeded === isRunning) continue
    const version = at(world.graceVersion, index) + 1
    world.graceVersion[index] = version
    if (!isNeeded) {
      world.hold[index] = 1
      continue
    }
    const holdsMs = drawTime(world, 'grace', id, coupling.holds)
    schedule(world, 'grace', holdsMs, { subject: index, detail: event, version })
  }
}

/** A reserve is used up. */
export function onGraceOver(world: World, index: number, version: number, event: number): void {
  if (world.graceVersion[index] !== version) return
  world.hold[index] = 0
  touch(world, at(world.model.dependencies, index).from, [event], 'grace')
}
