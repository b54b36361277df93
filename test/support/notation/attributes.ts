/**
 * How the attributes of a sketch’s line become fields of a plan.
 *
 * The fields are loosely typed here; the finished document goes through the real schema.
 */
import { complain, type Words } from './words.ts'

export type Fields = Record<string, unknown>

export type Line = {
  readonly words: Words
  /** Id of the thing that the line is about. */
  readonly id: string
  readonly fields: Fields
  readonly plan: Fields
  /** Dependencies that the last `needs` of the line declared. */
  readonly needs: Fields[]
}

/** Reads what follows the attribute’s name. */
export type Attribute = (line: Line) => void
export type Attributes = Readonly<Record<string, Attribute>>

/** A word or duration as it stands, such as `kind datastore` or `start 5m`. */
export function word(key: string): Attribute {
  return ({ words, fields }) => {
    fields[key] = words.one(key)
  }
}

export function number(key: string): Attribute {
  return ({ words, fields }) => {
    fields[key] = words.number(key)
  }
}

export function list(key: string): Attribute {
  return ({ words, fields }) => {
    fields[key] = words.list(key)
  }
}

/** A word that stands alone, such as `automated`. */
export function flag(key: string, value: unknown = true): Attribute {
  return ({ fields }) => {
    fields[key] = value
  }
}

/** A length of time: `4h`, or `uniform(1h,2h)` and its kin, without spaces. */
export function takes(key: string): Attribute {
  return ({ words, fields }) => {
    fields[key] = toDistribution(words.one(key), words.line)
  }
}

/** The same attribute, but of a thing inside: `inside('failover', takes('detect'))`. */
export function inside(key: string, attribute: Attribute): Attribute {
  return (line) => attribute({ ...line, fields: within(line.fields, key) })
}

/** The thing or map of things under a key, made if it is not there yet. */
export function within(fields: Fields, key: string): Fields {
  return (fields[key] ??= {}) as Fields
}

/** Reads all attributes up to the end of the line. */
export function readAttributes(line: Line, attributes: Attributes): void {
  while (!line.words.isAtEnd) {
    const name = line.words.one('an attribute')
    const attribute = attributes[name]
    if (attribute === undefined) complain(line.words.line, `“${name}” is not known`)
    attribute(line)
  }
}

const shapes: Record<string, (parts: readonly string[]) => unknown> = {
  lognormal: ([p50, p95]) => ({ p50, p95 }),
  uniform: (parts) => ({ uniform: parts }),
  triangular: (parts) => ({ triangular: parts }),
  pert: (parts) => ({ pert: parts }),
  exponential: ([mean]) => ({ exponential: { mean } }),
  weibull: ([shape, p50]) => ({ weibull: { shape: Number(shape), p50 } }),
  empirical: (parts) => ({ empirical: parts }),
}

/** `4h` as it is; `lognormal(45m,3h)` and its kin as the plan writes them. */
export function toDistribution(text: string, line: string): unknown {
  const [, name, parts] = /^([a-z]+)\((.*)\)$/.exec(text) ?? []
  if (name === undefined || parts === undefined) return text
  const shape = shapes[name]
  if (shape === undefined) complain(line, `“${name}” is no distribution`)
  return shape(parts.split(','))
}
