import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import type { Point } from '../../layout/sizes.ts'
import { type NewThing, toNewThing } from '../editing/newThings.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { select } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { newThingName, newThingWord } from '../texts/things.ts'
import type { CanvasModel } from './canvasModel.ts'
import { siteAt } from './dropping.ts'
import { shownNow } from './shown.ts'

/** Adds a thing where there is room, near the middle of what is seen. */
export function useAdding(model: CanvasModel): (thing: NewThing) => void {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useCallback(
    (thing: NewThing) => {
      const seen = store.getState().domNode?.getBoundingClientRect()
      const middle = flow.screenToFlowPosition({
        x: (seen?.left ?? 0) + (seen?.width ?? 0) / 2,
        y: (seen?.top ?? 0) + (seen?.height ?? 0) / 2,
      })
      addAt(model, thing, freePlaceNear(model, middle))
    },
    [flow, store, model],
  )
}

/** Adds a thing at a place, as one step, and selects it. */
export function addAt(model: CanvasModel, thing: NewThing, at: Point): void {
  const name = newThingName(thing)
  const { edit, key } = toNewThing(planNow(), thing, {
    name,
    place: { at, site: siteAt(model, at), shown: shownNow() },
  })
  applyEdit(edit, canvasTexts.edits.add(newThingWord(thing)))
  select([key])
}

const tries = 40

/** A place near a point where no card lies yet. */
function freePlaceNear(model: CanvasModel, point: Point): Point {
  const cards = model.boxes.filter((box) => !box.key.startsWith('sites/')).map((box) => box.area)
  for (let step = 0; step < tries; step++) {
    const at = { x: point.x + (step % 5) * 32, y: point.y + step * 24 }
    const isTaken = cards.some(
      (card) =>
        Math.abs(card.x + card.width / 2 - at.x) < card.width &&
        Math.abs(card.y + card.height / 2 - at.y) < card.height,
    )
    if (!isTaken) return at
  }
  return point
}
