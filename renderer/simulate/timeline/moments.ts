import type { Log, OverviewPoint } from '../../../simulation/index.ts'

/** Moments of a run that people look for first; `null` where there was none. */
export type Moments = {
  readonly firstImpactMs: number | null
  readonly peakMs: number | null
  readonly breachMs: number | null
  readonly recoveredMs: number | null
}

type Read = {
  readonly log: Log
  readonly overview: readonly OverviewPoint[]
  readonly worstMs: number
}

export function findMoments({ log, overview, worstMs }: Read): Moments {
  const firstImpactMs = overview.find((point) => point.notOperational > 0)?.atMs ?? null
  return {
    firstImpactMs,
    peakMs: firstImpactMs === null ? null : worstMs,
    breachMs: firstAt(log, 'rto-missed') ?? firstAt(log, 'mtd-missed'),
    recoveredMs: findRecovered(overview),
  }
}

function firstAt(log: Log, kind: 'rto-missed' | 'mtd-missed'): number | null {
  return log.events.find((event) => event.kind === kind)?.atMs ?? null
}

/** The start of the quiet end, if there is one after some trouble. */
function findRecovered(overview: readonly OverviewPoint[]): number | null {
  const lastTrouble = overview.findLastIndex((point) => point.notOperational > 0)
  return lastTrouble < 0 ? null : (overview[lastTrouble + 1]?.atMs ?? null)
}

/** Instants at which something happens, ascending and without repeats. */
export function findInstants(log: Log): readonly number[] {
  return [...new Set(log.events.map((event) => event.atMs))]
}

/** Room after the last event, so that the end of the story can be seen. */
const tailShare = 0.04

/** Where the time axis ends: shortly after the last event if all is well by then. */
export function findEndMs(log: Log, overview: readonly OverviewPoint[]): number {
  const lastMs = log.events.at(-1)?.atMs ?? 0
  const isOver = log.isComplete || overview.at(-1)?.notOperational === 0
  if (!isOver || lastMs === 0) return Math.max(1, log.untilMs)
  return Math.min(log.untilMs, Math.ceil(lastMs * (1 + tailShare)))
}
