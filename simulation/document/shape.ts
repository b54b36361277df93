/**
 * What a document may contain, as plain data read off its schema once.
 *
 * The parser words its messages by it, the writer orders fields by it, the inspector takes its help
 * from it. Nothing here knows what a plan is.
 */
import type { z } from 'zod'

export type Field = {
  readonly shape: Shape
  readonly isRequired: boolean
  /** One sentence of help; empty where the schema says nothing. */
  readonly help: string
}

export type Shape =
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>> }
  | { readonly kind: 'map'; readonly entry: Shape }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'choice'; readonly options: readonly Shape[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'text'; readonly pattern: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }

/** The shape of a schema. Stops on a kind of schema that documents do not use. */
export function toShape(schema: z.core.$ZodType): Shape {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
      return toShape(def.innerType)
    case 'object':
      return { kind: 'object', fields: toFields(def.shape) }
    case 'record':
      return { kind: 'map', entry: toShape(def.valueType) }
    case 'array':
      return { kind: 'list', item: toShape(def.element) }
    case 'tuple':
      return { kind: 'tuple', items: def.items.map(toShape) }
    case 'union':
      return { kind: 'choice', options: def.options.map(toShape) }
    case 'literal':
      return { kind: 'words', words: def.values.map(String) }
    case 'enum':
      return { kind: 'words', words: Object.values(def.entries).map(String) }
    case 'string':
      return { kind: 'text', pattern: patternOf(schema) }
    case 'number':
      return { kind: 'number' }
    case 'boolean':
      return { kind: 'boolean' }
    default:
      throw new Error(`Documents do not use schemas of type ${def.type}.`)
  }
}

function toFields(shape: z.core.$ZodShape): Record<string, Field> {
  const fields: Record<string, Field> = {}
  for (const [name, schema] of Object.entries(shape)) {
    fields[name] = {
      shape: toShape(schema),
      isRequired: schema._zod.optin !== 'optional',
      help: helpOf(schema),
    }
  }
  return fields
}

function helpOf(schema: z.core.$ZodType): string {
  const described = schema as z.core.$ZodType & { readonly description?: string }
  return described.description ?? ''
}

/** The pattern of a text as the library reports it in an issue; for its own formats their name. */
function patternOf(schema: z.core.$ZodType): string {
  const { def } = schema._zod as unknown as { readonly def: StringDef }
  if (def.format !== undefined) return def.format
  const patterns = (def.checks ?? []).map((check) => check._zod.def.pattern)
  return String(patterns.find((pattern) => pattern !== undefined) ?? '')
}

type StringDef = {
  readonly format?: string
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly pattern?: RegExp } } }[]
}

/** The fields that may stand at a place, over all options; empty where none may. */
export function fieldsAt(shape: Shape | undefined): Readonly<Record<string, Field>> {
  if (shape?.kind === 'object') return shape.fields
  if (shape?.kind !== 'choice') return {}
  return Object.assign({}, ...shape.options.map(fieldsAt)) as Record<string, Field>
}

/** One step down from a shape, by field name, map key or list position. */
export function stepInto(shape: Shape, key: string | number): Shape | undefined {
  switch (shape.kind) {
    case 'object':
      return Object.hasOwn(shape.fields, key) ? shape.fields[key]?.shape : undefined
    case 'map':
      return shape.entry
    case 'list':
      return shape.item
    case 'tuple':
      return shape.items[Number(key)]
    case 'choice': {
      const steps = shape.options.flatMap((option) => stepInto(option, key) ?? [])
      return steps.length > 1 ? { kind: 'choice', options: steps } : steps[0]
    }
    default:
      return undefined
  }
}

/** The shape at a path below another one, if documents may have something there. */
export function shapeAt(shape: Shape, path: readonly (string | number)[]): Shape | undefined {
  let here: Shape | undefined = shape
  for (const key of path) here = here && stepInto(here, key)
  return here
}

/**
 * The sentence of help for a field, by its path; map keys and list positions may be any text,
 * such as `*`.
 */
export function helpAt(shape: Shape, path: readonly string[]): string | undefined {
  const name = path.at(-1)
  if (name === undefined) return undefined
  const fields = fieldsAt(shapeAt(shape, path.slice(0, -1)))
  const help = Object.hasOwn(fields, name) ? fields[name]?.help : undefined
  return help === '' ? undefined : help
}
