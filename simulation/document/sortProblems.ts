/**
 * The one order in which problems are told: that of a document written in the order of its schema.
 */
import { compareIds } from '../ids.ts'
import type { Problem } from '../problem.ts'
import type { Path } from './yamlText.ts'
import { fieldsAt, type Shape, stepInto } from './shape.ts'

/** The problems by path, then by code, then by what they say. */
export function sortProblems(problems: readonly Problem[], shape: Shape): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      comparePaths(a.where.path, b.where.path, shape) ||
      compareIds(a.code, b.code) ||
      compareIds(a.message, b.message),
  )
}

function comparePaths(a: Path, b: Path, shape: Shape): number {
  let here: Shape | undefined = shape
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    const [left, right] = [a[depth] ?? '', b[depth] ?? '']
    if (left !== right) return compareKeys(left, right, here)
    here = here && stepInto(here, left)
  }
  return a.length - b.length
}

function compareKeys(a: string | number, b: string | number, shape: Shape | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const order = Object.keys(fieldsAt(shape))
  return order.indexOf(String(a)) - order.indexOf(String(b)) || compareIds(String(a), String(b))
}
