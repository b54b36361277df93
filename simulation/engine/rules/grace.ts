/**
 * Grace: a consumer lasts a while without its provider, on batteries, caches or stock.
 *
 * The reserve is full again as soon as the provider is back.
 */
import { drawTime, schedule, touch, type World } from '../world.ts'
import { isGraceNeeded } from './levels.ts'

/** A provider changed: reserves begin to be used, or are full again. */
export function watchGrace(world: World, provider: number, event: number): void {
  for (const dependency of world.structure.graceOn[provider] ?? []) {
    const { index, coupling } = dependency
    if (coupling.kind !== 'grace') continue
    const isNeeded = isGraceNeeded(dependency, world.level[provider] ?? 0)
    const isRunning = (world.graceVersion[index] ?? 0) % 2 === 1
    if (isNeeded === isRunning) continue
    world.graceVersion[index] = (world.graceVersion[index] ?? 0) + 1
    if (!isNeeded) {
      world.isGraceOver[index] = 0
      continue
    }
    schedule(world, 'grace', drawTime(world, 'grace', dependency.id, coupling.holds), {
      subject: index,
      detail: event,
      version: world.graceVersion[index] ?? 0,
    })
  }
}

/** A reserve is used up. */
export function onGraceOver(world: World, index: number, version: number, event: number): void {
  if (world.graceVersion[index] !== version) return
  const dependency = world.model.dependencies[index]
  if (dependency === undefined) return
  world.isGraceOver[index] = 1
  touch(world, dependency.from, [event], 'grace')
}
