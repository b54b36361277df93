import { describe, expect, it } from 'vitest'
import {
  type CompiledCohort,
  type CompiledFleet,
  fleetAt,
  fleetCurve,
} from '../../simulation/index.ts'
import { hour, logOf, modelOf } from './handMade.ts'

const none = { kind: 'fixed', ms: 0 } as const

function cohort(id: string, machines: number): CompiledCohort {
  return {
    id,
    machines,
    site: -1,
    ring: '',
    online: 1,
    priority: 1,
    selfHealing: 0,
    remote: 0,
    touch: none,
    locate: none,
    travel: none,
    isEncrypted: false,
  }
}

function fleet(cohorts: readonly CompiledCohort[]): CompiledFleet {
  return {
    entity: 0,
    machines: cohorts.reduce((sum, { machines }) => sum + machines, 0),
    products: [],
    cohorts,
    selfHealingOver: none,
    remotePerHour: 0,
    remoteNeeds: [],
    technicians: [],
    keyStore: -1,
    keysPerHour: -1,
    keyEach: none,
  }
}

function machines(working: number, broken: number, handsOnPerHour: number) {
  const none = { breakingPerHour: 0, selfHealingPerHour: 0, remotePerHour: 0 }
  return { working, broken, handsOnPerHour, ...none }
}

describe('a fleet', () => {
  it('changes evenly between the events about it', () => {
    const model = modelOf({ needs: { laptops: [] }, fleets: [fleet([cohort('laptops', 100)])] })
    const log = logOf(
      [
        { kind: 'machines', entity: 'laptops', atMs: hour, machines: machines(20, 80, 40) },
        { kind: 'machines', entity: 'laptops', atMs: 3 * hour, machines: machines(100, 0, 0) },
      ],
      { untilMs: 4 * hour },
    )
    expect(fleetAt(model, log, 'laptops', 0)).toMatchObject({ working: 100, broken: 0 })
    expect(fleetAt(model, log, 'laptops', 2 * hour)).toMatchObject({ working: 60, broken: 40 })
    expect(fleetAt(model, log, 'laptops', 4 * hour)).toMatchObject({ working: 100, broken: 0 })
  })

  it('drops at once where machines break at once', () => {
    const model = modelOf({ needs: { laptops: [] }, fleets: [fleet([cohort('laptops', 100)])] })
    const log = logOf(
      [{ kind: 'machines', entity: 'laptops', atMs: hour, machines: machines(0, 100, 0) }],
      { untilMs: 2 * hour },
    )
    expect(fleetCurve(model, log, 'laptops').map(({ atMs, working }) => [atMs, working])).toEqual([
      [0, 100],
      [hour, 100],
      [hour, 0],
      [2 * hour, 0],
    ])
  })

  it('is the sum of its cohorts, of which a silent one works whole', () => {
    const cohorts = [cohort('laptops/wards', 60), cohort('laptops/offices', 40)]
    const model = modelOf({ needs: { laptops: [] }, fleets: [fleet(cohorts)] })
    const log = logOf(
      [{ kind: 'machines', entity: 'laptops/wards', atMs: 0, machines: machines(0, 60, 30) }],
      { untilMs: 2 * hour },
    )
    expect(fleetAt(model, log, 'laptops', hour)).toMatchObject({ working: 70, broken: 30 })
  })
})
