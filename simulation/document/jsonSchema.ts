/**
 * The JSON Schema (draft 2020-12) of a document, for editors that complete and check as one types.
 *
 * Generated from the schema that the parser uses, so that the two cannot disagree.
 */
import { z } from 'zod'

export type JsonSchema = Readonly<Record<string, unknown>>

export type SchemaTitle = {
  readonly title: string
  readonly description: string
  /** Documents that the schema accepts, smallest first. */
  readonly examples: readonly unknown[]
}

/** The JSON Schema of a document under a title. */
export function toJsonSchema(schema: z.core.$ZodType, title: SchemaTitle): JsonSchema {
  const { $schema, ...generated } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
  })
  return { $schema, ...title, ...generated }
}
