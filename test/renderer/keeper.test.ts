import { describe, expect, it } from 'vitest'
import { Keeper } from '../../renderer/canvas/keeper.ts'

type Thing = { readonly id: string; readonly at: number }

const keeper = () => new Keeper<Thing>((a, b) => a.at === b.at)

describe('What stays the same on the map', () => {
  it('stays the same list while nothing in it changes', () => {
    const things = keeper()
    const first = things.keep([
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ])

    const again = things.keep([
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ])

    expect(again).toBe(first)
  })

  it('stays the same object when something else changes', () => {
    const things = keeper()
    const [a, b] = things.keep([
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ])

    const [sameA, otherB] = things.keep([
      { id: 'a', at: 1 },
      { id: 'b', at: 3 },
    ])

    expect(sameA).toBe(a)
    expect(otherB).not.toBe(b)
    expect(otherB?.at).toBe(3)
  })

  it('is another list when something is added, taken away or put elsewhere', () => {
    const things = keeper()
    const two = things.keep([
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ])
    const one = things.keep([{ id: 'a', at: 1 }])
    const turned = things.keep([...two].reverse())

    expect(one).toEqual([{ id: 'a', at: 1 }])
    expect(turned.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
