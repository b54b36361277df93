import type { Area } from '../../../layout/sizes.ts'
import type { EntityNow, EntityState } from '../../../simulation/index.ts'
import type { Detail } from '../detail.ts'
import { drawSign } from './drawSign.ts'
import type { MapColours } from './mapColours.ts'
import type { SceneBox } from './scene.ts'
import { wrapName } from './wrapName.ts'

type Context = CanvasRenderingContext2D

export type BoxPen = {
  readonly colours: MapColours
  readonly zoom: number
  readonly detail: Detail
  /** How much larger the names of sites are from afar. */
  readonly growth: number
  /** False while the map moves and has too much to say. */
  readonly hasNames: boolean
}

export type BoxLook = {
  readonly area: Area
  readonly now: EntityNow | undefined
  readonly isDimmed: boolean
  readonly isLit: boolean
  readonly isSelected: boolean
}

/** The ground of a site, under everything. */
export function drawGround(context: Context, box: SceneBox, area: Area, pen: BoxPen): void {
  context.fillStyle = box.depth % 2 === 0 ? pen.colours.evenSite : pen.colours.oddSite
  context.beginPath()
  context.roundRect(area.x, area.y, area.width, area.height, 14)
  context.fill()
}

/** The edge and the name of a site that is not in the page. */
export function drawSite(context: Context, box: SceneBox, look: BoxLook, pen: BoxPen): void {
  const { colours, zoom, detail } = pen
  const { x, y, width, height } = look.area
  context.beginPath()
  context.roundRect(x, y, width, height, 14)
  context.strokeStyle = look.isSelected ? colours.selectedLine : colours.lineStrong
  context.lineWidth = Math.max(look.isSelected ? 3 : 1.5, 1 / zoom)
  context.stroke()
  if (box.isCollapsed) return drawCard(context, box, look, pen)
  if (detail === 'signs' && box.depth % 2 !== 0) return
  context.fillStyle = colours.text
  context.textBaseline = 'alphabetic'
  const size = detail === 'full' ? 13 : detail === 'compact' ? 24 : 10 * pen.growth
  context.font = `620 ${size}px ${colours.font}`
  const [name = ''] = wrapName(context, box.name, { width: width - 24, lines: 1 })
  // From afar the name stands over the upper edge, where no card lies.
  context.fillText(
    name,
    x + (detail === 'signs' ? 0 : 14),
    detail === 'signs' ? y - size / 3 : y + size + 8,
  )
}

/** A card that is not in the page. */
export function drawCard(context: Context, box: SceneBox, look: BoxLook, pen: BoxPen): void {
  const { now, area } = look
  context.globalAlpha = look.isDimmed ? 0.35 : 1
  drawCardGround(context, box, look, pen)
  if (box.sort === 'service') drawTier(context, box, area, pen)
  if (pen.detail !== 'signs' && pen.hasNames) drawName(context, box, area, pen)
  if (now !== undefined && now.state !== 'operational') drawState(context, now.state, area, pen)
  context.globalAlpha = 1
}

function drawCardGround(context: Context, box: SceneBox, look: BoxLook, pen: BoxPen): void {
  const { x, y, width, height } = look.area
  context.beginPath()
  context.roundRect(x, y, width, height, box.sort === 'group' ? 20 : 8)
  context.fillStyle = groundColour(box, look.now, pen)
  context.fill()
  const edge = edgeOf(box, look, pen.colours)
  context.strokeStyle = edge.colour
  context.lineWidth = Math.max(edge.width, edge.atLeast / pen.zoom)
  context.setLineDash([...edge.dash])
  context.stroke()
  context.setLineDash([])
}

function groundColour(box: SceneBox, now: EntityNow | undefined, { colours, detail }: BoxPen) {
  if (detail !== 'signs') return colours.raised
  if (now !== undefined) return colours.tint[now.state]
  return box.sort === 'service' ? colours.raised : colours.lineStrong
}

type Edge = {
  readonly colour: string
  readonly width: number
  /** Pixels that it keeps from afar. */
  readonly atLeast: number
  readonly dash: readonly number[]
}

const stateDashes: Partial<Record<EntityState, readonly number[]>> = {
  degraded: [14, 8],
  recovering: [4, 5],
}

function edgeOf(box: SceneBox, { now, isSelected, isLit }: BoxLook, colours: MapColours): Edge {
  const dash = (now === undefined ? undefined : stateDashes[now.state]) ?? []
  if (isSelected || isLit) return { colour: colours.selectedLine, width: 4, atLeast: 2, dash }
  if (now !== undefined && now.state !== 'operational') {
    return { colour: colours.status[now.state], width: 3, atLeast: 0.7, dash }
  }
  const colour = box.sort === 'service' ? colours.ink : colours.lineStrong
  return { colour, width: 1, atLeast: 0.7, dash }
}

function drawTier(context: Context, box: SceneBox, area: Area, pen: BoxPen): void {
  const { colours, detail } = pen
  const { x, y, width, height } = area
  context.beginPath()
  context.roundRect(x, y, detail === 'signs' ? width : 46, height, 8)
  context.fillStyle = colours.ink
  context.fill()
  if (box.tier === undefined || !pen.hasNames) return
  context.fillStyle = colours.textOnInk
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `680 ${detail === 'signs' ? 40 : 24}px ${colours.font}`
  context.fillText(`T${box.tier}`, x + (detail === 'signs' ? width / 2 : 23), y + height / 2 + 1)
  context.textAlign = 'start'
}

function drawName(context: Context, box: SceneBox, area: Area, pen: BoxPen): void {
  const { colours, detail } = pen
  const isGroup = box.sort === 'group'
  const isLarge = detail === 'compact'
  const size = isLarge ? (isGroup ? 18 : 25) : 13
  const left = area.x + (box.sort === 'service' ? 56 : isLarge || isGroup ? 12 : 54)
  const room = area.x + area.width - left - 8
  context.fillStyle = colours.text
  context.font = `600 ${size}px ${colours.font}`
  context.textBaseline = 'middle'
  const lines = wrapName(context, box.name, { width: room, lines: isLarge && !isGroup ? 2 : 1 })
  const middle = area.y + area.height / 2 + 1
  const step = isLarge ? 26 : 17
  lines.forEach((line, index) => {
    context.fillText(line, left, middle + (index - (lines.length - 1) / 2) * step)
  })
}

/** The sign of a state: a shape of its own for each, large enough to be told apart at any zoom. */
function drawState(context: Context, state: EntityState, area: Area, pen: BoxPen): void {
  const isFar = pen.detail === 'signs'
  const size = isFar ? Math.min(area.height, Math.max(40, 9 / pen.zoom)) : 26
  const x = isFar ? area.x + (area.width - size) / 2 : area.x + area.width - size + 10
  const y = isFar ? area.y + (area.height - size) / 2 : area.y - 12
  drawSign(context, state, { x, y, size, colours: pen.colours })
}
