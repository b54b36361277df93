import { describe, expect, it } from 'vitest'
import { recoveryBars, serviceResults } from '../../simulation/index.ts'
import { lossOf, lossRatesOf } from '../../simulation/views/loss.ts'
import { databaseLost, hour, logOf, minute, modelOf } from './handMade.ts'

describe('the result of a business service', () => {
  it('is its longest outage against its objectives', () => {
    const [shop] = serviceResults(databaseLost.model, databaseLost.log)
    expect(shop).toMatchObject({
      id: 'shop',
      rtaMs: 220 * minute,
      downMs: 220 * minute,
      isRestored: true,
      rto: 'missed',
      mtd: 'met',
      lowestLevel: 0,
      normalAtMs: 230 * minute,
      loss: null,
    })
  })

  it('says that nothing hit it', () => {
    const quiet = logOf([], { untilMs: hour })
    const [shop] = serviceResults(databaseLost.model, quiet)
    expect(shop).toMatchObject({ rto: 'not-hit', mtd: 'not-hit', rtaMs: 0, normalAtMs: null })
  })

  const out = { kind: 'outage-started', entity: 'shop', atMs: 0 } as const

  it('misses every objective if the outage can never end', () => {
    const ended = logOf([out], { untilMs: hour, isComplete: true })
    const [shop] = serviceResults(databaseLost.model, ended)
    expect(shop).toMatchObject({ rto: 'missed', mtd: 'missed', isRestored: false })
  })

  it('stays open while the run is too short to tell', () => {
    const short = logOf([out], { untilMs: hour })
    const [shop] = serviceResults(databaseLost.model, short)
    expect(shop).toMatchObject({ rto: 'open', mtd: 'open', rtaMs: hour })
  })

  it('has no verdict without a target', () => {
    const free = modelOf({ services: { shop: { rtoMs: -1, mtdMs: -1 } } })
    const [shop] = serviceResults(free, logOf([out], { untilMs: hour }))
    expect(shop).toMatchObject({ rto: 'no-target', mtd: 'no-target', rtoMs: null })
  })

  it('counts an objective of zero as no downtime allowed', () => {
    const strict = modelOf({ services: { shop: { rtoMs: 0 } } })
    const blink = logOf([out, { kind: 'outage-ended', entity: 'shop', atMs: 1, because: [0] }], {
      untilMs: hour,
    })
    expect(serviceResults(strict, blink)[0]?.rto).toBe('missed')
  })

  it('counts the time that a workaround carried enough', () => {
    const shop = modelOf({ services: { shop: { minimumLevel: 0.4 } } })
    const byHand = logOf(
      [
        { ...out, delivered: 0 },
        { kind: 'workaround-started', entity: 'shop', atMs: 10, because: [0], delivered: 0.4 },
        { kind: 'workaround-ended', entity: 'shop', atMs: 50, because: [1], delivered: 0 },
        { kind: 'outage-ended', entity: 'shop', atMs: 80, because: [0], delivered: 1 },
      ],
      { untilMs: 100 },
    )
    expect(serviceResults(shop, byHand)[0]).toMatchObject({ coveredMs: 40, carriedLevel: 0.4 })
  })

  it('says how much was carried by hand where that was too little to count', () => {
    const shop = modelOf({ services: { shop: { minimumLevel: 0.4 } } })
    const tooLittle = logOf(
      [
        { ...out, delivered: 0 },
        { kind: 'workaround-started', entity: 'shop', atMs: 10, because: [0], delivered: 0.3 },
        { kind: 'state', entity: 'shop', atMs: 80, because: [0], to: 'operational', delivered: 1 },
        { kind: 'outage-ended', entity: 'shop', atMs: 80, because: [2], delivered: 1 },
      ],
      { untilMs: 100 },
    )
    expect(serviceResults(shop, tooLittle)[0]).toMatchObject({ coveredMs: 0, carriedLevel: 0.3 })
  })

  it('is normal when the backlog is gone, and has its peak', () => {
    const behind = logOf(
      [
        out,
        { kind: 'backlog', entity: 'shop', atMs: 0, because: [0], backlog: 0, backlogPerHour: 60 },
        { kind: 'outage-ended', entity: 'shop', atMs: hour, because: [0] },
        {
          kind: 'backlog',
          entity: 'shop',
          atMs: hour,
          because: [2],
          backlog: 60,
          backlogPerHour: -30,
        },
        { kind: 'normal', entity: 'shop', atMs: 3 * hour, because: [3], backlog: 0 },
      ],
      { untilMs: 4 * hour },
    )
    const [shop] = serviceResults(databaseLost.model, behind)
    expect(shop).toMatchObject({ backlogPeak: 60, normalAtMs: 3 * hour })
  })

  it('comes in order of tier, then id', () => {
    const three = modelOf({ services: { c: { tier: 1 }, b: { tier: 2 }, a: { tier: 2 } } })
    const ids = serviceResults(three, logOf([], { untilMs: 1 })).map((result) => result.id)
    expect(ids).toEqual(['c', 'a', 'b'])
  })
})

describe('the loss of an outage', () => {
  const rates = lossRatesOf({
    currency: 'EUR',
    perHour: [
      { from: '0s', rate: 100 },
      { from: '2h', rate: 1_000 },
    ],
    once: [{ at: '3h', amount: 5_000 }],
  })
  const nothing = [{ atMs: 0, level: 0 }]

  it('follows the rates by time into the outage', () => {
    expect(lossOf(rates, { startMs: hour, endMs: 2 * hour }, nothing)).toBe(100)
    expect(lossOf(rates, { startMs: hour, endMs: 3.5 * hour }, nothing)).toBe(700)
  })

  it('adds single amounts once they fall due', () => {
    expect(lossOf(rates, { startMs: 0, endMs: 3 * hour }, nothing)).toBe(6_200)
  })

  it('counts only the share of work that nothing carried', () => {
    const half = [
      { atMs: 0, level: 0 },
      { atMs: hour, level: 0.75 },
    ]
    expect(lossOf(rates, { startMs: 0, endMs: 2 * hour }, half)).toBe(125)
  })
})

describe('the recovery chart', () => {
  it('has services first, then components in the order in which they were hit', () => {
    const bars = recoveryBars(databaseLost.model, databaseLost.log)
    expect(bars.map((bar) => [bar.id, bar.kind])).toEqual([
      ['shop', 'business-service'],
      ['database', 'component'],
      ['web', 'component'],
    ])
  })

  it('measures components against their own objectives', () => {
    const model = { ...databaseLost.model }
    const plan = { ...model.plan, components: { database: { rto: '1h' } } }
    const bars = recoveryBars({ ...model, plan }, databaseLost.log)
    expect(bars.find((bar) => bar.id === 'database')).toMatchObject({ rtoMs: hour, rto: 'missed' })
  })
})
