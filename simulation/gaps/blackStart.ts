/**
 * Who can never come up again once a set of components is down, and in which circle they wait.
 *
 * Works as the engine does: starting needs what the `start`, `recover`, `operate` and `change`
 * dependencies name, and the needs of every task that could bring the thing up; a jump-start needs
 * only its own task's. What can start does, until nothing more can.
 */
import type { CompiledTask } from '../compile/model.ts'
import { gateThreshold } from '../compile/runbooks.ts'
import type { GapContext } from './context.ts'
import { lost } from './staticLevels.ts'

type Gate = { readonly entity: number; readonly threshold: number; readonly id: string }

/** One need of a circle: a dependency, a membership or a task. */
export type Link = {
  readonly from: number
  readonly to: number
  /** Id of the dependency or task; the group's own for a membership. */
  readonly id: string
  /** False where `from` needs `to` to run, true where it needs it to come up. */
  readonly isGate: boolean
}

export type Circle = {
  readonly members: readonly number[]
  readonly links: readonly Link[]
}

const gatePhases: ReadonlySet<string> = new Set(['start', 'recover', 'operate', 'change'])

function tasksFor(context: GapContext, entity: number): readonly CompiledTask[] {
  const { tasks } = context.structure
  return tasks.filter((task) => task.repairs.includes(entity) || task.starts.includes(entity))
}

function taskGates(task: CompiledTask): readonly Gate[] {
  return task.needs.map(({ entity, threshold }) => ({ entity, threshold, id: task.id }))
}

/** The gates of coming up in the normal way, and those of each jump-start. */
function waysUp(context: GapContext, entity: number): readonly (readonly Gate[])[] {
  const tasks = tasksFor(context, entity)
  const dependencies = (context.structure.needsOf[entity] ?? [])
    .filter(({ phase }) => gatePhases.has(phase))
    .map((each) => ({ entity: each.to, threshold: gateThreshold(each), id: each.id }))
  const [first, ...rest] = tasks.map(taskGates)
  const named = new Set(dependencies.map((gate) => gate.entity))
  const shared = (first ?? []).filter(
    (gate) =>
      !named.has(gate.entity) &&
      rest.every((others) => others.some((other) => other.entity === gate.entity)),
  )
  return [[...dependencies, ...shared], ...tasks.filter((task) => task.isJumpStart).map(taskGates)]
}

/** Starts what can be started until nothing more can; returns what stays down. */
function stuckAmong(context: GapContext, down: ReadonlySet<number>) {
  const stuck = new Set(down)
  const ways = new Map([...down].map((entity) => [entity, waysUp(context, entity)]))
  for (;;) {
    const levels = context.levels.levelsWith(lost(stuck))
    const isOpen = (gate: Gate) => (levels[gate.entity] ?? 0) >= gate.threshold
    const ready = [...stuck].filter((entity) => ways.get(entity)?.some((way) => way.every(isOpen)))
    if (ready.length === 0) return { stuck, ways, levels }
    for (const entity of ready) stuck.delete(entity)
  }
}

function linksOf(context: GapContext, found: ReturnType<typeof stuckAmong>): readonly Link[] {
  const { stuck, ways, levels } = found
  const isOut = (entity: number) => (levels[entity] ?? 0) === 0
  const links: Link[] = []
  for (const entity of stuck) {
    for (const gate of ways.get(entity)?.[0] ?? []) {
      const isShut = (levels[gate.entity] ?? 0) < gate.threshold
      if (isShut) links.push({ from: entity, to: gate.entity, id: gate.id, isGate: true })
    }
  }
  for (const { id, from, to, phase, coupling } of context.structure.dependencies) {
    if (phase !== 'run' || coupling.kind === 'soft' || !isOut(from) || !isOut(to)) continue
    links.push({ from, to, id, isGate: false })
  }
  context.structure.groups.forEach((group, from) => {
    if (group === null || !isOut(from)) return
    const id = context.structure.entities[from]?.id ?? ''
    for (const to of group.members) if (isOut(to)) links.push({ from, to, id, isGate: false })
  })
  return links
}

/** The shortest way from one entity to another along links; empty if there is none. */
function shortestWay(
  linksFrom: ReadonlyMap<number, readonly Link[]>,
  from: number,
  to: number,
): readonly Link[] {
  const reachedBy = new Map<number, Link>()
  const open = [from]
  for (let position = 0; position < open.length && !reachedBy.has(to); position++) {
    for (const link of linksFrom.get(open[position] ?? -1) ?? []) {
      if (reachedBy.has(link.to) || link.to === from) continue
      reachedBy.set(link.to, link)
      open.push(link.to)
    }
  }
  const way: Link[] = []
  for (let link = reachedBy.get(to); link !== undefined; link = reachedBy.get(link.from)) {
    way.unshift(link)
  }
  return way
}

/**
 * The circles in which components wait for each other once all of `down` is down.
 *
 * Each entity appears in one circle at most; the shortest ones come first.
 */
export function findCircles(context: GapContext, down: ReadonlySet<number>): readonly Circle[] {
  const links = linksOf(context, stuckAmong(context, down))
  const linksFrom = new Map<number, Link[]>()
  for (const link of links) linksFrom.set(link.from, [...(linksFrom.get(link.from) ?? []), link])
  const circles: Circle[] = []
  for (const link of links) {
    if (!link.isGate) continue
    const back = link.from === link.to ? [] : shortestWay(linksFrom, link.to, link.from)
    if (link.from !== link.to && back.length === 0) continue
    const round = [link, ...back]
    circles.push({ members: round.map((each) => each.from), links: round })
  }
  circles.sort((a, b) => a.members.length - b.members.length || firstOf(a) - firstOf(b))
  const taken = new Set<number>()
  return circles.filter(({ members }) => {
    if (members.some((member) => taken.has(member))) return false
    for (const member of members) taken.add(member)
    return true
  })
}

function firstOf({ members }: Circle): number {
  return Math.min(...members)
}
