/**
 * How things with a known capacity stand: margin, what would tip them, and the cheapest way out.
 *
 * A pure query on a model and a run at a moment. What copes is looked at as if all were well; what is
 * overloaded is looked at with the figures of its last event.
 */
import type { CompiledLoad, CompiledRetryPolicy, Model } from '../compile/model.ts'
import { at } from '../engine/at.ts'
import { calmInflows } from '../engine/load/calmDemand.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import { demandOf, type LoadUnit, settleFrom } from '../engine/load/meanField.ts'

/** What leads out of a collapse. `share` is what is let in, or the budget; 1 where nothing is. */
export type WayOut = {
  readonly kind: 'budget' | 'breaker' | 'restart' | 'shed'
  readonly share: number
}

export type LoadStanding = {
  readonly id: string
  readonly name: string
  readonly state: 'copes' | 'overloaded' | 'collapsed'
  /** Requests per second: asked for now, at the busiest hour, and what it can serve. */
  readonly demand: number
  readonly busiest: number
  readonly capacity: number
  /** Demand as a share of the capacity, now and at the busiest hour. */
  readonly margin: number
  readonly busiestMargin: number
  /** Extra demand, and loss of capacity, as shares, beyond which it is overloaded; below 0 if it is. */
  readonly extraDemand: number
  readonly capacityLoss: number
  /** Between these demands it is healthy or collapsed, whichever it was before; `null` for none. */
  readonly band: { readonly from: number; readonly to: number } | null
  readonly isVulnerable: boolean
  /** Ways out of a collapse at the present demand, the cheapest first. */
  readonly waysOut: readonly WayOut[]
}

/** A component with a known capacity and what is asked of it, while nothing fails. */
export function calmUnit(
  load: CompiledLoad,
  policies: readonly CompiledRetryPolicy[],
  demand: ArrayLike<number>,
): LoadUnit {
  const { capacity, atCollapse, limit, isQueue } = load
  // Who waits in line too long is served all the same, which is work for nothing.
  const failedCost = isQueue ? 1 : load.failedCost
  return { demand, policies, capacity, failedCost, atCollapse, limit, given: 1 }
}

function scaled(unit: LoadUnit, share: number): LoadUnit {
  return { ...unit, demand: Float64Array.from(unit.demand, (demand) => demand * share) }
}

/** Halvings of a share: a billionth is near enough. */
const halvings = 30

/** The largest share from 0 to 1 for which something holds, given that it holds for all below. */
function largest(holds: (share: number) => boolean): number {
  if (holds(1)) return 1
  let low = 0
  let high = 1
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** True if it comes out of a total collapse by itself. */
function recovers(unit: LoadUnit): boolean {
  return settleFrom(unit, 1) === 0
}

/** Demands between which memory decides, whatever is asked now. */
export function bandOf(unit: LoadUnit): LoadStanding['band'] {
  const demand = demandOf(unit)
  if (demand === 0) return null
  const full = scaled(unit, unit.capacity / demand)
  const from = largest((share) => recovers(scaled(full, share))) * unit.capacity
  return from < unit.capacity * (1 - 1e-6) ? { from, to: unit.capacity } : null
}

/** Ways out of a collapse, the cheapest first: nothing, then a moment, then part of the demand is lost. */
export function waysOutOf(unit: LoadUnit, warmth: number): readonly WayOut[] {
  if (recovers(unit)) return []
  const ways: WayOut[] = []
  const withBudget = (budget: number): LoadUnit => ({
    ...unit,
    policies: unit.policies.map((policy) => ({ ...policy, budget })),
  })
  const most = Math.max(...unit.policies.map(({ retries }) => retries))
  const isBudgetEnough = most > 0 && recovers(withBudget(0))
  if (isBudgetEnough) {
    const share = largest((part) => recovers(withBudget(part * most))) * most
    ways.push({ kind: 'budget', share })
  }
  const isHealthyOtherwise = settleFrom(unit, 0) === 0
  if (isHealthyOtherwise) ways.push({ kind: 'breaker', share: 1 })
  const isWarmEnough = settleFrom({ ...unit, capacity: unit.capacity * warmth }, 0) === 0
  if (isWarmEnough) ways.push({ kind: 'restart', share: 1 })
  const share = largest((part) => recovers(scaled(unit, part)))
  if (share > 0) ways.push({ kind: 'shed', share })
  return ways
}

const loadKinds: ReadonlySet<LogEvent['kind']> = new Set([
  'overloaded',
  'collapsed',
  'stays-collapsed',
  'load-recovered',
  'load-reset',
])

/** The last event about the load of each component up to a moment. */
function lastEvents(log: Log, atMs: number): ReadonlyMap<string, LogEvent> {
  const last = new Map<string, LogEvent>()
  for (const event of log.events) {
    if (event.atMs > atMs) break
    if (loadKinds.has(event.kind)) last.set(event.entity, event)
  }
  return last
}

function stateOf(last: LogEvent | undefined): LoadStanding['state'] {
  if (last === undefined || last.kind === 'load-recovered' || last.kind === 'load-reset') {
    return 'copes'
  }
  return last.kind === 'overloaded' ? 'overloaded' : 'collapsed'
}

/** How everything with a known capacity stands at a moment; the tightest first. */
export function loadStandings(model: Model, log: Log, atMs: number): readonly LoadStanding[] {
  const now = calmInflows(model, { startMs: model.startMs, atMs })
  const busiest = calmInflows(model, 'busiest')
  const last = lastEvents(log, atMs)
  const standings = model.entities.flatMap(({ id, index, name }): readonly LoadStanding[] => {
    const load = at(model.loads, index)
    if (load === null || load.capacity < 0) return []
    const calm = calmUnit(load, model.retryPolicies, at(now, index))
    const event = last.get(id)
    const state = stateOf(event)
    const unit = state === 'copes' ? calm : asTold(calm, event)
    return [standing({ id, name, state }, unit, sum(at(busiest, index)), load)]
  })
  return standings.sort((a, b) => b.busiestMargin - a.busiestMargin || (a.id < b.id ? -1 : 1))
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0)
}

/** With the demand and capacity that its last event told. */
function asTold(unit: LoadUnit, event: LogEvent | undefined): LoadUnit {
  const { demand = 0, capacity = unit.capacity } = event?.load ?? {}
  const calm = demandOf(unit)
  return { ...(calm > 0 ? scaled(unit, demand / calm) : unit), capacity }
}

function standing(
  about: Pick<LoadStanding, 'id' | 'name' | 'state'>,
  unit: LoadUnit,
  busiest: number,
  { warmUp }: CompiledLoad,
): LoadStanding {
  const demand = demandOf(unit)
  const { capacity } = unit
  const band = bandOf(unit)
  const margin = capacity > 0 ? demand / capacity : demand > 0 ? 1e9 : 0
  return {
    ...about,
    demand,
    busiest: Math.max(busiest, demand),
    capacity,
    margin,
    busiestMargin: capacity > 0 ? Math.max(busiest, demand) / capacity : margin,
    extraDemand: demand > 0 ? capacity / demand - 1 : 0,
    capacityLoss: 1 - margin,
    band,
    isVulnerable: band !== null && demand > band.from,
    waysOut: waysOutOf(unit, warmUp[0]?.share ?? 1),
  }
}

const wayWords: Readonly<Record<WayOut['kind'], (share: string) => string>> = {
  budget: (share) => `a budget of ${share} extra attempts for retries`,
  breaker: () => 'a breaker in front of it',
  restart: () => 'starting it afresh',
  shed: (share) => `letting in only ${share} of the demand`,
}

/** A way out in words, such as `letting in only 59 % of the demand`. */
export function wayOutInWords({ kind, share }: WayOut): string {
  // Rounded down: a little more would not do.
  return wayWords[kind](`${Math.floor(share * 100)} %`)
}
