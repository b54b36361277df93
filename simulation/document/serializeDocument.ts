/**
 * From a document to text: the steps that plans and scenarios share.
 */
import { isMap } from './issues.ts'
import { type Format, parseDocument } from './parseDocument.ts'
import { patchText } from './patchText.ts'
import { writeText } from './writeText.ts'

export type SerializeOptions = {
  /** Text to change instead of writing a new one, so that comments and order in it survive. */
  readonly onto?: string | undefined
}

/** The text of a document; where the old text cannot be read, a new one. */
export function serializeDocument<T>(
  value: T,
  format: Format<T>,
  { onto }: SerializeOptions = {},
): string {
  const before = onto === undefined ? undefined : parseDocument(onto, format)
  if (onto !== undefined && before?.ok && isMap(before.value) && isMap(value)) {
    return patchText(onto, before.value, value, format.shape)
  }
  return writeText(value, format.shape)
}
