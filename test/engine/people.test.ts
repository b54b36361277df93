import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('a monitor', () => {
  it('that is down sees nothing until it is back', () => {
    check(
      `
      component db   needs power
      component power
      monitor probe  watches db  needs power
      service shop   needs db
      response  users-report 10h
      at 0s  lose power  level 0.4  for 2h
      at 1h  lose db
      `,
      `
      2h  db  noticed  other probe
      `,
    )
  })

  it('that is well raises the alert before users do', () => {
    check(
      `
      component db
      monitor probe  watches db  delay 2m
      service shop   needs db
      response  users-report 10m
      at 0s  lose db
      `,
      `
      2m     db    noticed  other probe
      never  shop  noticed
      `,
    )
  })
})

describe('an incident that is hidden behind another', () => {
  it('is reported while the outage lasts', () => {
    check(
      `
      component a  repair 1h
      component b  repair 3h
      service shop  needs a b
      response  users-report 10m
      at 0s   lose a
      at 30m  lose b
      `,
      `
      10m  lose-a  detected
      40m  lose-b  detected
      40m  repair/b  task-started
      `,
    )
  })

  it('is noticed although both struck in the same instant', () => {
    check(
      `
      component a  repair 1h
      component b  repair 3h
      service shop  needs a b
      response  users-report 10m
      at 0s  lose a
      at 0s  lose b
      `,
      `
      0s      shop  down
      3h10m   shop  operational
      `,
    )
  })

  it('is seen on a fleet although what it needs is down as well', () => {
    check(
      `
      component db  repair 2h
      service shop  needs pcs
      product agent
      channel agent/content  bypass
      team field  people 2
      fleet pcs  machines 850  technicians field  products agent  needs db
      cohort pcs/a  share 1  touch 10m
      at 0s  lose db
      at 1h  push agent  breaks 0.1  reverted-after 1h
      `,
      `
      1h  push-agent  detected
      `,
    )
  })

  it('leaves a redundant part that nobody misses unnoticed', () => {
    check(
      `
      component a
      component b
      component c  repair 1h
      group g  k-of-n 1  members a b
      service shop  needs g c
      at 0s   lose c
      at 10m  lose b
      `,
      `
      never  lose-b  detected
      `,
    )
  })
})

describe('a team', () => {
  it('is found by other means when chat is down', () => {
    check(
      `
      component chat
      component db  repair 1h  team ops
      team ops  people 1  reached-through chat
      at 0s  lose chat
      at 0s  lose db
      `,
      `
      0s   ops  page-failed  other chat
      30m  ops  paged        after 30m page
      `,
    )
  })

  it('is paged as soon as a channel is back', () => {
    check(
      `
      component chat
      component db  repair 1h  team ops
      team ops  people 1  reached-through chat
      at 0s  lose chat  for 10m
      at 0s  lose db
      `,
      `
      0s   ops  page-failed
      10m  ops  paged  other chat  because chat, ops page-failed
      `,
    )
  })

  it('that is lost answers once its people are there again', () => {
    check(
      `
      team ops  people 1
      component db  repair 1h  team ops
      response  team ops
      at 0s  lose ops  for 3h
      at 1h  lose db
      `,
      `
      1h  ops        paged
      3h  ops        arrived       because lose-ops fault-cleared, ops paged
      3h  ops        acknowledged  because ops
      3h  repair/db  task-started
      `,
    )
  })

  it('on call answers and comes in from home', () => {
    check(
      `
      team ops  on-call 1  call-out 2h  acknowledge 5m
      component db  repair 30m  team ops
      at 0s  lose db
      `,
      `
      0s    ops        paged
      5m    ops        acknowledged  after 5m page
      2h5m  ops        arrived       after 2h travel
      2h5m  repair/db  task-started
      `,
    )
  })

  it('does not wait for somebody on the way once a shift has begun', () => {
    check(
      `
      start 2024-01-02T07:00:00Z
      team ops  on-call 1  call-out 2h  acknowledge 5m
      shift ops  hours 08:00-16:00  people 2
      component db  repair 30m  team ops
      at 0s  lose db
      `,
      `
      5m    ops        acknowledged
      1h    ops        arrived       after 55m wait-for-person
      2h5m  ops        arrived       after 2h travel
      `,
    )
  })

  it('does one thing at a time, the most important first', () => {
    check(
      `
      team ops  people 1
      component a  repair 1h  team ops
      component b  repair 1h  team ops
      component c  repair 1h  team ops
      service shop     needs c  tier 1
      service payroll  needs b  tier 3
      at 0s  lose a b c
      `,
      `
      0s  repair/c  task-started
      1h  repair/b  task-started  after 1h wait-for-person
      2h  repair/a  task-started
      `,
    )
  })

  it('does not look for the cause of what has passed meanwhile', () => {
    check(
      `
      team ops  people 1
      component a  repair 4h  team ops
      component b  repair 1h  team ops
      response  team ops  diagnose 3h
      at 0s  lose a
      at 1h  lose b  for 1h
      `,
      `
      0s     lose-a  diagnosing
      never  lose-b  diagnosing
      `,
    )
  })
})

describe('a business service', () => {
  it('lives on its workaround for as long as people can keep it up', () => {
    check(
      `
      component web
      service shop  needs web  minimum 0.5  demand 100
      workaround shop/paper  activation 30m  share 0.6  endurance 4h
      at 0s  lose web  for 8h
      `,
      `
      0s     shop  down         delivered 0
      30m    shop  on-fallback  delivered 0.6
      4h30m  shop  down         delivered 0
      8h     shop  operational
      `,
    )
  })

  it('is normal only when its backlog is gone', () => {
    check(
      `
      component web
      service shop  needs web  demand 100  catch-up 1.5
      at 0s  lose web  for 2h
      `,
      `
      0s  shop  backlog  backlog 0    per-hour 100
      2h  shop  backlog  backlog 200  per-hour -50
      6h  shop  normal   after 4h drain
      `,
    )
  })

  it('makes up only for what can wait', () => {
    check(
      `
      component web
      service shop  needs web  demand 100  deferrable 0.3  catch-up 2
      at 0s  lose web  for 1h
      `,
      `
      0s   shop  backlog  backlog 0   per-hour 30
      1h   shop  backlog  backlog 30  per-hour -100
      1h18m  shop  normal
      `,
    )
  })

  it('misses its targets while it is out, not afterwards', () => {
    check(
      `
      component web
      service shop  needs web  rto 1h  mtd 3h
      at 0s  lose web  for 2h
      `,
      `
      1h     shop  rto-missed
      never  shop  mtd-missed
      `,
    )
  })
})
