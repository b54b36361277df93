/**
 * From a changed document to its old JSON text: JSON stays JSON, with its order of keys.
 */
import { deepEquals } from './deepEquals.ts'
import { isMap } from './issues.ts'
import type { Shape } from './shape.ts'
import { stepInto } from './shape.ts'
import { keysInOrder } from './writeText.ts'

/** The old text changed so that it stands for `after`; `undefined` if it is no JSON. */
export function patchJson(
  text: string,
  before: unknown,
  after: unknown,
  shape: Shape,
): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const raw: unknown = JSON.parse(text)
    const indent = /^[ \t]+(?=")/m.exec(text)?.[0]
    const written = JSON.stringify(patchValue(raw, before, after, shape), undefined, indent)
    return text.endsWith('\n') ? `${written}\n` : written
  } catch {
    // Braces open YAML too; then there is no JSON to keep.
    return undefined
  }
}

/** The raw value with what differs between the two documents changed, and all else as it was. */
function patchValue(
  raw: unknown,
  before: unknown,
  after: unknown,
  shape: Shape | undefined,
): unknown {
  if (deepEquals(before, after)) return raw
  if (!isMap(raw) || !isMap(before) || !isMap(after)) return after
  const kept = Object.keys(raw).filter(
    (key) => Object.hasOwn(after, key) || !Object.hasOwn(before, key),
  )
  const added = keysInOrder(after, shape).filter((key) => !Object.hasOwn(raw, key))
  const patched: Record<string, unknown> = {}
  for (const key of [...kept, ...added]) {
    const inside = shape && stepInto(shape, key)
    patched[key] = Object.hasOwn(after, key)
      ? patchValue(raw[key], before[key], after[key], inside)
      : raw[key]
  }
  return patched
}
