/**
 * What could ever wait for itself, over any number of others: worked out once, before the run.
 *
 * Only what is in such a circle can be part of a deadlock, so that waits of anything else need no
 * search. Entities and tasks are nodes; every way to wait for something is a step.
 */
import type { Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { findKnots } from './knots.ts'

export type Circles = {
  /** 1 for entities, by number, that might wait for themselves. */
  readonly entities: Uint8Array
  /** 1 for tasks, by number, that might wait for themselves. */
  readonly tasks: Uint8Array
}

/** Entities and tasks that might, through others, wait for themselves. */
export function findCircles(model: Model): Circles {
  const steps = stepsOf(model)
  const { knots } = findKnots(steps)
  const marks = new Uint8Array(steps.length)
  for (const knot of knots) {
    const [only] = knot
    const isCircle = knot.length > 1 || (only !== undefined && at(steps, only).includes(only))
    if (isCircle) for (const node of knot) marks[node] = 1
  }
  const count = model.entities.length
  return { entities: marks.slice(0, count), tasks: marks.slice(count) }
}

/** For each entity, then each task: what it may wait for. Tasks are numbered after the entities. */
function stepsOf(model: Model): readonly (readonly number[])[] {
  const count = model.entities.length
  const steps: number[][] = [...model.entities, ...model.tasks].map(() => [])
  for (const { from, to, phase } of model.dependencies) {
    if (phase !== 'observe') at(steps, from).push(to)
  }
  model.groups.forEach((group, entity) => at(steps, entity).push(...(group?.members ?? [])))
  for (const task of model.tasks) {
    const node = count + task.index
    for (const entity of [...task.repairs, ...task.starts, ...task.switches]) {
      at(steps, entity).push(node)
    }
    at(steps, node).push(...task.needs.map((need) => need.entity))
    at(steps, node).push(...task.after.map((before) => count + before))
    const document = model.runbooks[task.runbook]?.document ?? -1
    if (document >= 0) at(steps, node).push(document)
  }
  return steps
}
