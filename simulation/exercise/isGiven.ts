/**
 * Looking things up by ids that came from outside.
 */
import type { ReadonlyRecord } from '../ids.ts'

/** True if a map has the id itself: what every object inherits does not count. */
export function isGiven(map: ReadonlyRecord<unknown> | undefined, id: string): boolean {
  return map !== undefined && Object.hasOwn(map, id)
}
