import { describe, expect, it } from 'vitest'
import type { Box, Line } from '../../renderer/canvas/canvasModel.ts'
import { curveBetween, facingSides, spreadEnds } from '../../renderer/canvas/lineEnds.ts'
import { alongLines, nearestBox, nextSibling } from '../../renderer/canvas/neighbours.ts'
import type { EntityKey } from '../../renderer/editing/collections.ts'

const box = (x: number, y: number) => ({ x, y, width: 200, height: 60 })

function line(from: EntityKey, to: EntityKey): Line {
  return {
    key: `${from} ${to}`,
    from,
    to,
    fromId: from,
    toId: to,
    sort: 'run',
    coupling: { kind: 'hard' },
  }
}

describe('lines', () => {
  it('leave a box on the side that faces the other one', () => {
    expect(facingSides(box(0, 0), box(0, 200))).toEqual({ from: 'bottom', to: 'top' })
    expect(facingSides(box(0, 200), box(0, 0))).toEqual({ from: 'top', to: 'bottom' })
    expect(facingSides(box(0, 0), box(400, 10))).toEqual({ from: 'right', to: 'left' })
    expect(facingSides(box(400, 0), box(0, 10))).toEqual({ from: 'left', to: 'right' })
  })

  it('share a side in the order of where they lead, so that they do not cross', () => {
    const areas = new Map<EntityKey, ReturnType<typeof box>>([
      ['components/app', box(300, 0)],
      ['components/left', box(0, 300)],
      ['components/right', box(600, 300)],
    ])
    const slots = spreadEnds(
      [line('components/app', 'components/right'), line('components/app', 'components/left')],
      areas,
    )

    expect(slots.get('components/app components/left')?.from).toBeCloseTo(1 / 3)
    expect(slots.get('components/app components/right')?.from).toBeCloseTo(2 / 3)
  })

  it('start and end on the edges of their boxes', () => {
    const { path } = curveBetween(box(0, 0), box(0, 200), { from: 0.5, to: 0.5 })

    expect(path.startsWith('M100,60C')).toBe(true)
    expect(path.endsWith('100,200')).toBe(true)
  })
})

describe('walking the map', () => {
  const boxes = [
    ['components/a', box(0, 0)],
    ['components/b', box(300, 10)],
    ['components/c', box(0, 200)],
  ].map(([key, area]) => ({ key, area, parent: undefined, depth: 0 }) as Box)

  it('goes to the nearest thing in a direction, and nowhere at the rim', () => {
    expect(nearestBox(boxes, 'components/a', 'right')).toBe('components/b')
    expect(nearestBox(boxes, 'components/a', 'down')).toBe('components/c')
    expect(nearestBox(boxes, 'components/a', 'left')).toBeUndefined()
  })

  it('follows dependencies to providers and to consumers', () => {
    const lines = [line('components/a', 'components/b'), line('components/a', 'components/c')]

    expect(alongLines(lines, 'components/a', 'to-providers')).toEqual([
      'components/b',
      'components/c',
    ])
    expect(alongLines(lines, 'components/b', 'to-consumers')).toEqual(['components/a'])
    expect(nextSibling(['components/b', 'components/c'], 'components/c', 1)).toBe('components/b')
  })
})
