/**
 * Reads off one run what is kept of it.
 */
import type { Model } from '../compile/model.ts'
import { at } from '../engine/at.ts'
import type { Columns } from '../engine/log/columns.ts'
import type { Log } from '../engine/log/log.ts'
import type { Outcome } from '../engine/simulate.ts'
import type { FleetPoint, ServiceResult } from '../views/contract.ts'
import { fleetCurve } from '../views/fleets.ts'
import { serviceOutcomes } from '../views/services.ts'
import { isImpaired } from '../views/spans.ts'
import type { Column, Measure } from './subjects.ts'

/**
 * Whether a number is final: `over`; or it would have grown had the run gone on; or, because nothing
 * more would ever have happened, it is without end.
 */
export const ends = ['over', 'unfinished', 'endless'] as const
export type End = (typeof ends)[number]

export type Reading = { readonly value: number; readonly end: End }

/** The longest time that each entity was in trouble, and since when it still is; -1 if it is not. */
type Troubles = { readonly longestMs: Float64Array; readonly sinceMs: Float64Array }

/** Views of one run, each computed once. */
type Views = {
  readonly model: Model
  readonly log: Log
  readonly services: ReadonlyMap<string, ServiceResult>
  readonly troubles: Troubles
  readonly curves: ReadonlyMap<string, readonly FleetPoint[]>
}

/** Besides all events about business services: what becomes of machines and of data. */
const readKinds = ['machines', 'integrity', 'restored', 'data-lost'] as const

/** The readings of a run, in the order of the columns. */
export function readRun(
  model: Model,
  { columns: written, untilMs, isComplete }: Outcome,
  columns: readonly Column[],
): readonly Reading[] {
  const isService = Uint8Array.from(model.services, (service) => (service === null ? 0 : 1))
  const events = written.eventsAbout(isService, readKinds)
  const log: Log = { events, untilMs, isComplete, cuesHandled: 0, workMsByTeam: {} }
  const fleetIds = model.fleets.map((fleet) => model.entities[fleet.entity]?.id ?? '')
  const views: Views = {
    model,
    log,
    services: new Map(serviceOutcomes(model, log).map((result) => [result.id, result])),
    troubles: troublesIn(model, written),
    curves: new Map(fleetIds.map((id) => [id, fleetCurve(model, log, id)])),
  }
  return columns.map(({ of, measure }) => readers[measure](views, of))
}

/** Follows every entity through its states; of several at one instant only the last one counts. */
function troublesIn(model: Model, written: Columns): Troubles {
  const count = model.entities.length
  const longestMs = new Float64Array(count)
  const sinceMs = new Float64Array(count).fill(-1)
  const changedMs = new Float64Array(count)
  const isBad = new Uint8Array(count)
  const pass = (entity: number): void => {
    const since = at(sinceMs, entity)
    const changed = at(changedMs, entity)
    if (isBad[entity] === 1) {
      if (since < 0) sinceMs[entity] = changed
    } else if (since >= 0) {
      longestMs[entity] = Math.max(at(longestMs, entity), changed - since)
      sinceMs[entity] = -1
    }
  }
  const isSeen = new Uint8Array(count)
  for (let id = 0; id < written.count; id++) {
    if (!written.isState(id)) continue
    const entity = at(written.entity, id)
    const atMs = at(written.atMs, id)
    const compiled = at(model.entities, entity)
    if (isSeen[entity] === 0) {
      isSeen[entity] = 1
      isBad[entity] = isImpaired(compiled, written.stateBefore(id)) ? 1 : 0
    }
    if (at(changedMs, entity) < atMs) pass(entity)
    changedMs[entity] = atMs
    isBad[entity] = isImpaired(compiled, written.stateAfter(id)) ? 1 : 0
  }
  for (let entity = 0; entity < count; entity++) if (isSeen[entity] === 1) pass(entity)
  return { longestMs, sinceMs }
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

function longestTrouble({ model, troubles, log }: Views, id: string): Reading {
  const entity = model.indexById[id] ?? -1
  const longestMs = troubles.longestMs[entity] ?? 0
  const sinceMs = troubles.sinceMs[entity] ?? -1
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
