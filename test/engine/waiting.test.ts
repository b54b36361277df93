import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** Case M02: a first come, first served line with a patience of two seconds. */
const line = (demand: number, retries: number) => `
  until 11m
  component api  capacity 1000  demand ${demand}  client-retries ${retries}  client-timeout 2s  failed-cost 1  queue 20000
  at 0s  lose api  level 0.2  for 30s
`

describe('a line whose callers give up', () => {
  it('is gone 10 s after the dip at 400 a second without retries', () => {
    check(
      line(400, 0),
      `
      30s  api  line-shrinks    waiting 6000
      40s  api  load-recovered
      `,
    )
  })

  it('is gone 76.67 s after it with one retry, having been 16,400 long', () => {
    check(
      line(400, 1),
      `
      0s           api  overloaded
      2s           api  collapsed       because api overloaded
      2s           api  down
      30s          api  line-shrinks    waiting 16400  attempts 800
      1m42s        api  operational     because api line-shrinks
      1m46s667ms   api  load-recovered  because api line-shrinks
      `,
    )
  })

  it('never goes with three retries, though the capacity is more than twice the demand', () => {
    check(
      line(400, 3),
      `
      30s       api  stays-collapsed  attempts 1600  demand 400  capacity 1000
      never     api  load-recovered
      `,
    )
  })

  it('is gone 90 s after it at 800 a second without retries, having been 18,000 long', () => {
    check(
      line(800, 0),
      `
      30s  api  line-shrinks    waiting 18000
      2m   api  load-recovered
      `,
    )
  })

  it('never goes at 800 a second with one retry or three', () => {
    for (const retries of [1, 3]) {
      check(
        line(800, retries),
        `
        30s    api  stays-collapsed
        never  api  load-recovered
        `,
      )
    }
  })
})
