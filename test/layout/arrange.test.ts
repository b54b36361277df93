import { describe, expect, it } from 'vitest'
import { arrange } from '../../layout/arrange.ts'
import { isUnplaced, sizeOf, toShownLayout } from '../../layout/shownLayout.ts'
import { componentSize } from '../../layout/sizes.ts'
import { samplePlan } from '../renderer/plans.ts'

const { layout: _layout, ...plan } = samplePlan('web-shop')

describe('arranging', () => {
  it('gives everything a place, with no two cards on top of each other', async () => {
    const { positions } = await arrange(plan)
    const areas = Object.entries(positions).map(([id, at]) => ({ ...at, ...sizeOf(plan, id) }))

    expect(Object.keys(positions).sort()).toEqual(
      [plan.components, plan.groups, plan.businessServices]
        .flatMap((map) => Object.keys(map ?? {}))
        .sort(),
    )
    const clashes = areas.flatMap((a, index) =>
      areas
        .slice(index + 1)
        .filter(
          (b) =>
            a.x < b.x + b.width &&
            b.x < a.x + a.width &&
            a.y < b.y + b.height &&
            b.y < a.y + a.height,
        ),
    )
    expect(clashes).toEqual([])
  })

  it('keeps every component inside its site', async () => {
    const { positions, sites } = await arrange(plan)

    for (const [id, { site }] of Object.entries(plan.components ?? {})) {
      const at = positions[id]
      const around = sites[site ?? '']
      if (at === undefined || around === undefined) continue
      expect(at.x).toBeGreaterThanOrEqual(around.x)
      expect(at.y + componentSize.height).toBeLessThanOrEqual(around.y + around.height)
    }
  })

  it('puts many sites of one site into rows, about as wide as a window is', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`)
    const { sites } = await arrange({
      blackstart: 1,
      sites: {
        all: {},
        ...Object.fromEntries(ids.map((id) => [id, { parent: 'all' }])),
      },
      components: Object.fromEntries(ids.map((id) => [`c-${id}`, { kind: 'service', site: id }])),
      dependencies: Object.fromEntries(
        ids.slice(1).map((id) => [`d-${id}`, { from: `c-${id}`, to: 'c-s0' }]),
      ),
    })
    const { width = 0, height = 1 } = sites.all ?? {}

    expect(width / height).toBeGreaterThan(0.8)
    expect(width / height).toBeLessThan(3)
  })

  it('gives the same answer every time', async () => {
    expect(await arrange(plan)).toEqual(await arrange(plan))
  })
})

describe('what is shown', () => {
  it('has a place for everything, even in a plan that gives none', () => {
    const shown = toShownLayout(plan)

    expect(isUnplaced(plan)).toBe(true)
    expect(Object.keys(shown.sites).sort()).toEqual(Object.keys(plan.sites ?? {}).sort())
    expect(Object.values(shown.positions).every(({ x, y }) => Number.isFinite(x + y))).toBe(true)
  })

  it('draws a site around what stands in it, however small it was drawn', () => {
    const shown = toShownLayout({
      blackstart: 1,
      sites: { room: {} },
      components: { db: { site: 'room' } },
      layout: {
        positions: { db: { x: 500, y: 500 } },
        sites: { room: { x: 0, y: 0, width: 10, height: 10 } },
      },
    })

    expect(shown.sites.room).toEqual({ x: 0, y: 0, width: 732, height: 584 })
  })
})
