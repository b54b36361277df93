import { describe, expect, it } from 'vitest'
import type { Plan } from '../../simulation/index.ts'
import { found, states } from './gapTables.ts'

type Sketch = Omit<Plan, 'blackstart'>
type Load = NonNullable<NonNullable<Plan['components']>[string]['load']>

function zones(
  demandPerHour: number,
  peaks: NonNullable<Plan['businessServices']>[string]['peaks'] = [],
): Sketch {
  const zone = { kind: 'service', load: { perSecond: 1000 } } as const
  return {
    components: { a: { ...zone, name: 'Zone A' }, b: zone, c: zone },
    groups: { web: { name: 'Web', kind: 'active-active', members: ['a', 'b', 'c'] } },
    businessServices: { shop: { tier: 1, demandPerHour, peaks } },
    dependencies: { needs: { from: 'shop', to: 'web' } },
  }
}

describe('GAP-18, capacity after a loss', () => {
  it('is a gap where two of three zones are asked for 1.05 of what they can serve', () => {
    const [finding] = found('GAP-18', zones(2100 * 3600))
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'web' })
    expect(finding?.reason).toContain('1,050 requests a second, 105 % of the 1,000')
  })

  it('is less severe where it is so at the busiest hour alone', () => {
    const busy = [{ from: '08:00', to: '18:00', times: 1.5 }]
    expect(states('GAP-18', zones(1400 * 3600, busy))).toEqual(['gap high web'])
  })

  it('is ok at two thirds, and silent where nothing is asked', () => {
    expect(states('GAP-18', zones(2000 * 3600))).toEqual(['ok critical web'])
    expect(states('GAP-18', zones(0))).toEqual([])
  })

  it('is unknown where nobody says what a member can serve', () => {
    const plan = zones(2100 * 3600)
    const unsaid = { ...plan, components: { ...plan.components, b: { kind: 'service' } } } as Sketch
    expect(states('GAP-18', unsaid)).toEqual(['unknown high web'])
  })
})

function retried(load: Load): Sketch {
  return {
    components: { api: { name: 'Api', kind: 'service', load } },
    businessServices: { shop: { tier: 2, demandPerHour: 700 * 3600 } },
    dependencies: { needs: { from: 'shop', to: 'api', calls: { retries: 3 } } },
  }
}

describe('GAP-51, retries that keep a component down', () => {
  it('is a gap within the vulnerable band', () => {
    const [finding] = found('GAP-51', retried({ perSecond: 1000, failedCost: 0.6 }))
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', about: 'api' })
    expect(finding?.reason).toContain('stays collapsed above 417')
    expect(finding?.fix).toBe('Keep Api from it by a budget of 74 % extra attempts for retries.')
  })

  it('is ok below the band, or where failing costs nothing', () => {
    expect(states('GAP-51', retried({ perSecond: 1700, failedCost: 0.6 }))).toEqual(['ok high api'])
    expect(states('GAP-51', retried({ perSecond: 1000, failedCost: 0 }))).toEqual(['ok high api'])
  })

  it('counts whoever waits too long in a line as work for nothing', () => {
    expect(states('GAP-51', retried({ perSecond: 1700, queue: {} }))).toEqual(['gap high api'])
  })

  it('is unknown where nobody says what a failed attempt costs', () => {
    expect(states('GAP-51', retried({ perSecond: 1000 }))).toEqual(['unknown medium api'])
  })
})
