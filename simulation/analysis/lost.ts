/**
 * How much of an entity was missing over a run: level × time.
 */
import type { Log } from '../engine/log/log.ts'

/** The area between full level and the level of an entity, from the start of a run to its end; in ms. */
export function lostMs(log: Log, entity: string): number {
  let lost = 0
  let sinceMs = 0
  let level = 1
  for (const event of log.events) {
    if (event.kind !== 'state' || event.entity !== entity) continue
    lost += (1 - level) * (event.atMs - sinceMs)
    sinceMs = event.atMs
    level = event.level ?? level
  }
  return lost + (1 - level) * (log.untilMs - sinceMs)
}
