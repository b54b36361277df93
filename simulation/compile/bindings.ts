/**
 * Finds what the targets of a scenario stand for in a plan.
 *
 * A scenario is written for any plan; each of its targets is bound by the first of its queries that
 * fits. What fits nothing stays unbound: it is asked for, never guessed.
 */
import { sortedIds } from '../ids.ts'
import type { Plan } from '../plan/schema.ts'
import type {
  Bindings,
  Scenario,
  ScenarioTarget,
  TargetKind,
  TargetQuery,
} from '../scenario/schema.ts'
import { componentsWithProduct, liesIn } from './places.ts'

export type BindingSuggestions = {
  readonly bindings: Bindings
  /** Targets that no query found, in the order of their ids. */
  readonly unbound: readonly string[]
  /** Everything of the right kind in the plan, by target id. */
  readonly candidates: Readonly<Record<string, readonly string[]>>
}

/** Ids of everything of a kind in a plan, sorted. */
export function thingsOfKind(plan: Plan, kind: TargetKind): readonly string[] {
  switch (kind) {
    case 'component':
      return sortedIds(plan.components)
    case 'site':
      return sortedIds(plan.sites)
    case 'vendor':
      return sortedIds(plan.vendors)
    case 'product':
      return sortedIds(plan.products)
    case 'fate-domain':
      return sortedIds(plan.fateDomains)
    case 'team':
      return sortedIds(plan.teams)
    case 'business-service':
      return sortedIds(plan.businessServices)
  }
}

type Facts = {
  readonly tags: readonly string[]
  readonly kind: string | undefined
  readonly class: string | undefined
  readonly siteKind: string | undefined
  readonly site: string | undefined
  readonly vendor: string | undefined
  readonly products: readonly string[]
}

function factsOf(plan: Plan, kind: TargetKind, id: string): Facts {
  const component = kind === 'component' ? plan.components?.[id] : undefined
  const site = kind === 'site' ? plan.sites?.[id] : undefined
  const product = kind === 'product' ? plan.products?.[id] : undefined
  const team = kind === 'team' ? plan.teams?.[id] : undefined
  const vendor = kind === 'vendor' ? plan.vendors?.[id] : undefined
  const domain = kind === 'fate-domain' ? plan.fateDomains?.[id] : undefined
  const service = kind === 'business-service' ? plan.businessServices?.[id] : undefined
  const thing = component ?? site ?? product ?? team ?? vendor ?? domain ?? service
  return {
    tags: thing?.tags ?? [],
    kind: component?.kind,
    class: product?.class,
    siteKind: site?.kind,
    site: component?.site ?? team?.site ?? site?.parent,
    vendor: component?.vendor ?? product?.vendor ?? team?.vendor,
    products: component?.products ?? [],
  }
}

function fits(plan: Plan, query: TargetQuery, id: string, facts: Facts): boolean {
  return (
    (query.id === undefined || query.id === id) &&
    (query.tag === undefined || facts.tags.includes(query.tag)) &&
    (query.kind === undefined || query.kind === facts.kind) &&
    (query.class === undefined || query.class === facts.class) &&
    (query.siteKind === undefined || query.siteKind === facts.siteKind) &&
    (query.site === undefined || liesIn(plan, facts.site, query.site)) &&
    (query.vendor === undefined || query.vendor === facts.vendor) &&
    (query.product === undefined || facts.products.includes(query.product))
  )
}

/** What a target stands for by its own queries; empty if none fits. */
export function bindTarget(plan: Plan, target: ScenarioTarget): readonly string[] {
  for (const query of target.prefer ?? []) {
    const found = thingsOfKind(plan, target.kind).filter((id) =>
      fits(plan, query, id, factsOf(plan, target.kind, id)),
    )
    if (found.length > 0) return found
  }
  return []
}

/** Binds every target that can be bound, and lists what else could be meant. */
export function suggestBindings(plan: Plan, scenario: Scenario): BindingSuggestions {
  const bindings: Record<string, readonly string[]> = {}
  const unbound: string[] = []
  const candidates: Record<string, readonly string[]> = {}
  for (const id of sortedIds(scenario.targets)) {
    const target = scenario.targets?.[id]
    if (target === undefined) continue
    candidates[id] = orderCandidates(plan, target)
    const found = bindTarget(plan, target)
    if (found.length > 0) bindings[id] = found
    else unbound.push(id)
  }
  return { bindings, unbound, candidates }
}

/** Products that are installed somewhere come first, since others hit nothing. */
function orderCandidates(plan: Plan, target: ScenarioTarget): readonly string[] {
  const all = thingsOfKind(plan, target.kind)
  if (target.kind !== 'product') return all
  const installed = all.filter((id) => componentsWithProduct(plan, id).length > 0)
  return [...installed, ...all.filter((id) => !installed.includes(id))]
}
