import { buildSiteTree, type SiteTree } from '../../layout/tree.ts'
import type { Plan } from '../../simulation/index.ts'

const trees = new WeakMap<Plan, SiteTree>()

function treeOf(plan: Plan): SiteTree {
  const known = trees.get(plan)
  if (known !== undefined) return known
  const tree = buildSiteTree(plan)
  trees.set(plan, tree)
  return tree
}

/** A site and all sites inside it. */
export function sitesInside(plan: Plan, site: string): readonly string[] {
  const { sitesIn } = treeOf(plan)
  return [site, ...(sitesIn.get(site) ?? []).flatMap((inner) => sitesInside(plan, inner))]
}

/** The components in a site, at any depth. */
export function componentsInside(plan: Plan, site: string): readonly string[] {
  const { componentsIn } = treeOf(plan)
  return sitesInside(plan, site).flatMap((one) => componentsIn.get(one) ?? [])
}

/** The groups that stand in a site, at any depth. */
export function groupsInside(plan: Plan, site: string): readonly string[] {
  const { groupsIn } = treeOf(plan)
  return sitesInside(plan, site).flatMap((one) => groupsIn.get(one) ?? [])
}
