/**
 * From a document to text: the steps that plans and scenarios share.
 */
import { deepEquals, isMapChange, isNoChange } from './change.ts'
import { valueAt } from './issues.ts'
import { type Format, parseDocument, readDocument } from './parseDocument.ts'
import { patchJson } from './patchJson.ts'
import { spliceText } from './spliceText.ts'
import { writeText } from './writeText.ts'

export type SerializeOptions = {
  /** Text to change instead of writing a new one, so that comments and order in it survive. */
  readonly onto?: string | undefined
}

/** The text of a document; where the old text cannot be changed into it, a new one. */
export function serializeDocument<T>(
  value: T,
  format: Format<T>,
  { onto }: SerializeOptions = {},
): string {
  const changed = onto === undefined ? undefined : changeLines(onto, value, format)
  return changed ?? writeText(value, format.shape)
}

/** The old text changed, with the line ends that it had. */
function changeLines<T>(onto: string, value: T, format: Format<T>): string | undefined {
  if (!onto.includes('\r\n')) return changeText(onto, value, format)
  const lines = onto.replaceAll('\r\n', '\n')
  const changed = changeText(lines, value, format)
  return changed === lines ? onto : changed?.replaceAll('\n', '\r\n')
}

/**
 * The old text with the changes made. Aliases, or forms of YAML that nobody expected, can make a
 * change say something else than was meant, so the outcome is read again before it is believed.
 */
function changeText<T>(onto: string, value: T, format: Format<T>): string | undefined {
  const { result: old, reading } = readDocument(onto, format)
  if (!old.ok || reading === undefined) return undefined
  const change = { before: old.value, after: value }
  if (isNoChange(change)) return onto
  // A text of an older format is written anew in the newest one, all of it.
  const isNewest = valueAt(reading.value, [format.marker]) === format.newest
  if (!isNewest || !isMapChange(change)) return undefined
  const { shape } = format
  const changed =
    patchJson(onto, change, shape) ?? spliceText(reading.parse(), change, { text: onto, shape })
  return changed !== undefined && saysThis(changed, value, format) ? changed : undefined
}

function saysThis<T>(text: string, value: T, format: Format<T>): boolean {
  const reread = parseDocument(text, format)
  return reread.ok && deepEquals(reread.value, value)
}
