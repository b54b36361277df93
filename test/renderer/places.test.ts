import { describe, expect, it } from 'vitest'
import { toShownLayout } from '../../layout/shownLayout.ts'
import { toCanvasModel } from '../../renderer/canvas/canvasModel.ts'
import { siteAt, toDropEdit } from '../../renderer/canvas/dropping.ts'
import {
  collapseSites,
  expandSites,
  joinGroup,
  moveIntoSite,
  placeThings,
} from '../../renderer/editing/places.ts'
import type { Plan } from '../../simulation/index.ts'
import { smallPlan } from './plans.ts'

const plan: Plan = {
  blackstart: 1,
  sites: { east: {}, inner: { parent: 'east' }, west: {} },
  components: { app: { site: 'inner' }, db: { site: 'east' }, tool: {} },
  layout: {
    positions: { app: { x: 100, y: 100 }, db: { x: 100, y: 300 }, tool: { x: 2000, y: 0 } },
    sites: {
      east: { x: 0, y: 0, width: 600, height: 500 },
      inner: { x: 50, y: 50, width: 400, height: 200 },
      west: { x: 900, y: 0, width: 600, height: 500 },
    },
  },
}
const model = toCanvasModel(plan, toShownLayout(plan))

describe('dropping', () => {
  it('puts a component into the innermost site under it', () => {
    const dropped = toDropEdit(
      plan,
      model,
      new Map([['components/tool', { x: 120, y: 120 }]]),
    )(plan)

    expect(dropped.components?.tool?.site).toBe('inner')
    expect(dropped.layout?.positions?.tool).toEqual({ x: 120, y: 120 })
  })

  it('takes a component out of its site where there is none', () => {
    const dropped = toDropEdit(plan, model, new Map([['components/app', { x: 700, y: 900 }]]))(plan)

    expect(dropped.components?.app).toEqual({})
  })

  it('moves everything in a site along with it, and keeps it there', () => {
    const dropped = toDropEdit(plan, model, new Map([['sites/east', { x: 0, y: 1000 }]]))(plan)

    expect(dropped.layout?.positions?.app).toEqual({ x: 100, y: 1100 })
    expect(dropped.layout?.sites?.inner).toEqual({ x: 50, y: 1050, width: 400, height: 200 })
    expect(dropped.components).toBe(plan.components)
  })

  it('puts a site into another, but never into itself', () => {
    const dropped = toDropEdit(plan, model, new Map([['sites/inner', { x: 950, y: 100 }]]))(plan)

    expect(dropped.sites?.inner?.parent).toBe('west')
    expect(moveIntoSite({ components: [], sites: ['east'] }, 'inner')(plan)).toBe(plan)
  })

  it('finds no site under what is being dragged itself', () => {
    expect(siteAt(model, { x: 200, y: 150 }, new Set(['inner']))).toBe('east')
  })
})

describe('places', () => {
  it('of everything else stay when one thing is moved', () => {
    const bare = { ...smallPlan, layout: {} }
    const shown = toShownLayout(bare)
    const moved = placeThings(shown, { positions: { web: { x: 5, y: 7 } } })(bare)

    expect(moved.layout?.positions?.db).toEqual(shown.positions.db)
    expect(moved.layout?.positions?.web).toEqual({ x: 5, y: 7 })
  })

  it('hide what is in a collapsed site and lead its lines to the site', () => {
    const collapsed = collapseSites(['east'])({
      ...plan,
      dependencies: { need: { from: 'tool', to: 'db' }, inside: { from: 'app', to: 'db' } },
    })
    const { boxes, lines } = toCanvasModel(collapsed, toShownLayout(collapsed))

    expect(boxes.map((box) => box.key)).toEqual(['sites/east', 'sites/west', 'components/tool'])
    expect(lines.map((line) => [line.key, line.to])).toEqual([['dependencies/need', 'sites/east']])
    expect(expandSites(['east'])(collapsed).layout).toEqual(plan.layout)
  })

  it('let a component join a group once', () => {
    const joined = joinGroup('data', 'web')(smallPlan)

    expect(joined.groups?.data?.members?.at(-1)).toBe('web')
    expect(joinGroup('data', 'db')(smallPlan)).toBe(smallPlan)
  })
})
