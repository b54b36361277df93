import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('a task', () => {
  it('can switch things off and on again', () => {
    check(
      `
      component web  needs db
      component db
      component mail
      runbook dr  recovers mail
      task dr/off   automated  takes 1h  stops db
      task dr/mend  automated  takes 2h  after off  repairs mail
      task dr/on    automated  takes 1h  after mend  starts db
      at 0s  lose mail
      `,
      `
      1h  db   stopped      because dr/off
      1h  web  down         because db
      4h  db   operational  because dr/on
      4h  web  operational  because db
      `,
    )
  })

  it('can cut a site off from everybody and let it in again', () => {
    check(
      `
      site eu
      component web  needs db
      component db   site eu
      component mail
      runbook dr  recovers mail
      task dr/cut   automated  takes 1h  isolates eu
      task dr/mend  automated  takes 2h  after cut  repairs mail
      task dr/back  automated  takes 1h  after mend  reconnects eu
      at 0s  lose mail
      `,
      `
      1h  db   stopped      because dr/cut
      1h  web  down         because db
      4h  db   operational  because dr/back
      4h  web  operational  because db
      `,
    )
  })

  it('that switches off what is off already is skipped', () => {
    check(
      `
      component web
      component test  stopped
      runbook dr  recovers web
      task dr/off   automated  takes 1h  stops test
      task dr/mend  automated  takes 1h  after off  repairs web
      at 0s  lose web
      `,
      `
      0s  web     down
      0s  dr/off  task-skipped
      0s  web     recovering
      1h  web     operational  because dr/mend
      `,
    )
  })

  it('keeps a bad update from spreading on', () => {
    check(
      `
      product agent
      channel agent/content  bypass  poll 10h
      fleet pcs  machines 100  products agent
      component web
      runbook dr  recovers web
      task dr/hold  automated  takes 1h  halts agent
      task dr/mend  automated  after hold  repairs web
      at 0s  push agent
      at 1h  lose web
      `,
      `
      2h  push-agent  update-halted  because dr/hold
      `,
    )
  })

  it('calls a team and sets another runbook going', () => {
    check(
      `
      team dba  people 1  acknowledge 5m
      component web
      component db
      runbook main  recovers web
      task main/go   automated  takes 1h  calls dba  activates side
      task main/end  automated  takes 1h  after go  repairs web
      runbook side
      task side/off  team dba  takes 1h  stops db
      at 0s  lose web
      `,
      `
      1h    dba       paged              because main/go
      1h    side      runbook-activated  because main/go
      1h5m  side/off  task-started       because dba, side
      2h5m  db        stopped            because side/off
      `,
    )
  })

  it('takes a business service to its workaround before it would have got there', () => {
    check(
      `
      component web
      service shop  needs web  minimum 0.3
      workaround shop/paper  activation 5h  share 0.4
      runbook dr  recovers web
      task dr/paper  automated  takes 1h  begins-workaround shop
      task dr/mend   automated  takes 9h  after paper  repairs web
      at 0s  lose web
      `,
      `
      1h   shop  workaround-started  because dr/paper, shop outage-started
      10h  shop  workaround-ended
      `,
    )
  })
})
