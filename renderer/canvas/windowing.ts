import { boundsOf } from '../../layout/shownLayout.ts'
import type { Area } from '../../layout/sizes.ts'
import type { EntityKey } from '../editing/collections.ts'
import type { Box, CanvasModel } from './canvasModel.ts'

/**
 * What of the map is in the page as cards and lines, and what is only drawn.
 *
 * A card in the page costs a hundred times what a drawn one does. So only those in view are there, as long as
 * they are few enough to be read; from further away everything is drawn, and only what somebody handles is a card.
 */
export type Windowed = {
  /** Boxes that are in the page. */
  readonly mounted: ReadonlySet<EntityKey>
  /** Boxes that only have a place there, because a line or an inner box of the page needs one, or they are selected. */
  readonly placed: ReadonlySet<EntityKey>
  readonly lines: ReadonlySet<string>
  /** Lines between two things out of sight are left out: there are too many to follow one of them. */
  readonly hidesPassing: boolean
  /** Everything is drawn; cards are only what is handled. */
  readonly isOverview: boolean
}

/** What somebody has a hand on; the last ones matter most. */
export type Handled = {
  readonly selection: readonly string[]
  readonly pointed: EntityKey | undefined
  readonly renaming: EntityKey | undefined
}

/** With more cards than the first in view they are drawn; with fewer than the second they come back. */
const cardsMax = { leave: 130, back: 110 }
/** Of what is selected, so many are cards wherever they are: the rest of them is drawn. */
const handledMax = 40

/** More lines than these passing by are no help to anybody. */
const passingMax = 160

/** What is in the page for a view of the map, given whether it was an overview before. */
export function windowOf(
  model: CanvasModel,
  view: Area | undefined,
  { handled, wasOverview }: { readonly handled: Handled; readonly wasOverview: boolean },
): Windowed {
  const inView = view === undefined ? [] : model.boxes.filter(({ area }) => overlap(area, view))
  const cards = inView.reduce((count, { key }) => count + (isSite(key) ? 0 : 1), 0)
  const isOverview = cards > (wasOverview ? cardsMax.back : cardsMax.leave)
  const mounted = new Set(keysOfHandled(model, handled))
  if (!isOverview) for (const { key } of inView) mounted.add(key)
  const hidesPassing = !isOverview && view !== undefined && countPassing(model, view) > passingMax
  return { mounted, isOverview, hidesPassing, ...whatTheyNeed(model, mounted, handled.selection) }
}

/** How many lines cross a view that begin and end outside of it. */
function countPassing(model: CanvasModel, view: Area): number {
  return model.lines.reduce((count, { from, to }) => {
    const start = model.areaOf.get(from)
    const end = model.areaOf.get(to)
    if (start === undefined || end === undefined) return count
    const isOutside = !overlap(start, view) && !overlap(end, view)
    return isOutside && overlap(boundsOf([start, end]), view) ? count + 1 : count
  }, 0)
}

function keysOfHandled(model: CanvasModel, { selection, pointed, renaming }: Handled) {
  const boxes = selection.slice(-handledMax).filter((key) => model.areaOf.has(key as EntityKey))
  return [...boxes, pointed, renaming].filter(
    (key): key is EntityKey => key !== undefined && model.areaOf.has(key as EntityKey),
  )
}

/** Lines that end at something in the page, their other ends, and the sites around all of them. */
function whatTheyNeed(
  model: CanvasModel,
  mounted: ReadonlySet<EntityKey>,
  selection: readonly string[],
): Pick<Windowed, 'placed' | 'lines'> {
  const selected = new Set(selection)
  const placed = new Set<EntityKey>()
  const lines = new Set<string>()
  for (const { key, from, to } of model.lines) {
    if (!mounted.has(from) && !mounted.has(to) && !selected.has(key)) continue
    lines.add(key)
    placed.add(from)
    placed.add(to)
  }
  const boxOf = new Map(model.boxes.map((box) => [box.key, box]))
  for (const key of selected) if (boxOf.has(key as EntityKey)) placed.add(key as EntityKey)
  for (const key of [...mounted, ...placed]) placeAround(boxOf, placed, key)
  return { placed, lines }
}

function placeAround(
  boxOf: ReadonlyMap<EntityKey, Box>,
  placed: Set<EntityKey>,
  key: EntityKey,
): void {
  for (let outer = boxOf.get(key)?.parent; outer !== undefined; outer = boxOf.get(outer)?.parent) {
    placed.add(outer)
  }
}

export function isSite(key: EntityKey): boolean {
  return key.startsWith('sites/')
}

/** True if two areas have a point in common. */
export function overlap(a: Area, b: Area): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  )
}

/** The box at a point of the map: the last that is drawn there. */
export function boxAt(
  boxes: readonly Box[],
  { x, y }: { readonly x: number; readonly y: number },
): EntityKey | undefined {
  const point = { x, y, width: 0, height: 0 }
  for (let index = boxes.length - 1; index >= 0; index--) {
    const box = boxes[index]
    if (box !== undefined && overlap(box.area, point)) return box.key
  }
  return undefined
}
