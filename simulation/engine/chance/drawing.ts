/**
 * Draws of a run: each counts how often its purpose has come up at its entity, so that what is
 * added elsewhere changes nobody’s luck.
 */
import type { Draw } from '../../compile/model.ts'
import { drawMs } from './distributions.ts'
import type { World } from '../state/world.ts'

/** What a draw is for, as one word. */
export function drawKey(purpose: string, entityId: string): string {
  return `${purpose} ${entityId}`
}

/** A number between 0 and 1 for the next time that a purpose comes up at an entity. */
export function drawUniform(world: World, purpose: string, entityId: string): number {
  return world.chance.next(purpose, entityId)
}

/** Draws a length of time for a purpose at an entity. Units: milliseconds. */
export function drawTime(world: World, purpose: string, entityId: string, draw: Draw): number {
  if (world.instantly?.has(drawKey(purpose, entityId)) === true) return 0
  if (draw.kind === 'fixed') return draw.ms
  return drawMs(draw, drawUniform(world, purpose, entityId))
}

/** True with the given chance. */
export function drawIsTrue(
  world: World,
  purpose: string,
  entityId: string,
  chance: number,
): boolean {
  if (chance <= 0) return false
  if (chance >= 1) return true
  return drawUniform(world, purpose, entityId) < chance
}
