import { describe, expect, it } from 'vitest'
import { found, states } from './gapTables.ts'

describe('GAP-34, promises of vendors', () => {
  const plan = (recoveryPromise?: string) => ({
    vendors: { acme: { ...(recoveryPromise === undefined ? {} : { recoveryPromise }) } },
    components: { crm: { vendor: 'acme' } },
    businessServices: { sales: { tier: 1, rto: '4h' } },
    dependencies: { 'sales-needs-crm': { from: 'sales', to: 'crm' } },
  })

  it('is a gap where the vendor may take longer than the service', () => {
    expect(states('GAP-34', plan('8h'))).toEqual(['gap critical acme'])
    expect(found('GAP-34', plan('8h'))[0]?.fix).toContain('within 4 h')
  })

  it('is ok where the promise is soon enough, and unknown where there is none', () => {
    expect(states('GAP-34', plan('2h'))).toEqual(['ok critical acme'])
    expect(states('GAP-34', plan())).toEqual(['unknown high acme'])
  })
})

describe('GAP-41, key people', () => {
  const plan = (people: object, teams: object) => ({
    teams: { ops: { people: 3, ...teams } },
    people: { anna: { team: 'ops', name: 'Anna', ...people } },
    components: { ledger: {} },
    businessServices: { sales: { tier: 1 } },
    dependencies: { 'sales-needs-ledger': { from: 'sales', to: 'ledger' } },
    runbooks: {
      dr: { recovers: ['ledger'], tasks: { fix: { skill: 'cobol', repairs: ['ledger'] } } },
    },
  })

  it('is a gap where only one person has the skill', () => {
    const one = plan({ skills: ['cobol'] }, {})
    expect(states('GAP-41', one)).toEqual(['gap critical anna'])
    expect(found('GAP-41', one)[0]?.reason).toContain('Only Anna can do')
  })

  it('is ok where a whole team has it', () => {
    expect(states('GAP-41', plan({}, { skills: ['cobol'] }))).toEqual(['ok critical ops'])
  })
})
