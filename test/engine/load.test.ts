import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** Capacity 1000, three retries, a failed attempt costs 0.6 of a served one (case M01). */
const api = (demand: number, rest = '') =>
  `component api  capacity 1000  demand ${demand}  client-retries 3  failed-cost 0.6  ${rest}`

describe('a capacity dip', () => {
  it('collapses what stays in the vulnerable band, and it stays collapsed when the dip is over', () => {
    check(
      `
      ${api(700)}
      at 1h  lose api  level 0.5  for 10m
      `,
      `
      1h     api  overloaded       demand 700  capacity 500   attempts 700   because lose-api
      1h     api  collapsed        demand 700  capacity 500   attempts 2800  goodput 0
      1h     api  down             because api collapsed
      1h10m  api  stays-collapsed  demand 700  capacity 1000  attempts 2800  goodput 0  because lose-api fault-cleared, api collapsed, api overloaded
      never  api  load-recovered
      `,
    )
  })

  it('passes without a trace below the band', () => {
    check(
      `
      ${api(400)}
      at 1h  lose api  level 0.3  for 10m
      `,
      `
      1h     api  collapsed
      1h     api  down
      1h10m  api  load-recovered  goodput 400  because lose-api fault-cleared
      1h10m  api  operational     because api load-recovered
      never  api  stays-collapsed
      `,
    )
  })

  it('that leaves enough capacity is not felt', () => {
    check(
      `
      ${api(400)}
      at 1h  lose api  level 0.5  for 10m
      `,
      'never api',
    )
  })

  it('does no lasting harm if it is over before the slide reaches the tipping point', () => {
    check(
      `
      ${api(700, 'settles 1m')}
      at 1h  lose api  level 0.5  for 26s
      at 2h  lose api  level 0.5  for 28s
      `,
      `
      1h       api  overloaded
      1h1m26s  api  load-recovered
      2h       api  overloaded
      2h1m     api  collapsed  after 1m settle
      2h1m     api  down
      `,
    )
  })
})

describe('a way out of a collapse', () => {
  const dip = `
    at 1h  lose api  level 0.5  for 10m
  `

  it('is to let in less until the retries fit', () => {
    check(
      `
      ${api(700, 'tags x')}
      team ops  people 1
      response  team ops
      runbook storm  recovers api
      task storm/shed   team ops  takes 20m  sheds api 0.5
      task storm/admit  team ops  takes 10m  after shed  sheds api 1
      service shop  needs api
      ${dip}
      `,
      `
      1h     api  overloaded
      1h     api  collapsed
      1h     api  down
      1h10m  api  stays-collapsed
      1h20m  api  shed            let-in 0.5  because storm/shed task-done
      1h20m  api  load-recovered  demand 350  because api shed
      1h20m  api  degraded        level 0.5
      1h30m  api  shed            let-in 1
      1h30m  api  operational     level 1
      `,
    )
  })

  it('is to start afresh, which forgets what has piled up', () => {
    check(
      `
      ${api(700)}
      team ops  people 1
      response  team ops
      runbook storm  recovers api
      task storm/again  team ops  takes 20m  resets api
      service shop  needs api
      ${dip}
      `,
      `
      1h     api  down
      1h20m  api  load-reset   because storm/again task-done
      1h20m  api  operational  because api load-reset
      `,
    )
  })

  it('is no fresh start while the demand is more than it can carry', () => {
    check(
      `
      ${api(1200)}
      team ops  people 1
      response  team ops
      runbook storm  recovers api
      task storm/again  team ops  takes 20m  resets api
      service shop  needs api
      at 1h  lose api  level 0.5  for 10m
      `,
      `
      0s     api  overloaded  demand 1200
      0s     api  collapsed
      0s     api  down
      1h20m  api  load-reset
      1h20m  api  operational
      1h20m  api  overloaded
      1h20m  api  collapsed
      1h20m  api  down
      never  api  stays-collapsed
      `,
    )
  })

  it('is a budget for retries, with which it never collapses for good', () => {
    check(
      `
      ${api(700, 'client-budget 0.2')}
      ${dip}
      `,
      `
      1h     api  overloaded
      1h     api  collapsed       attempts 840
      1h     api  down
      1h10m  api  load-recovered
      1h10m  api  operational
      `,
    )
  })

  it('is a breaker, which gives it time and closes once it would hold', () => {
    check(
      `
      component api  capacity 1000  failed-cost 0.6
      service shop  demand 2520000  needs api retries 3 breaker 0.5
      at 1h  lose api  level 0.5  for 10m
      `,
      `
      1h     api   overloaded      demand 700
      1h     api   collapsed
      1h     shop  breaker-opened  other api
      1h     api   load-recovered
      1h10m  shop  breaker-closed  other api
      never  api   stays-collapsed
      `,
    )
  })
})

describe('a restart', () => {
  it('comes up without load and stays up where it is warm at once', () => {
    check(
      `
      ${api(700)}
      at 1h  lose api  for 10m
      `,
      `
      1h     api  down
      1h10m  api  operational
      never  api  overloaded
      `,
    )
  })

  it('collapses for good where it is cold under full load', () => {
    check(
      `
      ${api(700, 'warm-up 5m*0.3')}
      at 1h  lose api  for 10m
      `,
      `
      1h10m  api  overloaded       demand 700  capacity 300
      1h10m  api  collapsed
      1h15m  api  warmed-up        capacity 1000  after 5m start
      1h15m  api  stays-collapsed  because api warmed-up, api
      `,
    )
  })
})

describe('three layers with three retries each', () => {
  it('ask the deepest for 64 times the demand once it has collapsed', () => {
    check(
      `
      component deep    capacity 1000  failed-cost 1
      component middle  needs deep retries 3
      component front   needs middle retries 3
      service shop  demand 360000  needs front retries 3
      at 1h  lose deep  level 0.05  for 10m
      `,
      `
      1h     deep  overloaded  demand 100   attempts 100
      1h     deep  collapsed   demand 100   attempts 400
      1h10m  deep  stays-collapsed  demand 1600  attempts 6400  capacity 1000
      `,
    )
  })
})

describe('a group that shares its load', () => {
  const zones = (sharing: string) => `
    site west
    site here  in west
    site there  in west
    site far
    component a  site here   capacity 1000
    component b  site there  capacity 1000
    component c  site far    capacity 1000
    group web  active-active  members a b c  sharing ${sharing}
    service shop  demand 7560000  needs web  minimum 0.5
    at 1h  lose a  for 1h
  `

  it('asks the others for 1.05 times their capacity when a third is lost at 0.7', () => {
    check(
      zones('proportional'),
      `
      1h  b    overloaded   demand 1050  capacity 1000  because a
      1h  c    overloaded   demand 1050  capacity 1000  because a
      1h  b    degraded     level 0.952380952
      1h  c    degraded     level 0.952380952
      1h  web  degraded     level 0.952380952
      2h  web  degraded
      2h  b    operational
      2h  c    operational
      2h  web  operational
      `,
    )
  })

  it('serves less by what was pinned to the lost one', () => {
    check(
      zones('fixed'),
      `
      1h     web  degraded     level 0.666666667
      2h     web  operational
      never  b    overloaded
      `,
    )
  })

  it('sends what was lost to the nearest, which it may overload alone', () => {
    check(
      zones('nearest'),
      `
      1h     b    overloaded  demand 1400
      1h     web  degraded    level 0.80952381
      2h     web  degraded
      2h     web  operational
      never  c    overloaded
      `,
    )
  })

  it('that is large enough does not feel the loss of one', () => {
    check(
      `
      component a  capacity 1000
      component b  capacity 1000
      component c  capacity 1000
      group web  active-active  members a b c
      service shop  demand 7200000  needs web
      at 1h  lose a  for 1h
      `,
      `
      never  web
      never  shop
      `,
    )
  })
})

describe('demand', () => {
  it('is looked at by the clock only while something depends on it', () => {
    check(
      `
      start 2024-01-02T00:00:00Z
      until 3d
      component api  capacity 1000  demand 600
      peak api  hours 08:00-18:00  times 1.5
      at 12h  lose api  level 0.7  for 24h
      `,
      `
      12h  api  overloaded      demand 900  capacity 700
      12h  api  degraded        level 0.777777778
      18h  api  demand          demand 600
      18h  api  load-recovered
      18h  api  operational
      1d8h   api  demand       demand 900
      1d8h   api  overloaded
      1d8h   api  degraded
      1d12h  api  load-recovered
      1d12h  api  operational
      `,
    )
  })

  it('surges, which overloads what was enough', () => {
    check(
      `
      component api  capacity 1000
      service shop  demand 1800000  needs api  minimum 0.9
      at 1h  surge shop  times 2.5  for 30m
      `,
      `
      1h     api   overloaded      demand 1250  because surge-shop fault
      1h     api   degraded        level 0.8
      1h     shop  outage-started
      1h30m  api   load-recovered  because surge-shop fault-cleared
      1h30m  api   operational
      1h30m  shop  outage-ended
      `,
    )
  })

  it('makes a backlog grow faster while it surges and slower at night', () => {
    check(
      `
      start 2024-01-02T00:00:00Z
      component api  capacity 1000
      service shop  demand 100  catch-up 2  needs api
      at 1h  lose api  for 2h
      at 2h  surge shop  times 3  for 30m
      `,
      `
      1h     shop  backlog  per-hour 100   backlog 0
      2h     shop  backlog  per-hour 300   backlog 100
      2h30m  shop  backlog  per-hour 100   backlog 250
      3h     shop  backlog  per-hour -100  backlog 300
      `,
    )
  })
})
