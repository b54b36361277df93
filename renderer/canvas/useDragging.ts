import { type OnNodeDrag, useReactFlow } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import type { Point } from '../../layout/sizes.ts'
import type { EntityKey } from '../editing/collections.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import type { CardNode } from './Card.tsx'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { draggedSites, siteAt, toDropEdit } from './dropping.ts'

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
        useCanvas.setState({ dropSite: undefined })
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

function sortOf(node: CardNode): { readonly collection: string } {
  return { collection: node.data.key.slice(0, node.data.key.indexOf('/')) }
}
