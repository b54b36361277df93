/**
 * What recovery leans on — documents, tools, credentials, keys — and what takes it down together
 * with the thing to be recovered.
 */
import type { Phase } from '../plan/schema.ts'
import type { GapContext } from './context.ts'
import type { Blast } from './fateDomains.ts'

/** Something to be recovered (`of`) leans on a means of recovery (`on`). */
export type Lean = {
  readonly of: number
  readonly on: number
  /** Dependency or task by which it does. */
  readonly id: string
}

/** Kind of a component; of a group, the kind of its first member. */
export function kindOf(context: GapContext, entity: number): string {
  const { entities, groups } = context.structure
  const group = groups[entity] ?? null
  if (group !== null)
    return kindOf(context, group.members.find((member) => member !== entity) ?? -1)
  return context.plan.components?.[entities[entity]?.id ?? '']?.kind ?? ''
}

/** Whether a copy can be read with everything down; `null` where nobody knows. */
export function offlineCopyOf(context: GapContext, entity: number): boolean | null {
  const { entities, groups } = context.structure
  const members = groups[entity]?.members.filter((member) => member !== entity) ?? []
  const copies = members.map((member) => offlineCopyOf(context, member))
  if (copies.length > 0) return copies.includes(true) ? true : copies.includes(null) ? null : false
  const written = context.plan.components?.[entities[entity]?.id ?? '']?.offlineCopy
  return typeof written === 'boolean' ? written : null
}

/** The least loss that takes several things down at once. */
export function commonBlast(context: GapContext, entities: readonly number[]): Blast | null {
  let least: Blast | null = null
  for (const blast of context.blasts) {
    if (!entities.every((entity) => blast.hit.has(entity))) continue
    if (least === null || blast.hit.size < least.hit.size) least = blast
  }
  return least
}

/** What the tasks of the plan’s runbooks need, for what they bring up. */
function taskLeans(context: GapContext): readonly Lean[] {
  return context.structure.tasks.flatMap((task) => {
    const [runbook = '', key = ''] = task.id.split('/')
    const needs = context.plan.runbooks?.[runbook]?.tasks?.[key]?.needs ?? []
    const means = needs.flatMap((need) => context.structure.indexById[need] ?? [])
    const targets = [...task.repairs, ...task.starts]
    return means.flatMap((on) => targets.map((of) => ({ of, on, id: task.id })))
  })
}

/** Everything that recovery leans on, by dependencies of some phases and by the needs of tasks. */
export function leansOn(context: GapContext, phases: readonly Phase[]): readonly Lean[] {
  const drawn = context.structure.dependencies
    .filter(({ phase }) => phases.includes(phase))
    .map(({ id, from, to }) => ({ of: from, on: to, id }))
  return [...drawn, ...taskLeans(context)].filter(({ of, on }) => of !== on)
}

/** Leans by what is leant on, in the order of entities. */
export function byMeans(leans: readonly Lean[]): ReadonlyMap<number, readonly Lean[]> {
  const grouped = new Map<number, Lean[]>()
  for (const lean of [...leans].sort((a, b) => a.on - b.on)) {
    const list = grouped.get(lean.on)
    if (list === undefined) grouped.set(lean.on, [lean])
    else list.push(lean)
  }
  return grouped
}

/** Ids that prove a blast; a run proves itself. */
export function blastWitness(blast: Blast | null): readonly string[] {
  return blast === null || blast.id === 'run' ? [] : [blast.id]
}
