import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../renderer/editing/comparePlans.ts'
import type { Plan } from '../../simulation/index.ts'

const mine: Plan = {
  blackstart: 1,
  name: 'Shop',
  components: { web: { name: 'Web', kind: 'service', repair: '2h' }, db: { name: 'Database' } },
}

describe('Two plans side by side', () => {
  it('tell what only one has and what both say differently', () => {
    const theirs: Plan = {
      ...mine,
      name: 'Shop, again',
      components: { web: { name: 'Web', kind: 'service', repair: '3h' }, mq: { name: 'Queue' } },
    }

    expect(comparePlans(mine, theirs)).toEqual([
      {
        kind: 'changed',
        key: 'plan',
        name: 'Shop',
        field: 'name',
        mine: 'Shop',
        theirs: 'Shop, again',
      },
      {
        kind: 'changed',
        key: 'components/web',
        name: 'Web',
        field: 'repair',
        mine: '2h',
        theirs: '3h',
      },
      { kind: 'only-mine', key: 'components/db', name: 'Database' },
      { kind: 'only-theirs', key: 'components/mq', name: 'Queue' },
    ])
  })

  it('are alike whatever the order of their fields and the places on the canvas', () => {
    const theirs: Plan = {
      blackstart: 1,
      components: { db: { name: 'Database' }, web: { repair: '2h', kind: 'service', name: 'Web' } },
      name: 'Shop',
      layout: { positions: { web: { x: 1, y: 2 } } },
    }

    expect(comparePlans(mine, theirs)).toEqual([])
  })
})
