import type { MiniMapNodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useEntityNow } from '../stores/simViewStore.ts'

/** A box on the overview: a site is an outline, everything else has the colour of its state. */
export const MiniBox = memo(function MiniBox(props: MiniMapNodeProps) {
  const { id, x, y, width, height, selected } = props
  const slash = id.indexOf('/')
  const now = useEntityNow(id.slice(slash + 1))
  const sort = id.slice(0, slash)
  return (
    <rect
      className={`mini mini-${sort}`}
      data-status={now?.state}
      data-selected={selected || undefined}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={8}
    />
  )
})
