/**
 * Which dependencies of a plan have both ends, and so become part of a model.
 */
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex } from './context.ts'

/** Ids of the dependencies with both ends, sorted: their positions are their numbers. */
export function finishedDependencies(context: CompileContext): readonly string[] {
  return sortedIds(context.plan.dependencies).filter((id) => {
    const { from, to } = context.plan.dependencies?.[id] ?? {}
    return entityIndex(context, from) >= 0 && entityIndex(context, to) >= 0
  })
}
