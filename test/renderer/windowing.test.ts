import { describe, expect, it } from 'vitest'
import { toShownLayout } from '../../layout/shownLayout.ts'
import { toCanvasModel } from '../../renderer/canvas/canvasModel.ts'
import { boxAt, type Handled, windowOf } from '../../renderer/canvas/windowing.ts'
import type { Plan } from '../../simulation/index.ts'

const nobody: Handled = { selection: [], pointed: undefined, renaming: undefined }

/** So many components in a row, each needing the next, in one site. */
function rowOf(count: number): Plan {
  const ids = Array.from({ length: count }, (_, index) => `c${index}`)
  return {
    blackstart: 1,
    sites: { place: {} },
    components: Object.fromEntries(ids.map((id) => [id, { kind: 'service', site: 'place' }])),
    dependencies: Object.fromEntries(
      ids.slice(1).map((id, index) => [`d${index}`, { from: `c${index}`, to: id }]),
    ),
    layout: {
      positions: Object.fromEntries(ids.map((id, index) => [id, { x: index * 300, y: 0 }])),
    },
  }
}

function modelOf(plan: Plan) {
  return toCanvasModel(plan, toShownLayout(plan))
}

const around = (count: number) => ({ x: -10, y: -10, width: count * 300, height: 200 })

describe('what is in the page', () => {
  it('is what is seen, with the other ends of its lines', () => {
    const found = windowOf(modelOf(rowOf(9)), around(2), { handled: nobody, wasOverview: false })

    expect(found.isOverview).toBe(false)
    expect([...found.mounted]).toEqual(['sites/place', 'components/c0', 'components/c1'])
    expect([...found.lines]).toEqual(['dependencies/d0', 'dependencies/d1'])
    expect(found.placed.has('components/c2')).toBe(true)
    expect(found.placed.has('components/c3')).toBe(false)
  })

  it('is nothing but what is handled once too much is seen', () => {
    const handled: Handled = { ...nobody, selection: ['components/c7'], pointed: 'components/c20' }
    const found = windowOf(modelOf(rowOf(200)), around(200), { handled, wasOverview: false })

    expect(found.isOverview).toBe(true)
    expect([...found.mounted]).toEqual(['components/c7', 'components/c20'])
    expect(found.lines.size).toBe(4)
    expect(found.placed.has('sites/place')).toBe(true)
  })

  it('does not flicker between cards and drawing at the limit', () => {
    const model = modelOf(rowOf(200))
    const at = (wasOverview: boolean) =>
      windowOf(model, around(120), { handled: nobody, wasOverview }).isOverview

    expect([at(false), at(true)]).toEqual([false, true])
  })

  it('holds few cards however much is selected, and a place for each of it', () => {
    const model = modelOf(rowOf(1_000))
    const selection = model.boxes.map(({ key }) => key)
    const handled: Handled = { ...nobody, selection }
    const found = windowOf(model, around(1_000), { handled, wasOverview: false })

    expect(found.mounted.size).toBe(40)
    expect(found.placed.size).toBe(1_001)
  })

  it('leaves lines out that only pass by where there are too many', () => {
    const model = modelOf(rowOf(9))
    const many = { ...model, lines: Array.from({ length: 200 }, () => passing) }
    const view = { x: 1_000, y: 0, width: 100, height: 10 }

    expect(windowOf(model, view, { handled: nobody, wasOverview: false }).hidesPassing).toBe(false)
    expect(windowOf(many, view, { handled: nobody, wasOverview: false }).hidesPassing).toBe(true)
  })
})

const passing = {
  key: 'dependencies/far',
  from: 'components/c0',
  to: 'components/c8',
  fromId: 'c0',
  toId: 'c8',
  sort: 'run',
  coupling: { kind: 'hard' },
} as const

describe('what is pointed at', () => {
  it('is the innermost box at the point, or nothing', () => {
    const { boxes } = modelOf(rowOf(3))

    expect(boxAt(boxes, { x: 310, y: 5 })).toBe('components/c1')
    expect(boxAt(boxes, { x: 250, y: 5 })).toBe('sites/place')
    expect(boxAt(boxes, { x: -900, y: 5 })).toBeUndefined()
  })
})
