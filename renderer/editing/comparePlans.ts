import type { Plan } from '../../simulation/index.ts'
import { collections, type EntityKey, entitiesIn, nameOf, toKey } from './collections.ts'

/** One thing that two plans say differently. */
export type Difference =
  | { readonly kind: 'only-mine' | 'only-theirs'; readonly key: EntityKey; readonly name: string }
  | {
      readonly kind: 'changed'
      /** `plan` for what is said of no single thing. */
      readonly key: EntityKey | 'plan'
      readonly name: string
      readonly field: string
      readonly mine: unknown
      readonly theirs: unknown
    }

/** What differs between two plans, thing by thing; the arrangement on the canvas does not count. */
export function comparePlans(mine: Plan, theirs: Plan): readonly Difference[] {
  const things = collections.flatMap((collection) => {
    const here = entitiesIn(mine, collection)
    const there = entitiesIn(theirs, collection)
    const ids = [...new Set([...Object.keys(here), ...Object.keys(there)])]
    return ids.flatMap((id): readonly Difference[] => {
      const key = toKey(collection, id)
      if (!Object.hasOwn(there, id)) return [{ kind: 'only-mine', key, name: nameOf(mine, key) }]
      if (!Object.hasOwn(here, id)) return [{ kind: 'only-theirs', key, name: nameOf(theirs, key) }]
      return compareFields({ key, name: nameOf(mine, key) }, here[id] ?? {}, there[id] ?? {})
    })
  })
  const about = { key: 'plan' as const, name: mine.name ?? theirs.name ?? '' }
  return [...compareFields(about, withoutThings(mine), withoutThings(theirs)), ...things]
}

function compareFields(
  about: { readonly key: EntityKey | 'plan'; readonly name: string },
  mine: object,
  theirs: object,
): readonly Difference[] {
  const here = mine as Readonly<Record<string, unknown>>
  const there = theirs as Readonly<Record<string, unknown>>
  const fields = [...new Set([...Object.keys(here), ...Object.keys(there)])]
  return fields
    .filter((field) => toText(here[field]) !== toText(there[field]))
    .map((field) => ({
      ...about,
      kind: 'changed',
      field,
      mine: here[field],
      theirs: there[field],
    }))
}

function withoutThings(plan: Plan): object {
  const shown = Object.entries(plan).filter(
    ([part]) => part !== 'layout' && !collections.some((collection) => collection === part),
  )
  return Object.fromEntries(shown)
}

/** The same text for the same value, in whatever order it was written. */
function toText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
