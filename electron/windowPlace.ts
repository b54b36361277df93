import type { WindowBounds } from './settings.ts'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Display {
  readonly workArea: Area
}

/** How much of a window must be in sight for somebody to take hold of it, in pixels. An assumption. */
const gripPx = 80

/**
 * Where a window goes that was somewhere when it was closed: there, if its top is still on a display; else
 * where the system likes. Never larger than a display.
 */
export function toPlace(bounds: WindowBounds, displays: readonly Display[]): WindowBounds {
  const { x, y } = bounds
  const display = displays.find(({ workArea }) => holdsTop(bounds, workArea)) ?? displays[0]
  const width = Math.min(bounds.width, display?.workArea.width ?? bounds.width)
  const height = Math.min(bounds.height, display?.workArea.height ?? bounds.height)
  const isInSight = displays.some(({ workArea }) => holdsTop(bounds, workArea))
  return isInSight && x !== undefined && y !== undefined
    ? { x, y, width, height }
    : { width, height }
}

function holdsTop({ x, y, width }: WindowBounds, area: Area): boolean {
  if (x === undefined || y === undefined) return false
  const shared = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return shared >= gripPx && y >= area.y && y <= area.y + area.height - gripPx
}
