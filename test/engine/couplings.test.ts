import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../simulation/index.ts'
import { check, runSketch } from '../support/check.ts'

const minuteMs = 60_000

/** Levels that a component takes, with the minutes at which it takes them. */
function levelsOf(events: readonly LogEvent[], id: string): readonly (readonly [number, number])[] {
  return events
    .filter(({ entity, kind }) => entity === id && kind === 'state')
    .map(({ atMs, level = 1 }) => [atMs / minuteMs, level] as const)
}

describe('a lease', () => {
  it('of grants of all ages runs out evenly', () => {
    const { log } = runSketch(`
      component login
      component app  needs login lease 100m
      at 10m  lose login  for 3h
    `)
    const steps = Array.from({ length: 20 }, (_, step) => 95 - 5 * step)
    // From the moment on at which half is left, it is less than what others call usable.
    const told = steps.filter((share) => share !== 45)
    const expected = told.map((share) => [10 + 100 - share, share === 50 ? 0.45 : share / 100])
    expect(levelsOf(log.events, 'app')).toEqual([...expected, [190, 1]])
  })

  it('of grants that end at random runs out ever more slowly', () => {
    const { log } = runSketch(`
      component login
      component app  needs login lease 1h renewal random
      service shop  needs app  minimum 0.3
      at 0s  lose login
    `)
    const levels = levelsOf(log.events, 'app')
    const timeTo = (level: number): number | undefined => levels.find(([, at]) => at <= level)?.[0]
    expect(timeTo(0.8)).toBeCloseTo(60 * Math.log(1 / 0.8), 3)
    expect(timeTo(0)).toBeCloseTo(60 * Math.log(100), 3)
    const out = log.events.find(({ kind }) => kind === 'outage-started')
    expect(out?.atMs).toBe(Math.ceil(3_600_000 * Math.log(1 / 0.3)))
  })

  it('is renewed as soon as the provider is back', () =>
    check(
      `
      component login
      component app  needs login lease 20m
      service shop  needs app  minimum 0.2
      at 0s   lose login  for 10m
      at 15m  lose login  for 30m
      `,
      `
      31m  shop  outage-started
      45m  shop  outage-ended  because shop operational, shop
      `,
    ))

  it('never gives less than the provider itself', () =>
    check(
      `
      component login
      component app  needs login lease 20m
      at 0s  lose login  level 0.9  for 1h
      `,
      `
      1m  app  degraded  level 0.95
      2m  app  degraded  level 0.9  because login
      1h  app  operational  because login
      `,
    ))

  it('runs out at once where a grant lasts no time', () =>
    check(
      `
      component login
      component app  needs login lease 0s
      at 1h  lose login
      `,
      `
      1h  app  down  because login
      `,
    ))
})

describe('a reserve', () => {
  it('is full again once the provider is back: a timer of before is of no account', () =>
    check(
      `
      component power
      component web  needs power grace 20m
      at 0s   lose power  for 10m
      at 15m  lose power  for 1h
      `,
      `
      35m    web  down         after 20m grace  because power
      1h15m  web  operational
      `,
    ))

  it('is not begun anew while the provider goes on changing without being enough', () =>
    check(
      `
      component power
      component web  needs power grace 20m
      at 0s   lose power  for 1h
      at 10m  lose power  level 0.5  for 2h
      `,
      `
      20m  web  down      after 20m grace  because power
      1h   web  degraded
      2h10m  web  operational
      `,
    ))
})

describe('a queue', () => {
  it('carries its consumer while messages can wait', () =>
    check(
      `
      component ledger
      component shop  needs ledger hands-over 100/140
      at 1h  lose ledger  for 2h
      `,
      `
      1h  shop  queue        waiting 0    oldest-ms 0        because ledger
      3h  shop  queue        waiting 200  oldest-ms 7200000  because ledger, shop
      8h  shop  queue-empty  waiting 0    dropped 0  after 5h drain  because shop
      never shop
      `,
    ))

  it('loses what comes while its buffer is full', () =>
    check(
      `
      component ledger
      component shop  needs ledger hands-over 100/140 buffer 150 when-full lose
      at 1h  lose ledger  for 2h
      `,
      `
      1h      shop  queue
      2h30m   shop  queue-full   waiting 150  dropped 0   after 1h30m grace  because shop
      3h      shop  queue        waiting 150  dropped 50  oldest-ms 7200000
      6h45m   shop  queue-empty  waiting 0    dropped 50
      `,
    ))

  it('pushes back once its buffer is full', () =>
    check(
      `
      component ledger
      component shop  needs ledger hands-over 100/140 buffer 150 when-full push-back
      at 1h  lose ledger  for 2h
      `,
      `
      2h30m  shop  queue-full  waiting 150  because shop
      2h30m  shop  down  because shop queue-full
      3h     shop  operational  because ledger
      6h45m  shop  queue-empty  dropped 0
      `,
    ))

  it('lets through what its provider takes while it is full', () =>
    check(
      `
      component ledger
      component shop  needs ledger hands-over 100/100 buffer 100 when-full push-back
      at 1h  lose ledger  level 0.4  for 10h
      `,
      `
      2h40m  shop  queue-full  waiting 100
      2h40m  shop  degraded  level 0.4
      11h    shop  operational
      never shop queue-empty
      `,
    ))

  it('drains more slowly the more its consumer hands over', () =>
    check(
      `
      component ledger
      component shop  needs ledger hands-over 100/140
      at 0s  lose ledger  for 1h
      at 1h  lose shop  for 30m
      `,
      `
      0s     shop  queue  waiting 0
      1h     shop  queue  waiting 100
      1h     shop  down
      1h     shop  queue  waiting 100
      1h30m  shop  operational
      1h30m  shop  queue  waiting 30  oldest-ms 2880000
      2h15m  shop  queue-empty
      `,
    ))
})

describe('what is felt later', () => {
  it('reaches the consumer after its time, for better and for worse', () =>
    check(
      `
      component db
      component web  needs db felt-after 5m
      at 1h  lose db  for 30m
      `,
      `
      1h5m   web  down         after 5m settle  because db
      1h35m  web  operational  after 5m settle  because db
      `,
    ))

  it('is felt all the same when it is over by then', () =>
    check(
      `
      component db
      component web  needs db felt-after 5m
      at 1h  lose db  for 2m
      `,
      `
      1h5m  web  down
      1h7m  web  operational
      `,
    ))

  it('begins a reserve only then', () =>
    check(
      `
      component db
      component web  needs db grace 10m felt-after 5m
      at 1h  lose db
      `,
      `
      1h15m  web  down  after 15m grace  because db
      `,
    ))

  it('keeps a group from feeling its member', () =>
    check(
      `
      component a
      component b
      group pool  active-active  members a*0.5~1m b*0.5
      at 1h  lose a
      at 2h  lose b
      `,
      `
      1h1m  pool  degraded  level 0.5  because a
      2h    pool  down  because b, a
      `,
    ))
})

describe('a copy', () => {
  it('that a change waits for holds back what changes data', () =>
    check(
      `
      component copy
      component db  needs copy copy sync writes 0.3
      at 1h  lose copy  for 1h
      `,
      `
      1h  db  degraded  level 0.7  because copy
      2h  db  operational
      never db lag
      `,
    ))

  it('that lags does not hold back, and catches up', () =>
    check(
      `
      component copy
      component db  needs copy copy async
      at 1h  lose copy  for 1h
      `,
      `
      1h  db  lag       waiting 0  because copy
      2h  db  lag       waiting 1  oldest-ms 3600000
      3h  db  lag-gone  waiting 0
      never db
      `,
    ))

  it('to which a group switches has not what it lagged behind', () =>
    check(
      `
      component copy
      component db  needs copy copy async
      group pair  active-passive  members db copy
      at 1h  lose copy  for 1h
      at 2h30m  lose db
      `,
      `
      2h30m  copy  data-lost  lost 30m  other db  because pair, db
      `,
    ))

  it('lacks its ordinary lag after a switch', () =>
    check(
      `
      component copy
      component db  needs copy copy async lag 5s
      group pair  active-passive  members db copy  switch 10m
      at 1h  lose db
      `,
      `
      1h10m  copy  data-lost  lost 5s
      `,
    ))

  it('that a change waits for lacks nothing', () =>
    check(
      `
      component copy
      component db  needs copy copy sync
      group pair  active-passive  members db copy
      at 1h  lose db
      `,
      `
      1h  pair  failover-done
      never copy data-lost
      `,
    ))
})
