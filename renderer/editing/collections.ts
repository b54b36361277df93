import type { Plan } from '../../simulation/index.ts'

/** The maps of a plan, in the order in which they are shown. */
export const collections = [
  'businessServices',
  'components',
  'groups',
  'dependencies',
  'sites',
  'teams',
  'people',
  'runbooks',
  'actions',
  'backups',
  'vendors',
  'products',
  'fateDomains',
] as const

export type Collection = (typeof collections)[number]

/** Names one thing of a plan, whatever map it is in. */
export type EntityKey = `${Collection}/${string}`

export type EntityIn<C extends Collection> = NonNullable<Plan[C]>[string]

/** Collections whose ids share one name space, because a dependency may end at any of them. */
export const linkable = ['components', 'groups', 'businessServices'] as const satisfies Collection[]

export type Linkable = (typeof linkable)[number]

export function toKey(collection: Collection, id: string): EntityKey {
  return `${collection}/${id}`
}

export function isEntityKey(key: string): key is EntityKey {
  const [collection] = key.split('/')
  return collections.some((known) => known === collection) && key.includes('/')
}

export function fromKey(key: EntityKey): { readonly collection: Collection; readonly id: string } {
  const slash = key.indexOf('/')
  return { collection: key.slice(0, slash) as Collection, id: key.slice(slash + 1) }
}

/** The entities of one map; an empty one where the plan has none. */
export function entitiesIn<C extends Collection>(
  plan: Plan,
  collection: C,
): Readonly<Record<string, EntityIn<C>>> {
  return (plan[collection] ?? {}) as Readonly<Record<string, EntityIn<C>>>
}

export function hasEntity(plan: Plan, key: EntityKey): boolean {
  const { collection, id } = fromKey(key)
  return Object.hasOwn(entitiesIn(plan, collection), id)
}

/** The key of a component, group or business service by its id. */
export function linkableKey(plan: Plan, id: string): EntityKey | undefined {
  const collection = linkable.find((candidate) => Object.hasOwn(plan[candidate] ?? {}, id))
  return collection === undefined ? undefined : toKey(collection, id)
}

/** What people call a thing; its id where it has no name. */
export function nameOf(plan: Plan, key: EntityKey): string {
  const { collection, id } = fromKey(key)
  const name = entitiesIn(plan, collection)[id]?.name
  if (name !== undefined && name !== '') return name
  if (collection !== 'dependencies') return id
  const { from, to } = plan.dependencies?.[id] ?? {}
  return `${linkableName(plan, from)} → ${linkableName(plan, to)}`
}

/** Name of a component, group or business service by its id. */
export function linkableName(plan: Plan, id: string | undefined): string {
  if (id === undefined) return '?'
  const key = linkableKey(plan, id)
  return key === undefined ? id : nameOf(plan, key)
}

/** Ids that a new entity of the collection must not take. */
export function takenIds(plan: Plan, collection: Collection): Set<string> {
  const sharing: readonly Collection[] = linkable.some((one) => one === collection)
    ? linkable
    : [collection]
  return new Set(sharing.flatMap((one) => Object.keys(plan[one] ?? {})))
}
