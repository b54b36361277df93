import type { Area, Point } from '../../layout/sizes.ts'
import { componentSize } from '../../layout/sizes.ts'
import type { Side } from './lineEnds.ts'

export const growSides: readonly Side[] = ['top', 'right', 'bottom', 'left']

/** Room between a card and what grows out of it, for the line and its words. */
const away = 72

/** The middle of a new card on a side of another. */
export function placeBeside({ x, y, width, height }: Area, side: Side): Point {
  const middle = { x: x + width / 2, y: y + height / 2 }
  const across = width / 2 + away + componentSize.width / 2
  const down = height / 2 + away + componentSize.height / 2
  switch (side) {
    case 'top':
      return { ...middle, y: middle.y - down }
    case 'bottom':
      return { ...middle, y: middle.y + down }
    case 'left':
      return { ...middle, x: middle.x - across }
    case 'right':
      return { ...middle, x: middle.x + across }
  }
}
