import { type EntityKey, entitiesIn, fromKey, toKey } from '../editing/collections.ts'
import { reverseDependencies } from '../editing/entities.ts'
import { fatesOf } from '../editing/fate.ts'
import { collapseSites, expandSites } from '../editing/places.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import { askCanvas, changeView, select, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { chosen } from './clipboardActions.ts'
import { canConsume, canProvide } from './connection.ts'

const { edits } = canvasTexts

/** What can be done with whatever is selected, besides copying it. */
export const selectionActions = {
  reverse: () => {
    const ids = idsOf(chosen(), 'dependencies')
    const before = planNow()
    applyEdit(reverseDependencies(ids), edits.reverse)
    if (planNow() === before) tell({ kind: 'done', text: canvasTexts.cannotReverse })
  },
  /** Collapses the selected sites, or expands them if the first is collapsed. */
  fold: () => {
    const ids = idsOf(chosen(), 'sites')
    const isCollapsed = planNow().layout?.collapsed?.includes(ids[0] ?? '') === true
    if (isCollapsed) applyEdit(expandSites(ids), edits.expand)
    else applyEdit(collapseSites(ids), edits.collapse)
  },
  foldAll: () => applyEdit(collapseSites(Object.keys(planNow().sites ?? {})), edits.collapse),
  unfoldAll: () => applyEdit(expandSites(Object.keys(planNow().sites ?? {})), edits.expand),
  /** Adds something new that is connected with the selected thing. */
  grow: (side: 'top' | 'bottom') => {
    const key = chosen().find(side === 'top' ? canProvide : canConsume)
    if (key !== undefined) askCanvas({ do: 'grow', key, side })
  },
  /** Shows what fails together with the selected thing; asked again, through what else, and then no more. */
  fate: () => {
    const { fate } = useView.getState()
    const ways = chosen().flatMap((key) => fatesOf(planNow(), key))
    const next = fate === undefined ? 0 : ways.indexOf(fate) + 1
    if (ways.length === 0 && fate === undefined) {
      tell({ kind: 'done', text: canvasTexts.fate.none })
    }
    changeView({ fate: fate !== undefined && next === 0 ? undefined : ways[next] })
  },
  /** Selects everything of the sort, and of the kind, of what is selected. */
  selectAlike: () => {
    const plan = planNow()
    const kinds = new Set(chosen().map((key) => sortOf(plan, key)))
    const collections = [...new Set(chosen().map((key) => fromKey(key).collection))]
    select(
      collections.flatMap((collection) =>
        Object.keys(entitiesIn(plan, collection))
          .map((id) => toKey(collection, id))
          .filter((key) => kinds.has(sortOf(plan, key))),
      ),
    )
  },
}

function sortOf(plan: ReturnType<typeof planNow>, key: EntityKey): string {
  const { collection, id } = fromKey(key)
  const entity = entitiesIn(plan, collection)[id]
  const kind = entity !== undefined && 'kind' in entity ? entity.kind : undefined
  return `${collection} ${kind ?? ''}`
}

function idsOf(keys: readonly EntityKey[], collection: 'dependencies' | 'sites'): string[] {
  return keys.map(fromKey).flatMap((one) => (one.collection === collection ? [one.id] : []))
}
