import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

const minute = 60_000

describe('a gate', () => {
  it('on a level opens at that level', () => {
    check(
      `
      component a  repair 1h
      component b  repair 3h
      group store  k-of-n 1  members a*0.5 b*0.5
      component db
      runbook dr  recovers db
      task dr/load  automated  takes 1h  gate store 0.8  repairs db
      at 0s  lose a b
      at 0s  lose db
      `,
      `
      0s  dr/load  task-waiting  other store
      3h  dr/load  task-started
      `,
    )
  })

  it('can ask for something to be down', () => {
    check(
      `
      component old
      component db
      runbook dr  recovers db
      task dr/move  automated  takes 1h  gate-below old 0.5  repairs db
      at 0s  lose db
      at 2h  lose old  for 9h
      `,
      `
      0s  dr/move  task-waiting  other old
      2h  dr/move  task-started  because old, lose-db
      `,
    )
  })

  it('that must be open throughout pauses the work, and what was done is kept', () => {
    check(
      `
      component net
      component db
      runbook dr  recovers db
      task dr/copy  automated  takes 4h  throughout net  repairs db
      at 0s  lose db
      at 1h  lose net  for 2h
      `,
      `
      0s  dr/copy  task-started
      1h  dr/copy  work-paused     other net  because dr/copy, net
      3h  dr/copy  task-unblocked  because net, dr/copy
      6h  dr/copy  task-done       after 3h work
      `,
    )
  })

  it('that must be open throughout costs the work, where that is said', () => {
    check(
      `
      component net
      component db
      runbook dr  recovers db
      task dr/copy  automated  takes 4h  throughout net  loses  repairs db
      at 0s  lose db
      at 1h  lose net  for 2h
      `,
      '7h  dr/copy  task-done  after 4h work',
    )
  })

  it('lets people go while it is closed, and asks them again', () => {
    check(
      `
      team ops  people 1
      component net
      component db
      component web  repair 1h  team ops
      runbook dr  recovers db
      task dr/copy  team ops  takes 4h  throughout net  repairs db
      at 0s  lose db
      at 1h  lose net  for 2h
      at 1h  lose web
      `,
      `
      1h  dr/copy     work-paused
      1h  repair/web  task-started
      2h  repair/web  task-done
      3h  dr/copy     work-resumed
      6h  dr/copy     task-done  after 3h work
      `,
    )
  })
})

describe('a step for each of many', () => {
  it('is done for all at once, as far as there are people', () => {
    check(
      `
      team ops  people 2
      component a
      component b
      component c
      runbook dr  recovers a
      task dr/fix    team ops  takes 1h  for-each a b c  does repairs
      task dr/check  automated  takes 1h  after fix
      at 0s  lose a b c
      `,
      `
      0s  dr/fix/a  task-started
      0s  dr/fix/b  task-started
      1h  dr/fix/c  task-started
      2h  dr/check  task-started  because dr/fix/c, dr/fix/b, dr/fix/a, lose-a-b-c
      `,
    )
  })

  it('is done for so many at once and no more', () => {
    check(
      `
      site eu
      component a  site eu
      component b  site eu
      component c  site eu
      runbook dr  recovers eu
      task dr/fix  automated  takes 1h  for-each eu  does repairs  at-once 1
      at 0s  lose eu
      `,
      `
      0s  dr/fix/a  task-started
      1h  dr/fix/b  task-started  because dr/fix/a, lose-eu
      2h  dr/fix/c  task-started  because dr/fix/b, lose-eu
      `,
    )
  })

  it('is over at once where there is nothing to do it for', () => {
    check(
      `
      component db
      runbook dr  recovers db
      task dr/each  automated  takes 5h  tagged none
      task dr/fix   automated  takes 1h  after each  repairs db
      at 0s  lose db
      `,
      '0s  dr/fix  task-started',
    )
  })
})

describe('a step that fails for good', () => {
  it('is replaced by what is done instead, and the rest goes on', () => {
    check(
      `
      component db
      runbook dr  recovers db
      task dr/quick   automated  takes 1h  succeeds 0  tries 1  repairs db  on-fail slow
      task dr/slow    automated  takes 3h  repairs db
      task dr/tell    automated  takes 1h  after quick
      at 0s  lose db
      `,
      `
      1h  dr/quick  task-abandoned
      1h  dr/slow   task-started  because dr/quick, lose-db
      4h  dr/slow   task-done
      4h  dr/tell   task-started  because dr/slow, lose-db
      `,
    )
  })

  it('is not replaced when it works', () => {
    check(
      `
      component db
      runbook dr  recovers db
      task dr/quick   automated  takes 1h  repairs db  on-fail slow
      task dr/slow    automated  takes 3h  repairs db
      at 0s  lose db
      `,
      `
      1h     dr/slow  task-skipped  because dr/quick
      never  dr/slow  task-started
      `,
    )
  })

  it('can be undone, and all done again from a checkpoint', () => {
    const { log } = runSketch(`
      component db
      runbook dr  recovers db
      task dr/a-save  automated  takes 10m
      task dr/b-load  automated  takes 1h  after a-save  succeeds 0  tries 1  repairs db  on-fail c-undo
      task dr/c-undo  automated  takes 20m  returns-to a-save  tries 2
      at 0s  lose db
    `)

    const done = log.events
      .filter(({ kind }) => kind === 'task-done' || kind === 'task-abandoned')
      .map(({ entity, atMs }) => `${entity} ${atMs / minute}`)

    expect(done).toEqual([
      'dr/a-save 10',
      'dr/b-load 70',
      'dr/c-undo 90',
      'dr/a-save 100',
      'dr/b-load 160',
      'dr/c-undo 180',
      'dr/a-save 190',
      'dr/b-load 250',
      'dr/c-undo 270',
    ])
  })
})

describe('a step', () => {
  it('can be agreed to in the middle', () => {
    check(
      `
      team board  people 1  acknowledge 5m
      component db
      runbook dr  recovers db
      task dr/load  automated  takes 1h
      task dr/open  automated  takes 1h  after load  approval board 10m  repairs db
      at 0s  lose db
      `,
      `
      1h      dr/open  approval-asked  other board
      1h15m   dr/open  approved
      1h15m   dr/open  task-started
      `,
    )
  })

  it('takes as long as its amount at its throughput', () => {
    check(
      `
      component db
      runbook dr  recovers db
      task dr/copy  automated  work 500 200  repairs db
      at 0s  lose db
      `,
      '2h30m  dr/copy  task-done',
    )
  })
})

describe('what waits for ever', () => {
  it('is said once, with what stands behind it', () => {
    check(
      `
      component login
      component vault  needs login
      component db
      runbook dr  recovers db
      task dr/load  automated  takes 1h  needs vault  repairs db
      at 0s  lose login
      at 0s  lose db
      `,
      `
      0s  login    no-recovery
      0s  dr/load  stuck  other vault+login
      `,
    )
  })

  it('is said of what comes to wait later', () => {
    check(
      `
      component login
      component db
      component web
      runbook dr  recovers db
      task dr/load  automated  takes 1h  repairs db
      task dr/more  automated  takes 1h  after load  needs login
      at 0s  lose login
      at 0s  lose db
      `,
      '1h  dr/more  stuck  other login',
    )
  })

  it('is not said of what somebody will bring back', () => {
    check(
      `
      component login  repair 5h
      component db
      runbook dr  recovers db
      task dr/load  automated  takes 1h  needs login  repairs db
      at 0s  lose login
      at 0s  lose db
      `,
      'never  dr/load  stuck',
    )
  })

  it('is said of what rests and nobody starts', () => {
    check(
      `
      component tool  stopped
      component db
      runbook dr  recovers db
      task dr/load  automated  takes 1h  needs tool  repairs db
      at 0s  lose db
      `,
      '0s  dr/load  stuck  other tool',
    )
  })
})
