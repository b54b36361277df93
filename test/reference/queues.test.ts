import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** B04: 100 messages a second, drained at 140 a second, the drain out for two hours. */
const plan = (rest: string): string => `
  component consumer
  component producer  needs consumer hands-over 360000/504000 ${rest}
  at 0s  lose consumer  for 2h
`

describe('B04: a queue whose drain is out', () => {
  it('with a buffer of 500,000 overflows after 5,000 s, loses 220,000 and drains in 12,500 s', () =>
    check(
      plan('buffer 500000  when-full lose'),
      `
      0s         producer  queue        waiting 0
      1h23m20s   producer  queue-full   waiting 500000  dropped 0
      2h         producer  queue        waiting 500000  dropped 220000
      5h28m20s   producer  queue-empty  waiting 0       dropped 220000  after 3h28m20s drain
      `,
    ))

  it('without a limit is 7,200 s behind at most and drains in 18,000 s', () =>
    check(
      plan(''),
      `
      0s  producer  queue        waiting 0
      2h  producer  queue        waiting 720000  oldest-ms 7200000
      7h  producer  queue-empty  waiting 0       dropped 0  after 5h drain
      `,
    ))
})

describe('C01: a cascade in which one thing can wait in a queue', () => {
  it('reaches each at its time, and not what can wait', () =>
    check(
      `
      component power
      component net     needs power grace 20m
      component idp     needs net
      component app     needs idp grace 60m
      component portal  needs app
      component erp     needs net hands-over 60/120 buffer 240
      at 0s  lose power  for 150m
      `,
      `
      20m    net     down
      20m    idp     down
      1h20m  app     down
      1h20m  portal  down
      2h30m  net     operational
      2h30m  idp     operational
      2h30m  app     operational
      2h30m  portal  operational
      never  erp
      `,
    ))
})
