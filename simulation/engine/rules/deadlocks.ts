/**
 * Circles that nothing will open: things that wait for each other and have nobody else to wait for.
 *
 * An entity is *hopeful* if something under way will bring it back, given that what it waits for is
 * hopeful. What is left over is stuck; a circle among the stuck is a deadlock and is named once.
 */
import { power, record, type World } from '../world.ts'
import { startBlockers } from './starting.ts'
import { isResponseAhead, isTaskDue, taskBlockers } from './work.ts'

/** What an entity waits for: nothing if it is fine or on its way, `null` if nothing will come. */
type Wait = { readonly isHopeful: boolean; readonly needsAll: readonly number[] }

const fine: Wait = { isHopeful: true, needsAll: [] }
const hopeless: Wait = { isHopeful: false, needsAll: [] }

function waitOfStruck(world: World, entity: number): Wait {
  const needs = new Set<number>()
  for (const { fault } of world.faultsOn[entity] ?? []) {
    const incident = world.incidents[fault]
    if (incident === undefined || incident.isClearedByItself || isResponseAhead(world, fault))
      continue
    const runs = world.taskRuns.filter(
      (run) =>
        run.incident === fault && run.task.repairs.includes(entity) && run.status !== 'skipped',
    )
    if (runs.length === 0) return hopeless
    for (const run of runs)
      for (const blocker of chainBlockers(world, run.index)) needs.add(blocker)
  }
  return { isHopeful: true, needsAll: [...needs] }
}

/** Gates that keep a task, or one before it, from beginning. */
function chainBlockers(world: World, index: number): readonly number[] {
  const run = world.taskRuns[index]
  if (run === undefined || run.status !== 'pending') return []
  if (isTaskDue(world, run)) return taskBlockers(world, run)
  return run.after.flatMap((before) => chainBlockers(world, before))
}

function waitOf(world: World, entity: number): Wait {
  if ((world.level[entity] ?? 0) >= 0.5 || world.powerOf[entity] === power.starting) return fine
  if (world.faultsOn[entity]?.some((fault) => fault.cap === 0)) return waitOfStruck(world, entity)
  const wanted = world.startWanted.get(entity)
  if (wanted !== undefined) {
    return { isHopeful: true, needsAll: wanted.isJump ? [] : startBlockers(world, entity) }
  }
  if (world.powerOf[entity] === power.stopped) return hopeless
  if (world.model.groups[entity] != null) return fine
  const low = (world.structure.runNeeds[entity] ?? [])
    .filter((need) => need.coupling.kind === 'hard' && (world.level[need.to] ?? 0) < 0.5)
    .map((need) => need.to)
  return { isHopeful: true, needsAll: low }
}

function groupIsHopeful(world: World, entity: number, hopeful: ReadonlySet<number>): boolean {
  const group = world.model.groups[entity]
  if (group == null) return true
  const able = group.members.filter((member) => hopeful.has(member)).length
  return able >= (group.kind === 'active-passive' ? 1 : Math.max(1, group.k))
}

/** Entities that nothing under way will bring back. */
function findStuck(world: World): ReadonlyMap<number, readonly number[]> {
  const waits = world.model.entities.map((entity) => waitOf(world, entity.index))
  const hopeful = new Set<number>()
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    waits.forEach((wait, entity) => {
      if (hopeful.has(entity) || !wait.isHopeful) return
      const isGroup = world.model.groups[entity] != null && (world.level[entity] ?? 0) < 0.5
      const isAble = isGroup
        ? groupIsHopeful(world, entity, hopeful)
        : wait.needsAll.every((need) => hopeful.has(need))
      if (!isAble) return
      hopeful.add(entity)
      isGrowing = true
    })
  }
  const stuck = new Map<number, readonly number[]>()
  waits.forEach((wait, entity) => {
    if (hopeful.has(entity)) return
    const members = world.model.groups[entity]?.members ?? []
    stuck.set(
      entity,
      [...wait.needsAll, ...members].filter((need) => !hopeful.has(need)),
    )
  })
  return stuck
}

function findCircle(
  stuck: ReadonlyMap<number, readonly number[]>,
  from: number,
): readonly number[] {
  const path: number[] = []
  let current: number | undefined = from
  while (current !== undefined && !path.includes(current)) {
    path.push(current)
    current = stuck.get(current)?.[0]
  }
  return current === undefined ? [] : path.slice(path.indexOf(current))
}

/** Names every circle that has closed since the last look. */
export function tellDeadlocks(world: World): void {
  if (!world.hasNewWaits) return
  world.hasNewWaits = false
  const stuck = findStuck(world)
  for (const entity of stuck.keys()) {
    const circle = findCircle(stuck, entity)
    if (circle.length === 0) continue
    const members = [...circle].sort((a, b) => a - b)
    const key = members.join(' ')
    if (world.deadlocksTold.has(key)) continue
    world.deadlocksTold.add(key)
    const lowest = members[0] ?? entity
    const at = circle.indexOf(lowest)
    const ordered = [...circle.slice(at), ...circle.slice(0, at)]
    const waits = ordered.map(
      (member) => world.startWanted.get(member)?.waitingEvent ?? world.stateEvent[member] ?? 0,
    )
    record(world, {
      kind: 'deadlock',
      entity: world.model.entities[lowest]?.id ?? '',
      because: [...waits].sort((a, b) => b - a),
      segment: 'instant',
      other: ordered.map((member) => world.model.entities[member]?.id ?? ''),
    })
  }
}
