import { type Dependency, type Plan, planFormat, toId } from '../../simulation/index.ts'
import {
  type Collection,
  collections,
  type EntityKey,
  entitiesIn,
  fromKey,
  linkable,
  takenIds,
  toKey,
} from './collections.ts'
import type { Edit } from './history.ts'
import { withReferences } from './references.ts'

/** Part of a plan, cut out with the dependencies that run inside it. */
export type Clip = Plan

export type Point = { readonly x: number; readonly y: number }

/** The chosen things, what is in the chosen sites, and the dependencies among them. */
export function copyEntities(plan: Plan, keys: readonly EntityKey[]): Clip {
  const chosen = withContents(plan, keys)
  const linked = new Set(
    linkable.flatMap((one) =>
      Object.keys(plan[one] ?? {}).filter((id) => chosen.has(`${one}/${id}`)),
    ),
  )
  const isInner = ({ from, to }: Dependency) => linked.has(from ?? '') && linked.has(to ?? '')
  const parts = collections.map((one) => [
    one,
    only<unknown>(plan[one], (id) => chosen.has(`${one}/${id}`)),
  ])
  return {
    blackstart: planFormat,
    ...Object.fromEntries(parts),
    dependencies: only(plan.dependencies, (_id, dependency) => isInner(dependency)),
    layout: {
      positions: only(plan.layout?.positions, (id) => linked.has(id)),
      sites: only(plan.layout?.sites, (id) => chosen.has(toKey('sites', id))),
    },
  }
}

/** What is chosen, without dependencies, and with all that stands in a chosen site. */
function withContents(plan: Plan, keys: readonly EntityKey[]): ReadonlySet<string> {
  const chosen = new Set<string>(keys.filter((key) => fromKey(key).collection !== 'dependencies'))
  for (const id of sitesInside(plan, chosen)) chosen.add(toKey('sites', id))
  for (const [id, { site }] of Object.entries(plan.components ?? {})) {
    if (site !== undefined && chosen.has(toKey('sites', site))) chosen.add(toKey('components', id))
  }
  return chosen
}

export function isEmptyClip(clip: Clip): boolean {
  return collections.every((one) => Object.keys(clip[one] ?? {}).length === 0)
}

/** For each key of the clip an id that the plan does not have yet. */
export function freshIds(plan: Plan, clip: Clip): ReadonlyMap<EntityKey, string> {
  const fresh = new Map<EntityKey, string>()
  const takenIn = new Map<string, Set<string>>()
  for (const collection of collections) {
    const space = linkable.some((one) => one === collection) ? 'linkable' : collection
    const taken = takenIn.get(space) ?? takenIds(plan, collection)
    takenIn.set(space, taken)
    for (const id of Object.keys(clip[collection] ?? {}).sort()) {
      const free = toId(id.replace(/-\d+$/, ''), taken)
      taken.add(free)
      fresh.set(toKey(collection, id), free)
    }
  }
  return fresh
}

type Ids = ReadonlyMap<EntityKey, string>

/** What a reference of the clip becomes in the plan; `undefined` if the plan has no such thing. */
function replacement(plan: Plan, ids: Ids, id: string, to: readonly Collection[]) {
  const inClip = to.find((one) => ids.has(toKey(one, id)))
  if (inClip !== undefined) return ids.get(toKey(inClip, id))
  return to.some((one) => Object.hasOwn(plan[one] ?? {}, id)) ? id : undefined
}

/** How many references of the clip name something that the plan does not have, and would be left out. */
export function countLost(plan: Plan, clip: Clip, ids: Ids): number {
  let lost = 0
  withReferences(clip, (id, to) => {
    if (replacement(plan, ids, id, to) === undefined) lost += 1
    return id
  })
  return lost
}

/** Puts a clip into the plan under new ids, moved by an offset. */
export function pasteClip(clip: Clip, ids: Ids, offset: Point): Edit {
  return (plan) => {
    const pasted = withReferences(clip, (id, to) => replacement(plan, ids, id, to))
    const merged = collections.flatMap((one) => {
      const added = Object.entries(entitiesIn(pasted, one)).flatMap(([id, entity]) => {
        const fresh = ids.get(toKey(one, id))
        return fresh === undefined ? [] : [[fresh, entity]]
      })
      return added.length === 0
        ? []
        : [[one, { ...plan[one], ...Object.fromEntries(added) }] as const]
    })
    return { ...plan, ...Object.fromEntries(merged), layout: pastedLayout(plan, clip, ids, offset) }
  }
}

function pastedLayout(
  plan: Plan,
  clip: Clip,
  ids: ReadonlyMap<EntityKey, string>,
  offset: Point,
): NonNullable<Plan['layout']> {
  const idOf = (id: string) => linkable.map((one) => ids.get(toKey(one, id))).find(Boolean)
  return {
    ...plan.layout,
    positions: { ...plan.layout?.positions, ...moved(clip.layout?.positions, idOf, offset) },
    sites: {
      ...plan.layout?.sites,
      ...moved(clip.layout?.sites, (id) => ids.get(toKey('sites', id)), offset),
    },
  }
}

function moved<T extends Point>(
  places: Readonly<Record<string, T>> | undefined,
  idOf: (id: string) => string | undefined,
  offset: Point,
): Record<string, T> {
  const entries = Object.entries(places ?? {}).flatMap(([id, place]) => {
    const fresh = idOf(id)
    const at = { ...place, x: place.x + offset.x, y: place.y + offset.y }
    return fresh === undefined ? [] : [[fresh, at] as const]
  })
  return Object.fromEntries(entries)
}

function sitesInside(plan: Plan, chosen: ReadonlySet<string>): string[] {
  return Object.keys(plan.sites ?? {}).filter((id) => {
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      if (chosen.has(toKey('sites', at))) return true
      seen.add(at)
      at = plan.sites?.[at]?.parent
    }
    return false
  })
}

function only<T>(
  map: Readonly<Record<string, T>> | undefined,
  isWanted: (id: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([id, value]) => isWanted(id, value)))
}
