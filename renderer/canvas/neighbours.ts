import type { Area } from '../../layout/sizes.ts'
import { compareIds } from '../../simulation/index.ts'
import type { EntityKey } from '../editing/collections.ts'
import type { Box, Line } from './canvasModel.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The nearest box in a direction; what lies straight ahead counts as nearer. */
export function nearestBox(
  boxes: readonly Box[],
  from: EntityKey,
  direction: Direction,
): EntityKey | undefined {
  const start = boxes.find((box) => box.key === from)
  if (start === undefined) return boxes[0]?.key
  const best = boxes
    .filter((box) => box.key !== from)
    .map((box) => ({ key: box.key, cost: cost(start.area, box.area, direction) }))
    .filter((candidate) => candidate.cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.cost - b.cost || compareIds(a.key, b.key))
  return best[0]?.key
}

function cost(from: Area, to: Area, direction: Direction): number {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2)
  const dy = to.y + to.height / 2 - (from.y + from.height / 2)
  const ahead = { up: -dy, down: dy, left: -dx, right: dx }[direction]
  const aside = direction === 'up' || direction === 'down' ? Math.abs(dx) : Math.abs(dy)
  return ahead <= 4 ? Number.POSITIVE_INFINITY : ahead + 2.5 * aside
}

/** What a thing needs, or what needs it: the next along its lines, in the order of ids. */
export function alongLines(
  lines: readonly Line[],
  from: EntityKey,
  direction: 'to-providers' | 'to-consumers',
): readonly EntityKey[] {
  const found = lines.flatMap((line) => {
    if (direction === 'to-providers') return line.from === from ? [line.to] : []
    return line.to === from ? [line.from] : []
  })
  return [...new Set(found)].sort(compareIds)
}

/** The sibling after this one among those reached from the same box, going round. */
export function nextSibling(
  siblings: readonly EntityKey[],
  now: EntityKey,
  step: 1 | -1,
): EntityKey | undefined {
  const index = siblings.indexOf(now)
  return siblings[(index + step + siblings.length) % siblings.length]
}
