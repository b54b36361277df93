/**
 * Load in words: how much is asked, can be carried and is done, as the end of a clause.
 */
import type { LogEvent } from '../engine/log/log.ts'
import { formatCount } from './words.ts'

/** `800 requests a second`; small numbers keep two places. */
export function perSecond(count = 0): string {
  const number =
    count > 0 && count < 10 ? String(Math.round(count * 100) / 100) : formatCount(count)
  return `${number} requests a second`
}

/** What is asked, with what is asked again, of what it can carry. */
export function asked({ load }: LogEvent): string {
  if (load === undefined) return ''
  const { demand, attempts = demand, capacity = 0 } = load
  const again = attempts > demand ? `, ${formatCount(attempts)} with retries` : ''
  return `: ${perSecond(demand)}${again}, of ${formatCount(capacity)} that it can serve`
}

/** What is served of it. */
export function served({ load }: LogEvent): string {
  return load?.goodput === undefined ? '' : ` and served ${perSecond(load.goodput)}`
}

/** How many wait in line. */
export function waiting({ load }: LogEvent): string {
  return load?.waiting === undefined ? '' : ` with ${formatCount(load.waiting)} requests in it`
}
