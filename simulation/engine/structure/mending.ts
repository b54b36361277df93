/**
 * Who mends which fleets, in what order, and what a machine takes: it never changes during a run, and
 * the expected time of a distribution is too dear to be worked out at every event.
 */
import type { CompiledCohort, CompiledFleet, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { meanMs } from '../chance/distributions.ts'

export type CohortWork = {
  readonly priority: number
  readonly isEncrypted: boolean
  /** Shares of the broken machines by the way they are mended; they sum to 1. */
  readonly self: number
  readonly remote: number
  readonly hands: number
  /** Time that one pair of hands needs for a machine, as expected. */
  readonly handsMs: number
}

export type Mending = {
  /** Fleets by importance: the best tier first, then by their order. */
  readonly fleetsByTier: readonly number[]
  /** Fleets that a team’s people mend, by team. */
  readonly fleetsOfTeam: readonly (readonly number[])[]
  /** By fleet: the first of the fleets that share their technicians, directly or through others. */
  readonly poolOfFleet: readonly number[]
  /** By fleet and cohort: what mending a machine takes. */
  readonly cohortWork: readonly (readonly CohortWork[])[]
}

export function mendingOf(model: Model): Mending {
  return {
    fleetsByTier: fleetsByTier(model),
    fleetsOfTeam: fleetsOfTeam(model),
    poolOfFleet: poolsOf(model),
    cohortWork: model.fleets.map((fleet) => fleet.cohorts.map((cohort) => workOf(fleet, cohort))),
  }
}

function workOf({ keyEach }: CompiledFleet, cohort: CompiledCohort): CohortWork {
  const { priority, isEncrypted, touch, locate } = cohort
  const self = Math.min(1, cohort.selfHealing)
  const remote = Math.min(1 - self, cohort.remote)
  const keyMs = isEncrypted ? meanMs(keyEach) : 0
  return {
    priority,
    isEncrypted,
    self,
    remote,
    hands: 1 - self - remote,
    handsMs: Math.max(1, meanMs(touch) + meanMs(locate) + keyMs),
  }
}

function fleetsByTier(model: Model): readonly number[] {
  const tier = (fleet: number): number => at(model.entities, at(model.fleets, fleet).entity).tier
  return model.fleets.map((_, index) => index).sort((a, b) => tier(a) - tier(b) || a - b)
}

function fleetsOfTeam({ teams, fleets }: Model): readonly (readonly number[])[] {
  const fleetsOf: number[][] = teams.map(() => [])
  fleets.forEach(({ technicians }, fleet) => {
    for (const team of technicians) at(fleetsOf, team).push(fleet)
  })
  return fleetsOf
}

function poolsOf(model: Model): readonly number[] {
  const pools = model.fleets.map((_, fleet) => fleet)
  const firstOfTeam = new Map<number, number>()
  model.fleets.forEach(({ technicians }, fleet) => {
    for (const team of technicians) {
      const pool = pools[firstOfTeam.get(team) ?? fleet] ?? fleet
      const own = pools[fleet] ?? fleet
      const joined = Math.min(pool, own)
      pools.forEach((one, other) => {
        if (one === pool || one === own) pools[other] = joined
      })
      if (!firstOfTeam.has(team)) firstOfTeam.set(team, fleet)
    }
  })
  return pools
}
