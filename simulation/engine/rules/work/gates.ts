/**
 * Gates of tasks on levels and on beliefs: what must be so to begin, and to go on.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledGate } from '../../../compile/model.ts'
import { isUsable, levelOf } from '../../looking.ts'
import type { TaskRun } from '../../state/work.ts'
import type { World } from '../../state/world.ts'
import { isBelievedUsable, isHeldByBelief } from '../belief/belief.ts'

function isOpen(world: World, { entity, atLeast, below, believed }: CompiledGate): boolean {
  if (believed !== '') return isBelievedUsable(world, entity) === (believed === 'up')
  const level = levelOf(world, entity)
  return level >= atLeast && level < below
}

/** Entities that keep a task from beginning now. */
export function taskBlockers(world: World, run: TaskRun): readonly number[] {
  const { teams, needs, gates } = run.task
  const isHeld = teams.length > 0
  const closed = needs.filter(
    ({ entity, threshold }) =>
      !isUsable(world, entity, threshold) || (isHeld && isHeldByBelief(world, entity)),
  )
  const documents = run.extraNeeds.filter((entity) => !isUsable(world, entity, usableLevel))
  return distinct([
    ...closed.map(({ entity }) => entity),
    ...gates.filter((gate) => !isOpen(world, gate)).map(({ entity }) => entity),
    ...documents,
  ])
}

/** Entities that keep work on a task from going on now. */
export function pausedBy(world: World, { task }: TaskRun): readonly number[] {
  const closed = task.gates.filter((gate) => gate.isThroughout && !isOpen(world, gate))
  return distinct(closed.map(({ entity }) => entity))
}

/** Everything on which it depends whether a task may begin. */
export function gatesOf({ task, extraNeeds }: TaskRun): readonly number[] {
  const { needs, gates } = task
  return [...needs.map(({ entity }) => entity), ...gates.map(({ entity }) => entity), ...extraNeeds]
}

/** Everything on which it depends whether work on a task may go on. */
export function throughoutOf({ task }: TaskRun): readonly number[] {
  return task.gates.filter(({ isThroughout }) => isThroughout).map(({ entity }) => entity)
}

function distinct(entities: readonly number[]): readonly number[] {
  return [...new Set(entities)].sort((a, b) => a - b)
}
