import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { boundsOf } from '../../layout/shownLayout.ts'
import { type Area, componentSize, gap, type Point, toGrid } from '../../layout/sizes.ts'
import { type Alignment, alignAreas, type Spread, spreadAreas } from '../editing/aligning.ts'
import { type Clip, countLost, freshIds, pasteClip } from '../editing/clipboard.ts'
import { type EntityKey, fromKey, isEntityKey, toKey } from '../editing/collections.ts'
import { inOrder, moveIntoSite } from '../editing/places.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import { type CanvasRequest, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import type { CanvasModel } from './canvasModel.ts'
import { centreOf, draggedSites, siteAt, toDropEdit } from './dropping.ts'

export type Placing = {
  readonly align: (how: Alignment) => void
  readonly spread: (how: Spread) => void
  readonly paste: (request: PasteRequest) => void
}

type PasteRequest = Extract<CanvasRequest, { readonly do: 'paste' }>

/** Brings what is selected into line, and finds a place for what is pasted. */
export function usePlacing(model: CanvasModel): Placing {
  const flow = useReactFlow()
  const store = useStoreApi()
  const pointer = usePointer()
  const last = useRef<Point | undefined>(undefined)
  return useMemo(() => {
    const seen = () => store.getState().domNode?.getBoundingClientRect() ?? new DOMRect()
    /** By how much to move a clip, so that it lies at the pointer, beside what it was made of, or in view. */
    const offsetOf = (area: Area, isBeside: boolean): Point => {
      const { left, top, width, height } = seen()
      const at = pointer.current
      const isOver =
        at !== undefined && at.x > left && at.y > top && at.x < left + width && at.y < top + height
      if (isBeside) return { x: gap, y: gap }
      const middle = { x: left + width / 2, y: top + height / 2 }
      const place = flow.screenToFlowPosition(isOver ? at : middle)
      const centre = centreOf(area)
      return { x: toGrid(place.x - centre.x), y: toGrid(place.y - centre.y) }
    }
    return {
      align: (how) => move(model, alignAreas(chosenAreas(model), how), canvasTexts.edits.align),
      spread: (how) => move(model, spreadAreas(chosenAreas(model), how), canvasTexts.edits.spread),
      paste: ({ clip, label, beside }) => {
        const first = offsetOf(areaOfClip(clip), beside === true)
        const isAgain = last.current?.x === first.x && last.current.y === first.y
        const offset = isAgain ? { x: first.x + gap, y: first.y + gap } : first
        last.current = beside === true ? undefined : offset
        pasteAt(model, clip, { offset, label })
      },
    }
  }, [flow, store, model, pointer])
}

/** Where the pointer was last, on the screen. */
function usePointer() {
  const pointer = useRef<Point | undefined>(undefined)
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      pointer.current = { x: event.clientX, y: event.clientY }
    }
    // A keyboard has no pointer: once it is used to walk, the middle of the view counts.
    const forget = (event: KeyboardEvent) => {
      if (event.key.startsWith('Arrow') || event.key === 'Tab') pointer.current = undefined
    }
    window.addEventListener('pointermove', follow, { passive: true })
    window.addEventListener('keydown', forget)
    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('keydown', forget)
    }
  }, [])
  return pointer
}

/** The boxes that are selected, apart from those that lie in a selected site and go along with it. */
function chosenAreas(model: CanvasModel): ReadonlyMap<EntityKey, Area> {
  const keys = useView.getState().selection.filter((key) => isEntityKey(key))
  const plan = planNow()
  const carried = (key: EntityKey) => {
    const { collection, id } = fromKey(key)
    const others = keys.filter((one) => one !== key)
    const site = collection === 'sites' ? id : plan.components?.[id]?.site
    return site !== undefined && draggedSites(plan, others).has(site)
  }
  return new Map(
    keys.flatMap((key) => {
      const area = model.areaOf.get(key)
      return area === undefined || carried(key) ? [] : [[key, area] as const]
    }),
  )
}

function move(model: CanvasModel, moved: ReadonlyMap<EntityKey, Point>, label: string): void {
  if (moved.size > 0) applyEdit(toDropEdit(planNow(), model, moved), label)
}

function areaOfClip({ layout }: Clip): Area {
  const areas = [
    ...Object.values(layout?.positions ?? {}).map((at) => ({ ...at, ...componentSize })),
    ...Object.values(layout?.sites ?? {}),
  ]
  return areas.length === 0 ? { x: 0, y: 0, ...componentSize } : boundsOf(areas)
}

type Pasting = { readonly offset: Point; readonly label: string }

function pasteAt(model: CanvasModel, clip: Clip, { offset, label }: Pasting): void {
  const plan = planNow()
  const ids = freshIds(plan, clip)
  const lost = countLost(plan, clip, ids)
  applyEdit(
    inOrder(pasteClip(clip, ids, offset), ...toNewSites(model, clip, { ids, offset })),
    label,
  )
  if (lost > 0) tell({ kind: 'done', text: canvasTexts.paste.lost(lost) })
  select(
    [...ids]
      .filter(([key]) => !key.startsWith('dependencies/'))
      .map(([key, id]) => toKey(fromKey(key).collection, id)),
  )
}

type Landing = { readonly ids: ReadonlyMap<EntityKey, string>; readonly offset: Point }

/** What comes without its site stands in the one that it lands in. */
function toNewSites(model: CanvasModel, clip: Clip, { ids, offset }: Landing) {
  const landed = (area: Area) =>
    siteAt(model, centreOf({ ...area, x: area.x + offset.x, y: area.y + offset.y }))
  const components = Object.entries(clip.components ?? {}).flatMap(([id, { site }]) => {
    const at = clip.layout?.positions?.[id]
    const fresh = ids.get(toKey('components', id))
    if (at === undefined || fresh === undefined || isInClip(clip, site)) return []
    return [moveIntoSite({ components: [fresh], sites: [] }, landed({ ...at, ...componentSize }))]
  })
  const sites = Object.entries(clip.sites ?? {}).flatMap(([id, { parent }]) => {
    const area = clip.layout?.sites?.[id]
    const fresh = ids.get(toKey('sites', id))
    if (area === undefined || fresh === undefined || isInClip(clip, parent)) return []
    return [moveIntoSite({ components: [], sites: [fresh] }, landed(area))]
  })
  return [...components, ...sites]
}

function isInClip(clip: Clip, site: string | undefined): boolean {
  return site !== undefined && Object.hasOwn(clip.sites ?? {}, site)
}
