import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

describe('what breaks down', () => {
  it('fails again and again after its time in use', () =>
    check(
      `
      component db
      until 30h
      at 0s  wear db  after 10h  for 2h
      `,
      `
      10h  wear-db/db  fault          because run
      10h  db          down           because wear-db/db
      12h  wear-db/db  fault-cleared  because wear-db/db
      12h  db          operational    because wear-db/db
      22h  wear-db/db  fault
      22h  db          down
      1d   wear-db/db  fault-cleared
      1d   db          operational
      `,
    ))

  it('is mended like anything else, each time anew', () =>
    check(
      `
      team it  people 1
      component db  repair 1h  team it
      until 30h
      at 0s  wear db  after 10h
      `,
      `
      10h  db          down
      10h  wear-db/db  detected
      10h  repair/db   task-started
      10h  db          recovering
      11h  db          operational   because repair/db
      21h  db          down
      21h  wear-db/db  detected
      21h  repair/db   task-started
      21h  db          recovering
      22h  db          operational   because repair/db
      `,
    ))

  it('does not age while what it needs is down', () =>
    check(
      `
      component db
      component web  needs db
      until 20h
      at 0s  wear web  after 10h  for 1h
      at 4h  lose db  for 5h
      `,
      `
      4h   web  down  because db
      9h   web  operational  because db
      15h  web  down  because wear-web/web
      16h  web  operational
      `,
    ))

  it('may age all the time', () =>
    check(
      `
      component db
      component web  needs db
      until 12h
      at 0s  wear web  after 10h  for 1h  ages-always
      at 4h  lose db  for 5h
      `,
      `
      4h   web  down  because db
      9h   web  operational  because db
      10h  web  down  because wear-web/web
      11h  web  operational
      `,
    ))

  it('keeps part of its level where the story says so', () =>
    check(
      `
      component db
      until 12h
      at 0s  wear db  after 10h  level 0.4  for 1h
      `,
      `
      10h  db  degraded  level 0.4
      11h  db  operational
      `,
    ))

  it('ages more slowly while it stands by', () =>
    check(
      `
      component a
      component b
      group pair  active-passive  members a b
      until 60h
      at 0s  wear b  after 10h  for 1h  standby-ageing 0.25
      at 20h  lose a
      `,
      `
      1d1h   b  down         because wear-b/b
      1d2h   b  operational
      1d12h  b  down
      1d13h  b  operational
      1d23h  b  down
      2d     b  operational
      2d10h  b  down
      2d11h  b  operational
      `,
    ))

  it('rests without ageing until somebody starts it', () =>
    check(
      `
      component a
      component b  stopped
      group pair  active-passive  members a b
      until 40h
      at 0s  wear b  after 10h  for 50h
      at 20h  lose a
      `,
      `
      20h  b  operational
      1d6h  b  down  because wear-b/b
      `,
    ))

  it('hits all at once where the cause is common', () => {
    const { log } = runSketch(`
      component a
      component b
      until 1000h
      at 0s  wear a b  after 10h  for 1h  common-cause 1
    `)
    const struck = log.events.filter(({ kind }) => kind === 'fault')
    expect(struck.length).toBe(100)
    expect(new Set(struck.map(({ entity }) => entity))).toEqual(new Set(['wear-a-b']))
    const down = log.events.filter(({ to }) => to === 'down')
    expect(down.filter(({ entity }) => entity === 'a').length).toBe(100)
    expect(down.filter(({ entity }) => entity === 'b').length).toBe(100)
  })
})
