/**
 * A plan as a graph for ELK, and ELK's answer as places on the canvas.
 *
 * Each site is arranged by itself: a dependency between two places pulls only on what stands in for
 * them in the innermost place around both. Large plans stay compact that way, and fast.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import { type Plan, sortedIds } from '../simulation/index.ts'
import { type ShownLayout, sizeOf } from './shownLayout.ts'
import { type Area, emptySiteSize, gap, type Point, sitePadding, toGrid } from './sizes.ts'
import { buildSiteTree, chain, homesOf, memberIds, type SiteTree } from './tree.ts'

const { top, left, bottom, right } = sitePadding

const layered = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'POLYLINE',
  'elk.randomSeed': '1',
  'elk.aspectRatio': '1.6',
  'elk.spacing.nodeNode': `${gap}`,
  'elk.spacing.componentComponent': `${gap}`,
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
}

const inSite = {
  ...layered,
  'elk.padding': `[top=${top},left=${left},bottom=${bottom},right=${right}]`,
}

/** Many sites side by side fill an area of the shape of a window, row by row. */
const packed = {
  'elk.algorithm': 'rectpacking',
  'elk.aspectRatio': '1.6',
  'elk.spacing.nodeNode': `${gap}`,
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
}

// A component and a site may have the same id; ELK has one name space.
const siteKey = (id: string) => `site:${id}`
const thingKey = (id: string) => `thing:${id}`
/** Holds the many sites of a site, and is not seen. */
const packKey = (id: string) => `pack:${id}`
const root = 'plan'
/** Around all outer sites, so that they are packed together and not strung out one by one. */
const places = 'places'

/** With more sites side by side than this, what leads from one to another no longer orders them. */
const orderedSitesMax = 3

/** Sites become containers, everything else boxes; consumers stand above what they need. */
export function toElkGraph(plan: Plan): ElkNode {
  const tree = buildSiteTree(plan)
  const homes = homesOf(plan, tree)
  const edgesIn = sortEdges(plan, tree, homes)
  const box = (id: string): ElkNode => ({ id: thingKey(id), ...sizeOf(plan, id) })
  const free = [plan.businessServices, plan.groups, plan.components]
    .flatMap((map) => sortedIds(map))
    .filter((id) => !homes.has(id))
  const outer = tree.siteIds.filter((id) => !tree.parentOf.has(id))
  const container = (id: string): ElkNode => {
    const children = [
      ...(tree.groupsIn.get(id) ?? []).map(box),
      ...(tree.componentsIn.get(id) ?? []).map(box),
      ...packSites(tree, id, container),
    ]
    return {
      id: siteKey(id),
      ...(children.length === 0 && emptySiteSize),
      layoutOptions: inSite,
      children,
      edges: edgesIn.get(siteKey(id)) ?? [],
    }
  }
  const around: ElkNode = {
    id: places,
    layoutOptions:
      outer.length > orderedSitesMax
        ? packed
        : { ...layered, 'elk.padding': '[top=0,left=0,bottom=0,right=0]' },
    children: outer.map(container),
    edges: edgesIn.get(places) ?? [],
  }
  return {
    id: root,
    layoutOptions: layered,
    children: [...free.map(box), ...(outer.length === 0 ? [] : [around])],
    edges: edgesIn.get(root) ?? [],
  }
}

/** The sites in a site: beside the things there, or together in a box of their own if they are many. */
function packSites(
  tree: SiteTree,
  id: string,
  container: (inner: string) => ElkNode,
): readonly ElkNode[] {
  const inner = (tree.sitesIn.get(id) ?? []).map(container)
  if (inner.length <= orderedSitesMax) return inner
  return [{ id: packKey(id), layoutOptions: packed, children: [...inner] }]
}

/** The edges of each container, between those of its children that the real ends are in. */
function sortEdges(
  plan: Plan,
  tree: SiteTree,
  homes: ReadonlyMap<string, string>,
): ReadonlyMap<string, ElkExtendedEdge[]> {
  const edgesIn = new Map<string, ElkExtendedEdge[]>()
  const seen = new Set<string>()
  const isCrowded = (place: string) => sitesDirectlyIn(tree, place) > orderedSitesMax
  const path = (id: string) => {
    const sites = chain(homes.get(id), tree.parentOf).flatMap((site) => {
      const parent = tree.parentOf.get(site)
      const isPacked = parent !== undefined && isCrowded(siteKey(parent))
      return isPacked ? [siteKey(site), packKey(parent)] : [siteKey(site)]
    })
    return [thingKey(id), ...sites, ...(sites.length === 0 ? [] : [places]), root]
  }
  const isSite = (place: string) => place.startsWith('site:')
  for (const { from, to } of links(plan)) {
    const start = path(from)
    const end = path(to)
    const meeting = start.find((place) => end.includes(place)) ?? root
    const source = start[start.indexOf(meeting) - 1]
    const target = end[end.indexOf(meeting) - 1]
    if (source === undefined || target === undefined || source === target) continue
    if (isSite(source) && isSite(target) && isCrowded(meeting)) continue
    const id = `${source} ${target}`
    if (seen.has(id)) continue
    seen.add(id)
    const edges = edgesIn.get(meeting) ?? []
    edges.push({ id, sources: [source], targets: [target] })
    edgesIn.set(meeting, edges)
  }
  return edgesIn
}

function sitesDirectlyIn(tree: SiteTree, place: string): number {
  if (place.startsWith('pack:')) return sitesDirectlyIn(tree, siteKey(place.slice('pack:'.length)))
  if (place === places) return tree.siteIds.filter((id) => !tree.parentOf.has(id)).length
  return tree.sitesIn.get(place.slice(siteKey('').length))?.length ?? 0
}

/** Who stands above whom: consumers above providers, groups above their members. */
function links(plan: Plan): readonly { readonly from: string; readonly to: string }[] {
  const known = new Set(
    [plan.businessServices, plan.groups, plan.components].flatMap((map) => sortedIds(map)),
  )
  const dependencies = sortedIds(plan.dependencies).map((id) => plan.dependencies?.[id] ?? {})
  const memberships = sortedIds(plan.groups).flatMap((id) =>
    memberIds(plan, id).map((member) => ({ from: id, to: member })),
  )
  return [...dependencies, ...memberships].flatMap(({ from = '', to = '' }) =>
    from !== to && known.has(from) && known.has(to) ? [{ from, to }] : [],
  )
}

/** ELK places children inside their parents; the canvas counts from one corner. */
export function fromElkGraph(graph: ElkNode): ShownLayout {
  const positions: Record<string, Point> = {}
  const sites: Record<string, Area> = {}
  const place = (node: ElkNode, origin: Point): void => {
    const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) }
    const corner = { x: toGrid(at.x), y: toGrid(at.y) }
    const [sort, id] = node.id.split(':')
    if (sort === 'thing' && id !== undefined) positions[id] = corner
    if (sort === 'site' && id !== undefined) {
      sites[id] = { ...corner, width: node.width ?? 0, height: node.height ?? 0 }
    }
    for (const child of node.children ?? []) place(child, at)
  }
  place(graph, { x: 0, y: 0 })
  return { positions, sites }
}
