import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('somebody by name', () => {
  const cobol = `
    team desk  people 9
    response  team desk
    team ops  people 2
    component ledger
    component mail
    runbook dr   recovers ledger
    task dr/fix  person anna  takes 1h  repairs ledger
    runbook post   recovers mail
    task post/fix  team ops  takes 3h  repairs mail
  `

  it('is waited for by what nobody else can do', () => {
    check(
      `
      ${cobol}
      person anna  team ops  skills cobol
      person ben   team ops
      at 0s  lose ledger
      at 0s  absent anna  lasts 2d
      `,
      `
      0s      dr/fix  work-waiting  other anna  reason absent
      2d      dr/fix  task-started  other ops+anna  because dr/fix work-waiting, absent-anna fault-cleared
      2d1h    dr/fix  task-done
      `,
    )
  })

  it('is left for last by what anybody can do', () => {
    check(
      `
      ${cobol}
      person anna  team ops
      at 0s   lose mail
      at 10m  lose ledger
      `,
      `
      0s   post/fix  task-started  other ops
      10m  dr/fix    task-started  other ops+anna
      `,
    )
  })

  it('is not in two places at once', () => {
    check(
      `
      ${cobol}
      person anna  team ops
      person ben   team ops
      at 0s   lose mail
      at 10m  lose ledger
      `,
      `
      0s   post/fix  task-started  other ops+anna
      10m  dr/fix    work-waiting  other anna  reason busy
      3h   dr/fix    task-started  other ops+anna
      `,
    )
  })

  it('leaves work in the middle when he is absent', () => {
    check(
      `
      ${cobol}
      person anna  team ops
      at 0s   lose ledger
      at 30m  absent anna  lasts 1h
      `,
      `
      30m    dr/fix  work-paused   other ops  reason absent  because dr/fix, absent-anna
      1h30m  dr/fix  work-resumed  after 1h wait-for-person
      2h     dr/fix  task-done
      `,
    )
  })

  it('is on holiday by the calendar of his team', () => {
    check(
      `
      start 2024-01-02T09:00:00Z
      ${cobol}
      person anna  team ops  away 2024-01-01..2024-01-03
      at 0s  lose ledger
      `,
      `
      0s   dr/fix  work-waiting  reason off-duty
      1d15h  dr/fix  task-started
      `,
    )
  })

  it('works the shifts that are his', () => {
    check(
      `
      start 2024-01-02T10:00:00Z
      team desk  people 9
      response  team desk
      team ops
      shift ops/day    hours 08:00-20:00  people 2
      shift ops/night  hours 20:00-08:00  people 1
      person anna  team ops  shifts night
      component ledger
      runbook dr   recovers ledger
      task dr/fix  person anna  takes 1h  repairs ledger
      at 0s  lose ledger
      `,
      `
      0s   dr/fix  work-waiting  other anna  reason off-duty
      10h  dr/fix  task-started
      `,
    )
  })

  it('brings a skill that no team has', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 2
      team dev  people 2
      person anna  team dev  skills cobol
      component ledger  team ops
      runbook dr   recovers ledger
      task dr/fix  skill cobol  takes 1h  repairs ledger
      at 0s  lose ledger
      `,
      `
      0s  dev     acknowledged
      0s  dr/fix  task-started  other dev+anna
      `,
    )
  })
})

describe('a skill', () => {
  it('is looked for first where the thing belongs', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team alpha  people 1  skills linux
      team beta   people 1  skills linux
      component web  team beta
      runbook dr   recovers web
      task dr/fix  skill linux  takes 1h  repairs web
      at 0s  lose web
      `,
      `
      0s  dr/fix  task-started  other beta
      `,
    )
  })
})

describe('absence of a share of a team', () => {
  it('takes people away by halves, rounded', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 3
      component a  repair 2h  team ops
      component b  repair 2h  team ops
      component c  repair 2h  team ops
      at 0s  absent ops  share 0.6  lasts 1h
      at 0s  lose a b c
      `,
      `
      0s  repair/a  task-started
      1h  repair/b  task-started
      1h  repair/c  task-started
      `,
    )
  })
})

describe('an escalation', () => {
  const chain = `
    component chat
    component phone
    component db  repair 1h  team ops
    team ops  people 1  call-out 20m
    step ops/first   through chat   acknowledge 5m  within 15m
    step ops/second  through phone  acknowledge 5m  within 15m
    person anna  team ops
  `

  it('goes on by other means when chat is dead', () => {
    check(
      `
      ${chain}
      at 0s  lose chat
      at 0s  lose db
      `,
      `
      0s   ops  page-failed   other chat
      15m  ops  paged         other phone  after 15m page
      20m  ops  acknowledged  after 5m page
      `,
    )
  })

  it('stops with the first who answers', () => {
    check(
      `
      ${chain}
      at 0s  lose db
      `,
      `
      0s  ops  paged  other chat
      5m  ops  acknowledged
      `,
    )
  })

  it('finds somebody in the end where nobody answers', () => {
    check(
      `
      component db  repair 1h  team ops
      team ops  people 1
      step ops/first   answers 0  within 10m
      step ops/second  answers 0  within 20m
      at 0s  lose db
      `,
      `
      0s   ops  paged
      10m  ops  paged         after 10m page
      1h  ops  paged         after 50m page
      1h  ops  acknowledged
      `,
    )
  })

  it('calls somebody in who is off duty', () => {
    check(
      `
      start 2024-01-02T22:00:00Z
      component db  repair 1h  team ops
      team ops  call-out 40m
      shift ops/day  hours 08:00-18:00  people 2
      person anna  team ops
      person ben   team ops  away 2024-01-02
      step ops/first   person ben   within 10m
      step ops/second  person anna  acknowledge 5m  within 10m
      at 0s  lose db
      `,
      `
      0s   ops        paged         other ben
      10m  ops        paged         other anna
      15m  ops        acknowledged
      55m  ops        arrived       people 1  after 40m travel
      55m  repair/db  task-started  other ops+anna
      `,
    )
  })
})

describe('a vendor’s support', () => {
  it('keeps its hours', () => {
    check(
      `
      start 2024-01-02T18:00:00Z
      vendor acme  support 08:00-17:00 mon tue wed thu fri  answers-within 30m
      team desk     people 9
      response  team desk
      team support  vendor acme
      component box  repair 1h  team support
      at 0s  lose box
      `,
      `
      14h  support     arrived
      15h  repair/box  task-done
      `,
    )
  })
})

describe('approval', () => {
  it('waits for the morning although they answered in the evening', () => {
    check(
      `
      start 2024-01-02T17:00:00Z
      team ops    people 1
      team legal
      shift legal  hours 08:00-18:00  people 1
      component a
      component b
      runbook one  recovers a  approval legal 30m
      task one/fix  team ops  takes 1h  repairs a
      runbook two  recovers b  approval legal 30m
      task two/fix  team ops  takes 1h  repairs b
      at 0s  lose a
      at 2h  lose b
      `,
      `
      0s      legal  acknowledged
      30m     one    approved
      15h     legal  acknowledged  after 13h wait-for-person
      15h30m  two    approved
      `,
    )
  })
})
