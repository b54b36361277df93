/**
 * What a document said and what it is to say: the two sides of a change, and of each part of it.
 */
import { isMap } from './issues.ts'

export type Change = { readonly before: unknown; readonly after: unknown }

type Values = Readonly<Record<string, unknown>>

/** A change of a map into another one. */
export type MapChange = { readonly before: Values; readonly after: Values }

export function isMapChange(change: Change): change is MapChange {
  return isMap(change.before) && isMap(change.after)
}

/** True if both sides say the same. */
export function isNoChange({ before, after }: Change): boolean {
  return deepEquals(before, after)
}

/** The part of a change that happens under a key. */
export function changeAt({ before, after }: MapChange, key: string): Change {
  return { before: before[key], after: after[key] }
}

/** Keys that are no longer there. */
export function keysGone({ before, after }: MapChange): string[] {
  return Object.keys(before).filter((key) => !Object.hasOwn(after, key))
}

/** True if both are the same plain data; the order of keys does not count. */
export function deepEquals(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        deepEquals((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}
