import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('what is started', () => {
  it('waits for what it needs to start and says so', () => {
    check(
      `
      component vault  repair 3h
      component web  needs:start vault  repair 1h  start 10m
      at 0s  lose vault
      at 0s  lose web
      `,
      `
      1h     web  start-waiting  other vault
      3h     web  starting       because vault, web, repair/web
      `,
    )
  })

  it('is not kept from running by what it needs to start', () => {
    check(
      `
      component vault
      component web  needs:start vault
      at 0s  lose vault
      `,
      'never web',
    )
  })

  it('can be brought up without what it normally needs', () => {
    check(
      `
      component vault
      component web  needs:start vault
      runbook dr  recovers web
      task dr/go  automated  takes 1h  repairs web  jump-start
      at 0s  lose vault
      at 0s  lose web
      `,
      `
      0s  web  down
      0s  web  recovering
      1h  web  operational  because dr/go
      `,
    )
  })

  it('is started again after repair, though it stood by before somebody started it', () => {
    check(
      `
      component a
      component b  stopped  repair 1h
      group g  active-passive  members a b
      at 0s  lose a
      at 1h  lose b
      `,
      `
      0s  b  operational  because g
      1h  b  down
      1h  b  recovering
      2h  b  operational  because repair/b
      `,
    )
  })

  it('stops when a provider is of no use to it, and starts again with it', () => {
    check(
      `
      component db   repair 1h
      component web  needs db threshold 0.5  stops  start 5m
      at 0s  lose db  level 0.4
      `,
      `
      0s    web  down         because db
      1h    web  recovering   because web
      1h5m  web  operational  because web
      `,
    )
  })
})

describe('a circle of starting', () => {
  const circle = `
    component vault  needs:start idp    repair 1h
    component idp    needs:start vault  repair 1h
  `

  it('is named when everything is down', () => {
    check(
      `
      ${circle}
      at 0s  lose vault idp
      `,
      `
      1h     idp    deadlock  other idp+vault  because vault start-waiting, idp start-waiting, vault, idp
      never  idp    starting
      `,
    )
  })

  it('does no harm while one of them runs', () => {
    check(
      `
      ${circle}
      at 0s  lose vault
      `,
      `
      0s     vault  down
      0s     vault  recovering
      1h     vault  operational
      never  idp    deadlock
      `,
    )
  })

  it('is named where the tools of recovery are what has to be recovered', () => {
    check(
      `
      component vpn  repair 1h  needs:recover idp
      component idp  repair 1h  needs:recover vpn
      at 0s  lose vpn idp
      `,
      '0s  idp  deadlock  other idp+vpn',
    )
  })

  it('is named through a group', () => {
    check(
      `
      component a  needs:start g
      component b  needs:start g
      group g  k-of-n 1  members a b
      at 0s  lose a b  for 1h
      `,
      `
      1h  a  deadlock
      `,
    )
  })

  it('is no deadlock if somebody else will open it', () => {
    check(
      `
      component a  needs:start g
      component b  needs:start a
      component c
      group g  k-of-n 1  members b c
      at 0s  lose a b  for 1h
      at 0s  lose c  for 2h
      `,
      `
      never  a  deadlock
      never  b  deadlock
      `,
    )
  })
})

describe('a task', () => {
  it('is skipped once its aim is met', () => {
    check(
      `
      team ops  people 1
      component a
      component b
      group g  active-passive  members a b
      service shop  needs g
      runbook dr  recovers a
      task dr/prepare  team ops  takes 2h
      task dr/switch   team ops  takes 1h  after prepare  fails-over g
      at 0s  lose a  for 1h
      `,
      `
      2h     dr/switch  task-skipped
      never  g          failover-started
      `,
    )
  })

  it('that nobody can finish is given up after its tries', () => {
    check(
      `
      component db
      runbook dr  recovers db
      task dr/fix  automated  takes 1h  succeeds 0  tries 2  repairs db
      at 0s  lose db
      `,
      `
      1h  dr/fix  task-failed     after 1h work
      2h  dr/fix  task-failed     after 1h work
      2h  dr/fix  task-abandoned
      `,
    )
  })

  it('waits for the wiki that holds its runbook', () => {
    check(
      `
      component wiki
      component db
      runbook dr  recovers db  document wiki
      task dr/fix  automated  takes 1h  repairs db
      at 0s  lose wiki  for 5h
      at 0s  lose db
      `,
      `
      0s  dr/fix  task-waiting  other wiki
      5h  dr/fix  task-started  because wiki, lose-db
      `,
    )
  })

  it('is done by the next team with the skill when the first is busy', () => {
    check(
      `
      team first   people 1  skills sql
      team second  people 1  skills sql
      component a
      component b
      runbook ra  recovers a
      task ra/fix  skill sql  takes 4h  repairs a
      runbook rb  recovers b
      task rb/fix  skill sql  takes 1h  repairs b
      at 0s  lose a
      at 0s  lose b
      `,
      `
      0s  ra/fix  task-started  other first
      0s  rb/fix  task-started  other second
      `,
    )
  })
})

describe('two faults', () => {
  it('on one component in the same instant are both causes, and both must be repaired', () => {
    check(
      `
      team ops  people 1
      component db  repair 1h  team ops
      at 0s  lose db
      at 0s  lose db
      `,
      `
      0s  db  down  because lose-db-2, lose-db
      0s  db  recovering
      1h  db  down
      1h  db  recovering
      2h  db  operational
      `,
    )
  })

  it('of which one passes while the other is repaired end with the repair', () => {
    check(
      `
      component db  repair 2h
      at 0s   lose db  for 1h
      at 30m  lose db
      `,
      `
      0s     db  down
      30m    db  recovering
      2h30m  db  operational  because repair/db
      `,
    )
  })
})

describe('a fleet that a site takes down', () => {
  it('is repaired like anything else', () => {
    check(
      `
      site hq
      fleet pcs  machines 100  site hq  repair 2h
      cohort pcs/all  share 1
      at 0s  lose hq
      `,
      `
      0s  pcs  down
      0s  pcs  recovering
      2h  pcs  operational
      `,
    )
  })
})
