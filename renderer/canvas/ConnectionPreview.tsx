import type { ConnectionLineComponentProps } from '@xyflow/react'
import type { CardNode } from './Card.tsx'

/** The line while it is being drawn. */
export function ConnectionPreview(props: ConnectionLineComponentProps<CardNode>) {
  const { fromX, fromY, toX, toY } = props
  return (
    <g className="line line-preview">
      <path d={`M${fromX},${fromY}L${toX},${toY}`} markerEnd="url(#end-hard)" />
    </g>
  )
}
