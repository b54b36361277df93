import type { ShownLayout } from '../../layout/shownLayout.ts'
import type { Area, Point } from '../../layout/sizes.ts'
import type { Plan } from '../../simulation/index.ts'
import type { Edit } from './history.ts'

export type Moves = {
  readonly positions?: Readonly<Record<string, Point>>
  readonly sites?: Readonly<Record<string, Area>>
}

/**
 * Moves things on the canvas. Whatever else is shown keeps its place, even if the plan never gave
 * it one: moving one card must not let the others jump.
 */
export function placeThings(shown: ShownLayout, moves: Moves): Edit {
  return (plan) => ({
    ...plan,
    layout: {
      ...plan.layout,
      positions: rounded({ ...onlyOf(plan, shown.positions), ...moves.positions }),
      sites: rounded({ ...onlyKeysOf(plan.sites, shown.sites), ...moves.sites }),
    },
  })
}

/** Puts components and sites into a site, or into none. A site never goes into itself. */
export function moveIntoSite(
  {
    components,
    sites,
  }: { readonly components: readonly string[]; readonly sites: readonly string[] },
  site: string | undefined,
): Edit {
  return (plan) => {
    const movable = sites.filter((id) => !isInside(plan, site, id))
    const moved = components.reduce<Plan>((current, id) => {
      const component = current.components?.[id]
      if (component === undefined || component.site === site) return current
      const { site: _left, ...others } = component
      const placed = site === undefined ? others : { ...others, site }
      return { ...current, components: { ...current.components, [id]: placed } }
    }, plan)
    return movable.reduce<Plan>((current, id) => {
      const inner = current.sites?.[id]
      if (inner === undefined || inner.parent === site) return current
      const { parent: _left, ...others } = inner
      const placed = site === undefined ? others : { ...others, parent: site }
      return { ...current, sites: { ...current.sites, [id]: placed } }
    }, moved)
  }
}

/** Draws sites small, without what is in them. */
export function collapseSites(ids: readonly string[]): Edit {
  return (plan) => {
    const collapsed = new Set([...(plan.layout?.collapsed ?? []), ...ids])
    if (collapsed.size === (plan.layout?.collapsed?.length ?? 0)) return plan
    return { ...plan, layout: { ...plan.layout, collapsed: [...collapsed].sort() } }
  }
}

/** Draws sites with all that is in them again. */
export function expandSites(ids: readonly string[]): Edit {
  return (plan) => {
    const { collapsed = [], ...layout } = plan.layout ?? {}
    const others = collapsed.filter((one) => !ids.includes(one))
    if (others.length === collapsed.length) return plan
    return { ...plan, layout: others.length === 0 ? layout : { ...layout, collapsed: others } }
  }
}

/** Adds a component or group to the alternatives of a group. */
export function joinGroup(groupId: string, memberId: string): Edit {
  return (plan) => {
    const group = plan.groups?.[groupId]
    const members = group?.members ?? []
    const isMember = members.some((one) => (typeof one === 'string' ? one : one.id) === memberId)
    if (group === undefined || isMember || groupId === memberId) return plan
    const joined = { ...group, members: [...members, memberId] }
    return { ...plan, groups: { ...plan.groups, [groupId]: joined } }
  }
}

/** Several edits as one. */
export function inOrder(...edits: readonly Edit[]): Edit {
  return (plan) => edits.reduce((current, edit) => edit(current), plan)
}

function isInside(plan: Plan, site: string | undefined, outer: string): boolean {
  const seen = new Set<string>()
  for (let at = site; at !== undefined && !seen.has(at); at = plan.sites?.[at]?.parent) {
    if (at === outer) return true
    seen.add(at)
  }
  return false
}

function onlyOf(plan: Plan, places: Readonly<Record<string, Point>>): Record<string, Point> {
  return onlyKeysOf({ ...plan.components, ...plan.groups, ...plan.businessServices }, places)
}

function onlyKeysOf<T>(
  known: Readonly<Record<string, unknown>> | undefined,
  places: Readonly<Record<string, T>>,
): Record<string, T> {
  return Object.fromEntries(Object.entries(places).filter(([id]) => Object.hasOwn(known ?? {}, id)))
}

function rounded<T extends Point>(places: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => [
      id,
      Object.fromEntries(
        Object.entries(place).map(([field, value]) => [field, Math.round(Number(value))]),
      ) as T,
    ]),
  )
}
