import type { Plan } from '../../simulation/index.ts'
import { type Collection, type EntityKey, toKey } from './collections.ts'

/** A place in the plan where an id of something else may stand. */
type ReferenceRule = {
  /** Keys from the top; `*` is any key of a map, `#` any item of a list. */
  readonly path: readonly string[]
  /** What may stand there. */
  readonly to: readonly Collection[]
  /** How many levels above the id go when the id goes; without its ends a dependency is nothing. */
  readonly owners?: number
}

const providers: readonly Collection[] = ['components', 'groups', 'businessServices']

function rule(path: string, to: readonly Collection[], owners = 0): ReferenceRule {
  return { path: path.split('.'), to, owners }
}

/** Every place of a plan where something is named by its id. */
export const referenceRules: readonly ReferenceRule[] = [
  rule('sites.*.parent', ['sites']),
  rule('vendors.*.parent', ['vendors']),
  rule('vendors.*.subcontractors.#', ['vendors']),
  rule('products.*.vendor', ['vendors']),
  rule('components.*.site', ['sites']),
  rule('components.*.vendor', ['vendors']),
  rule('components.*.products.#', ['products']),
  rule('components.*.fateDomains.#', ['fateDomains']),
  rule('components.*.team', ['teams']),
  rule('components.*.fleet.cohorts.*.site', ['sites']),
  rule('components.*.fleet.remoteNeeds.#', providers),
  rule('components.*.fleet.technicians.#', ['teams']),
  rule('components.*.fleet.keyStore', providers),
  rule('components.*.monitor.watches.#', providers),
  rule('dependencies.*.from', providers, 1),
  rule('dependencies.*.to', providers, 1),
  rule('groups.*.members.#', providers),
  rule('groups.*.members.#.id', providers, 1),
  rule('groups.*.failover.watchedBy', providers),
  rule('groups.*.failover.decide.team', ['teams'], 1),
  rule('teams.*.site', ['sites']),
  rule('teams.*.vendor', ['vendors']),
  rule('teams.*.reachedThrough.#', providers),
  rule('teams.*.escalation.#.person', ['people']),
  rule('teams.*.escalation.#.through.#', providers),
  rule('people.*.team', ['teams']),
  rule('people.*.reachedThrough.#', providers),
  rule('runbooks.*.recovers.#', [...providers, 'sites']),
  rule('runbooks.*.document', providers),
  rule('runbooks.*.approval.team', ['teams'], 1),
  rule('runbooks.*.tasks.*.needs.#', providers),
  rule('runbooks.*.tasks.*.team', ['teams']),
  rule('runbooks.*.tasks.*.approval.team', ['teams'], 1),
  rule('runbooks.*.tasks.*.gates.#.on', providers, 1),
  rule('runbooks.*.tasks.*.forEach.of.#', [...providers, 'sites']),
  rule('runbooks.*.tasks.*.person', ['people']),
  rule('runbooks.*.tasks.*.repairs.#', providers),
  rule('runbooks.*.tasks.*.starts.#', providers),
  rule('runbooks.*.tasks.*.stops.#', [...providers, 'sites']),
  rule('runbooks.*.tasks.*.isolates.#', [...providers, 'sites']),
  rule('runbooks.*.tasks.*.reconnects.#', [...providers, 'sites']),
  rule('runbooks.*.tasks.*.verifies.#', providers),
  rule('runbooks.*.tasks.*.announces.#', providers),
  rule('runbooks.*.tasks.*.failsOver', providers),
  rule('runbooks.*.tasks.*.halts.#', ['products']),
  rule('runbooks.*.tasks.*.calls.#', ['teams']),
  rule('runbooks.*.tasks.*.activates.#', ['runbooks']),
  rule('runbooks.*.tasks.*.beginsWorkaround.#', providers),
  rule('runbooks.*.tasks.*.sheds.of.#', providers),
  rule('runbooks.*.tasks.*.resets.#', providers),
  rule('actions.*.needs.#', providers),
  rule('actions.*.decidedBy', ['teams']),
  rule('actions.*.team', ['teams']),
  rule('actions.*.repairs.#', providers),
  rule('actions.*.starts.#', providers),
  rule('actions.*.stops.#', [...providers, 'sites']),
  rule('actions.*.isolates.#', [...providers, 'sites']),
  rule('actions.*.reconnects.#', [...providers, 'sites']),
  rule('actions.*.verifies.#', providers),
  rule('actions.*.announces.#', providers),
  rule('actions.*.failsOver', providers),
  rule('actions.*.halts.#', ['products']),
  rule('actions.*.calls.#', ['teams']),
  rule('actions.*.activates.#', ['runbooks']),
  rule('actions.*.beginsWorkaround.#', providers),
  rule('actions.*.sheds.of.#', providers),
  rule('actions.*.resets.#', providers),
  rule('backups.*.of', providers),
  rule('backups.*.site', ['sites']),
  rule('backups.*.adminDomain', ['fateDomains']),
  rule('response.triage.team', ['teams']),
  rule('response.team', ['teams']),
  rule('response.declaredBy', ['teams']),
]

/** What should stand in place of an id; `undefined` takes it away. */
export type Replace = (id: string, to: readonly Collection[]) => string | undefined

type Kept = { readonly value: unknown } | { readonly goneOwners: number }

/** The plan with every reference replaced or taken away. Shares whatever did not change. */
export function withReferences(plan: Plan, replace: Replace): Plan {
  return referenceRules.reduce<Plan>((current, { path, to, owners }) => {
    const kept = walk(current, path, (id) => {
      const replaced = replace(id, to)
      return replaced === undefined ? { goneOwners: owners ?? 0 } : { value: replaced }
    })
    return 'value' in kept ? (kept.value as Plan) : current
  }, plan)
}

function walk(value: unknown, path: readonly string[], change: (id: string) => Kept): Kept {
  const [step, ...rest] = path
  if (step === undefined) return typeof value === 'string' ? change(value) : { value }
  if (typeof value !== 'object' || value === null) return { value }
  if (step === '#') return Array.isArray(value) ? walkList(value, rest, change) : { value }
  const map = value as Readonly<Record<string, unknown>>
  const keys = step === '*' ? Object.keys(map) : Object.hasOwn(map, step) ? [step] : []
  return walkMap(map, keys, (item) => walk(item, rest, change))
}

function walkMap(
  map: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  walkItem: (item: unknown) => Kept,
): Kept {
  let copy: Record<string, unknown> | undefined
  for (const key of keys) {
    const kept = walkItem(map[key])
    if ('goneOwners' in kept) {
      if (kept.goneOwners > 0) return { goneOwners: kept.goneOwners - 1 }
      copy ??= { ...map }
      delete copy[key]
    } else if (kept.value !== map[key]) {
      copy ??= { ...map }
      copy[key] = kept.value
    }
  }
  return { value: copy ?? map }
}

function walkList(
  list: readonly unknown[],
  rest: readonly string[],
  change: (id: string) => Kept,
): Kept {
  const kept = list.map((item) => walk(item, rest, change))
  const values = kept.flatMap((one) => ('value' in one ? [one.value] : []))
  // A list that has lost everything says nothing any more.
  if (values.length === 0 && list.length > 0) return { goneOwners: 0 }
  const isSame = values.length === list.length && values.every((one, index) => one === list[index])
  return { value: isSame ? list : values }
}

/** Things of the plan that name this one, apart from dependencies. */
export function findMentions(plan: Plan, collection: Collection, id: string): readonly EntityKey[] {
  const found = new Set<EntityKey>()
  for (const { path, to } of referenceRules) {
    const [part, star, ...rest] = path
    if (part === undefined || star !== '*' || part === 'dependencies') continue
    if (!to.includes(collection)) continue
    const map = (plan[part as Collection] ?? {}) as Readonly<Record<string, unknown>>
    for (const [owner, entity] of Object.entries(map)) {
      walk(entity, rest, (mentioned) => {
        if (mentioned === id) found.add(toKey(part as Collection, owner))
        return { value: mentioned }
      })
    }
  }
  return [...found].sort()
}
