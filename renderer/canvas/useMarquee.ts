import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { Area } from '../../layout/sizes.ts'
import { select, useView } from '../stores/viewStore.ts'
import type { CanvasModel } from './canvasModel.ts'
import { isSite, overlap, type Windowed } from './windowing.ts'

/** In an overview the marquee takes what is drawn; elsewhere it takes cards by itself. */
export function useMarquee(model: CanvasModel, { isOverview }: Windowed): void {
  const store = useStoreApi()
  useEffect(() => {
    if (!isOverview) return
    let last: Area | undefined
    return store.subscribe(({ userSelectionRect, transform }) => {
      if (userSelectionRect !== null) {
        const [x, y, zoom] = transform
        const { width, height } = userSelectionRect
        last = {
          x: (userSelectionRect.x - x) / zoom,
          y: (userSelectionRect.y - y) / zoom,
          width: width / zoom,
          height: height / zoom,
        }
        return
      }
      if (last === undefined) return
      const around = last
      last = undefined
      const hit = model.boxes.filter(({ key, area }) => !isSite(key) && overlap(area, around))
      const { selection } = useView.getState()
      select([...new Set([...selection, ...hit.map(({ key }) => key)])])
    })
  }, [store, model, isOverview])
}
