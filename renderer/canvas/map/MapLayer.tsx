import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useSimView } from '../../stores/simViewStore.ts'
import { useView } from '../../stores/viewStore.ts'
import { useCanvas } from '../canvasStore.ts'
import type { Windowed } from '../windowing.ts'
import { drawMap, type MapView } from './drawMap.ts'
import { type MapColours, onThemeChange, readColours } from './mapColours.ts'
import type { Scene } from './scene.ts'

type MapLayerProps = { readonly scene: Scene; readonly windowed: Windowed }

/** What is drawn under the cards; assistive technology has the outline for all of it. */
export function MapLayer({ scene, windowed }: MapLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const layer = createLayer(element, { scene, windowed })
    const look = () => layer.show(viewNow(store.getState()))
    const ask = () => layer.askToDraw(look)
    layer.draw(viewNow(store.getState()))
    const stops = [
      store.subscribe(look),
      useSimView.subscribe(ask),
      useCanvas.subscribe(ask),
      useView.subscribe((view, before) => {
        if (view.selection !== before.selection) ask()
      }),
      onThemeChange(() => {
        layer.forgetColours()
        ask()
      }),
    ]
    return () => {
      layer.stop()
      for (const stop of stops) stop()
    }
  }, [store, scene, windowed])
  return <canvas ref={canvas} className="map-layer" aria-hidden="true" />
}

type FlowView = {
  readonly transform: readonly [number, number, number]
  readonly width: number
  readonly height: number
}

function viewNow({ transform, width, height }: FlowView): MapView {
  const [x, y, zoom] = transform
  const { isMoving, detail } = useCanvas.getState()
  return { x, y, zoom, width, height, isMoving, detail, density: window.devicePixelRatio }
}

/** While the map moves, so much more of it is drawn on each side, as a share of what is seen. */
const margin = 0.25
/** And it is only pushed and scaled, until it is scaled by more than this. */
const scaleMax = 1.6

/**
 * Draws the map when something about it changes. A movement alone draws hardly anything: the picture is pushed
 * and scaled, and drawn again when it no longer covers what is seen, and when the map comes to rest.
 */
function createLayer(element: HTMLCanvasElement, parts: MapLayerProps) {
  let colours: MapColours | undefined
  let frame = 0
  let drawn: { readonly view: MapView; readonly hasMargin: boolean } | undefined

  const draw = (view: MapView) => {
    const context = element.getContext('2d')
    if (context === null || view.width === 0) return
    colours ??= readColours(element.parentElement ?? element)
    const hasMargin = view.isMoving
    const wide = hasMargin ? widened(view) : view
    fit(element, wide, view)
    drawMap(
      context,
      {
        ...parts,
        colours,
        sim: useSimView.getState(),
        carried: useCanvas.getState().carried,
        together: useCanvas.getState().together,
        selected: new Set(useView.getState().selection),
      },
      wide,
    )
    element.style.transform = ''
    element.dataset['drawn'] = `${parts.scene.boxes.length - parts.windowed.mounted.size}`
    drawn = { view, hasMargin }
  }

  return {
    draw,
    /** Shows the map where it is now, with as little drawing as can be. */
    show: (view: MapView) => {
      if (drawn !== undefined && canPush(drawn, view))
        element.style.transform = push(drawn.view, view)
      else draw(view)
    },
    /** Draws in the next frame, however often it is asked for. */
    askToDraw: (look: () => void) => {
      drawn = undefined
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        look()
      })
    },
    forgetColours: () => {
      colours = undefined
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

function widened(view: MapView): MapView {
  const { x, y, width, height } = view
  return {
    ...view,
    x: x + width * margin,
    y: y + height * margin,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
  }
}

/** True if the picture that was drawn for one view still covers another. */
function canPush(
  { view: before, hasMargin }: { readonly view: MapView; readonly hasMargin: boolean },
  view: MapView,
): boolean {
  if (before.width !== view.width || before.height !== view.height) return false
  const isSame = before.x === view.x && before.y === view.y && before.zoom === view.zoom
  if (isSame || !hasMargin) return isSame
  const scale = view.zoom / before.zoom
  if (scale > scaleMax || scale < 1 / scaleMax) return false
  const left = view.x - (before.x + before.width * margin) * scale
  const top = view.y - (before.y + before.height * margin) * scale
  const right = left + before.width * (1 + 2 * margin) * scale
  const bottom = top + before.height * (1 + 2 * margin) * scale
  return left <= 0 && top <= 0 && right >= view.width && bottom >= view.height
}

/** How the picture for one view is pushed to lie right in another. */
function push(before: MapView, view: MapView): string {
  const scale = view.zoom / before.zoom
  return `translate(${view.x - before.x * scale}px, ${view.y - before.y * scale}px) scale(${scale})`
}

/** Makes the canvas as large as what is drawn, around what is seen. */
function fit(element: HTMLCanvasElement, wide: MapView, view: MapView): void {
  const across = Math.round(wide.width * wide.density)
  const down = Math.round(wide.height * wide.density)
  if (element.width !== across) element.width = across
  if (element.height !== down) element.height = down
  const { style } = element
  style.width = `${wide.width}px`
  style.height = `${wide.height}px`
  const [left, top] = [view.x - wide.x, view.y - wide.y]
  style.left = `${left}px`
  style.top = `${top}px`
  style.transformOrigin = `${-left}px ${-top}px`
}
