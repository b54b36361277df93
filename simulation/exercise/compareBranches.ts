/**
 * Two courses of one story beside each other: what a decision was worth.
 */
import type { Verdict } from '../views/contract.ts'
import { serviceResults } from '../views/services.ts'
import type { RoomRun } from './ground.ts'

export type ComparedService = {
  readonly id: string
  readonly name: string
  /** Longest outage in each; -1 if it was never out. */
  readonly rtaMs: readonly [number, number]
  readonly rto: readonly [Verdict, Verdict]
  readonly loss: readonly [number | null, number | null]
  readonly currency: string | null
}

export type Comparison = {
  /** First moment at which the two differ; -1 if they are the same. */
  readonly divergeMs: number
  readonly services: readonly ComparedService[]
}

/** Compares two runs of the same plan to their ends. */
export function compareRuns(a: RoomRun, b: RoomRun): Comparison {
  const other = new Map(serviceResults(b.model, b.log).map((one) => [one.id, one]))
  const services = serviceResults(a.model, a.log).flatMap((mine): ComparedService[] => {
    const theirs = other.get(mine.id)
    if (theirs === undefined) return []
    const wasOut = [mine, theirs].map((one) => (one.outages.length === 0 ? -1 : one.rtaMs))
    return [
      {
        id: mine.id,
        name: mine.name,
        rtaMs: [wasOut[0] ?? -1, wasOut[1] ?? -1],
        rto: [mine.rto, theirs.rto],
        loss: [mine.loss, theirs.loss],
        currency: mine.currency,
      },
    ]
  })
  return { divergeMs: divergenceMs(a, b), services }
}

function divergenceMs({ log: a }: RoomRun, { log: b }: RoomRun): number {
  const length = Math.max(a.events.length, b.events.length)
  for (let index = 0; index < length; index++) {
    const [one, two] = [a.events[index], b.events[index]]
    if (one === undefined || two === undefined) return one?.atMs ?? two?.atMs ?? -1
    const isSame = one.kind === two.kind && one.entity === two.entity && one.atMs === two.atMs
    if (!isSame) return Math.min(one.atMs, two.atMs)
  }
  return -1
}
