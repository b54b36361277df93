import { describe, expect, it } from 'vitest'
import { quickFixOf } from '../../renderer/problems/quickFixes.ts'
import { findProblems, type Plan } from '../../simulation/index.ts'

const broken: Plan = {
  blackstart: 1,
  sites: { a: { parent: 'b' }, b: { parent: 'a' } },
  components: {
    web: { kind: 'service', site: 'gone', fateDomains: ['nowhere'] },
    db: { kind: 'datastore' },
  },
  groups: {
    empty: { kind: 'active-active', members: [] },
    pair: { kind: 'k-of-n', k: 3, members: ['web', 'db'] },
  },
  dependencies: {
    self: { from: 'web', to: 'web' },
    loose: { from: 'web', to: 'gone' },
    fine: { from: 'web', to: 'db' },
  },
  businessServices: { shop: { tier: 1, rto: '2d', mtd: '1d' } },
}

/** The plan after every fix there is, one after the other, as somebody pressing all buttons gets it. */
function fixAll(plan: Plan, left = 20): Plan {
  for (const problem of findProblems(plan)) {
    const fix = quickFixOf(plan, problem)
    if (fix !== undefined && left > 0) return fixAll(fix.edit(plan), left - 1)
  }
  return plan
}

describe('quick fixes', () => {
  const fixed = fixAll(broken)

  it('leave no problem that they are offered for', () => {
    expect(findProblems(fixed).flatMap((one) => quickFixOf(fixed, one) ?? [])).toEqual([])
  })

  it('delete dependencies that lead nowhere or back, and keep the others', () => {
    expect(Object.keys(fixed.dependencies ?? {})).toEqual(['fine'])
  })

  it('take away names of what is not there', () => {
    expect(fixed.components?.web?.site).toBeUndefined()
    expect(fixed.components?.web?.fateDomains ?? []).toEqual([])
  })

  it('open a circle of sites in one place', () => {
    const parents = Object.values(fixed.sites ?? {}).flatMap(({ parent }) => parent ?? [])

    expect(parents).toHaveLength(1)
  })

  it('ask no more members than there are, and let the longest promise stand', () => {
    expect(fixed.groups).toMatchObject({ pair: { k: 2 } })
    expect(fixed.groups?.empty).toBeUndefined()
    expect(fixed.businessServices?.shop?.mtd).toBe('2d')
  })

  it('are said by what they do', () => {
    const texts = findProblems(broken).flatMap((one) => quickFixOf(broken, one)?.text ?? [])

    expect(texts).toContain('Delete the dependency')
    expect(texts).toContain('Take “gone” away')
  })
})
