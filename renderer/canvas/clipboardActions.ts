import { boundsOf } from '../../layout/shownLayout.ts'
import { collapsedSiteSize, gap, type Point, sitePadding, toGrid } from '../../layout/sizes.ts'
import { toId } from '../../simulation/index.ts'
import { type Clip, copyEntities, freshIds, isEmptyClip, pasteClip } from '../editing/clipboard.ts'
import {
  type EntityKey,
  fromKey,
  hasEntity,
  isEntityKey,
  linkable,
  takenIds,
  toKey,
} from '../editing/collections.ts'
import { addEntity, removeEntities } from '../editing/entities.ts'
import { inOrder, moveIntoSite, placeThings } from '../editing/places.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { askCanvas, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { newNames } from '../texts/things.ts'
import { shownNow } from './shown.ts'

const { edits } = canvasTexts

// Kept here and not in the system's clipboard, which a page may read only after asking.
let clip: Clip | undefined
let pasteCount = 0

function chosen(): readonly EntityKey[] {
  const plan = planNow()
  return useView
    .getState()
    .selection.filter((key) => isEntityKey(key))
    .filter((key) => hasEntity(plan, key))
}

function paste(from: Clip, label: string, offset: Point): void {
  const plan = planNow()
  const ids = freshIds(plan, from)
  applyEdit(pasteClip(from, ids, offset), label)
  select(
    [...ids]
      .filter(([key]) => !key.startsWith('dependencies/'))
      .map(([key, id]) => toKey(fromKey(key).collection, id)),
  )
}

/** The plan with places for everything, so that copies know where they come from. */
function copyChosen(): Clip {
  const plan = planNow()
  const shown = shownNow()
  return copyEntities({ ...plan, layout: { ...plan.layout, ...shown } }, chosen())
}

/** What can be done with whatever is selected. */
export const clipboardActions = {
  copy: () => {
    const copied = copyChosen()
    if (isEmptyClip(copied)) return
    clip = copied
    pasteCount = 0
  },
  cut: () => {
    const keys = chosen()
    clipboardActions.copy()
    applyEdit(removeEntities(keys), edits.cut(keys.length))
    select([])
  },
  paste: () => {
    if (clip === undefined) return
    pasteCount += 1
    paste(clip, edits.paste(sizeOfClip(clip)), { x: pasteCount * gap, y: pasteCount * gap })
  },
  duplicate: () => {
    const copied = copyChosen()
    if (!isEmptyClip(copied)) paste(copied, edits.duplicate, { x: gap, y: gap })
  },
  remove: () => {
    const keys = chosen()
    applyEdit(removeEntities(keys), edits.remove(keys.length))
    select([])
  },
  selectAll: () => {
    const plan = planNow()
    select(
      [...linkable, 'sites' as const].flatMap((collection) =>
        Object.keys(plan[collection] ?? {}).map((id) => toKey(collection, id)),
      ),
    )
  },
  rename: () => {
    const [key] = chosen()
    if (key !== undefined) askCanvas({ do: 'rename', key })
  },
  wrapInSite: () => wrapInSite(chosen()),
}

function sizeOfClip(one: Clip): number {
  return [...linkable, 'sites' as const].reduce(
    (sum, collection) => sum + Object.keys(one[collection] ?? {}).length,
    0,
  )
}

/** Draws a new site around components and sites. */
function wrapInSite(keys: readonly EntityKey[]): void {
  const plan = planNow()
  const components = idsOf(keys, 'components')
  const sites = idsOf(keys, 'sites')
  if (components.length + sites.length === 0) return
  const shown = shownNow()
  const places = [
    ...components.flatMap((id) => shown.positions[id] ?? []),
    ...sites.flatMap((id) => shown.sites[id] ?? []),
  ].map((place) => ({ ...collapsedSiteSize, ...place }))
  const around = boundsOf(places)
  const id = toId(newNames.sites, takenIds(plan, 'sites'))
  const parent =
    plan.components?.[components[0] ?? '']?.site ?? plan.sites?.[sites[0] ?? '']?.parent
  const area = {
    x: toGrid(around.x - sitePadding.left),
    y: toGrid(around.y - sitePadding.top),
    width: around.width + sitePadding.left + sitePadding.right,
    height: around.height + sitePadding.top + sitePadding.bottom,
  }
  applyEdit(
    inOrder(
      addEntity('sites', id, { name: newNames.sites, ...(parent !== undefined && { parent }) }),
      moveIntoSite({ components, sites }, id),
      placeThings(shown, { sites: { [id]: area } }),
    ),
    edits.wrap,
  )
  const key = toKey('sites', id)
  select([key])
  askCanvas({ do: 'rename', key })
}

function idsOf(keys: readonly EntityKey[], collection: 'components' | 'sites'): string[] {
  return keys.map(fromKey).flatMap((one) => (one.collection === collection ? [one.id] : []))
}
