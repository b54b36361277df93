/**
 * Hold: so many events pend; the earliest is taken out and put back later, over and over.
 *
 * Times are whole numbers. The table holds the quantiles of an exponential distribution, shuffled, so
 * that no random numbers are drawn while the queue is timed.
 */
import { mulberry32 } from '../mulberry.ts'

export const tableSize = 65_536
const mean = 1_000_000

function buildTable(): Float64Array {
  const table = Float64Array.from({ length: tableSize }, (_, index) =>
    Math.round(-Math.log(1 - (index + 0.5) / tableSize) * mean),
  )
  const random = mulberry32(1)
  for (let last = tableSize - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = table[last] ?? 0
    table[last] = table[other] ?? 0
    table[other] = kept
  }
  return table
}

/** How long until an event is due again; index `k & 65535`. */
export const holdTable = buildTable()

/** Due time of event `index` at the beginning. */
export function firstTime(index: number): number {
  return (holdTable[index & (tableSize - 1)] ?? 0) + (index >> 16) * 100
}

/** A queue of events that are numbers, made for so many of them. */
export type HoldQueue = {
  readonly push: (time: number, id: number) => void
  /** Takes the earliest event out, of equal ones the one that came in first; returns its id. */
  readonly pop: () => number
  /** Time of what was taken out last. */
  readonly now: () => number
}
