/**
 * What all parts of compiling share: the plan, the numbers of its entities, and a list of notes.
 */
import { sortedIds } from '../ids.ts'
import type { Plan } from '../plan/schema.ts'
import type { Assumptions, Note } from './draws.ts'

export type CompileContext = {
  readonly plan: Plan
  /** Ids of components, groups and business services, sorted: their positions are their numbers. */
  readonly entityIds: readonly string[]
  readonly indexById: Readonly<Record<string, number>>
  readonly teamIds: readonly string[]
  readonly siteIds: readonly string[]
  readonly assumptions: Assumptions
  readonly leftOut: string[]
}

export function createContext(plan: Plan): CompileContext {
  const entityIds = [
    ...sortedIds(plan.components),
    ...sortedIds(plan.groups),
    ...sortedIds(plan.businessServices),
  ].sort()
  const indexById: Record<string, number> = {}
  entityIds.forEach((id, index) => {
    indexById[id] = index
  })
  return {
    plan,
    entityIds,
    indexById,
    teamIds: sortedIds(plan.teams),
    siteIds: sortedIds(plan.sites),
    assumptions: { list: [] },
    leftOut: [],
  }
}

/** Number of an entity, or -1 where the plan names none. */
export function entityIndex(context: CompileContext, id: string | undefined): number {
  return id === undefined ? -1 : (context.indexById[id] ?? -1)
}

/** Numbers of the entities with these ids, in ascending order. */
export function entityIndexes(
  context: CompileContext,
  ids: readonly string[] | undefined,
): readonly number[] {
  return (ids ?? [])
    .map((id) => entityIndex(context, id))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b)
}

/** Number of a team, or -1. */
export function teamIndex(context: CompileContext, id: string | undefined): number {
  return id === undefined ? -1 : context.teamIds.indexOf(id)
}

/** Where things with names are, those that share one space of ids first. */
const namedMaps = [
  'components',
  'groups',
  'businessServices',
  'sites',
  'teams',
  'people',
  'products',
  'vendors',
  'fateDomains',
  'runbooks',
  'actions',
] as const

/** Name that people call a thing by: its name, else its id. */
export function nameOf(plan: Plan, id: string): string {
  for (const map of namedMaps) {
    const name = plan[map]?.[id]?.name
    if (name !== undefined) return name
  }
  return id
}

/** Makes the notes of what is assumed about one thing: where it would be written, and in words. */
export function notesAbout(
  context: CompileContext,
  path: readonly (string | number)[],
  name: string,
): (key: string, what?: string) => Note {
  return (key, what = key) => ({
    assumptions: context.assumptions,
    path: [...path, key],
    what: `${what} of ${name}`,
  })
}
