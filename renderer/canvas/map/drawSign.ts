import type { EntityState } from '../../../simulation/index.ts'
import type { MapColours } from './mapColours.ts'

type Sign = { readonly fill: string; readonly mark?: string; readonly line?: string }

// The same shapes as the badges of cards, on a field of 16 by 16.
const signs: Readonly<Record<EntityState, Sign>> = {
  operational: { fill: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1Z', mark: 'M4.8 8.2 7 10.4l4.2-4.6' },
  degraded: { fill: 'M8 1.2 15.2 14.4H.8Z', mark: 'M8 5.8v4M8 11.6v.6' },
  down: { fill: 'M1 1h14v14H1Z', mark: 'm4.8 4.8 6.4 6.4m0-6.4-6.4 6.4' },
  recovering: {
    fill: 'M8 1.8a6.2 6.2 0 0 1 0 12.4Z',
    line: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8Z',
  },
  'on-fallback': {
    fill: 'm8 .6 7.4 7.4L8 15.4.6 8Z',
    mark: 'M5 6.8h5.4L8.8 5.2M11 9.4H5.6l1.6 1.6',
  },
  stopped: {
    fill: 'M5.6 5.6h4.8v4.8H5.6Z',
    line: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8Z',
  },
}

const paths = new Map<string, Path2D>()

function pathOf(text: string): Path2D {
  const known = paths.get(text) ?? new Path2D(text)
  paths.set(text, known)
  return known
}

type SignPlace = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colours: MapColours
}

/** Draws the sign of a state. */
export function drawSign(
  context: CanvasRenderingContext2D,
  state: EntityState,
  { x, y, size, colours }: SignPlace,
): void {
  const { fill, mark, line } = signs[state]
  context.save()
  context.translate(x, y)
  context.scale(size / 16, size / 16)
  // A ring of the ground keeps the sign apart from what it lies on.
  context.fillStyle = colours.canvas
  context.beginPath()
  context.arc(8, 8, 9.2, 0, 2 * Math.PI)
  context.fill()
  context.fillStyle = colours.status[state]
  context.fill(pathOf(fill))
  context.lineWidth = 1.8
  if (line !== undefined) {
    context.strokeStyle = colours.status[state]
    context.stroke(pathOf(line))
  }
  if (mark !== undefined) {
    context.strokeStyle = colours.onStatus
    context.stroke(pathOf(mark))
  }
  context.restore()
}
