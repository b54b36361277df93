import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('what a thing needs at other times than while it runs', () => {
  it('to come up it needs only then', () =>
    check(
      `
      component registry
      component web  needs:start registry  repair 1h
      at 0s  lose registry  for 3h
      at 1h  lose web
      `,
      `
      1h  web  down
      1h  web  recovering
      2h  web  down
      3h  web  operational  because registry, web, repair/web
      `,
    ))

  it('for work on it is there for people and machines alike', () =>
    check(
      `
      component vault
      component web  needs:recover vault
      runbook dr  recovers web
      task dr/mend  automated  takes 1h  repairs web
      at 0s  lose vault  for 2h
      at 0s  lose web
      `,
      `
      0s  dr/mend  task-waiting  other vault
      2h  dr/mend  task-started
      3h  dr/mend  task-done
      `,
    ))

  it('for people to get at it is nothing to what works by itself', () =>
    check(
      `
      component login
      component web  needs:operate login
      component app  needs:operate login
      runbook by-itself  recovers web
      task by-itself/mend  automated  takes 1h  repairs web
      runbook by-hand  recovers app
      task by-hand/mend  team it  takes 1h  repairs app
      team it  people 1
      at 0s  lose login  for 2h
      at 0s  lose web
      at 0s  lose app
      `,
      `
      1h  by-itself/mend  task-done
      3h  by-hand/mend    task-done
      `,
    ))

  it('to change it is nothing to repair, but to switching it on', () =>
    check(
      `
      component console
      component web     needs:change console  repair 1h
      component spare   needs:change console  stopped
      runbook scale  recovers web
      task scale/out  automated  takes 10m  starts spare
      at 0s  lose console  for 2h
      at 0s  lose web
      `,
      `
      0s     scale/out   task-waiting  other console
      1h     repair/web  task-done
      2h10m  spare       operational  because scale/out
      `,
    ))

  it('to notice it is its monitor, without which nobody looks', () =>
    check(
      `
      monitor probe
      component web  needs:observe probe
      service shop  needs web
      response  users-report 1d
      at 0s  lose probe  for 2h
      at 1m  lose web
      `,
      `
      2h  web  noticed  other probe
      `,
    ))
})
