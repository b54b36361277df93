import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** Capacity 1000, three retries, a failed attempt costs 0.6 of a served one (case M01). */
const api = (demand: number, rest = '') =>
  `component api  capacity 1000  demand ${demand}  client-retries 3  failed-cost 0.6  ${rest}`

describe('a capacity dip', () => {
  it('collapses what stays in the vulnerable band, and it stays collapsed when the dip is over', () => {
    check(
      `
      ${api(700)}
      at 1h  lose api  level 0.5  for 10m
      `,
      `
      1h     api  overloaded       demand 700  capacity 500   attempts 700   because lose-api
      1h     api  collapsed        demand 700  capacity 500   attempts 2800  goodput 0
      1h     api  down             because api collapsed
      1h10m  api  stays-collapsed  demand 700  capacity 1000  attempts 2800  goodput 0  because lose-api fault-cleared, api collapsed, api overloaded
      never  api  load-recovered
      `,
    )
  })

  it('passes without a trace below the band', () => {
    check(
      `
      ${api(400)}
      at 1h  lose api  level 0.3  for 10m
      `,
      `
      1h     api  collapsed
      1h     api  down
      1h10m  api  load-recovered  goodput 400  because lose-api fault-cleared
      1h10m  api  operational     because api load-recovered
      never  api  stays-collapsed
      `,
    )
  })

  it('that leaves enough capacity is not felt', () => {
    check(
      `
      ${api(400)}
      at 1h  lose api  level 0.5  for 10m
      `,
      'never api',
    )
  })

  it('does no lasting harm if it is over before the slide reaches the tipping point', () => {
    check(
      `
      ${api(700, 'settles 1m')}
      at 1h  lose api  level 0.5  for 26s
      at 2h  lose api  level 0.5  for 28s
      `,
      `
      1h       api  overloaded
      1h1m26s  api  load-recovered
      2h       api  overloaded
      2h1m     api  collapsed  after 1m settle
      2h1m     api  down
      `,
    )
  })
})
