/**
 * How many machines of each fleet broke in a run, and how long until shares of it worked again.
 */
import type { Model } from '../compile/model.ts'
import type { Columns } from '../engine/log/columns.ts'
import type { LogEvent } from '../engine/log/log.ts'
import type { FleetPoint } from '../views/contract.ts'
import { fleetCurve } from '../views/fleets.ts'
import { notOver, over, type Reading, type RunEnd } from './reading.ts'

/** Less than this many machines are rounding and not broken. */
const brokenMin = 1e-6

/** Follows every fleet through its counts. Its cohorts write nothing that the fleet does not. */
export class FleetFollower {
  readonly #model: Model
  /** What each fleet has written so far, by its entity. */
  readonly #written = new Map<number, LogEvent[]>()
  readonly #curves = new Map<number, readonly FleetPoint[]>()

  constructor(model: Model) {
    this.#model = model
    for (const { entity } of model.fleets) this.#written.set(entity, [])
  }

  begin(): void {
    for (const events of this.#written.values()) events.length = 0
    this.#curves.clear()
  }

  /** An event of kind `machines`. */
  pass(columns: Columns, event: number): void {
    this.#written.get(columns.entity[event] as number)?.push(columns.eventAt(event))
  }

  /** Machines that were broken at the worst moment. */
  brokenMost(entity: number, end: RunEnd): Reading {
    let most = 0
    for (const { broken } of this.#curveOf(entity, end)) most = Math.max(most, broken)
    return over(Math.round(most))
  }

  /** From the first broken machine until a share of all worked, for good; zero if never less did. */
  untilWorking(entity: number, share: number, end: RunEnd): Reading {
    const curve = this.#curveOf(entity, end)
    const isShort = ({ working, broken }: FleetPoint) =>
      working < share * (working + broken) - brokenMin
    const last = curve.findLastIndex(isShort)
    const below = curve[last]
    if (below === undefined) return over(0)
    const firstBroken = curve.findIndex(({ broken }) => broken > brokenMin)
    const beganMs = curve[Math.max(0, firstBroken - 1)]?.atMs ?? 0
    const after = curve[last + 1]
    if (after === undefined) return notOver(end, end.untilMs - beganMs)
    const missing = share * (below.working + below.broken) - below.working
    const gained = after.working - below.working
    const crossedMs = below.atMs + Math.ceil(((after.atMs - below.atMs) * missing) / gained)
    return over(Math.min(after.atMs, crossedMs) - beganMs)
  }

  #curveOf(entity: number, { untilMs }: RunEnd): readonly FleetPoint[] {
    const known = this.#curves.get(entity)
    if (known !== undefined) return known
    const events = this.#written.get(entity) ?? []
    const id = this.#model.entities[entity]?.id ?? ''
    const curve = events.length === 0 ? [] : fleetCurve(this.#model, { events, untilMs }, id)
    this.#curves.set(entity, curve)
    return curve
  }
}
