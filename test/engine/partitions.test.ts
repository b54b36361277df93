import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('a partition', () => {
  it('leaves consumers without what lies on the other side, and takes nothing else', () =>
    check(
      `
      site east
      site west
      component db   site east
      component api  site east  needs db
      component web  site west  needs db
      at 1h  cut east  away-from west  for 2h
      `,
      `
      1h  cut-east  fault          other east
      1h  web       down           because cut-east
      3h  cut-east  fault-cleared
      3h  web       operational    because cut-east
      never db
      never api
      `,
    ))

  it('from everything cuts off all that is not named', () =>
    check(
      `
      component db
      component web  needs db
      service shop  needs web
      at 1h  cut db  for 1h
      `,
      `
      1h  web   down  because cut-db
      1h  shop  outage-started
      2h  web   operational
      2h  shop  outage-ended
      `,
    ))

  it('begins a reserve like a loss', () =>
    check(
      `
      component db
      component web  needs db grace 30m
      at 1h  cut db  for 1h
      `,
      `
      1h30m  web  down  after 30m grace  because cut-db
      2h     web  operational
      `,
    ))

  it('lets each side use the members of a group that it reaches', () =>
    check(
      `
      site east
      site west
      component a    site east
      component b    site west
      group pool     active-active  members a*0.6 b*0.6
      component web  site west  needs pool
      at 1h  cut east  away-from west  for 1h
      `,
      `
      1h  web  degraded  level 0.6
      2h  web  operational
      never pool
      `,
    ))

  it('keeps from starting what needs the other side to start', () =>
    check(
      `
      component vault
      component web  needs:start vault  repair 30m
      at 1h  cut vault  for 2h
      at 1h  lose web
      `,
      `
      1h     web  down
      1h     web  recovering
      1h30m  web  down
      3h     web  operational  because cut-vault, web start-waiting, repair/web, run
      `,
    ))
})

describe('the two halves of a pair that are cut from each other', () => {
  const pair = (how: string): string => `
    site east
    site west
    component copy  site west
    component db    site east  needs copy copy async ${how}
    group store     active-passive  members db copy  detect 5m  switch 1m
    component web   site west  needs store
    component app   site east  needs store
    at 1h  cut east  away-from west  for 2h
  `

  it('both go on, and their data part', () =>
    check(
      pair(''),
      `
      1h     web    down
      1h6m   store  split-brain  other db+copy  because cut-east
      1h6m   db     integrity    integrity suspect  because store
      1h6m   copy   integrity    integrity suspect  because store
      1h6m   web    operational  because store
      never  app
      `,
    ))

  it('do not both go on where the one that is left alone stops', () =>
    check(
      pair('on-partition stop'),
      `
      1h    db   down         because cut-east
      1h    app  down
      1h    web  down
      1h6m  web  operational  because store
      3h    db   operational
      3h    app  operational
      never store split-brain
      `,
    ))

  it('that both are active part at once', () =>
    check(
      `
      component a
      component b  needs a copy async
      group both  active-active  members a b
      at 1h  cut a  for 1h
      `,
      `
      1h  b  split-brain  other a  because cut-a
      never both
      `,
    ))
})
