import type { Area, Point } from '../../layout/sizes.ts'
import type { EntityKey } from '../editing/collections.ts'
import type { Line } from './canvasModel.ts'

export type Side = 'top' | 'right' | 'bottom' | 'left'

/** How far along a side each end of a line stands, from 0 to 1. */
export type Slots = { readonly from: number; readonly to: number }

/** The sides by which two boxes face each other. Lines prefer to run downwards. */
export function facingSides(from: Area, to: Area): { readonly from: Side; readonly to: Side } {
  const below = to.y - (from.y + from.height)
  const above = from.y - (to.y + to.height)
  const right = to.x - (from.x + from.width)
  const left = from.x - (to.x + to.width)
  const vertical = Math.max(below, above)
  const horizontal = Math.max(right, left)
  if (vertical >= 20 || vertical >= horizontal) {
    return below >= above ? { from: 'bottom', to: 'top' } : { from: 'top', to: 'bottom' }
  }
  return right >= left ? { from: 'right', to: 'left' } : { from: 'left', to: 'right' }
}

/** The point on a side of a box. Ends keep clear of the corners. */
export function pointOn(area: Area, side: Side, slot: number): Point {
  const along = 0.5 + (slot - 0.5) * 0.8
  if (side === 'top' || side === 'bottom') {
    return { x: area.x + area.width * along, y: side === 'top' ? area.y : area.y + area.height }
  }
  return { x: side === 'left' ? area.x : area.x + area.width, y: area.y + area.height * along }
}

type End = { readonly line: string; readonly which: 'from' | 'to'; readonly other: number }

/** Spreads the ends of lines over the sides of their boxes, in the order of where they lead. */
export function spreadEnds(
  lines: readonly Line[],
  areaOf: ReadonlyMap<EntityKey, Area>,
): ReadonlyMap<string, Slots> {
  const sides = new Map<string, End[]>()
  const add = (box: EntityKey, side: Side, end: End) => {
    const place = `${box} ${side}`
    const ends = sides.get(place)
    if (ends === undefined) sides.set(place, [end])
    else ends.push(end)
  }
  for (const line of lines) {
    const from = areaOf.get(line.from)
    const to = areaOf.get(line.to)
    if (from === undefined || to === undefined) continue
    const facing = facingSides(from, to)
    add(line.from, facing.from, { line: line.key, which: 'from', other: along(to, facing.from) })
    add(line.to, facing.to, { line: line.key, which: 'to', other: along(from, facing.to) })
  }
  const slots = new Map<string, { from: number; to: number }>()
  for (const ends of sides.values()) {
    ends.sort((a, b) => a.other - b.other || (a.line < b.line ? -1 : 1))
    ends.forEach(({ line, which }, index) => {
      const slot = slots.get(line) ?? { from: 0.5, to: 0.5 }
      slot[which] = (index + 1) / (ends.length + 1)
      slots.set(line, slot)
    })
  }
  return slots
}

function along(area: Area, side: Side): number {
  return side === 'top' || side === 'bottom' ? area.x + area.width / 2 : area.y + area.height / 2
}

const outwards: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

/** A line as it is drawn: where it leaves and ends, and what bends it. */
export type Curve = {
  readonly start: Point
  readonly first: Point
  readonly second: Point
  readonly end: Point
}

/** A curve that leaves and meets both boxes at right angles. */
export function controlPoints(from: Area, to: Area, slots: Slots): Curve {
  const sides = facingSides(from, to)
  const start = pointOn(from, sides.from, slots.from)
  const end = pointOn(to, sides.to, slots.to)
  const distance = Math.hypot(end.x - start.x, end.y - start.y)
  const reach = Math.min(120, Math.max(24, distance * 0.42))
  const out = outwards[sides.from]
  const back = outwards[sides.to]
  return {
    start,
    first: { x: start.x + out.x * reach, y: start.y + out.y * reach },
    second: { x: end.x + back.x * reach, y: end.y + back.y * reach },
    end,
  }
}

/** The same curve as the page draws it, and its middle. */
export function curveBetween(
  from: Area,
  to: Area,
  slots: Slots,
): { readonly path: string; readonly middle: Point } {
  const { start, first, second, end } = controlPoints(from, to, slots)
  return {
    path: `M${at(start)}C${at(first)} ${at(second)} ${at(end)}`,
    middle: {
      x: (start.x + 3 * first.x + 3 * second.x + end.x) / 8,
      y: (start.y + 3 * first.y + 3 * second.y + end.y) / 8,
    },
  }
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
