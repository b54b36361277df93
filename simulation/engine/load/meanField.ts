/**
 * Load and retries of one component as an equilibrium with memory, without simulating requests.
 *
 * Between two events everything but the share `q` of failing attempts is constant. `q` rises while
 * the work that is asked for exceeds the capacity and falls while it is below; it comes to rest at the
 * first point on its way where both agree. Several such points may exist: then where it rests depends
 * on where it came from, and a component stays collapsed after what pushed it over has passed.
 *
 * Source: docs/sources.md#load; the formulas are in docs/semantics.md, “Load”. Plain arithmetic only.
 */
import type { CompiledRetryPolicy } from '../../compile/model.ts'
import { at } from '../at.ts'

/** A component under load, with everything that is constant between two events. */
export type LoadUnit = {
  /** Fresh requests per second, by retry policy. */
  readonly demand: ArrayLike<number>
  readonly policies: readonly CompiledRetryPolicy[]
  /** Requests per second that it can serve; -1 for no limit. */
  readonly capacity: number
  /** Work that a failed attempt costs, as a share of a served one: φ. */
  readonly failedCost: number
  /** Share of the capacity that is left when every attempt fails. */
  readonly atCollapse: number
  /** Attempts per second that are let in; -1 for all. */
  readonly limit: number
  /** Share of attempts that what it needs lets succeed. */
  readonly given: number
}

/**
 * Attempts that a fresh request makes on average when each fails with chance `failing`.
 *
 * (1 − Q^(r+1)) / (1 − Q), as the sum 1 + Q + … + Q^r; at most 1 + budget.
 */
export function attemptsPerRequest(
  { retries, budget }: CompiledRetryPolicy,
  failing: number,
): number {
  let attempts = 1
  for (let retry = 0; retry < retries; retry++) attempts = 1 + attempts * failing
  return budget < 0 ? attempts : Math.min(attempts, 1 + budget)
}

/** Share of attempts that fail as callers see them, whether here or behind. */
export function failingAt({ given }: LoadUnit, q: number): number {
  return 1 - (1 - q) * given
}

/** Fresh requests per second. */
export function demandOf({ demand }: LoadUnit): number {
  let sum = 0
  for (let policy = 0; policy < demand.length; policy++) sum += at(demand, policy)
  return sum
}

/** Attempts per second that callers make when a share `q` fails here. */
export function attemptsAt(unit: LoadUnit, q: number): number {
  const failing = failingAt(unit, q)
  let sum = 0
  for (let policy = 0; policy < unit.demand.length; policy++) {
    sum += at(unit.demand, policy) * attemptsPerRequest(at(unit.policies, policy), failing)
  }
  return sum
}

/**
 * Work per second that is asked for when a share `q` fails: λ·a(Q)·[(1 − q) + φq].
 *
 * What a limit turns away costs nothing. Infinite where `q` is too small for what the limit lets in.
 */
export function workAt(unit: LoadUnit, q: number): number {
  const attempts = attemptsAt(unit, q)
  const served = attempts * (1 - q)
  const { limit, failedCost } = unit
  if (limit < 0 || attempts <= limit) return served + failedCost * attempts * q
  if (served > limit) return Number.POSITIVE_INFINITY
  return served + failedCost * (limit - served)
}

/** Requests per second that it can serve when a share `q` fails; it may lose some as it struggles. */
export function capacityAt({ capacity, atCollapse }: LoadUnit, q: number): number {
  return capacity * (1 - (1 - atCollapse) * q)
}

/** Share of the fresh requests that it serves itself, retries included, when a share `q` fails. */
export function servedShareAt(unit: LoadUnit, q: number): number {
  const demand = demandOf(unit)
  if (demand === 0) return 1 - q
  let served = 0
  for (let policy = 0; policy < unit.demand.length; policy++) {
    served += at(unit.demand, policy) * attemptsPerRequest(at(unit.policies, policy), q)
  }
  return Math.min(1, (served * (1 - q)) / demand)
}

/** Requests per second that succeed here: never more than the demand, nor than the capacity. */
export function goodputAt(unit: LoadUnit, q: number): number {
  const served = servedShareAt(unit, q) * demandOf(unit)
  return unit.capacity < 0 ? served : Math.min(served, capacityAt(unit, q))
}

/** Excess of work over capacity: `q` rises where it is positive and falls where it is negative. */
function excessAt(unit: LoadUnit, q: number): number {
  return workAt(unit, q) - capacityAt(unit, q)
}

/** Points of the grid on which changes of sign are looked for; roots closer than that are one. */
const gridSteps = 512

/** Halvings of a grid step until nothing is left between two doubles. */
const halvings = 60

/** Relative excess that counts as none; keeps rounding from tipping what is exactly full. */
const slack = 1e-12

function signAt(unit: LoadUnit, q: number): number {
  const excess = excessAt(unit, q)
  return Math.abs(excess) <= slack * unit.capacity ? 0 : Math.sign(excess)
}

/** The point between two at which the excess changes its sign. */
function rootBetween(unit: LoadUnit, from: number, to: number): number {
  const sign = signAt(unit, from)
  let near = from
  let far = to
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (near + far) / 2
    if (signAt(unit, middle) === sign) near = middle
    else far = middle
  }
  return far
}

/**
 * Where `q` comes to rest from where it is: the first root in the direction in which it moves.
 *
 * Tolerance: an excess below 1e-12 of the capacity counts as none; two roots within a 512th of each other
 * are not seen.
 */
export function settleFrom(unit: LoadUnit, q: number): number {
  if (unit.capacity < 0) return 0
  const sign = signAt(unit, q)
  if (sign === 0) return q
  let here = q
  while (sign > 0 ? here < 1 : here > 0) {
    const step = sign > 0 ? Math.floor(here * gridSteps) + 1 : Math.ceil(here * gridSteps) - 1
    const next = step / gridSteps
    if (signAt(unit, next) !== sign) return rootBetween(unit, here, next)
    here = next
  }
  return here
}

/** An equilibrium; at one that is not stable, `q` tips to either side. */
export type Equilibrium = { readonly q: number; readonly isStable: boolean }

/** All points between 0 and 1 at which work and capacity agree, and the ends where `q` rests. */
export function equilibriaOf(unit: LoadUnit): readonly Equilibrium[] {
  const found: Equilibrium[] = []
  if (unit.capacity < 0) return [{ q: 0, isStable: true }]
  if (signAt(unit, 0) <= 0) found.push({ q: 0, isStable: true })
  for (let step = 0; step < gridSteps; step++) {
    const from = step / gridSteps
    const to = (step + 1) / gridSteps
    const sign = signAt(unit, from)
    if (sign === 0 || signAt(unit, to) === sign) continue
    const q = rootBetween(unit, from, to)
    if (q < 1) found.push({ q, isStable: sign > 0 })
  }
  if (signAt(unit, 1) >= 0) found.push({ q: 1, isStable: true })
  return found
}
