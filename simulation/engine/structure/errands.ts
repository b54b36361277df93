/**
 * What tasks are for in the end: a first step that mends nothing itself is as urgent as what it
 * makes possible.
 */
import type { Model } from '../../compile/model.ts'
import { aboutOf } from '../../compile/effects.ts'
import { at } from '../at.ts'
import { meanMs } from '../chance/distributions.ts'

/** What tasks are about and what they depend on, by task. */
export type TaskLists = {
  /** Entities that it is about, each followed by its members if it is a group. */
  readonly aimsOfTask: readonly (readonly number[])[]
  /** Everything on which it depends whether it may begin, but for documents. */
  readonly gatesOfTask: readonly (readonly number[])[]
}

export function listsOfTasks({ tasks, groups }: Model): TaskLists {
  return {
    aimsOfTask: tasks.map((task) =>
      aboutOf(task).flatMap((entity) => [entity, ...(groups[entity]?.members ?? [])]),
    ),
    gatesOfTask: tasks.map(({ needs, gates }) => [...needs, ...gates].map(({ entity }) => entity)),
  }
}

export type Errand = {
  /** Entities that the task, or anything that comes after it, is about. */
  readonly about: readonly number[]
  /** Best tier among them. */
  readonly tier: number
  /** Expected time of the task and of the longest chain behind it. Units: milliseconds. */
  readonly leftMs: number
}

/** What each task is for, by its number. */
export function findErrands({ tasks }: Model): readonly Errand[] {
  const behind: number[][] = tasks.map(() => [])
  for (const { index, after } of tasks) for (const before of after) at(behind, before).push(index)
  const known: Errand[] = []
  const errandOf = (task: number): Errand => {
    const found = known[task]
    if (found !== undefined) return found
    const next = at(behind, task).map(errandOf)
    const { takes, tier } = at(tasks, task)
    const about = [...aboutOf(at(tasks, task)), ...next.flatMap((errand) => errand.about)]
    const errand = {
      about: [...new Set(about)],
      tier: next.reduce((best, one) => Math.min(best, one.tier), tier),
      leftMs: Math.round(meanMs(takes)) + Math.max(0, ...next.map((one) => one.leftMs)),
    }
    known[task] = errand
    return errand
  }
  return tasks.map(({ index }) => errandOf(index))
}
