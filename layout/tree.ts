/**
 * Which site everything stands in. Sites that lie in each other are cut at the lowest id.
 */
import { type Plan, sortedIds } from '../simulation/index.ts'

export type SiteTree = {
  /** Outer sites before inner ones. */
  readonly siteIds: readonly string[]
  readonly parentOf: ReadonlyMap<string, string>
  readonly depthOf: ReadonlyMap<string, number>
  /** Sites, components and groups that stand directly in a site. */
  readonly sitesIn: ReadonlyMap<string, readonly string[]>
  readonly componentsIn: ReadonlyMap<string, readonly string[]>
  readonly groupsIn: ReadonlyMap<string, readonly string[]>
}

/** The sites of a plan as a tree, with everything in its place. */
export function buildSiteTree(plan: Plan): SiteTree {
  const parentOf = findParents(plan)
  const depthOf = new Map<string, number>()
  const depth = (id: string): number => {
    const parent = parentOf.get(id)
    return parent === undefined ? 0 : depth(parent) + 1
  }
  for (const id of sortedIds(plan.sites)) depthOf.set(id, depth(id))
  const siteIds = sortedIds(plan.sites).sort(
    (a, b) => (depthOf.get(a) ?? 0) - (depthOf.get(b) ?? 0),
  )
  return {
    siteIds,
    parentOf,
    depthOf,
    sitesIn: collect(siteIds, (id) => parentOf.get(id)),
    componentsIn: collect(sortedIds(plan.components), (id) => siteOfComponent(plan, id)),
    groupsIn: collect(sortedIds(plan.groups), (id) => siteOfGroup(plan, parentOf, id)),
  }
}

/** The site a component stands in; `undefined` if it names none or one that is not there. */
export function siteOfComponent(plan: Plan, id: string): string | undefined {
  const site = plan.components?.[id]?.site
  return site !== undefined && Object.hasOwn(plan.sites ?? {}, site) ? site : undefined
}

export function memberIds(plan: Plan, groupId: string): string[] {
  return (plan.groups?.[groupId]?.members ?? []).map((one) =>
    typeof one === 'string' ? one : one.id,
  )
}

/** The innermost site that holds all members of a group. */
function siteOfGroup(
  plan: Plan,
  parentOf: ReadonlyMap<string, string>,
  id: string,
): string | undefined {
  const chains = memberIds(plan, id)
    .filter((member) => Object.hasOwn(plan.components ?? {}, member))
    .map((member) => chain(siteOfComponent(plan, member), parentOf))
  const [first, ...others] = chains
  return first?.find((site) => others.every((other) => other.includes(site)))
}

/** A site and those around it, innermost first. */
export function chain(site: string | undefined, parentOf: ReadonlyMap<string, string>): string[] {
  const sites: string[] = []
  for (let at = site; at !== undefined; at = parentOf.get(at)) sites.push(at)
  return sites
}

/** The site in which each component and group stands; a group stands where all its members do. */
export function homesOf(plan: Plan, tree: SiteTree): ReadonlyMap<string, string> {
  const homes = new Map<string, string>()
  for (const [site, ids] of tree.groupsIn) for (const id of ids) homes.set(id, site)
  for (const id of sortedIds(plan.components)) {
    const site = siteOfComponent(plan, id)
    if (site !== undefined) homes.set(id, site)
  }
  return homes
}

function findParents(plan: Plan): Map<string, string> {
  const parentOf = new Map<string, string>()
  for (const id of sortedIds(plan.sites)) {
    const parent = plan.sites?.[id]?.parent
    if (parent === undefined || !Object.hasOwn(plan.sites ?? {}, parent)) continue
    if (!chain(parent, parentOf).includes(id)) parentOf.set(id, parent)
  }
  return parentOf
}

function collect(
  ids: readonly string[],
  siteOf: (id: string) => string | undefined,
): Map<string, string[]> {
  const inSite = new Map<string, string[]>()
  for (const id of ids) {
    const site = siteOf(id)
    if (site === undefined) continue
    const list = inSite.get(site)
    if (list === undefined) inSite.set(site, [id])
    else list.push(id)
  }
  return inSite
}
