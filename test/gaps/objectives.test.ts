import { describe, expect, it } from 'vitest'
import { compile, type Plan, type Scenario, simulate } from '../../simulation/index.ts'
import { accepting, found, states } from './gapTables.ts'

type Sketch = Omit<Plan, 'blackstart'>

const response = { usersReport: '10m', diagnose: '20m', declare: '30m' } as const

function service(targets: object): Sketch {
  return { response, businessServices: { shop: { name: 'Shop', tier: 2, ...targets } } }
}

describe('GAP-01, objectives within the tolerance', () => {
  const tight = service({ rto: '4h', wrt: '2h', mtd: '6h' })

  it('is a gap where detection, recovery and catching up exceed the tolerance', () => {
    const [finding] = found('GAP-01', tight)
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', basis: 'declared' })
    expect(finding?.reason).toContain(
      '1 h to detect and declare + 4 h to recover + 2 h to catch up',
    )
    expect(finding?.fix).toContain('down by 1 h')
  })

  it('is critical where the recovery objective alone is longer than the tolerance', () => {
    expect(states('GAP-01', service({ rto: '8h', wrt: '0s', mtd: '6h' }))).toEqual([
      'gap critical shop',
    ])
  })

  it('is ok where they fit', () => {
    expect(states('GAP-01', service({ rto: '1h', wrt: '1h', mtd: '6h' }))).toEqual(['ok high shop'])
  })

  it('is unknown, with what is missing, where an input is', () => {
    const [finding] = found('GAP-01', service({ rto: '1h', wrt: 'unknown', mtd: '6h' }))
    expect(finding).toMatchObject({
      state: 'unknown',
      severity: 'medium',
      missing: [['businessServices', 'shop', 'wrt']],
    })
  })

  it('is a gap whatever is missing, if what is known is too much already', () => {
    expect(states('GAP-01', service({ rto: '8h', mtd: '6h' }))).toEqual(['gap critical shop'])
  })

  it('can be accepted by somebody until a day, after which it is a gap again', () => {
    const [accepted] = found('GAP-01', accepting('GAP-01', tight, '2025-06-01'))
    const [expired] = found('GAP-01', accepting('GAP-01', tight, '2025-05-31'))
    expect(accepted).toMatchObject({ state: 'accepted', acceptance: { by: 'Head of IT' } })
    expect(expired).toMatchObject({ state: 'gap', acceptance: { isExpired: true } })
  })
})

const scenario: Scenario = {
  scenario: 1,
  name: 'Disk crash',
  horizon: '2d',
  targets: { disk: { kind: 'component', prefer: [{ id: 'database' }] } },
  faults: { crash: { type: 'loss', target: 'disk' } },
}

function run(targets: object, extra: Sketch = {}, untilMs = 48 * 3_600_000) {
  const plan: Plan = {
    blackstart: 1,
    response,
    teams: { crew: { people: 2, acknowledge: '5m' } },
    components: {
      database: { name: 'Database', kind: 'datastore', team: 'crew', repair: '3h', start: '0s' },
    },
    dependencies: { needs: { from: 'shop', to: 'database' } },
    businessServices: { shop: { name: 'Shop', tier: 1, ...targets } },
    ...extra,
  }
  const compiled = compile(plan, scenario)
  if (!compiled.ok) throw new Error('the sketch compiles')
  return { plan, model: compiled.value, log: simulate(compiled.value, { seed: '1', untilMs }) }
}

describe('GAP-02, objectives in a run', () => {
  it('says nothing without a run', () => {
    expect(found('GAP-02', service({ rto: '1h' }))).toEqual([])
  })

  it('is a gap where a service is out for longer than it may be', () => {
    const { plan, model, log } = run({ rto: '1h', mtd: '2h' })
    const [finding] = found('GAP-02', plan, { model, log })
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', basis: 'simulated' })
    expect(finding?.witness).toContain('repair/database')
    expect(finding?.fix).toMatch(
      /^Shorten “working” at repair of Database, which took 3 h, by at least/,
    )
  })

  it('advises to unblock the way out that was blocked, down to what was in the way', () => {
    const { plan, model, log } = run(
      { rto: '1h' },
      {
        components: {
          database: {
            name: 'Database',
            kind: 'datastore',
            team: 'crew',
            repair: '9h',
            start: '0s',
          },
          images: { name: 'Images', kind: 'control' },
          standby: { name: 'Standby', kind: 'service', initially: 'stopped', start: '5m' },
        },
        dependencies: {
          needs: { from: 'shop', to: 'pair' },
          from: { from: 'images', to: 'database' },
          starts: { from: 'standby', to: 'images', phase: 'start' },
        },
        groups: {
          pair: {
            name: 'Pair',
            kind: 'active-passive',
            members: ['database', 'standby'],
            failover: { switch: '1m' },
          },
        },
        runbooks: {
          move: {
            name: 'Move',
            recovers: ['database'],
            tasks: {
              start: { name: 'Start it', takes: '5m', team: 'crew', starts: ['standby'] },
              switch: {
                name: 'Switch',
                takes: '5m',
                team: 'crew',
                after: ['start'],
                needs: ['standby'],
                failsOver: 'pair',
              },
            },
          },
        },
      },
    )
    const [finding] = found('GAP-02', plan, { model, log })
    expect(finding?.fix).toMatch(/^Let Standby start without Images, for which it waited /)
  })

  it('never advises to shorten what is in the hands of others', () => {
    const plan: Plan = {
      blackstart: 1,
      components: { cloud: { name: 'Cloud', kind: 'saas' } },
      dependencies: { needs: { from: 'shop', to: 'cloud' } },
      businessServices: { shop: { name: 'Shop', tier: 1, rto: '1h' } },
    }
    const outside: Scenario = {
      scenario: 1,
      name: 'Cloud fails',
      targets: { cloud: { kind: 'component', prefer: [{ id: 'cloud' }] } },
      faults: { loss: { type: 'loss', target: 'cloud', clearsAfter: '5h' } },
    }
    const compiled = compile(plan, outside)
    if (!compiled.ok) throw new Error('the sketch compiles')
    const log = simulate(compiled.value, { seed: '1' })
    const [finding] = found('GAP-02', plan, { model: compiled.value, log })
    expect(finding?.fix).toBe(
      'Prepare a way to go on without Cloud; waiting for it to pass took 5 h.',
    )
  })

  it('weighs a missed recovery objective one step less than a missed tolerance', () => {
    const { plan, model, log } = run({ rto: '3h', mtd: '2d' })
    expect(states('GAP-02', plan, { model, log })).toEqual(['gap high shop'])
  })

  it('is ok where the service is back in time', () => {
    const { plan, model, log } = run({ rto: '8h', mtd: '2d' })
    expect(states('GAP-02', plan, { model, log })).toEqual(['ok critical shop'])
  })

  it('is unknown without targets, and where the run is too short to tell', () => {
    const free = run({})
    const short = run({ rto: '8h', mtd: '2d' }, {}, 3_600_000)
    expect(states('GAP-02', free.plan, free)).toEqual(['unknown high shop'])
    expect(states('GAP-02', short.plan, short)).toEqual(['unknown high shop'])
  })

  it('can be accepted', () => {
    const { plan, model, log } = run({ rto: '1h', mtd: '2h' })
    const accepted = accepting('GAP-02', plan, '2026-01-01')
    expect(states('GAP-02', accepted, { model, log })).toEqual(['accepted critical shop'])
  })
})

describe('GAP-03, objectives of what is needed', () => {
  const chain = (databaseRto: string | undefined, coupling: object = {}): Sketch => ({
    businessServices: { shop: { name: 'Shop', tier: 1, rto: '4h' } },
    components: {
      web: { name: 'Web' },
      database: { name: 'Database', ...(databaseRto === undefined ? {} : { rto: databaseRto }) },
    },
    dependencies: {
      'shop-web': { from: 'shop', to: 'web' },
      'web-database': { from: 'web', to: 'database', ...coupling },
    },
  })

  it('is a gap where something on the way may take longer', () => {
    const [finding] = found('GAP-03', chain('8h'))
    expect(finding).toMatchObject({ state: 'gap', about: 'shop', severity: 'critical' })
    expect(finding?.witness).toEqual(['shop', 'shop-web', 'web', 'web-database', 'database'])
    expect(finding?.reason).toBe('Shop must be back in 4 h, but needs Database (8 h).')
  })

  it('counts what a reserve on the way gives', () => {
    const reserve = { coupling: { kind: 'grace', holds: '5h' } }
    const [finding] = found('GAP-03', chain('8h', reserve))
    expect(finding?.state).toBe('unknown')
  })

  it('is ok where everything needed promises to be sooner', () => {
    const plan = chain('1h')
    const written = { ...plan, components: { ...plan.components, web: { name: 'Web', rto: '2h' } } }
    expect(states('GAP-03', written)).toEqual(['ok critical shop', 'ok critical web'])
  })

  it('is unknown where something on the way has no objective', () => {
    const [finding] = found('GAP-03', chain('1h'))
    expect(finding).toMatchObject({ state: 'unknown', missing: [['components', 'web', 'rto']] })
  })

  it('leaves alternatives alone', () => {
    const plan: Sketch = {
      businessServices: { shop: { tier: 1, rto: '4h' } },
      components: { one: { rto: '8h' }, two: { rto: '8h' } },
      groups: { both: { kind: 'active-active', members: ['one', 'two'] } },
      dependencies: { needs: { from: 'shop', to: 'both' } },
    }
    expect(found('GAP-03', plan).filter(({ about }) => about === 'shop')).toEqual([])
  })

  it('can be accepted', () => {
    const [finding] = found('GAP-03', accepting('GAP-03', chain('8h'), '2025-12-31'))
    expect(finding?.state).toBe('accepted')
  })
})
