import { describe, expect, it } from 'vitest'
import type { Plan } from '../../simulation/index.ts'
import { accepting, found, states } from './gapTables.ts'

type Sketch = Omit<Plan, 'blackstart'>

const later = '2025-12-31'

describe('GAP-07, the order of a runbook', () => {
  const runbook = (tasks: object): Sketch => ({
    businessServices: { shop: { tier: 2 } },
    components: { web: { name: 'Web' }, database: { name: 'Database' } },
    dependencies: {
      'shop-web': { from: 'shop', to: 'web' },
      'web-database': { from: 'web', to: 'database', phase: 'start' },
    },
    runbooks: { recovery: { name: 'Recovery', tasks: tasks as never } },
  })
  const reversed = runbook({
    web: { name: 'Start web', starts: ['web'] },
    database: { name: 'Start database', starts: ['database'], after: ['web'] },
  })

  it('is a gap where a consumer comes before what it needs to start', () => {
    const [finding] = found('GAP-07', reversed)
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', about: 'recovery' })
    expect(finding?.witness).toEqual(['recovery/web', 'recovery/database', 'web-database'])
    expect(finding?.reason).toContain('“Start web” comes before “Start database”')
  })

  it('is a lesser gap where the order is left open', () => {
    const open = runbook({ web: { starts: ['web'] }, database: { starts: ['database'] } })
    expect(states('GAP-07', open)).toEqual(['gap medium recovery'])
  })

  it('is ok in the right order, and for a jump-start in any', () => {
    const right = runbook({
      web: { starts: ['web'], after: ['database'] },
      database: { starts: ['database'] },
    })
    const jump = runbook({
      web: { starts: ['web'], jumpStart: true },
      database: { starts: ['database'], after: ['web'] },
    })
    expect(states('GAP-07', right)).toEqual(['ok high recovery'])
    expect(states('GAP-07', jump)).toEqual(['ok high recovery'])
  })

  it('is unknown where no step says what it brings up', () => {
    const silent = runbook({ web: { name: 'Start web' }, database: { name: 'Start database' } })
    expect(found('GAP-07', silent)[0]).toMatchObject({
      state: 'unknown',
      missing: [
        ['runbooks', 'recovery', 'tasks', 'database', 'starts'],
        ['runbooks', 'recovery', 'tasks', 'web', 'starts'],
      ],
    })
  })

  it('can be accepted', () => {
    expect(found('GAP-07', accepting('GAP-07', reversed, later))[0]?.state).toBe('accepted')
  })
})

describe('GAP-08, starting from nothing', () => {
  const needs = (dependencies: NonNullable<Plan['dependencies']>, extra: Sketch = {}): Sketch => ({
    businessServices: { shop: { tier: 1 } },
    components: {
      directory: { name: 'Directory', kind: 'identity' },
      storage: { name: 'Storage', kind: 'datastore' },
      vault: { name: 'Vault', kind: 'datastore' },
    },
    dependencies,
    ...extra,
  })
  const circle = needs({
    a: { from: 'directory', to: 'storage', phase: 'start' },
    b: { from: 'storage', to: 'directory', phase: 'operate' },
  })

  it('is critical where sign-in and what it starts from wait for each other', () => {
    const [finding] = found('GAP-08', circle)
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'directory' })
    expect(finding?.witness).toEqual(['directory', 'storage', 'a', 'b'])
    expect(finding?.reason).toBe(
      'Once down together, Directory and Storage can never come up again: Directory needs Storage to start, Storage needs Directory for people to get in.',
    )
  })

  it('sees circles that lead through what a provider needs to run', () => {
    const hidden = needs({
      a: { from: 'storage', to: 'vault', phase: 'start' },
      b: { from: 'vault', to: 'storage' },
    })
    expect(states('GAP-08', hidden)).toEqual(['gap high storage'])
  })

  it('is ok where an alternative stands outside the circle', () => {
    const way = needs(
      {
        a: { from: 'directory', to: 'either', phase: 'start' },
        b: { from: 'storage', to: 'directory', phase: 'operate' },
      },
      { groups: { either: { kind: 'k-of-n', k: 1, members: ['storage', 'vault'] } } },
    )
    expect(states('GAP-08', way)).toEqual(['ok high shop'])
  })

  it('is ok where a jump-start breaks the circle', () => {
    const tasks = { force: { starts: ['directory'], jumpStart: true } }
    const broken = { ...circle, runbooks: { emergency: { tasks } } }
    expect(states('GAP-08', broken)).toEqual(['ok high shop'])
  })

  it('is ok where things only need each other to run', () => {
    const pair = needs({
      a: { from: 'directory', to: 'storage' },
      b: { from: 'storage', to: 'directory' },
      c: { from: 'directory', to: 'vault', phase: 'start' },
    })
    expect(states('GAP-08', pair)).toEqual(['ok high shop'])
  })

  it('is unknown where nothing says what starting needs', () => {
    expect(states('GAP-08', needs({ a: { from: 'directory', to: 'storage' } }))).toEqual([
      'unknown medium shop',
    ])
  })

  it('can be accepted', () => {
    expect(states('GAP-08', accepting('GAP-08', circle, later))).toEqual([
      'accepted critical directory',
    ])
  })
})

const oneSite = (component: object, extra: Sketch = {}): Sketch => ({
  sites: { room: { name: 'Server room' } },
  businessServices: { shop: { tier: 1 } },
  components: {
    database: { name: 'Database', kind: 'datastore', site: 'room' },
    ...component,
  } as never,
  dependencies: { 'shop-database': { from: 'shop', to: 'database' } },
  ...extra,
})

describe('GAP-09, the runbook and its tools', () => {
  const wiki = (copy: object): Sketch =>
    oneSite(
      { wiki: { name: 'Wiki', kind: 'documents', site: 'room', ...copy } },
      { runbooks: { restore: { name: 'Restore', recovers: ['database'], document: 'wiki' } } },
    )

  it('is critical where the only copy of the plan goes down with what it recovers', () => {
    const [finding] = found('GAP-09', wiki({ offlineCopy: false }))
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'restore' })
    expect(finding?.witness).toEqual(['restore', 'wiki', 'room'])
    expect(finding?.reason).toContain('the loss of Server room also takes Wiki')
  })

  it('is ok with an offline copy, or where nothing takes both', () => {
    expect(states('GAP-09', wiki({ offlineCopy: true }))).toEqual(['ok high restore'])
    expect(states('GAP-09', wiki({ offlineCopy: false, site: undefined }))).toEqual([
      'ok high restore',
    ])
  })

  it('is unknown where nobody said whether there is a copy, or where it is kept', () => {
    const homeless = oneSite({}, { runbooks: { restore: { recovers: ['database'] } } })
    expect(found('GAP-09', wiki({}))[0]).toMatchObject({
      state: 'unknown',
      missing: [['runbooks', 'restore', 'offlineCopy']],
    })
    expect(found('GAP-09', homeless)[0]).toMatchObject({
      state: 'unknown',
      missing: [['runbooks', 'restore', 'document']],
    })
  })

  it('can be accepted', () => {
    const plan = accepting('GAP-09', wiki({ offlineCopy: false }), later)
    expect(states('GAP-09', plan)).toEqual(['accepted critical restore'])
  })
})

describe('GAP-10, emergency access', () => {
  const login = (facts: object): Sketch =>
    oneSite(
      { login: { name: 'Login', kind: 'identity', site: 'room', ...facts } },
      {
        dependencies: {
          'shop-database': { from: 'shop', to: 'database' },
          'database-login': { from: 'database', to: 'login', phase: 'operate' },
        },
      },
    )
  const sound = { offlineCopy: true, holders: 3, lastTested: '2025-02-01' }

  it('is a gap where sign-in fails together with what people must repair', () => {
    const [finding] = found('GAP-10', login({ ...sound, offlineCopy: false }))
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'login' })
    expect(finding?.reason).toBe(
      'Recovery needs Login, but the loss of Server room takes it together with Database.',
    )
  })

  it('is a gap with a single holder, or where the last try is too long ago', () => {
    expect(found('GAP-10', login({ ...sound, holders: 1 }))[0]?.reason).toContain('only one person')
    expect(found('GAP-10', login({ ...sound, lastTested: '2024-05-31' }))[0]?.reason).toContain(
      'last tried on 2024-05-31',
    )
  })

  it('is ok with a way around, several holders and a recent try', () => {
    expect(states('GAP-10', login(sound))).toEqual(['ok critical login'])
  })

  it('is unknown where the plan is silent', () => {
    expect(found('GAP-10', login({ offlineCopy: true }))[0]).toMatchObject({
      state: 'unknown',
      severity: 'high',
      missing: [
        ['components', 'login', 'holders'],
        ['components', 'login', 'lastTested'],
      ],
    })
  })

  it('can be accepted', () => {
    const plan = accepting('GAP-10', login({ ...sound, holders: 1 }), later)
    expect(states('GAP-10', plan)).toEqual(['accepted critical login'])
  })
})

describe('GAP-12, keys', () => {
  const laptops = (keys: object, fleet: object = {}): Sketch =>
    oneSite({
      laptops: {
        name: 'Laptops',
        kind: 'fleet',
        site: 'room',
        fleet: { keyStore: 'keys', cohorts: { all: { machines: 10, encrypted: true } }, ...fleet },
      },
      keys: { name: 'Recovery keys', kind: 'keys', site: 'room', ...keys },
    })

  it('is critical where the keys of a fleet exist once, beside the fleet', () => {
    const [finding] = found('GAP-12', laptops({ offlineCopy: false }))
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'keys' })
    expect(finding?.reason).toContain('the loss of Server room takes both')
  })

  it('is ok with a copy elsewhere', () => {
    expect(states('GAP-12', laptops({ offlineCopy: true }))).toEqual(['ok critical keys'])
  })

  it('is unknown where nobody said whether there is a copy, or where the keys are', () => {
    expect(states('GAP-12', laptops({}))).toEqual(['unknown high keys'])
    expect(states('GAP-12', laptops({}, { keyStore: undefined }))).toEqual(['unknown high laptops'])
  })

  it('can be accepted', () => {
    const plan = accepting('GAP-12', laptops({ offlineCopy: false }), later)
    expect(states('GAP-12', plan)).toEqual(['accepted critical keys'])
  })
})
