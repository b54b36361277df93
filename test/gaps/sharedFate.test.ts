import { describe, expect, it } from 'vitest'
import type { Plan } from '../../simulation/index.ts'
import { accepting, found, states } from './gapTables.ts'

type Sketch = Omit<Plan, 'blackstart'>

const later = '2025-12-31'

describe('GAP-14, single points of failure', () => {
  const shop = (needs: NonNullable<Plan['dependencies']>, extra: Sketch = {}): Sketch => ({
    components: { east: { name: 'East' }, west: { name: 'West' } },
    businessServices: { shop: { name: 'Shop', tier: 1 } },
    dependencies: needs,
    ...extra,
  })
  const alone = shop({ need: { from: 'shop', to: 'east' } })

  it('is a gap where one component takes a critical service out', () => {
    const [finding] = found('GAP-14', alone)
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', witness: ['east', 'shop'] })
    expect(finding?.reason).toBe('Without East alone, Shop falls below its minimum level.')
  })

  it('is ok where an alternative carries enough', () => {
    const groups = { pair: { kind: 'active-active', members: ['east', 'west'] } } as const
    const redundant = shop({ need: { from: 'shop', to: 'pair' } }, { groups })
    expect(states('GAP-14', redundant)).toEqual(['ok critical shop'])
  })

  it('is a gap where what is left is too little', () => {
    const members = [
      { id: 'east', capacity: 0.6 },
      { id: 'west', capacity: 0.6 },
    ]
    const groups = { pair: { kind: 'active-active', members } } as const
    const weak = shop({ need: { from: 'shop', to: 'pair' } }, { groups })
    expect(states('GAP-14', weak)).toEqual(['gap critical east', 'gap critical west'])
  })

  it('weighs less where only soft dependencies carry the loss', () => {
    const coupling = { kind: 'soft', strength: 0.5 } as const
    const soft = shop({ need: { from: 'shop', to: 'east', coupling } })
    expect(states('GAP-14', soft)).toEqual(['gap high east'])
  })

  it('weighs less where a workaround that was tried lasts as long as it must', () => {
    const workarounds = { paper: { share: 1, endurance: '2d', lastTested: '2025-03-01' } }
    const services = { shop: { name: 'Shop', tier: 1, mtd: '1d', workarounds } }
    const covered = shop({ need: { from: 'shop', to: 'east' } }, { businessServices: services })
    expect(states('GAP-14', covered)).toEqual(['gap high east'])
  })

  it('is unknown where nothing says what a service stands on', () => {
    expect(states('GAP-14', shop({}))).toEqual(['unknown high shop'])
  })

  it('can be accepted', () => {
    expect(states('GAP-14', accepting('GAP-14', alone, later))).toEqual(['accepted critical east'])
  })
})

describe('GAP-15, hidden shared fate', () => {
  const pair = (facts: { east: object; west: object }, extra: Sketch = {}): Sketch => ({
    sites: {
      region: { name: 'Region' },
      one: { name: 'Zone one', parent: 'region' },
      two: { name: 'Zone two', parent: 'region' },
      far: { name: 'Far' },
    },
    components: {
      east: { name: 'East', ...facts.east },
      west: { name: 'West', ...facts.west },
      clock: { name: 'Clock', site: 'far' },
    },
    groups: { pair: { name: 'Pair', kind: 'active-active', members: ['east', 'west'] } },
    businessServices: { shop: { tier: 2 } },
    dependencies: { need: { from: 'shop', to: 'pair' } },
    ...extra,
  })
  const zones = pair({ east: { site: 'one' }, west: { site: 'two' } })

  it('is a gap where both members lie in one region', () => {
    const [finding] = found('GAP-15', zones)
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', about: 'pair' })
    expect(finding?.witness).toEqual(['pair', 'east', 'west', 'region'])
    expect(finding?.reason).toContain('the site Region')
  })

  it('names the innermost site only', () => {
    const same = pair({ east: { site: 'one' }, west: { site: 'one' } })
    expect(found('GAP-15', same)[0]?.reason).not.toContain('Region')
  })

  it('weighs more where an update channel reaches all members', () => {
    const products = { agent: { name: 'Agent', channels: { content: {} } } }
    const facts = {
      east: { site: 'one', products: ['agent'] },
      west: { site: 'far', products: ['agent'] },
    }
    expect(states('GAP-15', pair(facts, { products }))).toEqual(['gap critical pair'])
  })

  it('sees a component on which all members stand', () => {
    const dependencies = {
      need: { from: 'shop', to: 'pair' },
      a: { from: 'east', to: 'clock' },
      b: { from: 'west', to: 'clock' },
    }
    const facts = { east: { site: 'one' }, west: { site: 'far' } }
    const [finding] = found('GAP-15', pair(facts, { dependencies }))
    expect(finding?.witness).toEqual(['pair', 'east', 'west', 'clock'])
  })

  it('is ok where the members share nothing that takes the group', () => {
    const facts = { east: { site: 'one' }, west: { site: 'far' } }
    expect(states('GAP-15', pair(facts))).toEqual(['ok high pair'])
  })

  it('is unknown where a member has no site', () => {
    expect(found('GAP-15', pair({ east: { site: 'one' }, west: {} }))[0]).toMatchObject({
      state: 'unknown',
      severity: 'medium',
      missing: [['components', 'west', 'site']],
    })
  })

  it('can be accepted', () => {
    expect(states('GAP-15', accepting('GAP-15', zones, later))).toEqual(['accepted high pair'])
  })
})

describe('GAP-28, rings of an update', () => {
  const fleet = (channel: object | undefined, kind = 'kernel'): Sketch => ({
    products: {
      agent: {
        name: 'Agent',
        class: kind as 'kernel',
        ...(channel === undefined ? {} : { channels: { content: channel } }),
      },
    },
    components: {
      laptops: {
        name: 'Laptops',
        kind: 'fleet',
        products: ['agent'],
        fleet: {
          cohorts: { few: { machines: 5, ring: 'pilot' }, many: { machines: 95, ring: 'broad' } },
        },
      },
    },
    businessServices: { shop: { name: 'Shop', tier: 2, minimumLevel: 0.9 } },
    dependencies: { need: { from: 'shop', to: 'laptops' } },
  })
  const atOnce = fleet({ bypassesRings: true })
  const rings = (soak: string | undefined) => ({
    rings: [
      { name: 'pilot', share: 0.05, ...(soak === undefined ? {} : { soak }) },
      { name: 'broad', share: 0.95 },
    ],
  })

  it('is critical where an agent’s update reaches everybody at once', () => {
    const [finding] = found('GAP-28', atOnce)
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'agent' })
    expect(finding?.witness).toEqual(['agent', 'laptops', 'shop'])
  })

  it('weighs by tier where the product does not sit deep', () => {
    expect(states('GAP-28', fleet({ bypassesRings: true }, 'application'))).toEqual([
      'gap high agent',
    ])
  })

  it('is a gap where the rings follow each other without a pause', () => {
    expect(states('GAP-28', fleet(rings('0s')))).toEqual(['gap critical agent'])
  })

  it('is ok where the first ring is small and waits', () => {
    expect(states('GAP-28', fleet(rings('1d')))).toEqual(['ok high agent'])
  })

  it('is unknown where nobody said how updates arrive or how long rings wait', () => {
    expect(states('GAP-28', fleet(undefined))).toEqual(['unknown medium agent'])
    expect(states('GAP-28', fleet({}))).toEqual(['unknown high agent'])
    expect(states('GAP-28', fleet(rings(undefined)))).toEqual(['unknown high agent'])
  })

  it('can be accepted', () => {
    expect(states('GAP-28', accepting('GAP-28', atOnce, later))).toEqual([
      'accepted critical agent',
    ])
  })
})

describe('GAP-31, mending by hand', () => {
  const laptops = (cohort: object, extra: Sketch = {}): Sketch => ({
    teams: { crew: { name: 'Crew', people: 10 } },
    components: {
      laptops: {
        name: 'Laptops',
        kind: 'fleet',
        fleet: { technicians: ['crew'], cohorts: { all: { machines: 600, ...cohort } } },
      },
    },
    businessServices: { shop: { name: 'Shop', tier: 2, rto: '8h' } },
    dependencies: { need: { from: 'shop', to: 'laptops' } },
    ...extra,
  })
  const slow = laptops({ touch: '10m' })

  it('is a gap where hands times time exceed the objective, with the hands that it would take', () => {
    const [finding] = found('GAP-31', slow)
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', about: 'laptops' })
    expect(finding?.reason).toContain(
      '600 machines of Laptops by hand take 10 people at least 10 h',
    )
    expect(finding?.fix).toContain('Have 13 people ready instead of 10')
  })

  it('counts travel, and what mends itself or over the network', () => {
    expect(states('GAP-31', laptops({ touch: '10m', selfHealing: 0.5 }))).toEqual([
      'ok high laptops',
    ])
    const away = laptops(
      { touch: '10m', selfHealing: 0.5, site: 'far' },
      { sites: { far: { travel: '4h' } } },
    )
    expect(states('GAP-31', away)).toEqual(['gap high laptops'])
  })

  it('is ok where no machine needs a hand', () => {
    expect(states('GAP-31', laptops({ remote: 1 }))).toEqual(['ok high laptops'])
  })

  it('is unknown where nobody counted, timed or can help', () => {
    const silent = { components: { laptops: { kind: 'fleet', fleet: {} } } } as const
    expect(found('GAP-31', laptops({}))[0]).toMatchObject({
      state: 'unknown',
      missing: [['components', 'laptops', 'fleet', 'cohorts', 'all', 'touch']],
    })
    expect(states('GAP-31', silent)).toEqual(['unknown medium laptops'])
  })

  it('can be accepted', () => {
    expect(states('GAP-31', accepting('GAP-31', slow, later))).toEqual(['accepted high laptops'])
  })
})
