/**
 * A plan as a graph for ELK, and ELK's answer as places on the canvas.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import { type Plan, sortedIds } from '../simulation/index.ts'
import type { ShownLayout } from './shownLayout.ts'
import { sizeOf } from './shownLayout.ts'
import { type Area, emptySiteSize, type Point, sitePadding, toGrid } from './sizes.ts'
import { buildSiteTree, memberIds, type SiteTree } from './tree.ts'

const { top, left, bottom, right } = sitePadding

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '64',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.spacing.edgeNode': '20',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.crossingMinimization.semiInteractive': 'false',
  'elk.aspectRatio': '1.6',
}

// A component and a site may have the same id; ELK has one name space.
const siteKey = (id: string) => `site:${id}`
const thingKey = (id: string) => `thing:${id}`

/** Sites become containers, everything else boxes; consumers stand above what they need. */
export function toElkGraph(plan: Plan): ElkNode {
  const tree = buildSiteTree(plan)
  const inSites = new Set([
    ...[...tree.componentsIn.values()].flat(),
    ...[...tree.groupsIn.values()].flat(),
  ])
  const box = (id: string): ElkNode => ({ id: thingKey(id), ...sizeOf(plan, id) })
  const free = [plan.businessServices, plan.groups, plan.components]
    .flatMap((map) => sortedIds(map))
    .filter((id) => !inSites.has(id))
  const outer = tree.siteIds.filter((id) => !tree.parentOf.has(id))
  return {
    id: 'plan',
    layoutOptions: options,
    children: [...free.map(box), ...outer.map((id) => toContainer(tree, id, box))],
    edges: toEdges(plan),
  }
}

function toContainer(tree: SiteTree, id: string, box: (id: string) => ElkNode): ElkNode {
  const children = [
    ...(tree.groupsIn.get(id) ?? []).map(box),
    ...(tree.componentsIn.get(id) ?? []).map(box),
    ...(tree.sitesIn.get(id) ?? []).map((inner) => toContainer(tree, inner, box)),
  ]
  return {
    id: siteKey(id),
    ...(children.length === 0 && emptySiteSize),
    layoutOptions: {
      'elk.padding': `[top=${top},left=${left},bottom=${bottom},right=${right}]`,
    },
    children,
  }
}

function toEdges(plan: Plan): ElkExtendedEdge[] {
  const known = new Set(
    [plan.businessServices, plan.groups, plan.components].flatMap((map) => sortedIds(map)),
  )
  const dependencies = sortedIds(plan.dependencies).map((id) => {
    const { from, to } = plan.dependencies?.[id] ?? {}
    return { id: `dependency:${id}`, from, to }
  })
  const memberships = sortedIds(plan.groups).flatMap((id) =>
    memberIds(plan, id).map((member) => ({ id: `member:${id}:${member}`, from: id, to: member })),
  )
  return [...dependencies, ...memberships].flatMap(({ id, from, to }) =>
    from !== undefined && to !== undefined && from !== to && known.has(from) && known.has(to)
      ? [{ id, sources: [thingKey(from)], targets: [thingKey(to)] }]
      : [],
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
