import {
  durationToMs,
  type EntityNow,
  formatCount,
  formatDuration,
  formatElapsed,
  type Plan,
} from '../../simulation/index.ts'
import { type EntityKey, fromKey, nameOf } from '../editing/collections.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { stateTexts } from '../texts/states.ts'
import {
  collectionTexts,
  componentKindTexts,
  groupKindTexts,
  siteKindTexts,
} from '../texts/things.ts'

/** The second line of a card: what it is, and the one fact that matters most. */
export function secondLine(plan: Plan, key: EntityKey): string {
  const { collection, id } = fromKey(key)
  if (collection === 'components') return componentLine(plan, id)
  if (collection === 'businessServices') return serviceLine(plan, id)
  if (collection === 'groups') return groupLine(plan, id)
  const kind = plan.sites?.[id]?.kind
  return kind === undefined ? collectionTexts.sites.one : siteKindTexts[kind]
}

function componentLine(plan: Plan, id: string): string {
  const { kind, vendor: vendorId, fleet, rto } = plan.components?.[id] ?? {}
  const vendor = vendorId === undefined ? undefined : (plan.vendors?.[vendorId]?.name ?? vendorId)
  const machines = fleet?.machines
  const facts = [
    kind === undefined ? collectionTexts.components.one : componentKindTexts[kind].name,
    typeof machines === 'number' ? canvasTexts.machines(formatCount(machines)) : undefined,
    vendor,
    targetText(rto),
  ]
  return facts.filter((fact) => fact !== undefined).join(' · ')
}

function serviceLine(plan: Plan, id: string): string {
  const service = plan.businessServices?.[id]
  return [targetText(service?.rto) ?? canvasTexts.noTarget, service?.owner]
    .filter((fact) => fact !== undefined)
    .join(' · ')
}

function groupLine(plan: Plan, id: string): string {
  const group = plan.groups?.[id]
  const count = group?.members?.length ?? 0
  if (group?.kind === 'k-of-n' && group.k !== undefined) return canvasTexts.kOf(group.k, count)
  return group?.kind === undefined
    ? canvasTexts.members(count)
    : `${groupKindTexts[group.kind].name}, ${count}`
}

function targetText(rto: string | undefined): string | undefined {
  const ms = rto === undefined || rto === 'unknown' ? undefined : durationToMs(rto)
  return ms === undefined ? undefined : canvasTexts.rtoShort(formatDuration(ms))
}

/** The second line while a run is shown: the state in words, the level and since when. */
export function stateLine(now: EntityNow): string {
  const parts = [stateTexts[now.state]]
  const isPartial = now.level > 0 && now.level < 1
  if (isPartial) parts.push(canvasTexts.level(Math.round(now.level * 100)))
  if (now.state !== 'operational') parts.push(canvasTexts.since(formatElapsed(now.sinceMs)))
  return parts.join(' ')
}

/** What a screen reader says of a box. */
export function spokenName(plan: Plan, key: EntityKey, links: LinkCounts): string {
  const { collection, id } = fromKey(key)
  return [
    nameOf(plan, key),
    secondLine(plan, key),
    ...spokenPlace(plan, key),
    ...(collection === 'sites' ? [] : spokenLinks(links.get(id))),
  ].join(', ')
}

/** How many things each one needs, and how many need it. */
export type LinkCounts = ReadonlyMap<string, Links>

type Links = { readonly needs: number; readonly neededBy: number }

const noLinks: Links = { needs: 0, neededBy: 0 }

/** Counts the dependencies at both ends. */
export function countLinks(plan: Plan): LinkCounts {
  const counts = new Map<string, Links>()
  const add = (id: string | undefined, end: keyof Links) => {
    if (id === undefined) return
    const now = counts.get(id) ?? noLinks
    counts.set(id, { ...now, [end]: now[end] + 1 })
  }
  for (const { from, to } of Object.values(plan.dependencies ?? {})) {
    add(from, 'needs')
    add(to, 'neededBy')
  }
  return counts
}

function spokenPlace(plan: Plan, key: EntityKey): readonly string[] {
  const { collection, id } = fromKey(key)
  if (collection === 'businessServices') {
    const tier = plan.businessServices?.[id]?.tier
    return tier === undefined ? [] : [canvasTexts.tierLong(tier)]
  }
  const site = collection === 'components' ? plan.components?.[id]?.site : undefined
  return site === undefined ? [] : [canvasTexts.inSite(plan.sites?.[site]?.name ?? site)]
}

function spokenLinks({ needs, neededBy }: Links = noLinks): readonly string[] {
  return [
    ...(needs > 0 ? [canvasTexts.needsCount(needs)] : []),
    ...(neededBy > 0 ? [canvasTexts.neededByCount(neededBy)] : []),
  ]
}
