/**
 * What never changes during a run and is looked up all the time: who needs whom, and in what order
 * levels can be worked out.
 *
 * Entities that need each other in a circle to run form a *knot* (a strongly connected component).
 * Knots are ranked so that providers come before consumers.
 */
import type { CompiledDependency, Model } from '../compile/model.ts'

export type Structure = {
  /** Dependencies of phase `run` by consumer. */
  readonly runNeeds: readonly (readonly CompiledDependency[])[]
  /** Dependencies of phase `start` by consumer. */
  readonly startNeeds: readonly (readonly CompiledDependency[])[]
  /** Dependencies of phase `change` by consumer. */
  readonly changeNeeds: readonly (readonly CompiledDependency[])[]
  /** Dependencies of phases `recover` and `operate` by consumer. */
  readonly workNeeds: readonly (readonly CompiledDependency[])[]
  /** Grace dependencies by provider. */
  readonly graceOn: readonly (readonly CompiledDependency[])[]
  /** Entities whose level must be worked out again when an entity’s changes. */
  readonly consumers: readonly (readonly number[])[]
  /** Groups that an entity is a member of. */
  readonly groupsWith: readonly (readonly number[])[]
  /** Rank of the knot of each entity; providers have smaller ranks than consumers. */
  readonly rank: Int32Array
  /** Members of each knot, by rank; ascending. */
  readonly knots: readonly (readonly number[])[]
  /** True for knots whose levels need a fixpoint. */
  readonly isCircular: readonly boolean[]
  /** Index of the fleet of an entity; -1 for most. */
  readonly fleetOf: Int32Array
  /** Levels at which a change of a fleet matters, ascending, ending with 1. */
  readonly fleetSteps: readonly number[]
}

/** Levels of fleets are passed on in steps of five points; an assumption about what matters. */
const fleetStep = 0.05

export function buildStructure(model: Model): Structure {
  const count = model.entities.length
  const lists = <T>(): T[][] => Array.from({ length: count }, () => [])
  const runNeeds = lists<CompiledDependency>()
  const startNeeds = lists<CompiledDependency>()
  const changeNeeds = lists<CompiledDependency>()
  const workNeeds = lists<CompiledDependency>()
  const graceOn = lists<CompiledDependency>()
  const consumers = lists<number>()
  const providers = lists<number>()
  const groupsWith = lists<number>()
  for (const dependency of model.dependencies) {
    const { from, to, phase } = dependency
    if (phase === 'start') startNeeds[from]?.push(dependency)
    if (phase === 'change') changeNeeds[from]?.push(dependency)
    if (phase === 'recover' || phase === 'operate') workNeeds[from]?.push(dependency)
    if (phase !== 'run') continue
    runNeeds[from]?.push(dependency)
    consumers[to]?.push(from)
    providers[from]?.push(to)
    if (dependency.coupling.kind === 'grace') graceOn[to]?.push(dependency)
  }
  model.groups.forEach((group, index) => {
    for (const member of group?.members ?? []) {
      consumers[member]?.push(index)
      providers[index]?.push(member)
      groupsWith[member]?.push(index)
    }
  })
  const fleetOf = new Int32Array(count).fill(-1)
  model.fleets.forEach((fleet, index) => {
    fleetOf[fleet.entity] = index
  })
  const { rank, knots } = rankKnots(providers)
  return {
    runNeeds,
    startNeeds,
    changeNeeds,
    workNeeds,
    graceOn,
    consumers,
    groupsWith,
    rank,
    knots,
    isCircular: knots.map(
      (knot) => knot.length > 1 || knot.some((member) => providers[member]?.includes(member)),
    ),
    fleetOf,
    fleetSteps: stepsFor(model),
  }
}

function stepsFor(model: Model): readonly number[] {
  const steps = new Set<number>([1])
  for (let step = 1; step * fleetStep < 0.999; step++) steps.add(Math.round(step * 5) / 100)
  for (const service of model.services) if (service !== null) steps.add(service.minimumLevel)
  for (const { coupling } of model.dependencies) {
    if (coupling.kind !== 'soft' && coupling.threshold > 0) steps.add(coupling.threshold)
  }
  return [...steps].filter((step) => step > 0 && step <= 1).sort((a, b) => a - b)
}

/** Tarjan’s algorithm without recursion; knots come out providers first. */
function rankKnots(providers: readonly (readonly number[])[]): {
  readonly rank: Int32Array
  readonly knots: readonly (readonly number[])[]
} {
  const count = providers.length
  const rank = new Int32Array(count).fill(-1)
  const order = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const onStack = new Uint8Array(count)
  const stack: number[] = []
  const knots: number[][] = []
  const path: number[] = []
  const nextProvider = new Int32Array(count)
  let visited = 0
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    path.push(root)
    while (path.length > 0) {
      const entity = path[path.length - 1] ?? 0
      if (order[entity] === -1) {
        order[entity] = visited
        low[entity] = visited
        visited++
        stack.push(entity)
        onStack[entity] = 1
      }
      const needs = providers[entity] ?? []
      const at = nextProvider[entity] ?? 0
      if (at < needs.length) {
        nextProvider[entity] = at + 1
        const provider = needs[at] ?? 0
        if (order[provider] === -1) path.push(provider)
        else if (onStack[provider] === 1) {
          low[entity] = Math.min(low[entity] ?? 0, order[provider] ?? 0)
        }
        continue
      }
      path.pop()
      const parent = path[path.length - 1]
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[entity] ?? 0)
      if (low[entity] !== order[entity]) continue
      const knot: number[] = []
      for (;;) {
        const member = stack.pop() ?? entity
        onStack[member] = 0
        rank[member] = knots.length
        knot.push(member)
        if (member === entity) break
      }
      knots.push(knot.sort((a, b) => a - b))
    }
  }
  return { rank, knots }
}
