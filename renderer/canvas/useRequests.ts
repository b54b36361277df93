import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { isUnplaced } from '../../layout/shownLayout.ts'
import { assertNever } from '../../simulation/index.ts'
import type { Point } from '../../layout/sizes.ts'
import type { EntityKey } from '../editing/collections.ts'
import { planNow, useDocument } from '../stores/documentStore.ts'
import { askCanvas, type CanvasRequest, changeView, useView } from '../stores/viewStore.ts'
import type { Proposal } from './connection.ts'
import { placeBeside } from './growing.ts'
import { proposeArrangement } from './proposeArrangement.ts'
import { arrangeInWorker } from '../worker/arrangeInWorker.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { pointOn } from './lineEnds.ts'
import { useAdding } from './useAdding.ts'
import { useCamera } from './useCamera.ts'
import { usePlacing } from './usePlacing.ts'

export type Requests = {
  readonly handle: (request: CanvasRequest) => void
  readonly rename: (key: EntityKey) => void
  readonly isArranging: boolean
}

/** Does what others ask of the canvas: fit, reveal, arrange, rename, add. */
export function useRequests(model: CanvasModel, propose: (proposal: Proposal) => void): Requests {
  const flow = useReactFlow()
  const camera = useCamera(model)
  const add = useAdding(model)
  const placing = usePlacing(model)
  const [isArranging, setArranging] = useState(false)
  const handle = useCallback(
    (request: CanvasRequest) => {
      switch (request.do) {
        case 'fit':
          return camera.fit()
        case 'fit-selection':
          return camera.fitSelection()
        case 'zoom-in':
          return void flow.zoomIn()
        case 'zoom-out':
          return void flow.zoomOut()
        case 'zoom-full':
          return void flow.zoomTo(1)
        case 'focus':
          return focusMap()
        case 'arrange':
          return void arrange(setArranging)
        case 'reveal':
          return camera.reveal(request.key)
        case 'rename':
          camera.reveal(request.key)
          return startRenaming(request.key)
        case 'add':
          return add(request.thing)
        case 'grow':
          return propose(toProposal(flow, model, request))
        case 'align':
          return placing.align(request.how)
        case 'spread':
          return placing.spread(request.how)
        case 'paste':
          return placing.paste(request)
        default:
          return assertNever(request)
      }
    },
    [flow, camera, add, placing, model, propose],
  )
  useAsked(handle)
  useFirstLook(setArranging)
  return useMemo(
    () => ({ handle, rename: (key) => handle({ do: 'rename', key }), isArranging }),
    [handle, isArranging],
  )
}

/** Puts the keyboard onto the map. */
export function focusMap(): void {
  document.querySelector<HTMLElement>('[data-canvas]')?.focus()
}

function startRenaming(key: EntityKey): void {
  useCanvas.setState({ renaming: key })
}

type Growing = Extract<CanvasRequest, { readonly do: 'grow' }>

/** A line to something new beside a card: what needs it comes above, what it needs below. */
function toProposal(
  flow: { flowToScreenPosition: (at: Point) => Point },
  model: CanvasModel,
  { key, side }: Growing,
): Proposal {
  const area = model.areaOf.get(key) ?? { x: 0, y: 0, width: 0, height: 0 }
  const place = placeBeside(area, side)
  const at = flow.flowToScreenPosition(pointOn(area, side, 0.5))
  return { from: key, to: undefined, at, place, isAbove: side === 'top' }
}

async function arrange(setArranging: (isArranging: boolean) => void): Promise<void> {
  setArranging(true)
  try {
    const plan = planNow()
    const proposed = await proposeArrangement(plan, useView.getState().selection)
    if (planNow() !== plan) return
    changeView({ proposed: { plan, ...proposed } })
    askCanvas({ do: 'fit' })
  } finally {
    setArranging(false)
  }
}

/** Does each request once, as soon as the canvas is there. */
function useAsked(handle: (request: CanvasRequest) => void): void {
  const request = useView((view) => view.canvasRequest)
  useEffect(() => {
    if (request === undefined) return
    changeView({ canvasRequest: undefined })
    handle(request)
  }, [request, handle])
}

/** A plan that was just opened is arranged if nobody ever placed it, and shown whole. */
function useFirstLook(setArranging: (isArranging: boolean) => void): void {
  const number = useDocument((state) => state.number)
  useEffect(() => {
    const plan = planNow()
    if (!isUnplaced(plan) || useView.getState().arranged !== undefined) {
      askCanvas({ do: 'fit' })
      return
    }
    void arrangeFirst(setArranging, () => useDocument.getState().number === number)
  }, [number, setArranging])
}

async function arrangeFirst(
  setArranging: (isArranging: boolean) => void,
  isStillOpen: () => boolean,
): Promise<void> {
  setArranging(true)
  try {
    const arranged = await arrangeInWorker(planNow())
    if (isStillOpen()) changeView({ arranged, canvasRequest: { do: 'fit' } })
  } finally {
    setArranging(false)
  }
}
