/**
 * Circles that nothing will open: things that wait for each other and have nobody else to wait for.
 *
 * An entity is *hopeful* if something under way will bring it back, given that what it waits for is
 * hopeful. What is left over is stuck; a circle among the stuck is a deadlock and is named once.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import { at } from '../../at.ts'
import { findKnots } from '../../structure/knots.ts'
import {
  faultsOn,
  groupAt,
  groupStateAt,
  idOf,
  idsOf,
  incidentAt,
  isOfNow,
  isStruckDown,
  isUsable,
  latestFirst,
  stateEventOf,
  taskRunAt,
} from '../../looking.ts'
import { record } from '../../recording.ts'
import { noteDeadEnd } from '../../wakes.ts'
import type { TaskRun, TaskStatus } from '../../state/work.ts'
import { power, type World } from '../../state/world.ts'
import { startBlockers } from './starting.ts'
import { taskBlockers } from '../work/gates.ts'
import { isResponseAhead, isTaskDue } from '../work/tasks.ts'

/** What an entity waits for: it will be back once so many of its needs are hopeful. */
type Wait = { readonly needs: readonly number[]; readonly enough: number }

/** Names every circle that has closed since the last look. */
export function tellDeadlocks(world: World): void {
  if (!world.hasNewWaits) return
  world.hasNewWaits = false
  for (const circle of findCircles(findStuck(world))) {
    const key = [...circle].sort((a, b) => a - b).join(' ')
    if (world.deadlocksTold.has(key)) continue
    world.deadlocksTold.add(key)
    tell(world, circle)
    for (const entity of circle) world.work.inCircles.add(entity)
    noteDeadEnd(world)
  }
}

function tell(world: World, circle: readonly number[]): void {
  const because = latestFirst(
    world,
    circle.flatMap((entity) => waitEventsOf(world, entity)),
  )
  const isNow = isOfNow(world, at(because, 0))
  record(world, {
    kind: 'deadlock',
    entity: idOf(world, at(circle, 0)),
    because,
    segment: isNow ? 'instant' : 'wait-for',
    other: idsOf(world, circle),
  })
}

/** The events by which an entity of a circle came to wait. */
function waitEventsOf(world: World, entity: number): readonly number[] {
  const start = world.starts.waitingEvent(entity)
  const tasks = world.work.repairRuns.of(entity).map((run) => run.waitingEvent)
  const group = groupAt(world, entity) === undefined ? -1 : groupStateAt(world, entity).waitEvent
  return [stateEventOf(world, entity), start, group, ...tasks].filter((event) => event >= 0)
}

const wholly = (needs: readonly number[]): Wait => ({ needs, enough: needs.length })
const hopeless: Wait = { needs: [], enough: 1 }

/** What an entity waits for; `undefined` if it is fine or on its way. */
function waitOf(world: World, entity: number): Wait | undefined {
  if (isUsable(world, entity, usableLevel)) return undefined
  const group = groupAt(world, entity)
  if (group !== undefined) {
    const enough = group.kind === 'active-passive' ? 1 : Math.max(1, group.k)
    return { needs: group.members, enough }
  }
  if (world.powerOf[entity] === power.starting) return undefined
  if (isStruckDown(world, entity)) return waitOfStruck(world, entity)
  const { starts } = world
  if (starts.has(entity)) return wholly(starts.isJump(entity) ? [] : startBlockers(world, entity))
  if (world.powerOf[entity] === power.stopped && !canBeStarted(world, entity)) return hopeless
  return wholly(lowProviders(world, entity))
}

/** True for what rests now and something under way, or a switch, may start. */
function canBeStarted(world: World, entity: number): boolean {
  return (
    at(world.structure.isStandby, entity) === 1 ||
    world.work.taskRuns.some(
      ({ task, status }) => !isOver.has(status) && task.starts.includes(entity),
    )
  )
}

const isOver: ReadonlySet<TaskStatus> = new Set(['done', 'skipped', 'abandoned'])

function lowProviders(world: World, entity: number): readonly number[] {
  return at(world.structure.runNeeds, entity)
    .filter((need) => need.coupling.kind === 'hard' && !isUsable(world, need.to, usableLevel))
    .map((need) => need.to)
}

/** A struck entity waits for the tasks that will repair it. */
function waitOfStruck(world: World, entity: number): Wait {
  const needs = new Set<number>()
  for (const { fault, needsRestore } of faultsOn(world, entity)) {
    if (incidentAt(world, fault).isClearedByItself || isResponseAhead(world, fault)) continue
    const { repairRuns, restoreRuns } = world.work
    // Data that come back mend what they lay on as well.
    const runs = [...restoreRuns.of(entity), ...(needsRestore ? [] : repairRuns.of(entity))].filter(
      ({ incident, status }) =>
        (incident === fault || incident < 0) && status !== 'skipped' && status !== 'abandoned',
    )
    // Of data that nobody restores the restores themselves tell.
    if (runs.length === 0 && !needsRestore) return hopeless
    for (const run of runs) {
      const chain = chainOf(world, run)
      if (isCutOff(chain)) return hopeless
      for (const blocker of blockersOf(world, chain)) needs.add(blocker)
    }
  }
  return wholly([...needs])
}

/** A task and those before it, as far back as they have not begun. */
function chainOf(world: World, run: TaskRun): readonly TaskRun[] {
  const chain: TaskRun[] = []
  const seen = new Set<number>([run.index])
  const open = [run]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    chain.push(next)
    if (next.status !== 'pending') continue
    for (const index of next.after) {
      if (seen.has(index)) continue
      seen.add(index)
      open.push(taskRunAt(world, index))
    }
  }
  return chain
}

/** True if a task in a chain was given up, and nothing is done instead of it. */
function isCutOff(chain: readonly TaskRun[]): boolean {
  return chain.some(({ status, branches }) => status === 'abandoned' && branches.length === 0)
}

/** Gates that keep a task, or one before it, from beginning. */
function blockersOf(world: World, chain: readonly TaskRun[]): readonly number[] {
  return chain
    .filter((run) => run.status === 'pending' && isTaskDue(run))
    .flatMap((run) => taskBlockers(world, run))
}

/** Entities that nothing under way will bring back, with the stuck ones among what they need. */
export function findStuck(world: World): ReadonlyMap<number, readonly number[]> {
  const waits = new Map<number, Wait>()
  const waitedFor = new Map<number, number[]>()
  for (const { index } of world.model.entities) {
    const wait = waitOf(world, index)
    if (wait === undefined) continue
    waits.set(index, wait)
    for (const need of wait.needs) waitedFor.set(need, [...(waitedFor.get(need) ?? []), index])
  }
  const hopefulNeeds = ({ needs }: Wait): number => needs.filter((need) => !waits.has(need)).length
  const isHopeful = (wait: Wait): boolean => hopefulNeeds(wait) >= wait.enough
  const open = [...waits.keys()]
  for (let entity = open.pop(); entity !== undefined; entity = open.pop()) {
    const wait = waits.get(entity)
    if (wait === undefined || !isHopeful(wait)) continue
    waits.delete(entity)
    open.push(...(waitedFor.get(entity) ?? []))
  }
  const isStuck = (entity: number): boolean => waits.has(entity)
  return new Map([...waits].map(([entity, { needs }]) => [entity, needs.filter(isStuck)]))
}

/** One circle of each knot of stuck entities, beginning with its lowest member. */
function findCircles(stuck: ReadonlyMap<number, readonly number[]>): (readonly number[])[] {
  const entities = [...stuck.keys()]
  const positions = new Map(entities.map((entity, position) => [entity, position]))
  const needs = [...stuck.values()].map((all) => all.flatMap((need) => positions.get(need) ?? []))
  return findKnots(needs).knots.flatMap((knot) => {
    const circle = walkAround(needs, knot)
    return circle.length === 0 ? [] : [circle.map((position) => at(entities, position))]
  })
}

/** Follows the first need within a knot until it closes; nothing if it does not. */
function walkAround(needs: readonly (readonly number[])[], knot: readonly number[]): number[] {
  const inside = new Set(knot)
  const path: number[] = []
  const seen = new Set<number>()
  let current = knot[0]
  while (current !== undefined && !seen.has(current)) {
    seen.add(current)
    path.push(current)
    current = at(needs, current).find((need) => inside.has(need))
  }
  return current === undefined ? [] : fromLowest(path.slice(path.indexOf(current)))
}

function fromLowest(circle: readonly number[]): number[] {
  const start = circle.indexOf(circle.reduce((lowest, one) => Math.min(lowest, one)))
  return [...circle.slice(start), ...circle.slice(0, start)]
}
