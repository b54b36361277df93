import type { ComponentKind } from '../../simulation/index.ts'
import type { NewThing } from '../editing/newThings.ts'
import type { paletteTexts } from '../texts/panels.ts'
import { collectionNotes, collectionTexts, componentKindTexts } from '../texts/things.ts'

export type PaletteCategory = keyof typeof paletteTexts.categories

export type PaletteItem = {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly thing: NewThing
}

type Group = { readonly category: PaletteCategory; readonly items: readonly PaletteItem[] }

function kinds(...ids: readonly ComponentKind[]): readonly PaletteItem[] {
  return ids.map((kind) => ({
    id: kind,
    ...componentKindTexts[kind],
    thing: { collection: 'components', kind },
  }))
}

function sorts(...ids: readonly Exclude<NewThing['collection'], 'components'>[]) {
  return ids.map((collection) => ({
    id: collection,
    name: collectionTexts[collection].one,
    note: collectionNotes[collection],
    thing: { collection },
  }))
}

const groups: readonly Group[] = [
  { category: 'business', items: sorts('businessServices') },
  { category: 'compute', items: kinds('service', 'fleet', 'control') },
  { category: 'data', items: kinds('datastore', 'queue', 'cache') },
  { category: 'network', items: kinds('network', 'dns', 'identity', 'keys') },
  { category: 'outside', items: kinds('saas', 'facility') },
  { category: 'operations', items: kinds('monitor', 'comms', 'documents') },
  { category: 'structure', items: sorts('sites', 'groups') },
  { category: 'people', items: sorts('teams', 'people', 'runbooks', 'actions', 'backups') },
  { category: 'supply', items: sorts('vendors', 'products', 'fateDomains') },
]

/** The kinds that fit some words, in their categories. */
export function findItems(words: string): readonly Group[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return groups
  return groups
    .map(({ category, items }) => ({
      category,
      items: items.filter(({ name, note }) => `${name} ${note}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ items }) => items.length > 0)
}
