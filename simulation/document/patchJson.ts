/**
 * From a changed document to its old JSON text: JSON stays JSON, with its order of keys.
 */
import { type Change, changeAt, isMapChange, isNoChange, keysGone } from './change.ts'
import { isMap } from './issues.ts'
import { type Shape, stepInto } from './shape.ts'
import { keysInOrder } from './writeText.ts'

/** The old text with a change made to it; `undefined` if it is no JSON. */
export function patchJson(text: string, change: Change, shape: Shape): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const raw: unknown = JSON.parse(text)
    const indent = /^[ \t]+(?=")/m.exec(text)?.[0]
    const written = JSON.stringify(patchValue(raw, change, shape), undefined, indent)
    return text.endsWith('\n') ? `${written}\n` : written
  } catch {
    // Braces open YAML too; then there is no JSON to keep.
    return undefined
  }
}

/** The raw value with what differs changed, and all else as it was. */
function patchValue(raw: unknown, change: Change, shape: Shape | undefined): unknown {
  if (isNoChange(change)) return raw
  if (!isMap(raw) || !isMapChange(change)) return change.after
  const gone = new Set(keysGone(change))
  const kept = Object.keys(raw).filter((key) => !gone.has(key))
  const added = keysInOrder(change.after, shape).filter((key) => !Object.hasOwn(raw, key))
  const patched: Record<string, unknown> = {}
  for (const key of [...kept, ...added]) {
    patched[key] = patchValue(raw[key], changeAt(change, key), shape && stepInto(shape, key))
  }
  return patched
}
