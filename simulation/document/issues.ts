/**
 * The complaints of the schema library, flattened: one issue per mistake, without alternatives.
 *
 * Where several forms are allowed, the library complains about each. People had one of them in
 * mind, so the form that fits best is the one whose complaints are kept.
 */
import type { z } from 'zod'
import type { Path } from './yamlText.ts'

export type Issue = {
  readonly code: Exclude<z.core.$ZodIssue['code'], 'invalid_union'> | 'no-form-fits'
  readonly path: Path
  readonly keys?: readonly string[] | undefined
  readonly pattern?: string | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  /** The kind of value at fault; `int` for a number with a fraction. */
  readonly origin?: string | undefined
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One issue per mistake in a value. */
export function toPlainIssues(issues: readonly z.core.$ZodIssue[], value: unknown): Issue[] {
  return issues.flatMap((issue) => flatten(issue, [], value))
}

function flatten(issue: z.core.$ZodIssue, above: Path, value: unknown): Issue[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? '' : key))]
  switch (issue.code) {
    case 'invalid_union':
      return bestForm(issue.errors, path, value)
    case 'unrecognized_keys':
      return [{ code: issue.code, path, keys: issue.keys }]
    case 'invalid_format':
      return [{ code: issue.code, path, pattern: patternName(issue) }]
    case 'too_small':
      return [{ code: issue.code, path, minimum: Number(issue.minimum), origin: issue.origin }]
    case 'too_big':
      return [{ code: issue.code, path, maximum: Number(issue.maximum), origin: issue.origin }]
    case 'invalid_type':
      return [{ code: issue.code, path, origin: issue.expected }]
    default:
      return [{ code: issue.code, path }]
  }
}

/** The library’s own formats go by their name, patterns of ours by themselves. */
function patternName(issue: z.core.$ZodIssueInvalidStringFormat): string {
  return issue.format === 'regex' ? String(issue.pattern) : issue.format
}

function bestForm(
  forms: readonly (readonly z.core.$ZodIssue[])[],
  path: Path,
  value: unknown,
): Issue[] {
  let best: Issue[] = [{ code: 'no-form-fits', path }]
  let leastBad = notThisForm
  for (const form of forms) {
    const issues = form.flatMap((issue) => flatten(issue, path, value))
    const bad = issues.reduce((sum, issue) => sum + badness(issue, path, value), 0)
    if (bad < leastBad) {
      best = issues
      leastBad = bad
    }
  }
  return best
}

/** From here on somebody cannot have meant the form: not even the kind of value is right. */
const notThisForm = 1_000

/** How much an issue speaks against somebody having meant this form. */
function badness(issue: Issue, top: Path, value: unknown): number {
  const isAtTop = issue.path.length === top.length
  if (issue.code === 'unrecognized_keys') return 5 * (issue.keys?.length ?? 1)
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value') {
    if (isAtTop) return notThisForm
    return valueAt(value, issue.path) === undefined ? 12 : 2
  }
  return issue.code === 'no-form-fits' && isAtTop ? notThisForm : 1
}

/** What stands at a path of a raw value. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<string | number, unknown>)[key]
  }
  return here
}
