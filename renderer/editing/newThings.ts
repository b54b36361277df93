import type { ShownLayout } from '../../layout/shownLayout.ts'
import {
  componentSize,
  emptySiteSize,
  groupSize,
  type Point,
  type Size,
  serviceSize,
  toGrid,
} from '../../layout/sizes.ts'
import { type ComponentKind, type Plan, toId } from '../../simulation/index.ts'
import { type Collection, type EntityKey, takenIds, toKey } from './collections.ts'
import { addEntity } from './entities.ts'
import type { Edit } from './history.ts'
import { inOrder, moveIntoSite, placeThings } from './places.ts'

/** What can be put into a plan: a component of some kind, or one of another sort. */
export type NewThing =
  | { readonly collection: 'components'; readonly kind: ComponentKind }
  | { readonly collection: Exclude<Collection, 'components' | 'dependencies'> }

/** How large a new thing is drawn; `undefined` for what is not on the canvas. */
export function newThingSize({ collection }: NewThing): Size | undefined {
  if (collection === 'components') return componentSize
  if (collection === 'groups') return groupSize
  if (collection === 'businessServices') return serviceSize
  return collection === 'sites' ? emptySiteSize : undefined
}

export type NewPlace = {
  /** Centre of the new thing. */
  readonly at: Point
  readonly site: string | undefined
  readonly shown: ShownLayout
}

/** The edit that puts a new thing into the plan, and what it can then be found by. */
export function toNewThing(
  plan: Plan,
  thing: NewThing,
  { name, place }: { readonly name: string; readonly place?: NewPlace },
): { readonly edit: Edit; readonly key: EntityKey } {
  const { collection } = thing
  const free = freeName(plan, collection, name)
  const id = toId(free, takenIds(plan, collection))
  const entity = 'kind' in thing ? { name: free, kind: thing.kind } : { name: free }
  const placing = place === undefined ? [] : toPlacing(thing, id, place)
  const edit = inOrder(addEntity(collection, id, entity), ...placing)
  return { edit, key: toKey(collection, id) }
}

function toPlacing(thing: NewThing, id: string, place: NewPlace): readonly Edit[] {
  const size = newThingSize(thing)
  if (size === undefined) return []
  const corner = {
    x: toGrid(place.at.x - size.width / 2),
    y: toGrid(place.at.y - size.height / 2),
  }
  if (thing.collection === 'sites') {
    return [
      moveIntoSite({ components: [], sites: [id] }, place.site),
      placeThings(place.shown, { sites: { [id]: { ...corner, ...size } } }),
    ]
  }
  const inSite = moveIntoSite({ components: [id], sites: [] }, place.site)
  const placed = placeThings(place.shown, { positions: { [id]: corner } })
  return thing.collection === 'components' ? [inSite, placed] : [placed]
}

function freeName(plan: Plan, collection: NewThing['collection'], base: string): string {
  const names = new Set(Object.values(plan[collection] ?? {}).map((one) => one.name))
  if (!names.has(base)) return base
  for (let number = 2; ; number++) {
    const candidate = `${base} ${number}`
    if (!names.has(candidate)) return candidate
  }
}
