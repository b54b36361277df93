import { boundsOf } from '../../layout/shownLayout.ts'
import { collapsedSiteSize, sitePadding, toGrid } from '../../layout/sizes.ts'
import { parsePlan, serializePlan, toId } from '../../simulation/index.ts'
import { type Clip, copyEntities, isEmptyClip } from '../editing/clipboard.ts'
import {
  collections,
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
import { tell } from '../stores/notices.ts'
import { askCanvas, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { newNames } from '../texts/things.ts'
import { shownNow } from './shown.ts'

const { edits } = canvasTexts

/** What is selected and still there. */
export function chosen(): readonly EntityKey[] {
  const plan = planNow()
  return useView
    .getState()
    .selection.filter((key) => isEntityKey(key))
    .filter((key) => hasEntity(plan, key))
}

/** The plan with places for everything, so that copies know where they come from. */
function copyChosen(): Clip {
  const plan = planNow()
  const shown = shownNow()
  return copyEntities({ ...plan, layout: { ...plan.layout, ...shown } }, chosen())
}

/** What can be done with whatever is selected. */
export const clipboardActions = {
  duplicate: () => {
    const clip = copyChosen()
    if (!isEmptyClip(clip)) askCanvas({ do: 'paste', clip, label: edits.duplicate, beside: true })
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

/** What is selected as the text of a plan; `undefined` if nothing of it can be copied. */
export function copiedText(): string | undefined {
  const copied = copyChosen()
  return isEmptyClip(copied) ? undefined : serializePlan(copied)
}

/** Puts the things of a text into the plan; a text that is no plan is told of. */
export function pasteText(text: string): void {
  const parsed = parsePlan(text)
  if (!parsed.ok || isEmptyClip(parsed.value)) {
    tell({ kind: 'done', text: canvasTexts.paste.nothing })
    return
  }
  askCanvas({ do: 'paste', clip: parsed.value, label: edits.paste(sizeOfClip(parsed.value)) })
}

function sizeOfClip(one: Clip): number {
  return collections
    .filter((collection) => collection !== 'dependencies')
    .reduce((sum, collection) => sum + Object.keys(one[collection] ?? {}).length, 0)
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
