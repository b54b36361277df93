/**
 * Waits that nobody will end: tasks, starts and switches behind a gate that can never open.
 *
 * They can come about only where something is beyond help: nothing says how it is mended, a task was
 * given up, things wait for each other in a circle, or something rests that nobody starts. The search
 * costs as much as the model is large; a run has credit for it, and earns more with every event.
 */
import { aboutOf } from '../../../compile/effects.ts'
import { at } from '../../at.ts'
import { groupStateAt, idOf, idsOf, isOfNow, latestFirst, stateEventOf } from '../../looking.ts'
import { record } from '../../recording.ts'
import type { TaskRun } from '../../state/work.ts'
import type { World } from '../../state/world.ts'
import { findStuck } from '../levels/deadlocks.ts'
import { taskBlockers } from './gates.ts'
import { isTaskDue } from './tasks.ts'

/** Entities that may be looked at without an event having happened, and for each event. Assumptions. */
const creditAtStart = 200_000
const creditPerEvent = 16

/** Says once of everything that has come to wait for ever what it waits for, down to the root. */
export function tellStuck(world: World): void {
  const { work } = world
  const mustSeek = work.hasNewDeadEnd || (work.hasNewWait && work.deadEnds > 0)
  work.hasNewWait = false
  if (!mustSeek || !canAfford(world)) return
  work.hasNewDeadEnd = false
  const stuck = findStuck(world)
  if (stuck.size === 0) return
  for (const run of work.taskRuns) tellTask(world, run, stuck)
  for (const entity of world.starts.wanted()) {
    const waitingEvent = world.starts.waitingEvent(entity)
    if (waitingEvent >= 0) tellEntity(world, entity, waitingEvent, stuck)
  }
  for (const entity of world.structure.failoverGroups) {
    const { step, waitEvent } = groupStateAt(world, entity)
    if (step === 'waiting' && waitEvent >= 0) tellEntity(world, entity, waitEvent, stuck)
  }
}

function canAfford(world: World): boolean {
  const { work, model } = world
  const credit = creditAtStart + creditPerEvent * world.log.count - work.creditSpent
  if (credit < model.entities.length) return false
  work.creditSpent += model.entities.length + work.taskRuns.length
  return true
}

type Stuck = ReadonlyMap<number, readonly number[]>

function tellTask(world: World, run: TaskRun, stuck: Stuck): void {
  const isWaiting = run.status === 'pending' && run.waitingEvent >= 0 && isTaskDue(run)
  if (!isWaiting || world.work.stuckTold.has(run.task.id)) return
  const blocker = taskBlockers(world, run).find((entity) => stuck.has(entity))
  if (blocker === undefined || aboutOf(run.task).some((aim) => world.work.inCircles.has(aim)))
    return
  tell(world, run.task.id, { waiting: run.waitingEvent, chain: chainFrom(blocker, stuck) })
}

function tellEntity(world: World, entity: number, waiting: number, stuck: Stuck): void {
  const id = idOf(world, entity)
  const [blocker] = stuck.get(entity) ?? []
  const isToldOtherwise = world.work.stuckTold.has(id) || world.work.inCircles.has(entity)
  if (blocker === undefined || isToldOtherwise) return
  tell(world, id, { waiting, chain: chainFrom(blocker, stuck) })
}

/** Something stuck and what it waits for, down to what waits for nothing or for itself. */
function chainFrom(entity: number, stuck: Stuck): readonly number[] {
  const chain = [entity]
  for (let next = stuck.get(entity)?.[0]; next !== undefined; next = stuck.get(next)?.[0]) {
    if (chain.includes(next)) break
    chain.push(next)
  }
  return chain
}

function tell(
  world: World,
  id: string,
  { waiting, chain }: { readonly waiting: number; readonly chain: readonly number[] },
): void {
  world.work.stuckTold.add(id)
  const root = at(chain, chain.length - 1)
  const because = latestFirst(world, [waiting, stateEventOf(world, root)])
  record(world, {
    kind: 'stuck',
    entity: id,
    because,
    segment: isOfNow(world, at(because, 0)) ? 'instant' : 'wait-for',
    other: idsOf(world, chain),
  })
}
