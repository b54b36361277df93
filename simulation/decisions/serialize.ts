/**
 * From decisions to the text of their file.
 */
import { type SerializeOptions, serializeDocument } from '../document/serializeDocument.ts'
import { decisionsDocument } from './parse.ts'
import type { Decisions } from './schema.ts'

/** The text of decisions. With `onto`, that text is changed where the decisions differ from it. */
export function serializeDecisions(decisions: Decisions, options?: SerializeOptions): string {
  return serializeDocument(decisions, decisionsDocument, options)
}
