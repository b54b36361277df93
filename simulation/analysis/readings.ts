/**
 * Reads off one run what is kept of it.
 */
import type { Model } from '../compile/model.ts'
import type { Log } from '../engine/log.ts'
import type { FleetPoint, ServiceResult, StateSpan } from '../views/contract.ts'
import { fleetCurve } from '../views/fleets.ts'
import { serviceResults } from '../views/services.ts'
import { isImpaired, stateSpans } from '../views/spans.ts'
import type { Column, Measure } from './subjects.ts'

/**
 * Whether a number is final: `over`; or it would have grown had the run gone on; or, because nothing
 * more would ever have happened, it is without end.
 */
export const ends = ['over', 'unfinished', 'endless'] as const
export type End = (typeof ends)[number]

export type Reading = { readonly value: number; readonly end: End }

/** Views of one run, each computed once. */
type Views = {
  readonly model: Model
  readonly log: Log
  readonly services: ReadonlyMap<string, ServiceResult>
  readonly spans: ReadonlyMap<string, readonly StateSpan[]>
  readonly curves: ReadonlyMap<string, readonly FleetPoint[]>
}

/** The readings of a run, in the order of the columns. */
export function readRun(model: Model, log: Log, columns: readonly Column[]): readonly Reading[] {
  const fleetIds = model.fleets.map((fleet) => model.entities[fleet.entity]?.id ?? '')
  const views: Views = {
    model,
    log,
    services: new Map(serviceResults(model, log).map((result) => [result.id, result])),
    spans: stateSpans(model, log),
    curves: new Map(fleetIds.map((id) => [id, fleetCurve(model, log, id)])),
  }
  return columns.map(({ of, measure }) => readers[measure](views, of))
}

type Reader = (views: Views, id: string) => Reading

const readers: Readonly<Record<Measure, Reader>> = {
  rtaMs: ofService((result, log) => lengthOf(result, log, result.rtaMs)),
  downMs: ofService((result, log) => lengthOf(result, log, result.downMs)),
  untilNormalMs: ofService(untilNormal),
  rpaMs: ofService(({ rpaMs, isDataBack }, log) =>
    isDataBack ? over(rpaMs ?? 0) : notOver(log, rpaMs ?? 0),
  ),
  // Money is finite even where the outage has no end: it is at least what was counted.
  loss: ofService(({ loss, isRestored }) => ({
    value: loss ?? 0,
    end: isRestored ? 'over' : 'unfinished',
  })),
  notOperationalMs: longestTrouble,
  brokenMax: ofFleet((curve) =>
    over(Math.round(curve.reduce((most, { broken }) => Math.max(most, broken), 0))),
  ),
  until50PctMs: ofFleet((curve, log) => untilWorking(curve, log, 0.5)),
  until90PctMs: ofFleet((curve, log) => untilWorking(curve, log, 0.9)),
  until99PctMs: ofFleet((curve, log) => untilWorking(curve, log, 0.99)),
}

function ofService(read: (result: ServiceResult, log: Log) => Reading): Reader {
  return ({ services, log }, id) => {
    const result = services.get(id)
    return result === undefined ? over(0) : read(result, log)
  }
}

function ofFleet(read: (curve: readonly FleetPoint[], log: Log) => Reading): Reader {
  return ({ curves, log }, id) => read(curves.get(id) ?? [], log)
}

function over(value: number): Reading {
  return { value, end: 'over' }
}

function notOver(log: Log, value: number): Reading {
  return { value, end: log.isComplete ? 'endless' : 'unfinished' }
}

function lengthOf({ isRestored }: ServiceResult, log: Log, value: number): Reading {
  return isRestored ? over(value) : notOver(log, value)
}

function untilNormal({ outages, normalAtMs }: ServiceResult, log: Log): Reading {
  const [first] = outages
  if (first === undefined) return over(0)
  return normalAtMs === null
    ? notOver(log, log.untilMs - first.startMs)
    : over(normalAtMs - first.startMs)
}

function longestTrouble({ model, spans, log }: Views, id: string): Reading {
  const entity = model.entities[model.indexById[id] ?? -1]
  let longestMs = 0
  let sinceMs = -1
  for (const { state, fromMs } of spans.get(id) ?? []) {
    const isInTrouble = entity !== undefined && isImpaired(entity, state)
    if (isInTrouble && sinceMs < 0) sinceMs = fromMs
    if (isInTrouble || sinceMs < 0) continue
    longestMs = Math.max(longestMs, fromMs - sinceMs)
    sinceMs = -1
  }
  return sinceMs < 0 ? over(longestMs) : notOver(log, Math.max(longestMs, log.untilMs - sinceMs))
}

/** Less than this many machines are rounding and not broken. */
const brokenMin = 1e-6

/** Zero if never less of the fleet worked. */
function untilWorking(curve: readonly FleetPoint[], log: Log, share: number): Reading {
  const isShort = ({ working, broken }: FleetPoint) =>
    working < share * (working + broken) - brokenMin
  const last = curve.findLastIndex(isShort)
  const below = curve[last]
  if (below === undefined) return over(0)
  const firstBroken = curve.findIndex(({ broken }) => broken > brokenMin)
  const beganMs = curve[Math.max(0, firstBroken - 1)]?.atMs ?? 0
  const after = curve[last + 1]
  if (after === undefined) return notOver(log, log.untilMs - beganMs)
  const missing = share * (below.working + below.broken) - below.working
  const gained = after.working - below.working
  const crossedMs = below.atMs + Math.ceil(((after.atMs - below.atMs) * missing) / gained)
  return over(Math.min(after.atMs, crossedMs) - beganMs)
}
