/**
 * Whether two documents, or parts of them, say the same.
 */

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
