/**
 * Everything that is wrong with a plan, or still missing from it.
 *
 * Needs no text: the window asks after every edit. Errors prevent a run, warnings do not.
 */
import { sortProblems } from '../document/sortProblems.ts'
import type { Problem } from '../problem.ts'
import { planDocument } from './parse.ts'
import { findCycleProblems } from './problems/cycles.ts'
import { findNameProblems } from './problems/names.ts'
import { findNumberProblems } from './problems/numbers.ts'
import { findPeopleProblems } from './problems/people.ts'
import { toProblem } from './problems/problemAt.ts'
import { findInnerReferenceProblems, findReferenceProblems } from './problems/references.ts'
import { findUnfinished } from './problems/unfinished.ts'
import type { Plan } from './schema.ts'

/** The problems of a plan, in the order of the document. */
export function findProblems(plan: Plan): readonly Problem[] {
  const findings = [
    ...findNameProblems(plan),
    ...findReferenceProblems(plan),
    ...findInnerReferenceProblems(plan),
    ...findCycleProblems(plan),
    ...findNumberProblems(plan),
    ...findPeopleProblems(plan),
    ...findUnfinished(plan),
  ]
  return sortProblems(
    findings.map((finding) => toProblem(plan, finding)),
    planDocument.shape,
  )
}
