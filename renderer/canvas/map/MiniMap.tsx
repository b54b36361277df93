import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { boundsOf } from '../../../layout/shownLayout.ts'
import type { Area, Point } from '../../../layout/sizes.ts'
import { useSimView } from '../../stores/simViewStore.ts'
import { useView } from '../../stores/viewStore.ts'
import { canvasTexts } from '../../texts/canvas.ts'
import { drawSign } from './drawSign.ts'
import { type MapColours, onThemeChange, readColours } from './mapColours.ts'
import type { Scene } from './scene.ts'

const size = { width: 168, height: 112 }
const margin = 8

/** How the whole map lies in the small picture. */
type Frame = { readonly x: number; readonly y: number; readonly scale: number }

/** The whole map, small; what is seen of it can be dragged. */
export function MiniMap({ scene }: { readonly scene: Scene }) {
  const flow = useReactFlow()
  const frame = useMemo(() => frameOf(scene), [scene])
  const canvas = useDrawing(scene, frame)
  const seen = useSeen(frame)
  if (scene.boxes.length === 0) return null
  const go = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { x, y } = toMap(frame, { x: event.clientX - left, y: event.clientY - top })
    void flow.setCenter(x, y, { zoom: flow.getZoom() })
  }
  return (
    <div
      className="mini-map"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture that is drawn, and moves the map
      role="img"
      aria-label={canvasTexts.minimap}
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) go(event)
      }}
      onWheel={(event) => {
        void (event.deltaY < 0 ? flow.zoomIn() : flow.zoomOut())
      }}
    >
      <canvas ref={canvas} style={size} />
      <span ref={seen} className="mini-map-seen" />
    </div>
  )
}

function frameOf(scene: Scene): Frame {
  if (scene.boxes.length === 0) return { x: 0, y: 0, scale: 1 }
  const bounds = boundsOf(scene.boxes.map(({ area }) => area))
  const across = (size.width - 2 * margin) / Math.max(1, bounds.width)
  const down = (size.height - 2 * margin) / Math.max(1, bounds.height)
  const scale = Math.min(across, down)
  return {
    scale,
    x: (size.width - bounds.width * scale) / 2 - bounds.x * scale,
    y: (size.height - bounds.height * scale) / 2 - bounds.y * scale,
  }
}

function toMap({ x, y, scale }: Frame, at: Point): Point {
  return { x: (at.x - x) / scale, y: (at.y - y) / scale }
}

/** Draws the boxes again when the plan, the moment of a run, the selection or the theme changes. */
function useDrawing(scene: Scene, frame: Frame) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let colours: MapColours | undefined
    let request = 0
    const draw = () => {
      request = 0
      const element = canvas.current
      const context = element?.getContext('2d')
      if (element === null || context === null || context === undefined) return
      colours ??= readColours(element.parentElement ?? element)
      const { devicePixelRatio: density } = window
      element.width = size.width * density
      element.height = size.height * density
      context.scale(density, density)
      drawSmall(context, scene, { frame, colours })
    }
    const ask = () => {
      if (request === 0) request = requestAnimationFrame(draw)
    }
    draw()
    const stops = [
      useSimView.subscribe(ask),
      useView.subscribe((view, before) => {
        if (view.selection !== before.selection) ask()
      }),
      onThemeChange(() => {
        colours = undefined
        ask()
      }),
    ]
    return () => {
      cancelAnimationFrame(request)
      for (const stop of stops) stop()
    }
  }, [scene, frame])
  return canvas
}

type SmallPen = { readonly frame: Frame; readonly colours: MapColours }

function drawSmall(context: CanvasRenderingContext2D, scene: Scene, pen: SmallPen): void {
  const { frame, colours } = pen
  const sim = useSimView.getState()
  const selected = new Set<string>(useView.getState().selection)
  const signs: { readonly state: 'down'; readonly area: Area }[] = []
  for (const { key, id, sort, area } of scene.boxes) {
    const small = {
      x: area.x * frame.scale + frame.x,
      y: area.y * frame.scale + frame.y,
      width: Math.max(1.5, area.width * frame.scale),
      height: Math.max(1.2, area.height * frame.scale),
    }
    const state = sim.isOn ? sim.entities.get(id)?.state : undefined
    const isMarked = selected.has(key)
    if (sort === 'site') {
      context.strokeStyle = isMarked ? colours.selectedLine : colours.lineStrong
      context.strokeRect(small.x, small.y, small.width, small.height)
      continue
    }
    const plain = sort === 'service' ? colours.ink : colours.textFaint
    context.fillStyle = isMarked
      ? colours.selectedLine
      : state === undefined
        ? plain
        : colours.status[state]
    context.fillRect(small.x, small.y, small.width, small.height)
    if (state === 'down') signs.push({ state, area: small })
  }
  // Among few things, what is down has its sign here too.
  if (signs.length > 60) return
  for (const { state, area } of signs) {
    drawSign(context, state, {
      x: area.x + area.width / 2 - 4,
      y: area.y + area.height / 2 - 4,
      size: 8,
      colours,
    })
  }
}

/** The frame of what is seen, which follows the map without React having to look. */
function useSeen(frame: Frame) {
  const seen = useRef<HTMLSpanElement>(null)
  const store = useStoreApi()
  useEffect(() => {
    const follow = () => {
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const { style } = seen.current ?? {}
      if (style === undefined) return
      style.translate = `${(-x / zoom) * frame.scale + frame.x}px ${(-y / zoom) * frame.scale + frame.y}px`
      style.width = `${(width / zoom) * frame.scale}px`
      style.height = `${(height / zoom) * frame.scale}px`
    }
    follow()
    return store.subscribe(follow)
  }, [store, frame])
  return seen
}
