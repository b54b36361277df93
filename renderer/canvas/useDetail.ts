import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useCanvas } from './canvasStore.ts'
import { type Detail, detailAt } from './detail.ts'

/** How much the map says at the zoom it has now. */
export function useDetail(): Detail {
  const store = useStoreApi()
  useEffect(() => {
    const follow = () => {
      const [, , zoom] = store.getState().transform
      const { detail: now } = useCanvas.getState()
      const detail = detailAt(zoom, now)
      if (detail !== now) useCanvas.setState({ detail })
    }
    follow()
    return store.subscribe(follow)
  }, [store])
  return useCanvas((state) => state.detail)
}
