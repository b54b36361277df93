import { describe, expect, it } from 'vitest'
import {
  type Case,
  counterfactuals,
  drags,
  type Plan,
  rootCounterfactuals,
  runCase,
  type Scenario,
  serviceResults,
  whyGraph,
} from '../../simulation/index.ts'

const minute = 60_000

/**
 * The hall burns. Users report it after 10 minutes, operations answers after 5 and takes 20 to find
 * the cause: 35. Security needs 5 to answer and 60 for the vault: 100. Then the database: 280.
 */
const plan: Plan = {
  blackstart: 1,
  name: 'One hall',
  sites: { hall: {} },
  teams: {
    operations: { people: 1, acknowledge: '5m' },
    security: { people: 1, acknowledge: '5m' },
  },
  components: {
    database: { site: 'hall', team: 'operations', repair: '3h', start: '0s' },
    vault: { site: 'hall', team: 'security', repair: '1h', start: '0s' },
    web: { start: '0s' },
  },
  businessServices: { shop: { tier: 1, rto: '2h' } },
  dependencies: {
    'shop-needs-web': { from: 'shop', to: 'web' },
    'web-needs-database': { from: 'web', to: 'database' },
    'database-needs-vault': { from: 'database', to: 'vault', phase: 'recover' },
  },
  response: {
    team: 'operations',
    usersReport: '10m',
    diagnose: '20m',
    wrongDiagnosis: 0,
    declare: '0s',
  },
}

const fire: Scenario = {
  scenario: 1,
  name: 'Fire',
  start: '2024-01-02T09:00:00Z',
  horizon: '2d',
  targets: { place: { kind: 'site', prefer: [{ id: 'hall' }] } },
  faults: { fire: { type: 'loss', target: 'place' } },
}

function caseOf(changes: { readonly plan?: Plan; readonly scenario?: Scenario } = {}): Case {
  return {
    plan: changes.plan ?? plan,
    scenario: changes.scenario ?? fire,
    bindings: { place: ['hall'] },
    input: { seed: '1' },
  }
}

function eventOf(ran: ReturnType<typeof runCase>, kind: string, entity: string): number {
  const event = ran.log.events.find((one) => one.kind === kind && one.entity === entity)
  if (event === undefined) throw new Error(`nothing of ${kind} ${entity}`)
  return event.id
}

const ran = runCase(caseOf())
const ended = eventOf(ran, 'outage-ended', 'shop')

describe('the why-because graph', () => {
  const graph = whyGraph(ran.model, ran.log, ended)
  const roles = (role: string) => graph.parts.filter((part) => part.role === role)

  it('tells the trigger from what the plan had wrong all along', () => {
    expect(roles('trigger').map(({ text }) => text)).toEqual(['Loss of hall struck hall.'])
    expect(roles('latent')).toMatchObject([
      {
        path: ['dependencies', 'database-needs-vault'],
        text: 'database needs vault to be recovered.',
      },
    ])
  })

  it('names what was asked about, once', () => {
    expect(roles('effect')).toMatchObject([{ eventId: ended }])
  })

  it('leads from every part to the effect', () => {
    const from = new Set(graph.links.map((link) => link.from))
    for (const { id, role } of graph.parts) expect(from.has(id), id).toBe(role !== 'effect')
  })

  it('keeps hops that only pass a state on in the link', () => {
    const started = whyGraph(ran.model, ran.log, eventOf(ran, 'outage-started', 'shop'))
    const passed = started.links.flatMap((link) => link.passedOn)
    expect(passed.map((id) => ran.log.events[id]?.entity)).toContain('web')
    expect(started.parts.map((part) => ran.log.events[part.eventId]?.entity)).not.toContain('web')
  })

  it('calls what had already failed before the trigger a condition', () => {
    const twice = runCase(twoFires())
    const id = eventOf(twice, 'outage-started', 'shop')
    const parts = whyGraph(twice.model, twice.log, id).parts
    const texts = (role: string) => parts.filter((one) => one.role === role).map(({ text }) => text)
    expect(texts('trigger')).toEqual(['“Second” struck Right.'])
    expect(texts('condition')).toContain('“First” struck Left.')
  })
})

/** Two halls, one of which is enough; one burns an hour after the other. */
function twoFires(): Case {
  return {
    plan: {
      blackstart: 1,
      name: 'Two halls',
      sites: { left: { name: 'Left' }, right: { name: 'Right' } },
      components: { a: { site: 'left' }, b: { site: 'right' } },
      groups: { pair: { kind: 'k-of-n', k: 1, members: ['a', 'b'] } },
      businessServices: { shop: { tier: 1 } },
      dependencies: { 'shop-needs-pair': { from: 'shop', to: 'pair' } },
    },
    scenario: {
      scenario: 1,
      name: 'Two fires',
      horizon: '1d',
      targets: { one: { kind: 'site' }, other: { kind: 'site' } },
      faults: {
        first: { type: 'loss', target: 'one', name: 'First', clearsAfter: '3h' },
        second: { type: 'loss', target: 'other', name: 'Second', at: '1h', clearsAfter: '5h' },
      },
    },
    bindings: { one: ['left'], other: ['right'] },
    input: { seed: '1' },
  }
}

describe('counterfactual replay', () => {
  it('calls the fire necessary and the need for the vault a matter of time', () => {
    const roots = rootCounterfactuals(ran, ended)
    expect(roots.map(({ influence, shiftMs }) => [influence, shiftMs])).toEqual([
      ['necessary', null],
      ['timing', -65 * minute],
    ])
  })

  it('calls a link of the chain necessary for what it passed on', () => {
    const shopDown = eventOf(ran, 'state', 'shop')
    expect(counterfactuals(ran, shopDown)).toMatchObject([
      {
        intervention: { kind: 'without', path: ['dependencies', 'shop-needs-web'] },
        influence: 'necessary',
      },
    ])
  })

  it('needs both of two fires for an outage that only both can bring', () => {
    const twice = runCase(twoFires())
    const roots = rootCounterfactuals(twice, eventOf(twice, 'outage-started', 'shop'))
    expect(roots.map(({ influence }) => influence)).toEqual(['necessary', 'necessary'])
  })

  it('tells a cause that only made it worse from one that did nothing', () => {
    const ranSoft = runCase(softLoss())
    const classes = counterfactuals(ranSoft, eventOf(ranSoft, 'state', 'shop')).map((one) => [
      ranSoft.log.events[one.causeId]?.entity,
      one.influence,
    ])
    expect(classes).toEqual([
      ['search', 'none'],
      ['stock', 'intensity'],
    ])
  })
})

describe('counterfactual replay of decisions and restores', () => {
  it('says how much longer it would have lasted had nobody decided', () => {
    const ranStandby = runCase(standbyStarted())
    const ended = eventOf(ranStandby, 'outage-ended', 'shop')
    const roots = rootCounterfactuals(ranStandby, ended)
    expect(ranStandby.log.events[ended]?.atMs).toBe(45 * minute)
    expect(
      roots.find(({ intervention }) => intervention.kind === 'without-decision'),
    ).toMatchObject({ influence: 'timing', shiftMs: 135 * minute })
  })

  it('says what the transfer of a copy cost', () => {
    const restored = runCase(dataLost())
    const [result] = serviceResults(restored.model, restored.log)
    const [outage] = result?.outages ?? []
    if (outage === undefined) throw new Error('the shop is out')
    const transfer = drags(restored, 'shop', outage).find(
      ({ stretch }) => stretch.segment === 'transfer',
    )
    expect(transfer?.stretch.toMs).toBeGreaterThan(0)
    expect(transfer?.dragMs).toBeCloseTo(120 * minute, -4)
  })
})

/** One of two is enough, but the second rests. It is started by a decision after half an hour: 5 for the hand that does it, 10 to start. */
function standbyStarted(): Case {
  return {
    plan: {
      blackstart: 1,
      name: 'Standby',
      sites: { hall: {} },
      components: {
        first: { site: 'hall', start: '0s' },
        second: { initially: 'stopped', start: '10m' },
      },
      groups: { pair: { kind: 'k-of-n', k: 1, members: ['first', 'second'] } },
      businessServices: { shop: { tier: 1 } },
      dependencies: { 'shop-needs-pair': { from: 'shop', to: 'pair' } },
    },
    scenario: { ...fire, faults: { fire: { type: 'loss', target: 'place', clearsAfter: '3h' } } },
    bindings: { place: ['hall'] },
    input: { seed: '1', decisions: [{ atMs: 30 * minute, action: 'start/second' }] },
  }
}

/** 200 GB come back at 100 GB an hour. */
function dataLost(): Case {
  return {
    ...caseOf({
      plan: {
        ...plan,
        components: {
          ...plan.components,
          database: { kind: 'datastore', site: 'hall', team: 'operations' },
        },
        dependencies: {
          'shop-needs-web': { from: 'shop', to: 'web' },
          'web-needs-database': { from: 'web', to: 'database' },
        },
        backups: {
          nightly: { of: 'database', interval: '24h', sizeGb: 200, restoreGbPerHour: 100 },
        },
      },
      scenario: {
        ...fire,
        faults: { fire: { type: 'loss', target: 'place', destroysData: true } },
      },
    }),
  }
}

/** Without search the shop gives 0.8, without its stock 0.5; both go in the same fire. */
function softLoss(): Case {
  const soft = (to: string, strength: number) => ({
    from: 'shop',
    to,
    coupling: { kind: 'soft', strength } as const,
  })
  return caseOf({
    plan: {
      blackstart: 1,
      name: 'Soft',
      sites: { hall: {} },
      components: { search: { site: 'hall' }, stock: { site: 'hall' } },
      businessServices: { shop: { tier: 1 } },
      dependencies: { 'needs-search': soft('search', 0.2), 'needs-stock': soft('stock', 0.5) },
    },
    scenario: { ...fire, faults: { fire: { type: 'loss', target: 'place', clearsAfter: '1h' } } },
  })
}

describe('drag', () => {
  const [result] = serviceResults(ran.model, ran.log)
  const [outage] = result?.outages ?? []
  if (outage === undefined) throw new Error('the shop is out')

  it('is what each stretch of the critical path really costs', () => {
    const found = drags(ran, 'shop', outage).map(({ stretch, dragMs }) => [
      stretch.segment,
      (stretch.toMs - stretch.fromMs) / minute,
      dragMs === null ? null : dragMs / minute,
    ])
    expect(found).toEqual([
      ['detect', 10, 10],
      ['page', 5, 5],
      ['diagnose', 20, 20],
      ['page', 5, 5],
      ['work', 60, 60],
      ['work', 180, 180],
    ])
  })

  it('is never more than what goes on beside a stretch leaves over', () => {
    const slow: Plan = {
      ...plan,
      components: { ...plan.components, cache: { site: 'hall', team: 'security', repair: '4h' } },
      dependencies: { ...plan.dependencies, 'web-needs-cache': { from: 'web', to: 'cache' } },
    }
    const other = runCase(caseOf({ plan: slow }))
    const [service] = serviceResults(other.model, other.log)
    const [long] = service?.outages ?? []
    if (long === undefined) throw new Error('the shop is out')
    for (const { stretch, dragMs } of drags(other, 'shop', long)) {
      expect(dragMs ?? 0).toBeLessThanOrEqual(stretch.toMs - stretch.fromMs)
    }
  })
})
