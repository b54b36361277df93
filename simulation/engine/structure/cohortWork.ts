/**
 * What it takes to mend a machine of each cohort: it never changes during a run, and the expected
 * time of a distribution is too dear to be worked out at every event.
 */
import type { CompiledCohort, CompiledFleet, Model } from '../../compile/model.ts'
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

/** By fleet and cohort. */
export function cohortWorkOf({ fleets }: Model): readonly (readonly CohortWork[])[] {
  return fleets.map((fleet) => fleet.cohorts.map((cohort) => workOf(fleet, cohort)))
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
