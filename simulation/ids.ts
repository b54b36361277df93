/**
 * Ids of everything in a document: readable slugs that never change when a thing is renamed.
 *
 * Components, groups and business services share one name space, because a dependency may end at
 * any of them.
 */

/** Lower-case letters, digits and dashes, starting with a letter; 80 characters at most. */
export const idPattern = /^[a-z][a-z0-9-]{0,79}$/

export type ReadonlyRecord<T> = Readonly<Record<string, T>>

/** Compares ids as machines do: by code unit, never by a locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The ids of a map in their one order. Never rely on the order of keys in a file. */
export function sortedIds(map: ReadonlyRecord<unknown> | undefined): string[] {
  return Object.keys(map ?? {}).sort(compareIds)
}

/** A slug for a name; `taken` ids get a number behind. */
export function toId(name: string, taken: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 70)
  const base = slug === '' ? 'item' : slug
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const candidate = `${base}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}
