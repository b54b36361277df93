/**
 * From a plan to the text of its file.
 */
import { type SerializeOptions, serializeDocument } from '../document/serializeDocument.ts'
import { planDocument } from './parse.ts'
import type { Plan } from './schema.ts'

/**
 * The text of a plan. With `onto`, that text is changed where the plan differs from it and stays as
 * it is everywhere else.
 */
export function serializePlan(plan: Plan, options?: SerializeOptions): string {
  return serializeDocument(plan, planDocument, options)
}
