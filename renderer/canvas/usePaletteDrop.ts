import { useReactFlow } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { toNewThing } from '../editing/newThings.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { useDragged } from '../stores/dragStore.ts'
import { select } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { newThingName } from '../texts/things.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { siteAt } from './dropping.ts'
import { shownNow } from './shown.ts'

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
        const at = pointOf(event)
        const name = newThingName(thing)
        const { edit, key } = toNewThing(planNow(), thing, {
          name,
          place: { at, site: siteAt(model, at), shown: shownNow() },
        })
        applyEdit(edit, canvasTexts.edits.add(name.toLowerCase()))
        select([key])
        document.querySelector<HTMLElement>('[data-canvas]')?.focus()
      },
    }
  }, [flow, model])
}
