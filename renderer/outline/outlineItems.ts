import { buildSiteTree } from '../../layout/tree.ts'
import { compareIds, type ComponentKind, type Plan, sortedIds } from '../../simulation/index.ts'
import { type Collection, type EntityKey, nameOf, toKey } from '../editing/collections.ts'
import type { SelectionKey } from '../stores/viewStore.ts'
import { outlineTexts } from '../texts/panels.ts'
import { collectionTexts, partTexts } from '../texts/things.ts'

/** One row of the outline: a thing of the plan, or a heading over some. */
export type OutlineItem = {
  /** A key, or `heading/…`. */
  readonly id: string
  readonly text: string
  readonly key: SelectionKey | undefined
  readonly kind: ComponentKind | undefined
  readonly count: number | undefined
  readonly children: readonly OutlineItem[]
}

const lists: readonly Collection[] = [
  'groups',
  'teams',
  'people',
  'runbooks',
  'actions',
  'backups',
  'vendors',
  'products',
  'fateDomains',
  'dependencies',
]

/** Everything in a plan: business services, then places with what stands in them, then the rest. */
export function toOutline(plan: Plan, words: string): readonly OutlineItem[] {
  const items = [
    part('plan'),
    list(plan, 'businessServices'),
    places(plan),
    ...lists.map((collection) => list(plan, collection)),
    part('response'),
    part('accepted-gaps'),
  ].filter((item) => item.key !== undefined || item.children.length > 0)
  const wanted = words.trim().toLowerCase()
  return wanted === '' ? items : items.flatMap((item) => onlyFitting(plan, item, wanted))
}

/** The ids of all rows that have rows below them. */
export function branchIds(items: readonly OutlineItem[]): readonly string[] {
  return items.flatMap((item) =>
    item.children.length === 0 ? [] : [item.id, ...branchIds(item.children)],
  )
}

function part(key: 'plan' | 'response' | 'accepted-gaps'): OutlineItem {
  return { id: key, text: partTexts[key], key, kind: undefined, count: undefined, children: [] }
}

function heading(id: string, text: string, children: readonly OutlineItem[]): OutlineItem {
  return {
    id: `heading/${id}`,
    text,
    key: undefined,
    kind: undefined,
    count: children.length,
    children,
  }
}

function thing(plan: Plan, key: EntityKey, children: readonly OutlineItem[] = []): OutlineItem {
  const id = key.slice(key.indexOf('/') + 1)
  const kind = key.startsWith('components/') ? plan.components?.[id]?.kind : undefined
  return { id: key, text: nameOf(plan, key), key, kind, count: undefined, children }
}

function list(plan: Plan, collection: Collection): OutlineItem {
  const things = sortedIds(plan[collection]).map((id) => thing(plan, toKey(collection, id)))
  return heading(collection, collectionTexts[collection].many, byName(things))
}

function places(plan: Plan): OutlineItem {
  const tree = buildSiteTree(plan)
  const site = (id: string): OutlineItem =>
    thing(plan, toKey('sites', id), [
      ...byName((tree.sitesIn.get(id) ?? []).map(site)),
      ...byName(
        (tree.componentsIn.get(id) ?? []).map((one) => thing(plan, toKey('components', one))),
      ),
    ])
  const placed = new Set([...tree.componentsIn.values()].flat())
  const loose = sortedIds(plan.components)
    .filter((id) => !placed.has(id))
    .map((id) => thing(plan, toKey('components', id)))
  const outer = tree.siteIds.filter((id) => !tree.parentOf.has(id)).map(site)
  if (outer.length === 0) {
    return heading('components', collectionTexts.components.many, byName(loose))
  }
  const rest = loose.length === 0 ? [] : [heading('no-site', outlineTexts.noSite, byName(loose))]
  return {
    ...heading('sites', outlineTexts.places, [...byName(outer), ...rest]),
    count: tree.siteIds.length,
  }
}

function byName(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return [...items].sort(
    (a, b) => compareIds(a.text.toLowerCase(), b.text.toLowerCase()) || compareIds(a.id, b.id),
  )
}

function onlyFitting(plan: Plan, item: OutlineItem, wanted: string): readonly OutlineItem[] {
  if (item.key !== undefined && wordsOf(plan, item).includes(wanted)) return [item]
  const children = item.children.flatMap((child) => onlyFitting(plan, child, wanted))
  return children.length === 0 ? [] : [{ ...item, children }]
}

function wordsOf(plan: Plan, item: OutlineItem): string {
  const [collection = '', id = ''] = item.id.split('/')
  const map = plan[collection as Collection] as
    | Readonly<Record<string, { readonly tags?: readonly string[] }>>
    | undefined
  return [item.text, item.id, ...(map?.[id]?.tags ?? [])].join(' ').toLowerCase()
}
