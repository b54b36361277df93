import type { Area, Point } from '../../layout/sizes.ts'
import type { EntityKey } from './collections.ts'

/** Which edges or middles of things are brought onto one line. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** In which direction things get equal room between them. */
export type Spread = 'across' | 'down'

type Areas = ReadonlyMap<EntityKey, Area>

/** New corners of things that are aligned with the outermost of them; those that stand right are left out. */
export function alignAreas(areas: Areas, how: Alignment): ReadonlyMap<EntityKey, Point> {
  const line = alignmentLine([...areas.values()], how)
  return onlyMoved(areas, (area) => ({ ...cornerOf(area), ...toLine(area, how, line) }))
}

function alignmentLine(areas: readonly Area[], how: Alignment): number {
  const left = Math.min(...areas.map(({ x }) => x))
  const right = Math.max(...areas.map(({ x, width }) => x + width))
  const top = Math.min(...areas.map(({ y }) => y))
  const bottom = Math.max(...areas.map(({ y, height }) => y + height))
  const lines = { left, centre: (left + right) / 2, right, top, middle: (top + bottom) / 2, bottom }
  return lines[how]
}

function toLine({ width, height }: Area, how: Alignment, line: number): Partial<Point> {
  switch (how) {
    case 'left':
      return { x: line }
    case 'centre':
      return { x: line - width / 2 }
    case 'right':
      return { x: line - width }
    case 'top':
      return { y: line }
    case 'middle':
      return { y: line - height / 2 }
    case 'bottom':
      return { y: line - height }
  }
}

/**
 * New corners of things with equal room between each two neighbours; the outermost stay.
 *
 * Fewer than three have nothing to share out.
 */
export function spreadAreas(areas: Areas, spread: Spread): ReadonlyMap<EntityKey, Point> {
  if (areas.size < 3) return new Map()
  const axis = spread === 'across' ? 'x' : 'y'
  const side = spread === 'across' ? 'width' : 'height'
  const inRow = [...areas].sort(
    ([keyA, a], [keyB, b]) => a[axis] - b[axis] || (keyA < keyB ? -1 : 1),
  )
  const first = inRow[0]?.[1]
  const end = Math.max(...inRow.map(([, area]) => area[axis] + area[side]))
  const filled = inRow.reduce((sum, [, area]) => sum + area[side], 0)
  const room = (end - (first?.[axis] ?? 0) - filled) / (inRow.length - 1)
  let next = first?.[axis] ?? 0
  const places = new Map<EntityKey, number>()
  for (const [key, area] of inRow) {
    places.set(key, next)
    next += area[side] + room
  }
  return onlyMoved(areas, (area, key) => ({ ...cornerOf(area), [axis]: places.get(key) ?? 0 }))
}

function cornerOf({ x, y }: Area): Point {
  return { x, y }
}

function onlyMoved(
  areas: Areas,
  place: (area: Area, key: EntityKey) => Point,
): ReadonlyMap<EntityKey, Point> {
  return new Map(
    [...areas].flatMap(([key, area]) => {
      const at = place(area, key)
      const corner = { x: Math.round(at.x), y: Math.round(at.y) }
      return corner.x === area.x && corner.y === area.y ? [] : [[key, corner] as const]
    }),
  )
}
