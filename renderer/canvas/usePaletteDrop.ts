import { useReactFlow } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { useDragged } from '../stores/dragStore.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { siteAt } from './dropping.ts'
import { addAt } from './useAdding.ts'
import { focusMap } from './useRequests.ts'

/** Takes what is dragged from the palette. */
export function usePaletteDrop(model: CanvasModel) {
  const flow = useReactFlow()
  return useMemo(() => {
    const pointOf = (event: DragEvent) =>
      flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    return {
      onDragOver: (event: DragEvent) => {
        if (useDragged.getState().thing === undefined) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const site = siteAt(model, pointOf(event))
        useCanvas.setState({ dropSite: site === undefined ? undefined : `sites/${site}` })
      },
      onDragLeave: () => useCanvas.setState({ dropSite: undefined }),
      onDrop: (event: DragEvent) => {
        useCanvas.setState({ dropSite: undefined })
        const { thing } = useDragged.getState()
        if (thing === undefined) return
        event.preventDefault()
        addAt(model, thing, pointOf(event))
        focusMap()
      },
    }
  }, [flow, model])
}
