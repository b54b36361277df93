import { useReactFlow } from '@xyflow/react'
import { type MouseEvent, type PointerEvent, useMemo } from 'react'
import { isEntityKey } from '../editing/collections.ts'
import { select, useView } from '../stores/viewStore.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { boxAt } from './windowing.ts'

/**
 * Knows what the pointer is over, whether it is a card or only drawn: what is pointed at becomes a card,
 * so that it can be handled like any other.
 */
export function usePointing(model: CanvasModel) {
  const flow = useReactFlow()
  return useMemo(() => {
    const under = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) =>
      boxAt(
        model.boxes,
        flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false }),
      )
    return {
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const { target } = event
        const isOnMap = target instanceof Element && target.closest('.react-flow') !== null
        const pointed = isOnMap ? under(event) : undefined
        if (useCanvas.getState().pointed !== pointed) useCanvas.setState({ pointed })
      },
      onPointerLeave: () => useCanvas.setState({ pointed: undefined }),
      // A finger has pointed at nothing before it taps.
      onClick: (event: MouseEvent<HTMLElement>) => {
        const { target } = event
        if (!(target instanceof Element) || !target.classList.contains('react-flow__pane')) return
        const key = under(event)
        if (key === undefined || !isEntityKey(key)) return
        const isAdding = event.shiftKey || event.ctrlKey || event.metaKey
        select(isAdding ? [...useView.getState().selection, key] : [key])
      },
    }
  }, [flow, model])
}
