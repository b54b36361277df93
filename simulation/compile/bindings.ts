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

const maps = {
  component: 'components',
  site: 'sites',
  vendor: 'vendors',
  product: 'products',
  'fate-domain': 'fateDomains',
  team: 'teams',
  person: 'people',
  'business-service': 'businessServices',
} as const satisfies Record<TargetKind, keyof Plan>

/** Ids of everything of a kind in a plan, sorted. */
export function thingsOfKind(plan: Plan, kind: TargetKind): readonly string[] {
  return sortedIds(plan[maps[kind]])
}

/** What a query can ask of a thing; a thing has the fields of its kind. */
type Facts = {
  readonly tags?: readonly string[] | undefined
  readonly kind?: string | undefined
  readonly class?: string | undefined
  readonly site?: string | undefined
  readonly parent?: string | undefined
  readonly vendor?: string | undefined
  readonly products?: readonly string[] | undefined
}

type Candidate = {
  readonly plan: Plan
  readonly id: string
  readonly facts: Facts
  /** Where it stands; a site stands in its parent. */
  readonly site: string | undefined
}

/** When a thing fits each part of a query. */
const fitsPart: Readonly<
  Record<keyof TargetQuery, (wanted: string, candidate: Candidate) => boolean>
> = {
  id: (wanted, { id }) => wanted === id,
  tag: (wanted, { facts }) => (facts.tags ?? []).includes(wanted),
  kind: (wanted, { facts }) => wanted === facts.kind,
  class: (wanted, { facts }) => wanted === facts.class,
  siteKind: (wanted, { facts }) => wanted === facts.kind,
  site: (wanted, { plan, site }) => liesIn(plan, site, wanted),
  vendor: (wanted, { facts }) => wanted === facts.vendor,
  product: (wanted, { facts }) => (facts.products ?? []).includes(wanted),
}
const parts = Object.keys(fitsPart) as (keyof TargetQuery)[]

/** Parts of a query that only one kind of thing can answer: others have a field of that name too. */
const onlyKind: Partial<Record<keyof TargetQuery, TargetKind>> = {
  kind: 'component',
  siteKind: 'site',
}

function fits(query: TargetQuery, target: TargetKind, candidate: Candidate): boolean {
  return parts.every((part) => {
    const wanted = query[part]
    if (wanted === undefined) return true
    const only = onlyKind[part]
    return (only === undefined || only === target) && fitsPart[part](wanted, candidate)
  })
}

/** What a target stands for by its own queries; empty if none fits. */
export function bindTarget(plan: Plan, target: ScenarioTarget): readonly string[] {
  for (const query of target.prefer ?? []) {
    const things: Readonly<Record<string, Facts>> = plan[maps[target.kind]] ?? {}
    const found = thingsOfKind(plan, target.kind).filter((id) => {
      const facts = things[id] ?? {}
      const site = target.kind === 'site' ? facts.parent : facts.site
      return fits(query, target.kind, { plan, id, facts, site })
    })
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
