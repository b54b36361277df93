import { describe, expect, it } from 'vitest'
import type { Area } from '../../layout/sizes.ts'
import { alignAreas, spreadAreas } from '../../renderer/editing/aligning.ts'
import type { EntityKey } from '../../renderer/editing/collections.ts'

function areas(...rows: readonly (readonly [string, number, number, number, number])[]) {
  return new Map<EntityKey, Area>(
    rows.map(([id, x, y, width, height]) => [`components/${id}`, { x, y, width, height }]),
  )
}

const two = areas(['a', 0, 0, 200, 60], ['b', 50, 100, 100, 40])

describe('aligning', () => {
  it('moves the left edges to the leftmost one, and nothing up or down', () => {
    expect(alignAreas(two, 'left')).toEqual(new Map([['components/b', { x: 0, y: 100 }]]))
  })

  it('knows all six lines', () => {
    const at = (how: Parameters<typeof alignAreas>[1]) => alignAreas(two, how).get('components/b')

    expect(at('centre')).toBeUndefined()
    expect(at('right')).toEqual({ x: 100, y: 100 })
    expect(at('top')).toEqual({ x: 50, y: 0 })
    expect(at('middle')).toEqual({ x: 50, y: 50 })
    expect(alignAreas(two, 'bottom').get('components/a')).toEqual({ x: 0, y: 80 })
  })

  it('of one thing moves nothing', () => {
    expect(alignAreas(areas(['a', 7, 9, 200, 60]), 'right').size).toBe(0)
  })
})

describe('distributing', () => {
  it('gives equal room between neighbours and leaves the outermost where they are', () => {
    const row = areas(['a', 0, 0, 100, 60], ['b', 110, 8, 100, 60], ['c', 400, 0, 200, 60])

    expect(spreadAreas(row, 'across')).toEqual(new Map([['components/b', { x: 200, y: 8 }]]))
  })

  it('overlaps evenly where there is no room', () => {
    const pile = areas(['a', 0, 0, 100, 60], ['b', 0, 1, 100, 60], ['c', 0, 60, 100, 60])

    expect(spreadAreas(pile, 'down').get('components/b')).toEqual({ x: 0, y: 30 })
  })

  it('needs three', () => {
    expect(spreadAreas(two, 'down').size).toBe(0)
  })
})
