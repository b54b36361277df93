import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { boundsOf } from '../../layout/shownLayout.ts'
import type { Area } from '../../layout/sizes.ts'
import { type EntityKey, fromKey, isEntityKey } from '../editing/collections.ts'
import { planNow } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'
import type { CanvasModel } from './canvasModel.ts'
import { centreOf } from './dropping.ts'

export type Camera = {
  readonly fit: () => void
  readonly fitSelection: () => void
  /** Brings something into view, and moves nothing if it is there already. */
  readonly reveal: (key: EntityKey) => void
}

const zoomMaxOfFit = 1.1
const zoomMaxOfSelection = 1.5
/** Below this, names can no longer be read. */
const zoomToRead = 0.35
const margin = 0.08
const moveMs = 180

/** What of the map is seen. */
export function useCamera(model: CanvasModel): Camera {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    const duration = () =>
      window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : moveMs

    // React Flow's own fitting waits for nodes to be measured, which those out of sight never are.
    const show = (areas: readonly Area[], zoomMax: number) => {
      const { domNode, minZoom } = store.getState()
      const size = domNode?.getBoundingClientRect()
      if (areas.length === 0 || size === undefined || size.width === 0) return
      const { width, height } = size
      const bounds = boundsOf(areas)
      const view = getViewportForBounds(bounds, width, height, minZoom, zoomMax, margin)
      void flow.setViewport(view, { duration: duration() })
    }

    const isInView = (area: Area) => {
      const { domNode, transform } = store.getState()
      const [x, y, zoom] = transform
      const size = domNode?.getBoundingClientRect()
      const right = (area.x + area.width) * zoom + x
      const bottom = (area.y + area.height) * zoom + y
      const isInside = area.x * zoom + x >= 0 && area.y * zoom + y >= 0
      return isInside && right <= (size?.width ?? 0) && bottom <= (size?.height ?? 0)
    }

    return {
      fit: () => show([...model.areaOf.values()], zoomMaxOfFit),
      fitSelection: () => show(selectedAreas(model), zoomMaxOfSelection),
      reveal: (key) => {
        const area = findArea(model, key)
        const zoom = Math.max(flow.getZoom(), zoomToRead)
        if (area === undefined || (isInView(area) && flow.getZoom() === zoom)) return
        const centre = centreOf(area)
        void flow.setCenter(centre.x, centre.y, { zoom, duration: duration() })
      },
    }
  }, [flow, store, model])
}

function selectedAreas(model: CanvasModel): readonly Area[] {
  const { selection } = useView.getState()
  return selection.flatMap((key) => (isEntityKey(key) ? (findArea(model, key) ?? []) : []))
}

/** Where something is on the map; a dependency is where its ends are. */
function findArea(model: CanvasModel, key: EntityKey): Area | undefined {
  const own = model.areaOf.get(key)
  if (own !== undefined) return own
  const line = model.lines.find((one) => one.key === key)
  const ends = [line?.from, line?.to].flatMap((end) =>
    end === undefined ? [] : (model.areaOf.get(end) ?? []),
  )
  if (ends.length > 0) return boundsOf(ends)
  // What lies in a collapsed site is found where that is.
  const { collection, id } = fromKey(key)
  const site = collection === 'components' ? planNow().components?.[id]?.site : undefined
  return site === undefined ? undefined : model.areaOf.get(`sites/${site}`)
}
