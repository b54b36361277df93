import { type OnNodeDrag, useReactFlow } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import type { Point } from '../../layout/sizes.ts'
import { type EntityKey, toKey } from '../editing/collections.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import type { CardNode } from './Card.tsx'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { draggedSites, siteAt, toDropEdit } from './dropping.ts'
import { componentsInside, groupsInside } from './siteContents.ts'

type Dragging = {
  readonly onNodeDrag: OnNodeDrag<CardNode>
  readonly onNodeDragStop: OnNodeDrag<CardNode>
}

/** Dragging is looking until it ends; then it is one edit. */
export function useDragging(model: CanvasModel): Dragging {
  const flow = useReactFlow<CardNode>()

  const cornerOf = useCallback(
    (node: CardNode): Point =>
      flow.getInternalNode(node.id)?.internals.positionAbsolute ?? node.position,
    [flow],
  )

  return useMemo(
    () => ({
      onNodeDrag: (_event, node, nodes) => {
        carry(model, node, nodes, cornerOf(node))
        const { collection } = sortOf(node)
        if (collection === 'groups' || collection === 'businessServices') return
        const carried = draggedSites(
          planNow(),
          nodes.map((one) => one.data.key),
        )
        const corner = cornerOf(node)
        const centre = {
          x: corner.x + (node.width ?? 0) / 2,
          y: corner.y + (node.height ?? 0) / 2,
        }
        const site = siteAt(model, centre, carried)
        const dropSite: EntityKey | undefined = site === undefined ? undefined : `sites/${site}`
        if (useCanvas.getState().dropSite !== dropSite) useCanvas.setState({ dropSite })
      },
      onNodeDragStop: (_event, _node, nodes) => {
        useCanvas.setState({ dropSite: undefined, carried: undefined })
        const moved = new Map(
          nodes.flatMap((node) => {
            const corner = cornerOf(node)
            const before = model.areaOf.get(node.data.key)
            const isSame = before !== undefined && before.x === corner.x && before.y === corner.y
            return isSame ? [] : [[node.data.key, corner] as const]
          }),
        )
        if (moved.size === 0) return
        const plan = planNow()
        applyEdit(toDropEdit(plan, model, moved), canvasTexts.edits.move(moved.size))
      },
    }),
    [model, cornerOf],
  )
}

/** Lets what is drawn follow the hand: the dragged sites with all that is in them. */
function carry(
  model: CanvasModel,
  node: CardNode,
  nodes: readonly CardNode[],
  corner: Point,
): void {
  const before = model.areaOf.get(node.data.key)
  if (before === undefined) return
  const keys = useCanvas.getState().carried?.keys ?? carriedKeys(nodes.map((one) => one.data.key))
  useCanvas.setState({ carried: { keys, by: { x: corner.x - before.x, y: corner.y - before.y } } })
}

function carriedKeys(dragged: readonly EntityKey[]): ReadonlySet<EntityKey> {
  const plan = planNow()
  const sites = [...draggedSites(plan, dragged)]
  return new Set<EntityKey>([
    ...dragged,
    ...sites.map((id) => toKey('sites', id)),
    ...sites.flatMap((id) => componentsInside(plan, id).map((one) => toKey('components', one))),
    ...sites.flatMap((id) => groupsInside(plan, id).map((one) => toKey('groups', one))),
  ])
}

function sortOf(node: CardNode): { readonly collection: string } {
  return { collection: node.data.key.slice(0, node.data.key.indexOf('/')) }
}
