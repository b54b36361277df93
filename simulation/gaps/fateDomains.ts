/**
 * What can fail together: each single component, and everything that shares a site, vendor, product
 * or other fate domain; with all that goes down with it.
 */
import {
  componentsInFateDomain,
  componentsInSite,
  componentsOfVendor,
  componentsWithProduct,
} from '../compile/places.ts'
import { sortedIds } from '../ids.ts'
import type { Plan } from '../plan/schema.ts'
import { lost, type StaticLevels } from './staticLevels.ts'

/** Something that can strike, or did in a run, and the components that are down with it. */
export type Blast = {
  /** Id of what is lost; of the scenario for what a run hit. */
  readonly id: string
  /** Such as `the loss of Region North`. */
  readonly words: string
  /** Indexes of the components and groups that are down at some time. */
  readonly hit: ReadonlySet<number>
}

export type FateDomainKind = 'site' | 'vendor' | 'product' | 'fate-domain'

export type SharedFate = {
  readonly kind: FateDomainKind
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
}

/** All fate domains of a plan with their components, in order of kind and id. */
export function sharedFates(plan: Plan): readonly SharedFate[] {
  const list = (
    kind: FateDomainKind,
    things: Readonly<Record<string, { readonly name?: string | undefined }>> | undefined,
    membersOf: (plan: Plan, id: string) => readonly string[],
  ): readonly SharedFate[] =>
    sortedIds(things).map((id) => ({
      kind,
      id,
      name: things?.[id]?.name ?? id,
      members: membersOf(plan, id),
    }))
  return [
    ...list('site', plan.sites, componentsInSite),
    ...list('vendor', plan.vendors, componentsOfVendor),
    ...list('product', plan.products, componentsWithProduct),
    ...list('fate-domain', plan.fateDomains, componentsInFateDomain),
  ]
}

type Placed = {
  readonly indexById: Readonly<Record<string, number>>
  readonly names: readonly string[]
  readonly isTechnical: readonly boolean[]
}

/** Every loss that the drawing knows of, with everything that goes down in the end. */
export function possibleBlasts(plan: Plan, placed: Placed, levels: StaticLevels): readonly Blast[] {
  const blast = (id: string, name: string, members: readonly string[]): Blast => {
    const struck = members.map((member) => placed.indexById[member] ?? -1)
    const after = levels.levelsWith(lost(struck.filter((index) => index >= 0)))
    const hit = new Set<number>()
    after.forEach((level, index) => {
      if (level === 0 && placed.isTechnical[index] === true) hit.add(index)
    })
    return { id, words: `the loss of ${name}`, hit }
  }
  return [
    ...sortedIds(plan.components).map((id) =>
      blast(id, placed.names[placed.indexById[id] ?? -1] ?? id, [id]),
    ),
    ...sharedFates(plan)
      .filter(({ members }) => members.length > 0)
      .map(({ id, name, members }) => blast(id, name, members)),
  ]
}
