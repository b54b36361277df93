import type { Area } from '../../../layout/sizes.ts'
import type { Plan } from '../../../simulation/index.ts'
import { type EntityKey, fromKey, nameOf } from '../../editing/collections.ts'
import type { CanvasModel, Line } from '../canvasModel.ts'
import { controlPoints, type Curve, spreadEnds } from '../lineEnds.ts'

export type SceneBox = {
  readonly key: EntityKey
  readonly id: string
  readonly sort: 'site' | 'component' | 'group' | 'service'
  readonly area: Area
  readonly name: string
  readonly tier: number | undefined
  readonly depth: number
  readonly isCollapsed: boolean
}

export type SceneLine = Pick<Line, 'key' | 'from' | 'to' | 'fromId' | 'toId' | 'sort'> & {
  readonly isSoft: boolean
  readonly curve: Curve
}

/** All that is drawn of a plan, worked out once for each model. */
export type Scene = {
  /** Sites before what stands in them. */
  readonly boxes: readonly SceneBox[]
  readonly lines: readonly SceneLine[]
  readonly slots: ReturnType<typeof spreadEnds>
  readonly areaOf: CanvasModel['areaOf']
}

const sorts = {
  sites: 'site',
  components: 'component',
  groups: 'group',
  businessServices: 'service',
} as const

/** What is drawn of a plan. */
export function buildScene(plan: Plan, model: CanvasModel): Scene {
  const slots = spreadEnds(model.lines, model.areaOf)
  return {
    slots,
    areaOf: model.areaOf,
    boxes: model.boxes.map(({ key, area, depth }) => {
      const { collection, id } = fromKey(key)
      return {
        key,
        id,
        sort: sorts[collection as keyof typeof sorts],
        area,
        name: nameOf(plan, key),
        tier: collection === 'businessServices' ? plan.businessServices?.[id]?.tier : undefined,
        depth,
        isCollapsed: collection === 'sites' && model.collapsed.has(id),
      }
    }),
    lines: model.lines.flatMap(({ key, from, to, fromId, toId, sort, coupling }) => {
      const start = model.areaOf.get(from)
      const end = model.areaOf.get(to)
      if (start === undefined || end === undefined) return []
      const curve = controlPoints(start, end, slots.get(key) ?? { from: 0.5, to: 0.5 })
      return [{ key, from, to, fromId, toId, sort, isSoft: coupling.kind === 'soft', curve }]
    }),
  }
}
