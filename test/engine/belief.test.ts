import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

describe('a monitor whose readings are followed', () => {
  it('moves belief after its delay, down and up again', () =>
    check(
      `
      component db
      monitor probe  watches db  delay 2m  signal black-box
      at 10m  lose db  for 1h
      `,
      `
      10m     db  down
      12m     db  believed-down  other probe  after 2m detect  because db
      12m     db  noticed        after 0s instant  because db believed-down
      1h10m   db  operational
      1h12m   db  believed-well  after 2m detect
      `,
    ))

  it('shows the last thing it saw while it is down', () =>
    check(
      `
      component power
      component db
      monitor probe  watches db  needs power  signal black-box
      at 0s   lose power  for 2h
      at 1h   lose db
      at 10h  say nothing
      `,
      `
      1h  db  down
      2h  db  believed-down  because probe, db
      `,
    ))

  it('that dies goes on showing a failure that is over', () =>
    check(
      `
      component power
      component db
      monitor probe  watches db  needs power  signal black-box
      at 0s   lose db     for 1h
      at 30m  lose power  for 3h
      `,
      `
      0s     db  down
      0s     db  believed-down
      1h     db  operational
      3h30m  db  believed-well  because probe, db
      `,
    ))

  it('may miss what is merely degraded and see what is down', () =>
    check(
      `
      component db
      monitor probe  watches db  misses 0  misses-degraded 1
      at 0s   lose db  level 0.7
      at 1h   lose db
      `,
      `
      1h     db  believed-down
      never  db  believed-degraded
      `,
    ))

  it('from inside sees the thing itself, from outside what users get', () =>
    check(
      `
      component db
      component web      needs db
      monitor outside    watches web  signal black-box
      monitor inside     watches web  signal white-box  delay 5m
      at 0s  lose db  for 1h
      `,
      `
      0s  web  believed-down  other outside
      1h  web  believed-well  other outside
      `,
    ))

  it('raises alarms for nothing, and takes them back', () => {
    const { log } = runSketch(`
      component db
      monitor probe  watches db  interval 5m  false-alarms-per-day 24
      until 2d
    `)
    const alarms = log.events.filter((event) => event.kind === 'believed-down')
    expect(alarms.length).toBeGreaterThan(20)
    expect(alarms.length).toBeLessThan(80)
    for (const alarm of alarms) {
      const clear = log.events.find(
        ({ kind, atMs }) => kind === 'believed-well' && atMs > alarm.atMs,
      )
      expect((clear?.atMs ?? log.untilMs) - alarm.atMs).toBeLessThanOrEqual(300_000)
    }
    expect(log.events.some((event) => event.kind === 'noticed')).toBe(false)
  })
})

describe('a standby that goes by the readings of a monitor', () => {
  const pair = `
    component a
    component b
    group pair  active-passive  members a b  detect 1m  watched-by probe
    service shop  needs pair
  `

  it('takes over for nothing when the monitor raises a false alarm', () => {
    const { log } = runSketch(`
      ${pair}
      monitor probe  watches a  interval 5m  false-alarms-per-day 3
      until 2d
    `)
    expect(log.events.some((event) => event.kind === 'failover-done')).toBe(true)
    expect(log.events.some((event) => event.kind === 'fault')).toBe(false)
  })

  it('stays where it is when the monitor misses the loss', () =>
    check(
      `
      ${pair}
      monitor probe  watches a  misses 1
      at 0s  lose a
      `,
      `
      0s     shop  down
      never  pair  failover-started
      `,
    ))

  it('waits for a monitor that is down itself', () =>
    check(
      `
      ${pair}
      component power
      monitor probe  watches a  needs power
      at 0s  lose power  for 2h
      at 1h  lose a
      `,
      `
      2h    a     believed-down
      2h1m  pair  failover-done
      `,
    ))
})

describe('people who go by what they were told', () => {
  const waiting = (extra: string): string => `
    component vault
    component db
    component power
    monitor probe  watches vault  needs power
    team ops  people 2
    response  acts-on belief  users-report 0s
    runbook dr  recovers db
    ${extra}
    at 0s   lose vault  for 1h
    at 0s   lose db
    at 30m  lose power  for 3h
  `

  it('wait for something that is back until the monitor tells them', () =>
    check(
      waiting('task dr/fix  team ops  needs vault  takes 10m  repairs db'),
      `
      0s     vault   down
      1h     vault   operational
      3h30m  vault   believed-well
      3h30m  dr/fix  task-started  because ops acknowledged, vault believed-well, vault, lose-db
      `,
    ))

  it('know as soon as somebody looks', () =>
    check(
      waiting(`
        task dr/look  team ops  takes 2h  verifies vault
        task dr/fix   team ops  needs vault  takes 10m  repairs db
      `),
      `
      2h  vault   believed-well  other people  because dr/look task-done
      2h  dr/fix  task-started
      `,
    ))
})

describe('triage', () => {
  it('puts alerts in a row, and what is true is noticed only then', () =>
    check(
      `
      component a
      component b
      monitor probe  watches a b
      team desk  people 1
      response  triaged-by desk  triage 10m
      at 0s  lose a
      at 0s  lose b
      `,
      `
      0s   a  alert
      0s   a  triage-started  after 0s instant
      0s   b  alert
      10m  a  triage-done     after 10m triage
      10m  a  noticed         because a triage-done
      10m  b  triage-started  after 10m wait-for-triage
      20m  b  triage-done
      20m  b  noticed
      `,
    ))

  it('closes false alarms', () => {
    const { log } = runSketch(`
      component a
      monitor probe  watches a  interval 1m  false-alarms-per-day 24
      team desk  people 1
      response  triaged-by desk  triage 10m
      until 2d
    `)
    const kinds = log.events.map((event) => event.kind)
    const closed = kinds.filter((kind) => kind === 'false-alarm').length
    expect(closed).toBeGreaterThan(10)
    expect(kinds).not.toContain('noticed')
  })

  it('joins the alerts of one incident to one ticket', () =>
    check(
      `
      component a
      component b  needs a
      component c  needs a
      monitor probe  watches a b c
      team desk  people 1
      response  triaged-by desk  triage 10m  suppresses 1h
      at 0s  lose a
      `,
      `
      0s     a  alert
      0s     b  alert-joined
      0s     c  alert-joined
      never  b  triage-started
      `,
    ))
})

describe('users who are counted', () => {
  it('report sooner the more of them cannot work', () => {
    const firstReport = (users: number, level: number): number => {
      const { log } = runSketch(`
        component app
        service shop  needs app  users ${users}  reports-per-hour 1
        at 0s  lose app  level ${level}
      `)
      return log.events.find((event) => event.kind === 'noticed')?.atMs ?? Infinity
    }
    expect(firstReport(100, 0)).toBeCloseTo(firstReport(200, 0.5), -1)
    expect(firstReport(100, 0)).toBeCloseTo(firstReport(1000, 0) * 10, -2)
  })

  it('report nothing while nobody of them works', () =>
    check(
      `
      component app
      service shop  needs app  users 1000000  reports-per-hour 1000  hours 08:00-16:00  outside 0
      start 2024-01-02T20:00:00Z
      at 0s  lose app
      `,
      `
      12h1ms  shop  noticed  other users
      `,
    ))

  it('are not heard while the service desk is down', () =>
    check(
      `
      component app
      monitor desk  watches shop  signal user-reports
      service shop  needs app
      response  users-report 10m
      at 0s  lose app
      at 0s  lose desk  for 2h
      `,
      `
      2h  shop  believed-down  other users
      2h  shop  noticed
      `,
    ))
})
