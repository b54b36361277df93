import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

/** A run begins on a Tuesday at nine; copies begin at midnight and take two hours. */
const nightly = 'interval 1d  at 00:00  takes 2h'
const tuesday = 'start 2024-01-02T09:00:00Z'

describe('a loss of storage', () => {
  it('is not mended by a repair alone: the data come back from the newest complete copy', () =>
    check(
      `
      component db  kind datastore  repair 1h
      backup night  of db  ${nightly}  size-gb 300  gb-per-hour 100
      ${tuesday}
      at 0s  destroy db
      `,
      `
      0s  db          down
      0s  db          recovering
      1h  repair/db   task-done
      1h  db          restore-started  other night  as-of -9h  because repair/db, db restore-waiting
      4h  db          restored         as-of -9h  lost 9h
      4h  restore/db  task-done
      4h  db          operational
      `,
    ))

  it('takes what is not complete yet from the copy before', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  interval 1d  at 08:00  takes 2h
      ${tuesday}
      at 0s  destroy db
      `,
      `
      0s  db  restored  as-of -1d1h  lost 1d1h
      `,
    ))

  it('takes the copies with it that lie at the same place', () =>
    check(
      `
      site eu
      component db  kind datastore  site eu
      backup night  of db  ${nightly}  site eu
      copy night/far  site us  arrives 12h
      site us
      ${tuesday}
      at 0s  destroy eu
      `,
      `
      0s  night  copies-lost  other db
      0s  db     restored     other night/far  as-of -1d9h
      `,
    ))

  it('waits for a place that cannot be reached, and for nothing else', () =>
    check(
      `
      component vault
      component db  kind datastore
      backup night  of db  ${nightly}  in vault
      ${tuesday}
      at 0s  lose vault  for 5h
      at 0s  destroy db
      `,
      `
      0s  db  restore-waiting  other vault
      5h  db  restored         lost 9h  because db restore-copied
      `,
    ))

  it('without a backup is named, and nothing brings it back', () =>
    check(
      `
      component db  kind datastore  repair 1h
      at 0s  destroy db
      `,
      `
      0s  db  down
      0s  db  no-recovery
      0s  db  recovering
      1h  db  down
      `,
    ))

  it('waits with the restore until the site is back that was lost for a time', () =>
    check(
      `
      site eu
      component db  kind datastore  site eu
      backup night  of db  ${nightly}
      ${tuesday}
      at 0s  destroy eu  for 6h
      `,
      `
      0s  db  down
      6h  db  recovering
      6h  db  restored     lost 9h
      6h  db  operational
      `,
    ))
})

describe('an intruder', () => {
  it('destroys the copies of the same administrators, but not what nobody can delete', () =>
    check(
      `
      domain admins  kind admin-domain
      domain others  kind admin-domain
      component db  kind datastore  domains admins
      backup near  of db  ${nightly}  domain admins
      backup safe  of db  interval 7d  at 00:00  takes 2h  domain admins  immutable
      backup far   of db  interval 2d  at 00:00  takes 2h  domain others
      ${tuesday}
      at 0s  encrypt db
      `,
      `
      0s  near  copies-lost
      never safe copies-lost
      never far copies-lost
      0s  db  restored  other far  as-of -1d9h
      `,
    ))

  it('takes all copies where nobody says that others administer them', () =>
    check(
      `
      component db  kind datastore
      backup near  of db  ${nightly}
      ${tuesday}
      at 0s  encrypt db
      `,
      `
      0s  near  copies-lost
      0s  db    no-recovery
      `,
    ))

  it('who was there before the oldest copy leaves no clean one', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  retention 3d  immutable  size-gb 100  gb-per-hour 100
      ${tuesday}
      at 0s  encrypt db  dwell 4d
      `,
      `
      1h  db  restore-failed  as-of -9h
      2h  db  restore-failed  as-of -1d9h
      3h  db  restore-failed  as-of -2d9h
      3h  db  no-recovery
      `,
    ))

  it('costs the whole time of a restore once more for every infected copy', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  immutable  size-gb 100  gb-per-hour 50  rebuild 30m  check 30m
      ${tuesday}
      at 0s  encrypt db  dwell 1d
      `,
      `
      0s    db  restore-started  as-of -9h
      3h    db  restore-failed   after 30m verify
      3h    db  restore-started  as-of -1d9h
      6h    db  restored         as-of -1d9h  lost 1d9h
      `,
    ))

  it('dated in time is stepped over at once', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  immutable  size-gb 500  gb-per-hour 50
      ${tuesday}
      at 0s  encrypt db  dwell 3d  dated-after 2h
      `,
      `
      0s   db          restore-started      as-of -9h
      2h   encrypt-db  restore-point-known  as-of -3d
      2h   db          restore-started      as-of -3d9h
      12h  db          restored             as-of -3d9h
      `,
    ))

  it('wins the next admin domain from what lies in two', () =>
    check(
      `
      domain office  kind admin-domain
      domain vault   kind admin-domain
      component files  kind datastore  domains office
      component jump   domains office vault
      backup night  of files  ${nightly}  domain vault
      ${tuesday}
      at 0s  encrypt files jump  dwell 5d  lateral 4d  as office
      `,
      `
      0s  night  copies-lost
      `,
    ))

  it('who had too little time for that leaves the copies', () =>
    check(
      `
      domain office  kind admin-domain
      domain vault   kind admin-domain
      component files  kind datastore  domains office
      component jump   domains office vault
      backup night  of files  ${nightly}  domain vault
      ${tuesday}
      at 0s  encrypt files jump  dwell 5h  lateral 4d  as office
      `,
      `
      never night copies-lost
      `,
    ))

  it('encrypts one thing after another, and each is restored from then on', () =>
    check(
      `
      component db  kind datastore
      component web  repair 2h
      backup night  of db  ${nightly}  immutable
      ${tuesday}
      at 0s  encrypt db web  spread empirical(3h)
      `,
      `
      0s  encrypt-db-web  fault
      3h  db   down
      3h  web  down
      3h  db   recovering
      3h  web  recovering
      3h  db   operational
      5h  web  operational
      `,
    ))
})

describe('data that go bad', () => {
  it('do so unseen, are copied all the same, and come back from before', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  size-gb 100  gb-per-hour 100
      ${tuesday}
      at 0s  corrupt db  noticed-after 2d
      `,
      `
      0s    db  integrity        integrity corrupt
      2d    db  integrity        integrity corrupt
      2d    db  down
      2d    db  recovering
      2d    db  restore-started  as-of 1d15h
      2d1h  db  restore-started  as-of 15h
      2d2h  db  restore-started  as-of -9h
      2d3h  db  restored         as-of -9h  lost 2d9h
      2d3h  db  operational
      `,
    ))

  it('are found by the next test of a copy', () =>
    check(
      `
      component db  kind datastore
      backup night  of db  ${nightly}  tested 1d
      ${tuesday}
      at 0s  corrupt db
      `,
      `
      0s   db  integrity
      17h  db  integrity
      17h  db  restored   as-of -9h  lost 1d2h
      `,
    ))
})

describe('a monitor that looks at data', () => {
  it('finds what has gone bad, and the data are taken out of use when that is declared', () =>
    check(
      `
      component db  kind datastore
      monitor probe  watches db  signal white-box  interval 0s  delay 20m
      backup night  of db  ${nightly}
      response  declare 10m
      ${tuesday}
      at 0s  corrupt db
      `,
      `
      20m  db          noticed
      30m  corrupt-db  declared
      30m  db          down
      30m  db          recovering
      30m  db          restored  lost 9h30m
      30m  db          operational
      `,
    ))
})
