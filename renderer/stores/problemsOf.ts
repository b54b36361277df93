import { findProblems, type Plan, type Problem } from '../../simulation/index.ts'
import { collections, type EntityKey, hasEntity, toKey } from '../editing/collections.ts'
import { usePlan } from './documentStore.ts'
import type { SelectionKey } from './viewStore.ts'

export type PlanProblems = {
  readonly all: readonly Problem[]
  readonly byKey: ReadonlyMap<SelectionKey, readonly Problem[]>
  readonly errors: number
  readonly warnings: number
}

const known = new WeakMap<Plan, PlanProblems>()

/** The problems of a plan, found once for each plan. */
export function problemsOf(plan: Plan): PlanProblems {
  const before = known.get(plan)
  if (before !== undefined) return before
  const all = findProblems(plan)
  const byKey = new Map<SelectionKey, Problem[]>()
  for (const problem of all) {
    const key = keyOfProblem(plan, problem)
    byKey.set(key, [...(byKey.get(key) ?? []), problem])
  }
  const errors = all.filter((problem) => problem.severity === 'error').length
  const found = { all, byKey, errors, warnings: all.length - errors }
  known.set(plan, found)
  return found
}

/** The problems of the open plan. */
export function usePlanProblems(): PlanProblems {
  return problemsOf(usePlan())
}

/** The thing of the plan that a problem is about. */
export function keyOfProblem(plan: Plan, problem: Problem): SelectionKey {
  const [part, id] = problem.where.path
  const collection = collections.find((one) => one === part)
  if (collection !== undefined && typeof id === 'string') {
    const key: EntityKey = toKey(collection, id)
    if (hasEntity(plan, key)) return key
  }
  if (part === 'response') return 'response'
  return part === 'acceptedGaps' ? 'accepted-gaps' : 'plan'
}
