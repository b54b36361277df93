import type {
  Connection,
  FinalConnectionState,
  OnConnect,
  OnConnectEnd,
  OnReconnect,
} from '@xyflow/react'
import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { type EntityKey, fromKey, isEntityKey } from '../editing/collections.ts'
import { inOrder } from '../editing/places.ts'
import { setValue } from '../editing/values.ts'
import { applyEdit } from '../stores/documentStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import type { CardNode } from './Card.tsx'
import { canConsume, canProvide, type Proposal } from './connection.ts'
import type { LineEdge } from './DependencyLine.tsx'

type Connecting = {
  readonly onConnect: OnConnect
  readonly onConnectEnd: OnConnectEnd
  readonly onReconnect: OnReconnect<LineEdge>
  readonly isValidConnection: (connection: Connection | LineEdge) => boolean
}

/** Drawing a line between two cards proposes a dependency; the popover then asks which. */
export function useConnecting(propose: (proposal: Proposal) => void): Connecting {
  const flow = useReactFlow<CardNode>()
  return useMemo(
    () => ({
      onConnect: () => {},
      onConnectEnd: (event, state) => {
        const from = state.fromNode?.id
        if (from === undefined || !isEntityKey(from) || !canConsume(from)) return
        const at = pointOf(event)
        const to = targetUnder(event, state)
        if (to === from || !isOnMap(at)) return
        const place = flow.screenToFlowPosition(at)
        propose({ from, to, at, place })
      },
      onReconnect: (line, connection) => {
        const { source, target } = connection
        if (!isEntityKey(line.id) || !isEntityKey(source) || !isEntityKey(target)) return
        const { collection, id } = fromKey(line.id)
        if (collection !== 'dependencies' || source === target) return
        if (!canConsume(source) || !canProvide(target)) return
        applyEdit(
          inOrder(
            setValue(['dependencies', id, 'from'], fromKey(source).id),
            setValue(['dependencies', id, 'to'], fromKey(target).id),
          ),
          canvasTexts.edits.reconnect,
        )
      },
      isValidConnection: ({ source, target }) => source !== target,
    }),
    [flow, propose],
  )
}

function pointOf(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 }
}

/** A line that is let go beside the map is given up. */
function isOnMap({ x, y }: { readonly x: number; readonly y: number }): boolean {
  return document.elementFromPoint(x, y)?.closest('[data-canvas]') instanceof Element
}

/** The card where the line was let go, even away from its handles. */
function targetUnder(
  event: MouseEvent | TouchEvent,
  state: FinalConnectionState,
): EntityKey | undefined {
  const { x, y } = pointOf(event)
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node')
  const id = card?.getAttribute('data-id') ?? state.toNode?.id
  return id !== undefined && isEntityKey(id) && canProvide(id) ? id : undefined
}
