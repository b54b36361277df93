import { describe, expect, it } from 'vitest'
import { fatesOf, sharersOf } from '../../renderer/editing/fate.ts'
import type { Plan } from '../../simulation/index.ts'

const plan: Plan = {
  blackstart: 1,
  vendors: { parent: {}, child: { parent: 'parent' } },
  products: { agent: { vendor: 'child' } },
  fateDomains: { account: {} },
  components: {
    a: { vendor: 'parent', fateDomains: ['account'] },
    b: { vendor: 'child' },
    c: { products: ['agent'] },
    d: {},
  },
}

describe('a shared fate', () => {
  it('of a vendor reaches what comes from those that it owns, products too', () => {
    expect([...sharersOf(plan, 'vendors/parent')]).toEqual(['a', 'b', 'c'])
    expect([...sharersOf(plan, 'vendors/child')]).toEqual(['b', 'c'])
  })

  it('of a domain and of a product is what names them', () => {
    expect([...sharersOf(plan, 'fateDomains/account')]).toEqual(['a'])
    expect([...sharersOf(plan, 'products/agent')]).toEqual(['c'])
  })

  it('is found from a component, the narrowest first', () => {
    expect(fatesOf(plan, 'components/a')).toEqual(['fateDomains/account', 'vendors/parent'])
    expect(fatesOf(plan, 'components/d')).toEqual([])
  })
})
