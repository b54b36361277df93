/**
 * From a raw value to a document of the right shape, or to sentences about what is wrong with it.
 *
 * Fields nobody knows are left out with a warning: the file may come from a newer or a stranger's
 * program, and the writer keeps them in the text.
 */
import type { z } from 'zod'
import type { Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import { findNearest } from './nearest.ts'
import type { Path } from './yamlText.ts'
import { isMap, toPlainIssues } from './issues.ts'
import { issueProblem, type NameThing } from './sentences.ts'
import { fieldsAt, type Shape, shapeAt } from './shape.ts'

export type DocumentKind<T> = {
  readonly schema: z.core.$ZodType<T>
  readonly shape: Shape
  /** Words for a place: “Component “web””, and the field in it. */
  readonly nameThing: NameThing
}

/** The document in a raw value. Problems have paths; their positions are added by the caller. */
export function checkValue<T>(raw: unknown, kind: DocumentKind<T>): Result<T> {
  const warnings: Problem[] = []
  let value = withoutNulls(raw, kind.shape)
  for (;;) {
    const parsed = (kind.schema as z.ZodType<T>).safeParse(value)
    if (parsed.success) return succeed(parsed.data, warnings)
    const issues = toPlainIssues(parsed.error.issues, value)
    const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys')
    for (const issue of unknown) {
      for (const key of issue.keys ?? []) {
        warnings.push(unknownField([...issue.path, key], kind, value))
        value = without(value, issue.path, key)
      }
    }
    if (unknown.length === 0) {
      return fail([...warnings, ...issues.map((issue) => issueProblem(issue, value, kind))])
    }
  }
}

function unknownField(path: Path, kind: DocumentKind<unknown>, value: unknown): Problem {
  const written = String(path.at(-1))
  const known = Object.keys(fieldsAt(shapeAt(kind.shape, path.slice(0, -1))))
  const meant = findNearest(written, known)
  const { thing } = kind.nameThing(path.slice(0, -1), value)
  return {
    code: 'unknown-field',
    severity: 'warning',
    where: { path },
    message: `${thing}: there is no field “${written}”; it is kept in the file and not used.`,
    hint:
      meant === undefined
        ? `Remove it, or use one of: ${known.join(', ')}.`
        : `Did you mean “${meant}”?`,
  }
}

/** What is named but left empty counts as not there, so that half-written text opens. */
function withoutNulls(value: unknown, shape: Shape | undefined): unknown {
  if (shape === undefined) return value
  if (Array.isArray(value)) {
    return value.map((item, index) => withoutNulls(item, shapeAt(shape, [index])))
  }
  if (!isMap(value)) return value
  const result: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(value)) {
    // Nothing in a document has this name, and setting it would change the object itself.
    if (key === '__proto__') continue
    const childShape = shapeAt(shape, [key])
    if (child !== null) result[key] = withoutNulls(child, childShape)
    else if (shape.kind === 'map' && childShape?.kind === 'object') result[key] = {}
  }
  return result
}

/** A copy of the value without one key of the map at a path. */
function without(value: unknown, path: Path, key: string): unknown {
  const [step, ...rest] = path
  if (step === undefined) {
    const { [key]: _dropped, ...kept } = value as Record<string, unknown>
    return kept
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? without(item, rest, key) : item))
  }
  const map = value as Record<string, unknown>
  return { ...map, [step]: without(map[step], rest, key) }
}
