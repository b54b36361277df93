import type { Area } from '../../../layout/sizes.ts'
import type { SimView } from '../../stores/simViewStore.ts'
import type { Curve } from '../lineEnds.ts'
import { lineState, type LineState } from '../lineState.ts'
import { overlap } from '../windowing.ts'
import type { MapColours } from './mapColours.ts'
import type { SceneLine } from './scene.ts'

/** Lines that look the same, and so are drawn in one stroke. */
export type LineGroup = { readonly look: LineLook; readonly lines: readonly SceneLine[] }

type LineLook = {
  readonly sort: SceneLine['sort']
  readonly isSoft: boolean
  readonly state: LineState | undefined
}

/** Puts together what looks alike: a few strokes cost less than thousands. */
export function groupLines(lines: readonly SceneLine[], sim: SimView): readonly LineGroup[] {
  const groups = new Map<string, { look: LineLook; lines: SceneLine[] }>()
  for (const line of lines) {
    const state = sim.isOn ? lineState(sim, line) : undefined
    const { sort, isSoft } = line
    const name = `${sort} ${isSoft} ${state ?? ''}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { look: { sort, isSoft, state }, lines: [line] })
    else group.lines.push(line)
  }
  // What matters is drawn over what does not.
  return [...groups.values()].sort((a, b) => weight(a.look) - weight(b.look))
}

function weight({ state }: LineLook): number {
  if (state === 'dimmed') return 0
  if (state === undefined || state === 'operational') return 1
  return state === 'lit' ? 3 : 2
}

const dashes: Readonly<Record<SceneLine['sort'], readonly number[]>> = {
  run: [],
  start: [9, 4],
  recover: [9, 3, 2, 3],
  change: [9, 3, 2, 3, 2, 3],
  operate: [4, 3],
  observe: [1.5, 4],
  member: [],
}

const stateDashes: Partial<Record<LineState, readonly number[]>> = {
  degraded: [7, 4],
  recovering: [2, 3],
}

export type LinePen = {
  readonly colours: MapColours
  readonly zoom: number
  /** The part of the map that is seen. */
  readonly seen: Area
  /** Lines only pass by: both of their ends are out of sight. */
  readonly isPassing: boolean
  /** The lines that are in the page and need no drawing. */
  readonly except: ReadonlySet<string>
  /** Where a line runs now, if one of its ends is being dragged. */
  readonly curveOf: (line: SceneLine) => Curve
}

/** Below this zoom a line is straight: its curve could not be seen. */
const straightBelow = 0.16
/** Below this zoom lines have no ends that could be seen. */
const endsAbove = 0.3

/** Draws groups of lines, in map units. */
export function drawLines(
  context: CanvasRenderingContext2D,
  groups: readonly LineGroup[],
  pen: LinePen,
): void {
  for (const { look, lines } of groups) {
    const isEnded = pen.zoom >= endsAbove
    context.beginPath()
    for (const line of lines) {
      if (pen.except.has(line.key)) continue
      const curve = pen.curveOf(line)
      if (isSeen(curve, pen.seen)) addCurve(context, curve, pen.zoom)
    }
    applyLook(context, look, pen)
    context.stroke()
    if (isEnded) drawEnds(context, lines, pen)
    context.globalAlpha = 1
  }
  context.setLineDash([])
}

function applyLook(context: CanvasRenderingContext2D, look: LineLook, pen: LinePen): void {
  const { zoom } = pen
  const { sort, isSoft, state } = look
  context.strokeStyle = colourOf(look, pen.colours)
  context.fillStyle = context.strokeStyle
  const plain = zoom < 0.62 ? 2 : 1.5
  const width = widths[state ?? 'operational'] ?? (isSoft ? 0.7 : 1) * plain
  // From afar a line keeps at least three quarters of a pixel, or it would be gone.
  context.lineWidth = Math.max(width, (isSoft ? 0.5 : 0.75) / zoom)
  const dash = stateDashes[state ?? 'operational'] ?? dashes[sort]
  context.setLineDash(zoom < straightBelow ? [] : [...dash])
  context.globalAlpha = strengthOf(state, pen)
}

const widths: Partial<Record<LineState, number>> = {
  lit: 3.5,
  down: 3,
  stopped: 3,
  degraded: 2.5,
  recovering: 2.5,
  'on-fallback': 2.5,
}

function colourOf({ sort, state }: LineLook, colours: MapColours): string {
  if (state === 'lit') return colours.selectedLine
  if (state === 'down' || state === 'stopped') return colours.status.down
  if (state !== undefined && state !== 'dimmed' && state !== 'operational') {
    return colours.status[state]
  }
  return sort === 'member' ? colours.lineStrong : colours.phase[sort]
}

function strengthOf(state: LineState | undefined, { isPassing, zoom }: LinePen): number {
  if (state === 'dimmed') return 0.2
  if (isPassing) return 0.35
  return zoom < straightBelow ? 0.55 : 1
}

function isSeen({ start, end, first, second }: Curve, seen: Area): boolean {
  const left = Math.min(start.x, end.x, first.x, second.x)
  const top = Math.min(start.y, end.y, first.y, second.y)
  const width = Math.max(start.x, end.x, first.x, second.x) - left
  const height = Math.max(start.y, end.y, first.y, second.y) - top
  return overlap({ x: left, y: top, width, height }, seen)
}

function addCurve(context: CanvasRenderingContext2D, curve: Curve, zoom: number): void {
  const { start, first, second, end } = curve
  context.moveTo(start.x, start.y)
  if (zoom < straightBelow) context.lineTo(end.x, end.y)
  else context.bezierCurveTo(first.x, first.y, second.x, second.y, end.x, end.y)
}

/** An arrow at what is needed. */
function drawEnds(
  context: CanvasRenderingContext2D,
  lines: readonly SceneLine[],
  pen: LinePen,
): void {
  context.beginPath()
  for (const line of lines) {
    if (pen.except.has(line.key)) continue
    const { second, end } = pen.curveOf(line)
    if (!overlap({ ...end, width: 0, height: 0 }, pen.seen)) continue
    const length = Math.hypot(end.x - second.x, end.y - second.y) || 1
    const x = ((end.x - second.x) / length) * 9
    const y = ((end.y - second.y) / length) * 9
    context.moveTo(end.x, end.y)
    context.lineTo(end.x - x - y / 2, end.y - y + x / 2)
    context.lineTo(end.x - x + y / 2, end.y - y - x / 2)
    context.closePath()
  }
  context.fill()
}
