import type { ShownLayout } from '../../layout/shownLayout.ts'
import type { Area, Point } from '../../layout/sizes.ts'
import type { Plan } from '../../simulation/index.ts'
import { type EntityKey, fromKey } from '../editing/collections.ts'
import type { Edit } from '../editing/history.ts'
import { inOrder, moveIntoSite, placeThings } from '../editing/places.ts'
import type { CanvasModel } from './canvasModel.ts'
import { componentsInside, groupsInside, sitesInside } from './siteContents.ts'

/** The innermost site at a point, apart from some. */
export function siteAt(
  { tree, areaOf, collapsed }: CanvasModel,
  point: Point,
  except: ReadonlySet<string> = new Set(),
): string | undefined {
  const hits = tree.siteIds.filter((id) => {
    const area = areaOf.get(`sites/${id}`)
    return area !== undefined && !except.has(id) && !collapsed.has(id) && holds(area, point)
  })
  // Inner sites come last.
  return hits.at(-1)
}

function holds(area: Area, { x, y }: Point): boolean {
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
}

export function centreOf({ x, y, width, height }: Area): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** Sites that go along with what is dragged, and so cannot take it. */
export function draggedSites(plan: Plan, keys: readonly EntityKey[]): ReadonlySet<string> {
  return new Set(
    keys.flatMap((key) => {
      const { collection, id } = fromKey(key)
      return collection === 'sites' ? sitesInside(plan, id) : []
    }),
  )
}

/** The one edit that a finished drag is: new places, and into which sites things have come. */
export function toDropEdit(
  plan: Plan,
  model: CanvasModel,
  moved: ReadonlyMap<EntityKey, Point>,
): Edit {
  const positions: Record<string, Point> = {}
  const sites: Record<string, Area> = {}
  const carried = draggedSites(plan, [...moved.keys()])
  const edits: Edit[] = []
  for (const [key, corner] of moved) {
    const area = model.areaOf.get(key)
    if (area === undefined) continue
    const { collection, id } = fromKey(key)
    const landed = { ...area, ...corner }
    const site = siteAt(model, centreOf(landed), carried)
    if (collection === 'sites') {
      const offset = { x: corner.x - area.x, y: corner.y - area.y }
      moveContents(plan, model.shown, { id, offset, positions, sites })
      if (!isCarried(plan, id, carried))
        edits.push(moveIntoSite({ components: [], sites: [id] }, site))
    } else {
      positions[id] = corner
      if (collection === 'components' && !isComponentCarried(plan, id, carried)) {
        edits.push(moveIntoSite({ components: [id], sites: [] }, site))
      }
    }
  }
  return inOrder(placeThings(model.shown, { positions, sites }), ...edits)
}

/** True if the site around it is dragged as well. */
function isCarried(plan: Plan, siteId: string, carried: ReadonlySet<string>): boolean {
  return carried.has(plan.sites?.[siteId]?.parent ?? '')
}

function isComponentCarried(plan: Plan, id: string, carried: ReadonlySet<string>): boolean {
  return carried.has(plan.components?.[id]?.site ?? '')
}

type ContentsMove = {
  readonly id: string
  readonly offset: Point
  readonly positions: Record<string, Point>
  readonly sites: Record<string, Area>
}

function moveContents(plan: Plan, shown: ShownLayout, move: ContentsMove): void {
  const { id, offset, positions, sites } = move
  const by = <T extends Point>(place: T): T => ({
    ...place,
    x: place.x + offset.x,
    y: place.y + offset.y,
  })
  for (const site of sitesInside(plan, id)) {
    const area = shown.sites[site]
    if (area !== undefined) sites[site] = by(area)
  }
  for (const thing of [...componentsInside(plan, id), ...groupsInside(plan, id)]) {
    const at = shown.positions[thing]
    if (at !== undefined) positions[thing] = by(at)
  }
}
