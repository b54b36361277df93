import { useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import type { Area } from '../../layout/sizes.ts'
import { useView } from '../stores/viewStore.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { type Windowed, windowOf } from './windowing.ts'

/** The map has come to rest when it has not moved for so many frames; only then do cards come and go. */
const restFrames = 8
/** Cards just outside of what is seen are there already, in pixels. */
const margin = 64

/** What of the map is in the page now. While it moves nothing changes, and what comes into view is drawn. */
export function useWindow(model: CanvasModel): Windowed {
  const view = useViewAtRest()
  const selection = useView((state) => state.selection)
  const pointed = useCanvas((state) => state.pointed)
  const renaming = useCanvas((state) => state.renaming)
  const wasOverview = useCanvas((state) => state.isOverview)
  const windowed = useMemo(
    () => windowOf(model, view, { handled: { selection, pointed, renaming }, wasOverview }),
    [model, view, selection, pointed, renaming, wasOverview],
  )
  const { isOverview } = windowed
  useEffect(() => useCanvas.setState({ isOverview }), [isOverview])
  return windowed
}

/** The part of the map that was seen when it last came to rest. */
function useViewAtRest(): Area | undefined {
  const store = useStoreApi()
  const [view, setView] = useState<Area | undefined>(undefined)
  useEffect(() => {
    let frame = 0
    let still = 0
    let seen = ''
    const count = () => {
      still += 1
      if (still < restFrames) frame = requestAnimationFrame(count)
      else rest()
    }
    const rest = () => {
      useCanvas.setState({ isMoving: false })
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      setView({
        x: (-x - margin) / zoom,
        y: (-y - margin) / zoom,
        width: (width + 2 * margin) / zoom,
        height: (height + 2 * margin) / zoom,
      })
    }
    const follow = () => {
      const { transform, width, height } = store.getState()
      const now = `${transform.join(' ')} ${width} ${height}`
      if (now === seen || width === 0) return
      seen = now
      // Hundreds of cards listen to that store: it is told once for each movement, not for each frame.
      if (!useCanvas.getState().isMoving) useCanvas.setState({ isMoving: true })
      cancelAnimationFrame(frame)
      still = 0
      frame = requestAnimationFrame(count)
    }
    follow()
    const stop = store.subscribe(follow)
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [store])
  return view
}
