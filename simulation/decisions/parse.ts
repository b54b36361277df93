/**
 * From text to decisions, and back.
 */
import { namingBy } from '../document/naming.ts'
import { type Format, type ParseOptions, parseDocument } from '../document/parseDocument.ts'
import { helpAt, toShape } from '../document/shape.ts'
import type { Result } from '../result.ts'
import { decisionsMigrations } from './migrations.ts'
import { type Decisions, decisions, decisionsFormat } from './schema.ts'

/** Decisions have no ids: they are named by their place. */
export const decisionsNaming = namingBy({}, 'The file of decisions')

/** How decisions are read and written. */
export const decisionsDocument: Format<Decisions> = {
  schema: decisions,
  shape: toShape(decisions),
  nameThing: decisionsNaming,
  marker: 'decisions',
  newest: decisionsFormat,
  migrations: decisionsMigrations,
}

/** The decisions in a text, or what is wrong with the text. YAML 1.2 or JSON. */
export function parseDecisions(text: string, options?: ParseOptions): Result<Decisions> {
  return parseDocument(text, decisionsDocument, options)
}

/** The sentence of help for a field of decisions, by its path. */
export function decisionsFieldHelp(path: readonly string[]): string | undefined {
  return helpAt(decisionsDocument.shape, path)
}
