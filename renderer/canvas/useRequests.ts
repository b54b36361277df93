import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { boundsOf, isUnplaced } from '../../layout/shownLayout.ts'
import type { Area } from '../../layout/sizes.ts'
import { assertNever } from '../../simulation/index.ts'
import { type EntityKey, fromKey, hasEntity, isEntityKey } from '../editing/collections.ts'
import { type NewThing, toNewThing } from '../editing/newThings.ts'
import { placeThings } from '../editing/places.ts'
import { applyEdit, planNow, useDocument } from '../stores/documentStore.ts'
import { type CanvasRequest, changeView, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { newThingName } from '../texts/things.ts'
import { arrangeInWorker } from './arranging.ts'
import type { CanvasModel } from './canvasModel.ts'
import { useCanvas } from './canvasStore.ts'
import { centreOf, siteAt } from './dropping.ts'
import { shownNow } from './shown.ts'

export type Requests = {
  readonly handle: (request: CanvasRequest) => void
  readonly rename: (key: EntityKey) => void
  readonly isArranging: boolean
}

const largestFitZoom = 1.1
const margin = 0.08

/** Does what others ask of the canvas: fit, reveal, arrange, rename, add. */
export function useRequests(model: CanvasModel): Requests {
  const flow = useReactFlow()
  const store = useStoreApi()
  const [isArranging, setArranging] = useState(false)
  const latest = useRef(model)
  latest.current = model

  // React Flow's own fitting waits for nodes to be measured, which those out of sight never are.
  const show = useCallback(
    (areas: readonly Area[], zoomMax = largestFitZoom) => {
      const { width, height, minZoom } = store.getState()
      if (areas.length === 0 || width === 0) return
      const bounds = boundsOf(areas)
      void flow.setViewport(getViewportForBounds(bounds, width, height, minZoom, zoomMax, margin), {
        duration: reducesMotion() ? 0 : 180,
      })
    },
    [flow, store],
  )
  const fitAll = useCallback(() => show([...latest.current.areaOf.values()]), [show])

  const reveal = useCallback(
    (key: EntityKey) => {
      const area = findArea(latest.current, key)
      if (area === undefined) return
      const { width, height, transform } = store.getState()
      const [x, y, zoom] = transform
      const isInView =
        area.x * zoom + x > 0 &&
        area.y * zoom + y > 0 &&
        (area.x + area.width) * zoom + x < width &&
        (area.y + area.height) * zoom + y < height
      if (isInView && zoom > 0.4) return
      const centre = centreOf(area)
      void flow.setCenter(centre.x, centre.y, {
        zoom: Math.max(zoom, 0.7),
        duration: reducesMotion() ? 0 : 180,
      })
    },
    [flow, store],
  )

  const arrange = useCallback(async () => {
    setArranging(true)
    try {
      const shown = await arrangeInWorker(planNow())
      applyEdit(placeThings(shown, shown), canvasTexts.edits.arrange)
      requestAnimationFrame(fitAll)
    } finally {
      setArranging(false)
    }
  }, [fitAll])

  const add = useCallback(
    (thing: NewThing) => {
      const { width, height, domNode } = store.getState()
      const corner = domNode?.getBoundingClientRect()
      const middle = flow.screenToFlowPosition({
        x: (corner?.left ?? 0) + width / 2,
        y: (corner?.top ?? 0) + height / 2,
      })
      const at = freePlaceNear(latest.current, middle)
      const { edit, key } = toNewThing(planNow(), thing, {
        name: newThingName(thing),
        place: { at, site: siteAt(latest.current, at), shown: shownNow() },
      })
      applyEdit(edit, canvasTexts.edits.add(newThingName(thing).toLowerCase()))
      select([key])
    },
    [flow, store],
  )

  const rename = useCallback((key: EntityKey) => useCanvas.setState({ renaming: key }), [])

  const handle = useCallback(
    (request: CanvasRequest) => {
      switch (request.do) {
        case 'fit':
          return fitAll()
        case 'fit-selection':
          return show(selectedAreas(latest.current), 1.5)
        case 'zoom-in':
          return void flow.zoomIn()
        case 'zoom-out':
          return void flow.zoomOut()
        case 'zoom-full':
          return void flow.zoomTo(1)
        case 'focus':
          return document.querySelector<HTMLElement>('[data-canvas]')?.focus()
        case 'arrange':
          return void arrange()
        case 'reveal':
          return reveal(request.key)
        case 'rename':
          reveal(request.key)
          return rename(request.key)
        case 'add':
          return add(request.thing)
        default:
          return assertNever(request)
      }
    },
    [flow, fitAll, show, arrange, reveal, rename, add],
  )

  useAsked(handle)
  useFirstLook(fitAll, setArranging)
  return useMemo(() => ({ handle, rename, isArranging }), [handle, rename, isArranging])
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
function useFirstLook(fitAll: () => void, setArranging: (isArranging: boolean) => void): void {
  const number = useDocument((state) => state.number)
  useEffect(() => {
    let isCurrent = true
    const plan = planNow()
    const fit = () => requestAnimationFrame(() => isCurrent && fitAll())
    if (!isUnplaced(plan) || useView.getState().arranged !== undefined) {
      fit()
    } else {
      setArranging(true)
      void arrangeInWorker(plan)
        .then((arranged) => {
          if (!isCurrent) return
          changeView({ arranged })
          fit()
        })
        .finally(() => setArranging(false))
    }
    return () => {
      isCurrent = false
    }
    // Only a document that was opened just now asks for a first look.
  }, [number, fitAll, setArranging])
}

function selectedAreas(model: CanvasModel): readonly Area[] {
  const { selection } = useView.getState()
  return selection.flatMap((key) => (isEntityKey(key) ? (findArea(model, key) ?? []) : []))
}

/** Where something is on the canvas; a dependency is where its ends are. */
function findArea(model: CanvasModel, key: EntityKey): Area | undefined {
  const own = model.areaOf.get(key)
  if (own !== undefined) return own
  const line = model.lines.find((one) => one.key === key)
  const ends = [line?.from, line?.to].flatMap((end) =>
    end === undefined ? [] : (model.areaOf.get(end) ?? []),
  )
  if (ends.length > 0) return boundsOf(ends)
  const plan = planNow()
  const { collection, id } = fromKey(key)
  const site = collection === 'components' ? plan.components?.[id]?.site : undefined
  return site !== undefined && hasEntity(plan, `sites/${site}`)
    ? model.areaOf.get(`sites/${site}`)
    : undefined
}

/** A place near a point where no card lies yet. */
function freePlaceNear(model: CanvasModel, point: { x: number; y: number }) {
  const cards = model.boxes.filter((box) => !box.key.startsWith('sites/')).map((box) => box.area)
  for (let step = 0; step < 40; step++) {
    const at = { x: point.x + (step % 5) * 32, y: point.y + step * 24 }
    const isTaken = cards.some(
      (card) =>
        Math.abs(card.x + card.width / 2 - at.x) < card.width &&
        Math.abs(card.y + card.height / 2 - at.y) < card.height,
    )
    if (!isTaken) return at
  }
  return point
}

function reducesMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
