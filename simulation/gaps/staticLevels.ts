/**
 * Levels that follow from what is lost, without time: the engine's level rules at their greatest
 * fixpoint, with every reserve used up and every switch that can be made, made.
 */
import type { CompiledDependency, CompiledGroup, Entity } from '../compile/model.ts'

/** The part of a model that levels follow from. */
export type Levelled = {
  readonly entities: readonly Entity[]
  readonly dependencies: readonly CompiledDependency[]
  readonly groups: readonly (CompiledGroup | null)[]
}

/** Answers what remains when some entities can give no more than a level; by entity index. */
export type StaticLevels = {
  readonly all: readonly number[]
  readonly levelsWith: (caps: ReadonlyMap<number, number>) => readonly number[]
  /** True if the total loss of one entity alone leaves another with nothing. */
  readonly isTakenBy: (entity: number, lostEntity: number) => boolean
}

/** Levels closer than this are the same, as in the engine. */
const grain = 1e9

function allowedBy({ coupling }: CompiledDependency, provider: number): number {
  if (coupling.kind !== 'soft') return provider >= coupling.threshold ? provider : 0
  const { strength, floor } = coupling
  return Math.min(strength * provider + 1 - strength, provider + floor)
}

function groupLevel(group: CompiledGroup, levels: readonly number[]): number {
  const members = group.members.map((member) => levels[member] ?? 0)
  if (group.kind === 'active-passive') return Math.max(0, ...members)
  if (members.filter((level) => level > 0).length < group.k) return 0
  const total = members.reduce(
    (sum, level, position) => sum + level * (group.capacity[position] ?? 0),
    0,
  )
  return Math.min(1, total)
}

/** Prepares the question; `isSoftKept` false leaves soft dependencies out. */
export function buildStaticLevels(
  model: Levelled,
  options: { readonly isSoftKept: boolean } = { isSoftKept: true },
): StaticLevels {
  const runNeeds: CompiledDependency[][] = model.entities.map(() => [])
  const consumers: number[][] = model.entities.map(() => [])
  for (const dependency of model.dependencies) {
    if (dependency.phase !== 'run') continue
    if (dependency.coupling.kind === 'soft' && !options.isSoftKept) continue
    runNeeds[dependency.from]?.push(dependency)
    consumers[dependency.to]?.push(dependency.from)
  }
  model.groups.forEach((group, index) => {
    for (const member of group?.members ?? []) consumers[member]?.push(index)
  })
  const evaluate = (entity: number, levels: readonly number[], cap: number): number => {
    const group = model.groups[entity] ?? null
    let level = group === null ? cap : Math.min(cap, groupLevel(group, levels))
    for (const dependency of runNeeds[entity] ?? []) {
      level = Math.min(level, allowedBy(dependency, levels[dependency.to] ?? 0))
    }
    return Math.round(Math.max(0, level) * grain) / grain
  }
  // Every map is monotone, so sinking from above ends at the greatest fixpoint in any order.
  const sink = (from: readonly number[], caps: ReadonlyMap<number, number>, open: number[]) => {
    const levels = [...from]
    for (let entity = open.pop(); entity !== undefined; entity = open.pop()) {
      const level = evaluate(entity, levels, caps.get(entity) ?? 1)
      if (level >= (levels[entity] ?? 0)) continue
      levels[entity] = level
      open.push(...(consumers[entity] ?? []))
    }
    return levels
  }
  const everything = model.entities.map((entity) => entity.index)
  const all = sink(
    model.entities.map(() => 1),
    new Map(),
    everything,
  )
  const levelsWith = (caps: ReadonlyMap<number, number>) => sink(all, caps, [...caps.keys()])
  // The same single losses are asked for by every group; a byte an entity is what they cost to keep.
  const takenBy = new Map<number, Uint8Array>()
  const isTakenBy = (entity: number, lostEntity: number): boolean => {
    let taken = takenBy.get(lostEntity)
    if (taken === undefined) {
      taken = Uint8Array.from(levelsWith(lost([lostEntity])), (level) => (level === 0 ? 1 : 0))
      takenBy.set(lostEntity, taken)
    }
    return taken[entity] === 1
  }
  return { all, levelsWith, isTakenBy }
}

/** Caps that stand for the total loss of some entities. */
export function lost(entities: Iterable<number>): ReadonlyMap<number, number> {
  return new Map([...entities].map((entity) => [entity, 0]))
}
