import { buildSiteTree, homesOf, memberIds, type SiteTree } from '../../layout/tree.ts'
import { type ShownLayout, sizeOf } from '../../layout/shownLayout.ts'
import { type Area, collapsedSiteSize } from '../../layout/sizes.ts'
import { type Coupling, type Phase, type Plan, sortedIds } from '../../simulation/index.ts'
import { type EntityKey, linkable, linkableKey, toKey } from '../editing/collections.ts'

/** A box of the canvas: where it is, and which box it lies in. */
export type Box = {
  readonly key: EntityKey
  readonly area: Area
  readonly parent: EntityKey | undefined
  readonly depth: number
}

/** A line of the canvas: a dependency, or that something is a member of a group. */
export type Line = {
  readonly key: string
  readonly from: EntityKey
  readonly to: EntityKey
  /** Entities at the real ends, where a collapsed site stands for them. */
  readonly fromId: string
  readonly toId: string
  readonly sort: Phase | 'member'
  readonly coupling: Coupling
}

export type CanvasModel = {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  readonly tree: SiteTree
  readonly shown: ShownLayout
  readonly collapsed: ReadonlySet<string>
  readonly areaOf: ReadonlyMap<EntityKey, Area>
}

const hard: Coupling = { kind: 'hard' }

/** What the canvas shows of a plan: everything but what lies in collapsed sites. */
export function toCanvasModel(plan: Plan, shown: ShownLayout): CanvasModel {
  const tree = buildSiteTree(plan)
  const collapsed = new Set(
    (plan.layout?.collapsed ?? []).filter((id) => Object.hasOwn(plan.sites ?? {}, id)),
  )
  const homeOf = homesOf(plan, tree)
  const boxes = [
    ...toSiteBoxes(tree, shown, collapsed),
    ...toThingBoxes(plan, { tree, shown, collapsed, homeOf }),
  ]
  const areaOf = new Map(boxes.map((box) => [box.key, box.area] as const))
  const standIn = (id: string) => {
    const site = collapsedAround(homeOf.get(id), tree, collapsed)
    return site === undefined ? linkableKey(plan, id) : toKey('sites', site)
  }
  return { boxes, lines: toLines(plan, standIn), tree, shown, collapsed, areaOf }
}

/** The outermost collapsed site around a site, or itself if that is collapsed. */
function collapsedAround(
  site: string | undefined,
  { parentOf }: SiteTree,
  collapsed: ReadonlySet<string>,
): string | undefined {
  let outermost: string | undefined
  for (let at = site; at !== undefined; at = parentOf.get(at)) {
    if (collapsed.has(at)) outermost = at
  }
  return outermost
}

function toSiteBoxes(
  tree: SiteTree,
  shown: ShownLayout,
  collapsed: ReadonlySet<string>,
): readonly Box[] {
  // Outer sites come first, as the canvas asks for.
  return tree.siteIds.flatMap((id) => {
    const area = shown.sites[id]
    const parent = tree.parentOf.get(id)
    if (area === undefined || collapsedAround(parent, tree, collapsed) !== undefined) return []
    return [
      {
        key: toKey('sites', id),
        area: collapsed.has(id) ? { x: area.x, y: area.y, ...collapsedSiteSize } : area,
        parent: parent === undefined ? undefined : toKey('sites', parent),
        depth: tree.depthOf.get(id) ?? 0,
      },
    ]
  })
}

type Placing = {
  readonly tree: SiteTree
  readonly shown: ShownLayout
  readonly collapsed: ReadonlySet<string>
  readonly homeOf: ReadonlyMap<string, string>
}

function toThingBoxes(plan: Plan, { tree, shown, collapsed, homeOf }: Placing): readonly Box[] {
  return linkable.flatMap((collection) =>
    sortedIds(plan[collection]).flatMap((id) => {
      const at = shown.positions[id]
      if (at === undefined) return []
      const home = homeOf.get(id)
      if (collapsedAround(home, tree, collapsed) !== undefined) return []
      const area = { ...at, ...sizeOf(plan, id) }
      const parent = home !== undefined && isMostlyIn(area, shown.sites[home]) ? home : undefined
      return [
        {
          key: toKey(collection, id),
          area,
          parent: parent === undefined ? undefined : toKey('sites', parent),
          depth: 10,
        },
      ]
    }),
  )
}

function isMostlyIn(area: Area, site: Area | undefined): boolean {
  if (site === undefined) return false
  const x = area.x + area.width / 2
  const y = area.y + area.height / 2
  return x >= site.x && x <= site.x + site.width && y >= site.y && y <= site.y + site.height
}

function toLines(plan: Plan, standIn: (id: string) => EntityKey | undefined): readonly Line[] {
  const known = new Map<string, EntityKey | undefined>()
  const find = (id: string) => {
    if (!known.has(id)) known.set(id, standIn(id))
    return known.get(id)
  }
  const line = (ends: Omit<Line, 'from' | 'to'>): readonly Line[] => {
    const from = find(ends.fromId)
    const to = find(ends.toId)
    return from === undefined || to === undefined || from === to ? [] : [{ ...ends, from, to }]
  }
  const memberships = sortedIds(plan.groups).flatMap((groupId) =>
    memberIds(plan, groupId).flatMap((memberId) =>
      line({
        key: `member/${groupId}/${memberId}`,
        fromId: groupId,
        toId: memberId,
        sort: 'member',
        coupling: hard,
      }),
    ),
  )
  const dependencies = sortedIds(plan.dependencies).flatMap((id) => {
    const { from = '', to = '', phase = 'run', coupling = hard } = plan.dependencies?.[id] ?? {}
    return line({
      key: toKey('dependencies', id),
      fromId: from,
      toId: to,
      sort: phase,
      coupling,
    })
  })
  return [...memberships, ...dependencies]
}
