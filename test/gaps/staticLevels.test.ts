import { describe, expect, it } from 'vitest'
import { buildStaticLevels, type Plan, sortedIds } from '../../simulation/index.ts'
import { buildGapContext } from '../../simulation/gaps/context.ts'
import { lost } from '../../simulation/gaps/staticLevels.ts'
import { asOf } from './gapTables.ts'

type Dependencies = NonNullable<Plan['dependencies']>

/** Level of `shop` when some components are lost. */
function shopWithout(
  gone: readonly string[],
  dependencies: Dependencies,
  groups: NonNullable<Plan['groups']> = {},
): number {
  const plan: Plan = {
    blackstart: 1,
    components: { a: {}, b: {}, c: {} },
    businessServices: { shop: {} },
    dependencies,
    groups,
  }
  const { structure } = buildGapContext(plan, { asOf })
  const at = (id: string) => structure.indexById[id] ?? -1
  return buildStaticLevels(structure).levelsWith(lost(gone.map(at)))[at('shop')] ?? -1
}

const needsPair: Dependencies = { need: { from: 'shop', to: 'pair' } }

describe('levels without time', () => {
  it('take a hard consumer down with its provider, and what hangs on it', () => {
    const chain: Dependencies = { one: { from: 'shop', to: 'a' }, two: { from: 'a', to: 'b' } }
    expect(shopWithout(['b'], chain)).toBe(0)
    expect(shopWithout(['c'], chain)).toBe(1)
  })

  it('use up every reserve', () => {
    const reserve: Dependencies = {
      need: { from: 'shop', to: 'a', coupling: { kind: 'grace', holds: '5d' } },
    }
    expect(shopWithout(['a'], reserve)).toBe(0)
  })

  it('leave a soft consumer what does not hang on the provider', () => {
    const soft: Dependencies = {
      need: { from: 'shop', to: 'a', coupling: { kind: 'soft', strength: 0.3 } },
    }
    expect(shopWithout(['a'], soft)).toBe(0.7)
  })

  it('ignore what is needed only to start, recover or observe', () => {
    for (const phase of ['start', 'recover', 'operate', 'change', 'observe'] as const) {
      expect(shopWithout(['a'], { need: { from: 'shop', to: 'a', phase } })).toBe(1)
    }
  })

  it('honour how the members of a group stand in for each other', () => {
    const quorum = { pair: { kind: 'k-of-n', k: 2, members: ['a', 'b', 'c'] } } as const
    const shared = {
      pair: {
        kind: 'active-active',
        members: [
          { id: 'a', capacity: 0.6 },
          { id: 'b', capacity: 0.6 },
        ],
      },
    } as const
    const standby = { pair: { kind: 'active-passive', members: ['a', 'b'] } } as const
    expect(shopWithout(['a'], needsPair, quorum)).toBe(1)
    expect(shopWithout(['a', 'b'], needsPair, quorum)).toBe(0)
    expect(shopWithout([], needsPair, shared)).toBe(1)
    expect(shopWithout(['a'], needsPair, shared)).toBe(0.6)
    expect(shopWithout(['a'], needsPair, standby)).toBe(1)
    expect(shopWithout(['a', 'b'], needsPair, standby)).toBe(0)
  })

  it('settle circles of running needs at the most they can give', () => {
    const circle: Dependencies = {
      one: { from: 'shop', to: 'a' },
      two: { from: 'a', to: 'b' },
      three: { from: 'b', to: 'a' },
    }
    expect(shopWithout([], circle)).toBe(1)
    expect(shopWithout(['b'], circle)).toBe(0)
  })

  it('do not depend on the order in which things are written', () => {
    const dependencies: Dependencies = {
      z: { from: 'shop', to: 'a', coupling: { kind: 'soft', strength: 0.5 } },
      y: { from: 'shop', to: 'b', coupling: { kind: 'soft', strength: 0.9 } },
      x: { from: 'a', to: 'c' },
    }
    const turned = Object.fromEntries(
      sortedIds(dependencies).map((id) => [id, dependencies[id] ?? {}]),
    )
    expect(shopWithout(['c'], dependencies)).toBe(shopWithout(['c'], turned))
  })
})
