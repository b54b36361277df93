import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

/** A run begins on a Tuesday at nine; copies begin at midnight and take two hours. */
const nightly = 'interval 1d  at 00:00  takes 2h'
const tuesday = 'start 2024-01-02T09:00:00Z'

describe('restores at the same time', () => {
  it('share what they all pass: each half, then the one that is left all of it', () =>
    check(
      `
      component line  kind network  gb-per-hour 100
      component a  kind datastore
      component b  kind datastore
      backup of-a  of a  ${nightly}  size-gb 100  through line
      backup of-b  of b  ${nightly}  size-gb 200  through line
      ${tuesday}
      at 0s  destroy a b
      `,
      `
      0s  a  restore-rate  gb-per-hour 50
      0s  b  restore-rate  gb-per-hour 50
      2h  a  restored
      2h  b  restore-rate  gb 100  gb-per-hour 100
      3h  b  restored
      `,
    ))

  it('stop while what they pass is down, and go on from where they were', () =>
    check(
      `
      component line  kind network  gb-per-hour 100
      component a  kind datastore
      backup of-a  of a  ${nightly}  size-gb 300  through line
      ${tuesday}
      at 0s  destroy a
      at 1h  lose line  for 5h
      `,
      `
      0s  a  restore-rate  gb 0    gb-per-hour 100
      1h  a  restore-rate  gb 100  gb-per-hour 0
      6h  a  restore-rate  gb 100  gb-per-hour 100  because line, a
      8h  a  restored
      `,
    ))

  it('leave the people free who set them going', () =>
    check(
      `
      team dba  people 1
      component a  kind datastore  team dba
      component b  kind datastore  team dba
      backup of-a  of a  ${nightly}  size-gb 100  gb-per-hour 100  prepare 1h
      backup of-b  of b  ${nightly}  size-gb 100  gb-per-hour 100  prepare 1h
      ${tuesday}
      at 0s  destroy a b
      `,
      `
      1h  restore/a  task-unattended  after 1h work
      2h  restore/b  task-unattended  after 1h work
      2h  restore/a  task-done
      3h  restore/b  task-done
      `,
    ))
})

describe('data sets that must agree', () => {
  it('come back as of the newest moment that both have', () =>
    check(
      `
      component orders  kind datastore  consistent-with shop  tolerance 1h
      component stock   kind datastore  consistent-with shop  tolerance 1h
      backup of-orders  of orders  interval 1h  at 00:00
      backup of-stock   of stock   interval 1d  at 00:00
      ${tuesday}
      at 0s  destroy orders stock
      `,
      `
      0s  orders  restored  as-of -8h
      0s  stock   restored  as-of -9h
      never orders inconsistent
      never stock  inconsistent
      `,
    ))

  it('are told to disagree where one of them was not restored', () =>
    check(
      `
      component orders  kind datastore  consistent-with shop
      component stock   kind datastore  consistent-with shop
      backup of-stock   of stock   interval 1d  at 00:00
      ${tuesday}
      at 0s  destroy stock
      `,
      `
      0s  stock  inconsistent  other orders
      `,
    ))
})

describe('a runbook that restores', () => {
  it('does so when its turn has come, and goes on when the data are back', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  size-gb 100  gb-per-hour 50
      runbook dr  recovers db
      task dr/clean    automated  takes 1h
      task dr/restore  automated  takes 30m  after clean    restores db
      task dr/open     automated  takes 1h   after restore  starts db
      ${tuesday}
      at 0s  destroy db
      `,
      `
      1h30m  dr/restore  task-unattended
      1h30m  db          restore-started
      3h30m  db          restored
      3h30m  dr/restore  task-done     because db
      3h30m  dr/open     task-skipped
      never  db          no-recovery
      `,
    ))
})

describe('work lost with data', () => {
  it('is done once more after the outage', () => {
    const { log } = runSketch(`
      component db  kind datastore
      service sales  needs db  demand 10  reenter-lost 0.5  catch-up 2
      backup night  of db  ${nightly}
      ${tuesday}
      at 0s  destroy db
    `)
    // Nine hours at ten an hour, half of it.
    expect(Math.max(...log.events.map((event) => event.backlog ?? 0))).toBe(45)
    expect(log.events.find((event) => event.kind === 'normal')?.atMs).toBe(4.5 * 3_600_000)
  })
})
