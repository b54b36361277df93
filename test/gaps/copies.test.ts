import { describe, expect, it } from 'vitest'
import { type Plan, compile, type Scenario, simulate } from '../../simulation/index.ts'
import { found, states } from './gapTables.ts'

type Backup = NonNullable<Plan['backups']>[string]

/** A database in the east under the account of everything, with one backup. */
function plan(backup: Backup): Omit<Plan, 'blackstart'> {
  return {
    sites: { east: {}, west: {}, rack: { parent: 'east' } },
    fateDomains: { account: { kind: 'account' }, vault: { kind: 'account' } },
    components: {
      db: { name: 'Database', kind: 'datastore', site: 'east', fateDomains: ['account'] },
    },
    businessServices: { shop: { tier: 1, rpo: '8h' } },
    dependencies: { needs: { from: 'shop', to: 'db' } },
    backups: { nightly: { of: 'db', ...backup } },
  }
}

describe('GAP-04, the recovery point', () => {
  it('is a gap where interval and length of a copy exceed the objective of a service', () => {
    expect(states('GAP-04', plan({ interval: '8h', takes: '1h' }))).toEqual(['gap critical db'])
    const [finding] = found('GAP-04', plan({ interval: '8h', takes: '1h' }))
    expect(finding?.reason).toContain('lacks 9 h of work, but only 8 h may be lost')
  })

  it('is ok where they fit, and unknown where one is missing', () => {
    expect(states('GAP-04', plan({ interval: '7h', takes: '1h' }))).toEqual(['ok critical db'])
    expect(states('GAP-04', plan({ interval: '7h' }))).toEqual(['unknown high db'])
  })
})

describe('GAP-21, no backup', () => {
  it('is a gap where nothing copies the data, and a replica is none', () => {
    const { backups: _, ...bare } = plan({})
    expect(states('GAP-21', bare)).toEqual(['gap critical db'])
    const replicated = {
      ...bare,
      components: { ...bare.components, copy: { kind: 'datastore' as const } },
      dependencies: {
        ...bare.dependencies,
        'db-to-copy': { from: 'db', to: 'copy', coupling: { kind: 'replication' as const } },
      },
    }
    const [finding] = found('GAP-21', replicated)
    expect(finding?.reason).toContain('A replica gets what goes wrong as well.')
    expect(finding?.witness).toContain('db-to-copy')
  })

  it('is ok with a backup, however bad', () => {
    expect(states('GAP-21', plan({ interval: '30d' }))).toEqual(['ok critical db'])
  })
})

describe('GAP-25, the time of a restore', () => {
  const timed = (backup: Backup) => {
    const made = plan(backup)
    return { ...made, businessServices: { shop: { tier: 1, rto: '4h' } } }
  }

  it('is a gap where size over speed, rebuilding and checking exceed the RTO', () => {
    const backup = { sizeGb: 300, restoreGbPerHour: 100, rebuild: '30m', check: '40m' }
    const [finding] = found('GAP-25', timed(backup))
    expect(finding?.reason).toContain('takes 4 h 10 min at least')
    expect(finding?.state).toBe('gap')
    expect(states('GAP-25', timed({ ...backup, check: '30m' }))).toEqual(['ok critical db'])
  })

  it('counts the fastest place, and the narrowest of what a restore passes', () => {
    const slow = { sizeGb: 300, restoreGbPerHour: 10 }
    expect(states('GAP-25', timed(slow))).toEqual(['gap critical db'])
    const copies = { near: { restoreGbPerHour: 200 } }
    expect(states('GAP-25', timed({ ...slow, copies }))).toEqual(['ok critical db'])
    const narrow = timed({ ...slow, copies })
    const components = { db: { ...narrow.components?.['db'], restoreGbPerHour: 50 } }
    expect(states('GAP-25', { ...narrow, components })).toEqual(['gap critical db'])
  })

  it('is unknown where size or speed is not written down, and nothing without an objective', () => {
    expect(states('GAP-25', timed({ sizeGb: 300 }))).toEqual(['unknown high db'])
    expect(states('GAP-25', plan({ sizeGb: 300, restoreGbPerHour: 1 }))).toEqual([])
  })
})

describe('GAP-22, the same place', () => {
  it('is a gap where every copy lies at a site that goes with the data', () => {
    expect(states('GAP-22', plan({ site: 'rack' }))).toEqual(['gap critical db'])
  })

  it('is ok where one copy lies elsewhere, and unknown where nobody says', () => {
    expect(states('GAP-22', plan({ site: 'east', copies: { far: { site: 'west' } } }))).toEqual([
      'ok critical db',
    ])
    expect(states('GAP-22', plan({}))).toEqual(['unknown high db'])
  })
})

describe('GAP-23, the same administrators', () => {
  it('is a gap where those who administer the data can delete every copy', () => {
    expect(states('GAP-23', plan({ adminDomain: 'account', immutable: false }))).toEqual([
      'gap critical db',
    ])
  })

  it('is ok where nobody can delete one, or others administer it', () => {
    expect(states('GAP-23', plan({ adminDomain: 'account', immutable: true }))).toEqual([
      'ok critical db',
    ])
    expect(states('GAP-23', plan({ adminDomain: 'vault' }))).toEqual(['ok critical db'])
  })

  it('is unknown where nobody says who administers the copies', () => {
    expect(states('GAP-23', plan({}))).toEqual(['unknown high db'])
  })
})

describe('GAP-24, restores', () => {
  it('is a gap where the last one was too long ago, ok where it was not, else unknown', () => {
    expect(states('GAP-24', plan({ lastRestored: '2023-01-01' }))).toEqual(['gap critical db'])
    expect(states('GAP-24', plan({ lastRestored: '2025-03-01' }))).toEqual(['ok critical db'])
    expect(states('GAP-24', plan({ lastRestored: 'unknown' }))).toEqual(['unknown high db'])
  })
})

describe('GAP-26, history', () => {
  it('is a gap where no copy is kept for a month', () => {
    expect(states('GAP-26', plan({ retention: '14d' }))).toEqual(['gap critical db'])
  })

  it('is ok where one a week is, and unknown where nobody says', () => {
    const ladder = [{ every: '7d', for: '90d' }]
    expect(states('GAP-26', plan({ retention: '14d', ladder }))).toEqual(['ok critical db'])
    expect(states('GAP-26', plan({}))).toEqual(['unknown high db'])
  })
})

describe('GAP-05, data that belong together', () => {
  const together: Omit<Plan, 'blackstart'> = {
    components: {
      orders: { kind: 'datastore', data: { consistencyGroup: 'shop' } },
      stock: { name: 'Stock', kind: 'datastore', data: { consistencyGroup: 'shop' } },
    },
    backups: { nightly: { of: 'stock', interval: '1d' } },
    businessServices: { shop: { tier: 2 } },
    dependencies: { needs: { from: 'shop', to: 'stock' } },
  }
  const scenario: Scenario = {
    scenario: 1,
    name: 'Disk crash',
    targets: { disk: { kind: 'component', prefer: [{ id: 'stock' }] } },
    faults: { crash: { type: 'loss', target: 'disk', destroysData: true } },
  }

  it('is a gap where one came back from a copy and the other did not', () => {
    const model = compile({ blackstart: 1, ...together }, scenario)
    if (!model.ok) throw new Error('the plan can be run')
    const log = simulate(model.value, { seed: '1' })

    expect(states('GAP-05', together, { model: model.value, log })).toEqual(['gap critical stock'])
    expect(states('GAP-05', together)).toEqual([])
  })
})
