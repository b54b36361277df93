import type { Coupling, Phase, Plan } from '../../simulation/index.ts'
import {
  type Collection,
  type EntityIn,
  type EntityKey,
  entitiesIn,
  fromKey,
  hasEntity,
} from './collections.ts'
import type { Edit } from './history.ts'
import { withReferences } from './references.ts'
import { setValue } from './values.ts'

/** Puts a new entity into the plan, under an id that is not taken. */
export function addEntity<C extends Collection>(
  collection: C,
  id: string,
  entity: EntityIn<C>,
): Edit {
  return setValue([collection, id], entity)
}

/** Gives a thing another name; its id stays, so that nothing that names it breaks. */
export function renameEntity(key: EntityKey, name: string): Edit {
  const { collection, id } = fromKey(key)
  return setValue([collection, id, 'name'], name === '' ? undefined : name)
}

export type Link = {
  readonly from: string
  readonly to: string
  readonly phase: Phase
  readonly coupling: Coupling
}

/** Says that one thing needs another. What a file would take anyway is left unsaid. */
export function addDependency(id: string, { from, to, phase, coupling }: Link): Edit {
  const isPlainHard = coupling.kind === 'hard' && coupling.threshold === undefined
  return setValue(['dependencies', id], {
    from,
    to,
    ...(phase !== 'run' && { phase }),
    ...(!isPlainHard && { coupling }),
  })
}

/** Turns dependencies round, where what needed may be needed: a business service never is. */
export function reverseDependencies(ids: readonly string[]): Edit {
  return (plan) => ids.reduce((current, id) => reversed(current, id), plan)
}

function reversed(plan: Plan, id: string): Plan {
  const dependency = plan.dependencies?.[id]
  const { from, to } = dependency ?? {}
  if (from === undefined || to === undefined) return plan
  const isService = Object.hasOwn(entitiesIn(plan, 'businessServices'), from)
  if (isService || Object.hasOwn(entitiesIn(plan, 'groups'), to)) return plan
  return setValue(['dependencies', id], { ...dependency, from: to, to: from })(plan)
}

/** Removes things, and with them every mention: dependencies, memberships, positions. */
export function removeEntities(keys: readonly EntityKey[]): Edit {
  return (plan) => {
    const present = keys.filter((key) => hasEntity(plan, key))
    if (present.length === 0) return plan
    const gone = new Set<string>(present)
    const lifted = withReferences(plan, (id, to) => {
      const collection = to.find((candidate) => gone.has(`${candidate}/${id}`))
      if (collection === undefined || isStillThere(plan, id, to, gone)) return id
      return collection === 'sites' ? survivingParent(plan, id, gone) : undefined
    })
    return present.reduce(withoutEntity, lifted)
  }
}

/** True if the id also names something else that may stand there and stays. */
function isStillThere(
  plan: Plan,
  id: string,
  to: readonly Collection[],
  gone: ReadonlySet<string>,
): boolean {
  return to.some((one) => Object.hasOwn(plan[one] ?? {}, id) && !gone.has(`${one}/${id}`))
}

/** What stood in a removed site now stands in the site around it. */
function survivingParent(plan: Plan, id: string, gone: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>()
  let parent = plan.sites?.[id]?.parent
  while (parent !== undefined && gone.has(`sites/${parent}`) && !seen.has(parent)) {
    seen.add(parent)
    parent = plan.sites?.[parent]?.parent
  }
  return parent !== undefined && gone.has(`sites/${parent}`) ? undefined : parent
}

function withoutEntity(plan: Plan, key: EntityKey): Plan {
  const { collection, id } = fromKey(key)
  const { [id]: _removed, ...others } = entitiesIn(plan, collection)
  return withoutPlaceOf({ ...plan, [collection]: others }, collection, id)
}

function withoutPlaceOf(plan: Plan, collection: Collection, id: string): Plan {
  const gaps = plan.acceptedGaps?.filter((gap) => gap.about !== id)
  const withGaps =
    gaps !== undefined && gaps.length !== plan.acceptedGaps?.length
      ? { ...plan, acceptedGaps: gaps }
      : plan
  if (plan.layout === undefined) return withGaps
  if (collection === 'sites') {
    const { [id]: _area, ...sites } = plan.layout.sites ?? {}
    const collapsed = plan.layout.collapsed?.filter((one) => one !== id)
    return {
      ...withGaps,
      layout: { ...plan.layout, sites, ...(collapsed !== undefined && { collapsed }) },
    }
  }
  const { [id]: _position, ...positions } = plan.layout.positions ?? {}
  return { ...withGaps, layout: { ...plan.layout, positions } }
}
