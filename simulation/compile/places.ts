/**
 * Which things of a plan lie within, belong to or stand on another: sites, vendors, products.
 *
 * Part of compiling; also used by whatever asks “what would go with this?” of a plan.
 */
import type { Plan } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'

/** The site and everything it lies in, innermost first. A cycle of sites ends the walk. */
export function siteAndParents(plan: Plan, siteId: string | undefined): readonly string[] {
  const chain: string[] = []
  let current = siteId
  while (current !== undefined && plan.sites?.[current] !== undefined && !chain.includes(current)) {
    chain.push(current)
    current = plan.sites[current]?.parent
  }
  return chain
}

/** True if a site is, or lies in, another. */
export function liesIn(plan: Plan, siteId: string | undefined, container: string): boolean {
  return siteAndParents(plan, siteId).includes(container)
}

/** A vendor, its owners and all that it stands on, in a stable order. */
export function vendorAndWhatItStandsOn(plan: Plan, vendorId: string): readonly string[] {
  const found: string[] = []
  const open = [vendorId]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.includes(next)) continue
    const vendor = plan.vendors?.[next]
    if (vendor === undefined) continue
    found.push(next)
    if (vendor.parent !== undefined) open.push(vendor.parent)
    open.push(...(vendor.subcontractors ?? []))
  }
  return found.sort()
}

/** Ids of the components in a site or in one that lies in it. */
export function componentsInSite(plan: Plan, siteId: string): readonly string[] {
  return sortedIds(plan.components).filter((id) =>
    liesIn(plan, plan.components?.[id]?.site, siteId),
  )
}

/** Ids of the components that a vendor runs, directly or through what it owns or carries. */
export function componentsOfVendor(plan: Plan, vendorId: string): readonly string[] {
  return sortedIds(plan.components).filter((id) => {
    const vendor = plan.components?.[id]?.vendor
    return vendor !== undefined && vendorAndWhatItStandsOn(plan, vendor).includes(vendorId)
  })
}

/** Ids of the components in which a product is installed. */
export function componentsWithProduct(plan: Plan, productId: string): readonly string[] {
  return sortedIds(plan.components).filter(
    (id) => plan.components?.[id]?.products?.includes(productId) ?? false,
  )
}

/** Ids of the components in a fate domain. */
export function componentsInFateDomain(plan: Plan, domainId: string): readonly string[] {
  return sortedIds(plan.components).filter(
    (id) => plan.components?.[id]?.fateDomains?.includes(domainId) ?? false,
  )
}

/** Components that fail when a thing that a target is bound to is lost; none for teams and services. */
export function componentsLostWith(plan: Plan, kind: string, id: string): readonly string[] {
  switch (kind) {
    case 'component':
      return plan.components?.[id] === undefined ? [] : [id]
    case 'site':
      return componentsInSite(plan, id)
    case 'vendor':
      return componentsOfVendor(plan, id)
    case 'product':
      return componentsWithProduct(plan, id)
    case 'fate-domain':
      return componentsInFateDomain(plan, id)
    default:
      return []
  }
}

/** Ids of the components in any of several bound things, each once. */
export function componentsIn(
  plan: Plan,
  kind: string,
  bound: readonly string[],
): readonly string[] {
  return [...new Set(bound.flatMap((id) => componentsLostWith(plan, kind, id)))]
}
