import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  type InternalNode,
  useInternalNode,
} from '@xyflow/react'
import { memo } from 'react'
import type { Area } from '../../layout/sizes.ts'
import { useSimView } from '../stores/simViewStore.ts'
import { useView } from '../stores/viewStore.ts'
import type { Line } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { curveBetween } from './lineEnds.ts'
import { lineState } from './lineState.ts'

export type LineData = Pick<Line, 'fromId' | 'toId' | 'sort'> & {
  readonly coupling: Line['coupling']['kind']
  /** Short words beside the line, such as `start` or `4h`. */
  readonly label: string
  readonly fromSlot: number
  readonly toSlot: number
}

export type LineEdge = Edge<LineData>

function areaOf(node: InternalNode): Area {
  const { x, y } = node.internals.positionAbsolute
  return {
    x,
    y,
    width: node.measured.width ?? node.width ?? 0,
    height: node.measured.height ?? node.height ?? 0,
  }
}

/** A dependency, from the consumer to what it needs. */
export const DependencyLine = memo(function DependencyLine(props: EdgeProps<LineEdge>) {
  const { id, source, target, data, selected } = props
  const from = useInternalNode(source)
  const to = useInternalNode(target)
  if (data === undefined || from === undefined || to === undefined) return null
  const slots = { from: data.fromSlot, to: data.toSlot }
  const { path, middle } = curveBetween(areaOf(from), areaOf(to), slots)
  return (
    <LineDrawing id={id} data={data} path={path} middle={middle} isSelected={selected === true} />
  )
})

type LineDrawingProps = {
  readonly id: string
  readonly data: LineData
  readonly path: string
  readonly middle: { readonly x: number; readonly y: number }
  readonly isSelected: boolean
}

function LineDrawing({ id, data, path, middle, isSelected }: LineDrawingProps) {
  const state = useSimView((view) => (view.isOn ? lineState(view, data) : undefined))
  const isHovered = useView((view) => view.hovered === id)
  const isNear = useCanvas((state) => state.near.has(data.fromId) || state.near.has(data.toId))
  // From afar only the words beside what is looked at are written, and large.
  const isWorded = useCanvas(
    ({ detail }) => detail === 'full' || (detail === 'compact' && (isNear || isSelected)),
  )
  const look = {
    'data-sort': data.sort,
    'data-coupling': data.coupling,
    'data-state': state,
    'data-selected': isSelected || undefined,
    'data-near': isNear || isHovered || undefined,
  }
  const end = data.sort === 'member' ? 'member' : data.coupling
  return (
    <>
      <g className="line" {...look}>
        <BaseEdge id={id} path={path} interactionWidth={16} markerEnd={`url(#end-${end})`} />
      </g>
      {data.label !== '' && isWorded && (
        <EdgeLabelRenderer>
          <span
            className="line-label"
            {...look}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

/** The ends of lines: full for hard, open for soft, a diamond for grace, half of one for a
 * lease, bars for a queue, two arrows for a copy, a dot for a member. */
export function LineEndShapes() {
  return (
    <svg className="line-ends" aria-hidden="true">
      <defs>
        <Shape id="end-hard" d="M0 0 9 4.5 0 9Z" isFull />
        <Shape id="end-soft" d="M.8.8 8.2 4.5.8 8.2" />
        <Shape id="end-grace" d="M.6 4.5 4.5 1 8.4 4.5 4.5 8Z" />
        <Shape id="end-lease" d="M.6 4.5 4.5 1 8.4 4.5" />
        <Shape id="end-queue" d="M.8 1v7M3.8 1v7M6.8 1v7" />
        <Shape id="end-replication" d="M.8.8 4.5 4.5.8 8.2M4.5.8 8.2 4.5 4.5 8.2" />
        <Shape id="end-member" d="M2 4.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0" isFull />
      </defs>
    </svg>
  )
}

function Shape(props: { readonly id: string; readonly d: string; readonly isFull?: boolean }) {
  const { id, d, isFull = false } = props
  return (
    <marker
      id={id}
      viewBox="0 0 9 9"
      refX={8}
      refY={4.5}
      markerWidth={9}
      markerHeight={9}
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path
        d={d}
        fill={isFull ? 'context-stroke' : 'var(--canvas)'}
        stroke="context-stroke"
        strokeWidth={1.4}
      />
    </marker>
  )
}
