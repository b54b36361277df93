/**
 * Who is looked at when something changes: the watch lists of task runs.
 *
 * A run that waits is on the list of each entity on which it depends whether it may begin. Whoever
 * changes an entity wakes its watchers; each says anew what it waits for.
 */
import { at } from './at.ts'
import type { TaskRun } from './state/work.ts'
import type { World } from './state/world.ts'

/** Makes sure that a task run is looked at in this instant. */
export function wake(world: World, run: number): void {
  world.work.toLookAt.add(run)
}

/** Something about an entity has changed: the task runs that watch it are looked at. */
export function wakeEntity(world: World, entity: number): void {
  if (world.isWatched[entity] === 0) return
  world.isWatched[entity] = 0
  for (const index of world.work.watchers.take(entity)) {
    const { watching } = at(world.work.taskRuns, index)
    watching.splice(watching.indexOf(entity), 1)
    wake(world, index)
  }
}

/** A team has answered: the task runs and approvals that waited for it are looked at. */
export function wakeTeam(world: World, team: number): void {
  world.work.mayBeRead = true
  world.choices.toLookAt.push(...world.choices.awaiting.splice(0))
  for (const index of at(world.work.awaiting, team).splice(0)) {
    at(world.work.taskRuns, index).isAwaiting = false
    wake(world, index)
  }
}

/** Puts a task run on the lists of some entities; it is on each of them once. */
export function watch(world: World, run: TaskRun, entities: readonly number[]): void {
  const { watchers } = world.work
  for (const entity of entities) {
    if (run.watching.includes(entity)) continue
    run.watching.push(entity)
    watchers.add(entity, run.index)
    world.isWatched[entity] = 1
  }
}

/** Puts a task run on the lists of some teams, until one of them answers. */
export function awaitAnswer(world: World, run: TaskRun, teams: readonly number[]): void {
  if (run.isAwaiting) return
  run.isAwaiting = true
  for (const team of teams) at(world.work.awaiting, team).push(run.index)
}

/** Something is beyond help; more waits may be for ever. */
export function noteDeadEnd(world: World): void {
  world.work.deadEnds++
  world.work.hasNewDeadEnd = true
}
