import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

describe('an active-passive group', () => {
  it('notices the loss, is decided for, switches, and tells its clients one after the other', () => {
    check(
      `
      team ops  people 1  acknowledge 5m
      component a
      component b
      group g  active-passive  members a b  detect 1m  decided-by ops 10m  switch 4m  dns-tail 20m
      at 0s  lose a
      `,
      `
      1m   g    noticed           after 1m detect  because a
      1m   ops  paged             because g
      6m   ops  acknowledged      after 5m page
      16m  g    approved          after 10m decide  because ops
      16m  g    failover-started
      20m  g    failover-done     after 4m switch
      `,
    )
  })

  it('gives more as clients find the one that took over', () => {
    const { log } = runSketch(`
      component a
      component b
      group g  active-passive  members a b  dns-tail 20m
      at 0s  lose a
    `)
    const levels = log.events.flatMap(({ entity, to, level, atMs }) =>
      entity === 'g' && to !== undefined ? [[atMs / 60_000, level]] : [],
    )
    expect(levels).toHaveLength(21)
    expect(levels[0]).toEqual([0, 0])
    expect(levels[10]).toEqual([10, 0.5])
    expect(levels[20]).toEqual([20, 1])
  })

  it('is switched by hand when the switch fails', () => {
    check(
      `
      component a
      component b
      group g  active-passive  members a b  switch 5m  succeeds 0  by-hand 1h
      at 0s  lose a
      `,
      `
      5m    g  failover-failed  after 5m switch
      1h5m  g  failover-done    after 1h work
      `,
    )
  })

  it('starts a standby that is switched off before it switches', () => {
    check(
      `
      component a
      component b  stopped  start 10m
      group g  active-passive  members a b  detect 30m
      at 1m  lose a
      `,
      `
      31m  b  starting          because g noticed
      41m  g  failover-started  because b, g
      `,
    )
  })

  it('is looked at from the beginning, whatever else happens', () => {
    check(
      `
      component a  stopped
      component b
      component other
      group g  active-passive  members a b  switch 5m
      at 1h  lose other
      `,
      `
      0s  g  noticed
      5m  g  failover-done
      `,
    )
  })

  it('takes the next standby when the first is lost while it starts', () => {
    check(
      `
      component a
      component b  stopped  start 10m
      component c  stopped  start 20m
      group g  active-passive  members a b c
      at 0s  lose a
      at 5m  lose b
      `,
      `
      0s   b  starting  because g noticed
      5m   c  starting  because b down
      25m  g  failover-done  other c
      `,
    )
  })

  it('prefers a member that is up to one that must be started', () => {
    check(
      `
      component a
      component b  stopped  start 1h
      component c
      group g  active-passive  members a b c
      at 0s  lose a
      `,
      `
      0s     g  failover-done  other c
      never  b  starting
      `,
    )
  })

  it('may stand on groups', () => {
    check(
      `
      component a1
      component a2
      component b1
      component b2
      group a  k-of-n 2  members a1 a2
      group b  k-of-n 1  members b1 b2
      group g  active-passive  members a b  detect 1m  switch 5m
      at 0s  lose a1
      at 3m  lose b1
      `,
      `
      0s  g  down         because a
      6m  g  on-fallback  because g, a
      `,
    )
  })

  it('waits for what the standby needs to be changed, not for what the lost one needed', () => {
    check(
      `
      component console-a
      component console-b
      component a  needs:change console-a
      component b  needs:change console-b
      group g  active-passive  members a b
      at 0s  lose a
      at 0s  lose console-a
      at 0s  lose console-b  for 2h
      `,
      `
      0s  g  failover-waiting  other console-b
      2h  g  failover-started  because console-b, g, run
      `,
    )
  })

  it('does not switch when the active one is back before anybody noticed', () => {
    check(
      `
      component a
      component b
      group g  active-passive  members a b  detect 10m
      at 0s  lose a  for 5m
      `,
      `
      never  g  noticed
      never  g  failover-started
      `,
    )
  })

  it('of which all members are lost waits, and takes whichever is back first', () => {
    check(
      `
      component a
      component b
      group g  active-passive  members a b
      at 0s  lose a  for 3h
      at 0s  lose b  for 2h
      `,
      `
      0s  g  failover-waiting  other a+b
      2h  g  failover-done     other b
      `,
    )
  })
})
