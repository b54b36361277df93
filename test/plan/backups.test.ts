import { describe, expect, it } from 'vitest'
import { findProblems, type Plan } from '../../simulation/index.ts'

type Backup = NonNullable<Plan['backups']>[string]

function problems(backup: Backup): string[] {
  const plan: Plan = {
    blackstart: 1,
    components: { db: { kind: 'datastore' } },
    backups: { nightly: { of: 'db', ...backup } },
  }
  return findProblems(plan).map(({ code, severity, where }) =>
    [code, severity, where.path.join('.')].join(' '),
  )
}

describe('a backup', () => {
  it('has some time between two copies', () => {
    expect(problems({ interval: '0s' })).toEqual(['out-of-range error backups.nightly.interval'])
  })

  it('is restored at some speed, wherever its copies lie', () => {
    expect(problems({ copies: { vault: { restoreGbPerHour: 0 } } })).toEqual([
      'out-of-range error backups.nightly.copies.vault.restoreGbPerHour',
    ])
  })

  it('names things that the plan has', () => {
    expect(problems({ heldIn: 'bd', copies: { vault: { adminDomain: 'nobody' } } })).toEqual([
      'unknown-reference error backups.nightly.heldIn',
      'unknown-reference error backups.nightly.copies.vault.adminDomain',
    ])
  })
})
