import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useCanvas } from './canvasStore.ts'
import { type Detail, detailAt, growthAt } from './detail.ts'

/** How much the map says at the zoom it has now. */
export function useDetail(): Detail {
  const store = useStoreApi()
  useEffect(() => {
    let shownGrowth = 0
    const follow = () => {
      const { transform, domNode } = store.getState()
      const [, , zoom] = transform
      const { detail: now } = useCanvas.getState()
      const detail = detailAt(zoom, now)
      if (detail !== now) useCanvas.setState({ detail })
      const growth = growthAt(zoom)
      if (growth === shownGrowth || domNode === null) return
      shownGrowth = growth
      domNode.style.setProperty('--growth', `${growth}`)
    }
    follow()
    return store.subscribe(follow)
  }, [store])
  return useCanvas((state) => state.detail)
}
