/**
 * Where everything on the canvas is shown: what the plan says, then what an arrangement says, and
 * for the rest the next free place in a row. Nothing is ever without a place.
 */
import { type Plan, sortedIds } from '../simulation/index.ts'
import {
  type Area,
  componentSize,
  emptySiteSize,
  gap,
  groupSize,
  type Point,
  type Size,
  serviceSize,
  sitePadding,
} from './sizes.ts'
import { buildSiteTree, type SiteTree } from './tree.ts'

/** Places in canvas coordinates, top left corners. */
export type ShownLayout = {
  /** Of components, groups and business services. */
  readonly positions: Readonly<Record<string, Point>>
  readonly sites: Readonly<Record<string, Area>>
}

/** How large a component, group or business service is drawn. */
export function sizeOf(plan: Plan, id: string): Size {
  if (Object.hasOwn(plan.groups ?? {}, id)) return groupSize
  return Object.hasOwn(plan.businessServices ?? {}, id) ? serviceSize : componentSize
}

/** A place for everything. */
export function toShownLayout(plan: Plan, arranged?: ShownLayout): ShownLayout {
  const tree = buildSiteTree(plan)
  const positions: Record<string, Point> = {}
  const unplaced: string[] = []
  for (const id of placedIds(plan)) {
    const known = plan.layout?.positions?.[id] ?? arranged?.positions[id]
    if (known === undefined) unplaced.push(id)
    else positions[id] = known
  }
  placeInRows(plan, unplaced, positions)
  return { positions, sites: toSiteAreas(plan, tree, positions, arranged) }
}

/** True if nothing on the canvas has a place of its own yet. */
export function isUnplaced(plan: Plan): boolean {
  const places = plan.layout?.positions ?? {}
  const ids = placedIds(plan)
  return ids.length > 0 && ids.filter((id) => Object.hasOwn(places, id)).length < ids.length / 2
}

function placedIds(plan: Plan): string[] {
  return [
    ...sortedIds(plan.businessServices),
    ...sortedIds(plan.groups),
    ...sortedIds(plan.components),
  ]
}

/** Puts what has no place into rows below everything else, site by site. */
function placeInRows(plan: Plan, ids: readonly string[], positions: Record<string, Point>): void {
  const bottoms = Object.entries(positions).map(([id, at]) => at.y + sizeOf(plan, id).height)
  let top = bottoms.length === 0 ? 0 : Math.max(...bottoms) + 3 * gap
  const bySite = new Map<string, string[]>()
  for (const id of ids) {
    const site = plan.components?.[id]?.site ?? ''
    bySite.set(site, [...(bySite.get(site) ?? []), id])
  }
  const columns = Math.max(3, Math.ceil(Math.sqrt(ids.length)))
  for (const members of bySite.values()) {
    members.forEach((id, index) => {
      const column = index % columns
      const row = Math.floor(index / columns)
      positions[id] = {
        x: column * (serviceSize.width + gap),
        y: top + row * (serviceSize.height + gap),
      }
    })
    const rows = Math.ceil(members.length / columns)
    top += rows * (serviceSize.height + gap) + 3 * gap
  }
}

function toSiteAreas(
  plan: Plan,
  tree: SiteTree,
  positions: Readonly<Record<string, Point>>,
  arranged: ShownLayout | undefined,
): Record<string, Area> {
  const areas: Record<string, Area> = {}
  // Inner sites first: an outer one must hold them.
  for (const id of [...tree.siteIds].reverse()) {
    const inner = [
      ...(tree.sitesIn.get(id) ?? []).flatMap((one) => areas[one] ?? []),
      ...(tree.componentsIn.get(id) ?? []).flatMap((one) => {
        const at = positions[one]
        return at === undefined ? [] : [{ ...at, ...componentSize }]
      }),
    ]
    const own = plan.layout?.sites?.[id] ?? arranged?.sites[id]
    const around = inner.length === 0 ? undefined : pad(boundsOf(inner))
    const known = [own, around].filter((area) => area !== undefined)
    areas[id] =
      known.length > 0 ? boundsOf(known) : { ...freePlace(positions, areas), ...emptySiteSize }
  }
  return areas
}

/** A place to the right of everything. */
function freePlace(
  positions: Readonly<Record<string, Point>>,
  areas: Readonly<Record<string, Area>>,
): Point {
  const rights = [
    ...Object.values(positions).map((at) => at.x + serviceSize.width),
    ...Object.values(areas).map((area) => area.x + area.width),
  ]
  return { x: rights.length === 0 ? 0 : Math.max(...rights) + 2 * gap, y: 0 }
}

/** The smallest area around all of them; there must be at least one. */
export function boundsOf(areas: readonly Area[]): Area {
  const x = Math.min(...areas.map((area) => area.x))
  const y = Math.min(...areas.map((area) => area.y))
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    height: Math.max(...areas.map((area) => area.y + area.height)) - y,
  }
}

function pad(area: Area): Area {
  return {
    x: area.x - sitePadding.left,
    y: area.y - sitePadding.top,
    width: area.width + sitePadding.left + sitePadding.right,
    height: area.height + sitePadding.top + sitePadding.bottom,
  }
}
