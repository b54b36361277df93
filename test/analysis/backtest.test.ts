import { describe, expect, it } from 'vitest'
import { crossingMs, sumOf, valueAt } from '../../simulation/analysis/backtest/curves.ts'
import { withoutIncident } from '../../simulation/analysis/backtest/parameters.ts'
import { scaled } from '../../simulation/analysis/backtest/uncertain.ts'
import { covers, writtenNumbers } from '../../simulation/analysis/backtest/writtenNumbers.ts'
import { accountFor, type BacktestInputs, overallOf, runBacktest } from '../../simulation/index.ts'
import { read } from '../support/read.ts'

const minute = 60_000

/** A shop whose database is mended in half an hour, and a record that says 40 minutes. */
const shop: BacktestInputs = {
  plan: {
    blackstart: 1,
    components: {
      database: { kind: 'datastore', team: 'ops', repair: '30m', start: '0s' },
      shop: { kind: 'service', start: '0s' },
    },
    teams: { ops: { people: 1, acknowledge: '0s' } },
    dependencies: { 'shop-needs-database': { from: 'shop', to: 'database' } },
    businessServices: { selling: { tier: 1 } },
    response: {
      team: 'ops',
      usersReport: '10m',
      diagnose: '0s',
      wrongDiagnosis: 0,
      declare: '0s',
    },
  },
  scenario: {
    scenario: 1,
    name: 'Lost',
    start: '2025-05-03T13:00:00Z',
    horizon: '1d',
    targets: { lost: { kind: 'component', prefer: [{ kind: 'datastore' }] } },
    faults: { lost: { type: 'loss', target: 'lost' } },
  },
  milestones: {
    milestones: 1,
    name: 'Shop',
    plan: 'shop',
    scenario: 'lost',
    sources: { review: { title: 'Review' } },
    rows: {
      back: {
        name: 'Back',
        at: '2025-05-03T13:40:00Z',
        value: 1,
        read: { what: 'level', of: 'shop' },
        source: 'review',
        basis: 'published',
      },
    },
    parameters: {
      everything: { is: 'record', source: 'review', at: ['plan'] },
      repair: { is: 'fitted', to: 'back', at: ['plan/components/database/repair'] },
    },
  },
}

function marked(parameters: BacktestInputs['milestones']['parameters']): BacktestInputs {
  return { ...shop, milestones: { ...shop.milestones, parameters } }
}

function run(inputs: BacktestInputs, runs = 20) {
  return read(runBacktest({ ...inputs, incident: 'shop', seed: '1', runs }))
}

describe('a curve', () => {
  const curve = [
    { atMs: 0, value: 10 },
    { atMs: 10, value: 0 },
    { atMs: 30, value: 10 },
  ]

  it('comes to a value from below only after it has been below', () => {
    expect(crossingMs(curve, 5, 'rising')).toBe(20)
    expect(crossingMs(curve, 5, 'falling')).toBe(5)
  })

  it('never comes to what it does not reach', () => {
    expect(crossingMs(curve, 11, 'rising')).toBe(Infinity)
  })

  it('adds up with others, jumps included', () => {
    const step = [
      { atMs: 0, value: 0 },
      { atMs: 10, value: 0 },
      { atMs: 10, value: 4 },
      { atMs: 30, value: 4 },
    ]

    expect(valueAt(sumOf([curve, step]), 20)).toBe(9)
    expect(crossingMs(sumOf([curve, step]), 9, 'rising')).toBe(20)
  })
})

describe('the numbers of a plan', () => {
  it('are its amounts and lengths of time, a distribution being one; none, one and all are not', () => {
    const plan = {
      tier: 2,
      teams: { a: { people: 3, onCall: 1 } },
      x: { repair: { p50: '1h', p95: '2h' } },
    }

    expect(writtenNumbers('plan', plan).map(({ path }) => path.join('/'))).toEqual([
      'plan/teams/a/people',
      'plan/x/repair',
    ])
  })

  it('are covered by a mark on them, on what is around them, or on any id there', () => {
    const path = ['plan', 'teams', 'a', 'people']

    expect(covers('plan/teams/*/people', path)).toBe(true)
    expect(covers('plan/teams', path)).toBe(true)
    expect(covers('plan/teams/b', path)).toBe(false)
  })
})

describe('a backtest', () => {
  it('compares the time at which a run gets there with the time of the record', () => {
    const [back] = run(shop).score.milestones

    expect(back).toMatchObject({ p5: 40 * minute, p50: 40 * minute, logError: 0, isWithin: true })
  })

  it('tells what was fitted from what was predicted', () => {
    expect(run(shop).score.milestones[0]?.role).toBe('fitted')
    const open = marked({ everything: { is: 'record', source: 'review', at: ['plan'] } })
    expect(run(open).score.milestones[0]?.role).toBe('predicted')
  })

  it('counts numbers that nobody marked as fitted, and says so', () => {
    const { counts, problems } = accountFor(marked({}))

    expect(counts).toEqual({ record: 0, default: 0, fitted: 2, idle: 0 })
    expect(problems.map(({ code }) => code)).toContain('unmarked-number')
  })

  it('does not count where more is fitted than there is to be wrong about', () => {
    const { score } = run(marked({}))

    expect(score.counts).toBe(false)
    expect(overallOf([run(marked({}))]).milestones).toBe(0)
  })

  it('refuses a default that is not what it says', () => {
    const wrong = marked({
      everything: { is: 'default', default: 'call-out', at: ['plan/components/database/repair'] },
    })

    expect(accountFor(wrong).problems.map(({ code, severity }) => `${code} ${severity}`)).toContain(
      'wrong-value error',
    )
  })

  it('draws what is not known exactly anew for each run, the same for the same seed', {
    timeout: 30_000,
  }, () => {
    const unsure = marked({
      everything: { is: 'record', source: 'review', at: ['plan'] },
      repair: {
        is: 'fitted',
        to: 'back',
        at: ['plan/components/database/repair'],
        knownWithin: 2,
      },
    })
    const [back] = run(unsure, 60).score.milestones

    expect(back?.p5).toBeLessThan(30 * minute)
    expect(back?.p95).toBeGreaterThan(60 * minute)
    expect(run(unsure, 60).score.milestones).toContainEqual(back)
  })

  it('leaves an outage out of the defaults that were learnt from it', () => {
    const prior = {
      what: '',
      value: { p50: '4m', p95: '8m' },
      standing: 'derived',
      source: '',
      year: 2025,
      seen: { a: '2m', b: '4m', c: '8m' },
    } as const

    expect(withoutIncident(prior, 'a')).toEqual({ p50: '5m39s411ms', p95: '11m18s823ms' })
    expect(withoutIncident(prior, 'd')).toBeUndefined()
  })

  it('keeps shares shares and whole numbers whole when it varies them', () => {
    expect(scaled(0.5, 3)).toBe(1)
    expect(scaled(10, 1.25)).toBe(13)
    expect(scaled({ p50: '1h', p95: '2h' }, 0.5)).toEqual({ p50: '30m', p95: '1h' })
    expect(scaled({ weibull: { shape: 2, p50: '1h' } }, 2)).toEqual({
      weibull: { shape: 2, p50: '2h' },
    })
  })
})
