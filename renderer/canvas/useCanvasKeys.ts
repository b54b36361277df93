import { type KeyboardEvent, useCallback } from 'react'
import { boundsOf } from '../../layout/shownLayout.ts'
import { gridStep, type Point } from '../../layout/sizes.ts'
import { type EntityKey, isEntityKey } from '../editing/collections.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { changeView, reveal, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import type { CanvasModel } from './canvasModel.ts'
import { toDropEdit } from './dropping.ts'
import { alongLines, type Direction, nearestBox, nextSibling } from './neighbours.ts'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

const steps: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

/** Walking the map, and moving what is selected, without a pointer. */
export function useCanvasKeys(model: CanvasModel, canEdit: boolean) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget && isControl(event.target)) return
      const direction = directions[event.key]
      if (direction !== undefined) {
        onArrow(event, direction, { model, canEdit })
      } else if (event.key === 'Enter') {
        event.preventDefault()
        changeView({ focusRequest: { in: 'inspector' } })
      } else if (event.key === 'Escape') {
        select([])
      }
    },
    [model, canEdit],
  )
}

type Walk = { readonly model: CanvasModel; readonly canEdit: boolean }

function onArrow(
  event: KeyboardEvent<HTMLElement>,
  direction: Direction,
  { model, canEdit }: Walk,
): void {
  // With both, arrows align what is selected, which is a command.
  if (event.altKey && event.shiftKey) return
  event.preventDefault()
  if (event.ctrlKey || event.metaKey) {
    if (canEdit) nudge(model, direction, event.shiftKey ? 5 : 1)
  } else if (event.altKey) follow(model, direction)
  else go(model, direction, event.shiftKey)
}

function isControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, button, [role="menu"]') !== null
}

function current(model: CanvasModel): EntityKey | undefined {
  const last = useView.getState().selection.at(-1)
  return last !== undefined && isEntityKey(last) && model.areaOf.has(last) ? last : undefined
}

function go(model: CanvasModel, direction: Direction, isAdding: boolean): void {
  const now = current(model)
  const things = model.boxes.filter((box) => !box.key.startsWith('sites/') || box.key === now)
  const next = now === undefined ? things[0]?.key : nearestBox(things, now, direction)
  if (next === undefined) return
  const { selection } = useView.getState()
  reveal(next)
  if (isAdding) select([...selection.filter((key) => key !== next), next])
}

/** Up and down follow a line; left and right go round those that the last line could have led to. */
function follow(model: CanvasModel, direction: Direction): void {
  const now = current(model)
  if (now === undefined) return
  if (direction === 'up' || direction === 'down') {
    const way = direction === 'down' ? 'to-providers' : 'to-consumers'
    const [next] = alongLines(model.lines, now, way)
    if (next !== undefined) reveal(next)
    return
  }
  const [consumer] = alongLines(model.lines, now, 'to-consumers')
  if (consumer === undefined) return
  const siblings = alongLines(model.lines, consumer, 'to-providers')
  const next = nextSibling(siblings, now, direction === 'right' ? 1 : -1)
  if (next !== undefined) reveal(next)
}

function nudge(model: CanvasModel, direction: Direction, times: number): void {
  const keys = useView
    .getState()
    .selection.filter((key) => isEntityKey(key))
    .filter((key) => model.areaOf.has(key))
  const areas = keys.flatMap((key) => model.areaOf.get(key) ?? [])
  if (areas.length === 0) return
  const { x, y } = steps[direction]
  const by = { x: x * times * gridStep, y: y * times * gridStep }
  const moved = new Map(
    keys.flatMap((key) => {
      const area = model.areaOf.get(key)
      return area === undefined ? [] : [[key, { x: area.x + by.x, y: area.y + by.y }] as const]
    }),
  )
  const label = canvasTexts.edits.move(moved.size)
  applyEdit(toDropEdit(planNow(), model, moved), label, `nudge ${keys.join(' ')}`)
  const bounds = boundsOf(areas)
  if (bounds.width > 0 && keys[0] !== undefined)
    changeView({ canvasRequest: { do: 'reveal', key: keys[0] } })
}
