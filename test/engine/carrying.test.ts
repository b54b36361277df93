import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** A run begins on a Tuesday at nine; a copy is made every midnight and holds what came before. */
const nightly = 'interval 1d  at 00:00  takes 2h'
const tuesday = 'start 2024-01-02T09:00:00Z'

describe('corruption', () => {
  it('reaches a replica after the lag, unseen, and so does what is restored', () =>
    check(
      `
      component replica  kind datastore
      component db  kind datastore  needs replica copy async lag 5m
      backup night  of db  ${nightly}  size-gb 100  gb-per-hour 100
      ${tuesday}
      at 0s  corrupt db  noticed-after 2h
      `,
      `
      0s    db       integrity    integrity corrupt
      5m    replica  integrity    integrity corrupt  after 5m transfer  because db integrity
      2h    db       integrity    integrity corrupt
      2h    replica  integrity    integrity corrupt
      2h    replica  down
      2h    db       down
      2h    db       recovering
      3h    db       restored     as-of -9h  lost 11h
      3h    db       operational
      3h5m  replica  restored     as-of -9h  lost 11h  other db  because db restored
      3h5m  replica  operational
      `,
    ))

  it('waits behind the changes that were made before it', () =>
    check(
      `
      component replica  kind datastore
      component db  kind datastore  needs replica copy async
      ${tuesday}
      at 0s  lose replica  for 1h
      at 30m  corrupt db
      `,
      `
      30m    db       integrity  integrity corrupt
      1h15m  replica  integrity  integrity corrupt
      `,
    ))

  it('never arrives once somebody has switched to the replica', () =>
    check(
      `
      component replica  kind datastore
      component db  kind datastore  needs replica copy async lag 10m
      group data  members db replica  active-passive  detect 1m  switch 1m
      at 0s  corrupt db
      at 1m  lose db
      `,
      `
      0s  db    integrity      integrity corrupt
      3m  data  failover-done
      never replica integrity
      `,
    ))

  it('of a standby does not reach whoever is active', () =>
    check(
      `
      component replica  kind datastore  needs db copy async
      component db  kind datastore
      group data  members db replica  active-passive
      at 0s  corrupt replica
      `,
      `
      0s  replica  integrity  integrity corrupt
      never db integrity
      `,
    ))
})
