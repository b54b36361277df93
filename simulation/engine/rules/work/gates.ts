/**
 * Gates of tasks on levels and on beliefs: what must be so to begin, and to go on.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledGate } from '../../../compile/model.ts'
import { at } from '../../at.ts'
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
  const closed: number[] = []
  for (const { entity, threshold } of needs) {
    const isShut = !isUsable(world, entity, threshold)
    if (isShut || (isHeld && isHeldByBelief(world, entity))) closed.push(entity)
  }
  for (const gate of gates) if (!isOpen(world, gate)) closed.push(gate.entity)
  for (const entity of run.extraNeeds) {
    if (!isUsable(world, entity, usableLevel)) closed.push(entity)
  }
  return distinct(closed)
}

/** Entities that keep work on a task from going on now. */
export function pausedBy(world: World, { task }: TaskRun): readonly number[] {
  const closed = task.gates.filter((gate) => gate.isThroughout && !isOpen(world, gate))
  return distinct(closed.map(({ entity }) => entity))
}

/** Everything on which it depends whether a task may begin. */
export function gatesOf({ structure }: World, { task, extraNeeds }: TaskRun): readonly number[] {
  const gates = at(structure.gatesOfTask, task.index)
  return extraNeeds.length === 0 ? gates : [...gates, ...extraNeeds]
}

/** Everything on which it depends whether work on a task may go on. */
export function throughoutOf({ task }: TaskRun): readonly number[] {
  return task.gates.filter(({ isThroughout }) => isThroughout).map(({ entity }) => entity)
}

function distinct(entities: readonly number[]): readonly number[] {
  return entities.length < 2 ? entities : [...new Set(entities)].sort((a, b) => a - b)
}
