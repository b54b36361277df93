import type { Plan } from '../../simulation/index.ts'
import { type EntityKey, fromKey } from './collections.ts'

/** What makes things fail together: a fate domain, a vendor, a product. */
export const fates = ['fateDomains', 'vendors', 'products'] as const

/** Ids of the components that share a fate; of a vendor also what comes from those that it owns. */
export function sharersOf(plan: Plan, key: EntityKey): ReadonlySet<string> {
  const { collection, id } = fromKey(key)
  const all = Object.entries(plan.components ?? {})
  const vendors = collection === 'vendors' ? ownedBy(plan, id) : new Set<string>()
  const isSharing = ({ fateDomains, products, vendor }: (typeof all)[number][1]) => {
    if (collection === 'fateDomains') return fateDomains?.includes(id) === true
    if (collection === 'products') return products?.includes(id) === true
    const makers = (products ?? []).map((product) => plan.products?.[product]?.vendor)
    return [vendor, ...makers].some((one) => one !== undefined && vendors.has(one))
  }
  return new Set(all.flatMap(([one, component]) => (isSharing(component) ? [one] : [])))
}

/** A vendor and all that it owns. */
function ownedBy(plan: Plan, vendor: string): ReadonlySet<string> {
  const found = new Set([vendor])
  const all = Object.entries(plan.vendors ?? {})
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const [id, { parent }] of all) if (found.has(parent ?? '')) found.add(id)
  }
  return found
}

/** What a thing may fail together with others through, the narrowest first. */
export function fatesOf(plan: Plan, key: EntityKey): readonly EntityKey[] {
  const { collection, id } = fromKey(key)
  if (fates.some((one) => one === collection)) return [key]
  if (collection !== 'components') return []
  const { fateDomains = [], products = [], vendor } = plan.components?.[id] ?? {}
  return [
    ...fateDomains.map((one) => `fateDomains/${one}` as const),
    ...products.map((one) => `products/${one}` as const),
    ...(vendor === undefined ? [] : [`vendors/${vendor}` as const]),
  ]
}
