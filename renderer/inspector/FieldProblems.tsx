import { usePlanProblems } from '../stores/problemsOf.ts'
import type { Slot } from './slot.ts'

/** What is wrong with exactly this field. */
export function FieldProblems({ slot }: { readonly slot: Slot }) {
  const { all } = usePlanProblems()
  const places = new Set(slot.paths.map((path) => path.join('/')))
  const found = all.filter((problem) => places.has(problem.where.path.join('/')))
  return found.map((problem) => (
    <p
      key={`${problem.code} ${problem.message}`}
      className={problem.severity === 'error' ? 'field-fault' : 'field-warning'}
    >
      {problem.message}
    </p>
  ))
}
