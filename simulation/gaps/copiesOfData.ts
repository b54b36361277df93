/**
 * The data sets that carry business services, with their backups and the places where copies lie.
 */
import { dataHolders } from '../compile/data.ts'
import { siteAndParents } from '../compile/places.ts'
import type { Entity } from '../compile/model.ts'
import { sortedIds } from '../ids.ts'
import type { Backup } from '../plan/schema.ts'
import { entityOf, type GapContext, targetMs } from './context.ts'
import type { Draft, GapSeverity, PlanPath } from './finding.ts'
import { severityOfTier, shifted } from './finding.ts'

type Written = Pick<
  Backup,
  'site' | 'heldIn' | 'adminDomain' | 'immutable' | 'retention' | 'ladder'
>

/** One place where copies lie. */
export type Place = {
  /** `backup`, or `backup/copy` for the further ones. */
  readonly id: string
  readonly path: PlanPath
  readonly site: string | undefined
  readonly adminDomain: string | undefined
  readonly isImmutable: boolean | 'unknown'
  /** How long the longest kept copies are kept; `null` where that is not known. */
  readonly keptMs: number | null
  readonly arrivesMs: number
}

export type DataSet = {
  readonly entity: Entity
  readonly backups: readonly { readonly id: string; readonly backup: Backup }[]
  readonly places: readonly Place[]
  readonly severity: GapSeverity
}

/** The data sets on which a business service stands, backed up or not. */
export function allData(context: GapContext): readonly DataSet[] {
  return [...dataHolders(context.plan)].sort().flatMap((id) => {
    const entity = entityOf(context, id)
    const backups = sortedIds(context.plan.backups).flatMap((key) => {
      const backup = context.plan.backups?.[key] ?? {}
      return backup.of === id ? [{ id: key, backup }] : []
    })
    if (entity === undefined || entity.tier > 4) return []
    const places = backups.flatMap((one) => placesOf(context, one.id, one.backup))
    return [{ entity, backups, places, severity: severityOfTier(entity.tier) }]
  })
}

/** The data sets on which a business service stands and that are backed up. */
export function backedUp(context: GapContext): readonly DataSet[] {
  return allData(context).filter(({ backups }) => backups.length > 0)
}

/** Entities that a service cannot do without to run, over groups. */
function standsOn({ structure }: GapContext, service: Entity): ReadonlySet<number> {
  const found = new Set([service.index])
  for (const next of found) {
    for (const need of structure.needsOf[next] ?? []) if (need.phase === 'run') found.add(need.to)
    for (const member of structure.groups[next]?.members ?? []) found.add(member)
  }
  return found
}

/**
 * The shortest objective of a data set and of the services that stand on it; `null` where none is
 * set. Units: milliseconds.
 */
export function objectiveMs(
  context: GapContext,
  { entity }: DataSet,
  objective: 'rpo' | 'rto',
): number | null {
  const services = sortedIds(context.plan.businessServices).flatMap((id) => {
    const service = entityOf(context, id)
    if (service === undefined || !standsOn(context, service).has(entity.index)) return []
    return [targetMs(context.plan.businessServices?.[id]?.[objective])]
  })
  const own = targetMs(context.plan.components?.[entity.id]?.[objective])
  const known = [own, ...services].filter((ms) => ms !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** By how many steps a replica makes a gap better, and the words that say where it does not. */
export function replicaHelps(
  { structure }: GapContext,
  { entity }: DataSet,
): { readonly steps: number; readonly words: string } {
  const hasReplica = structure.groups.some((group) => group?.members.includes(entity.index))
  return hasReplica
    ? { steps: -1, words: ' where its replica does not help' }
    : { steps: 0, words: '' }
}

function placesOf(context: GapContext, id: string, backup: Backup): readonly Place[] {
  const further = sortedIds(backup.copies).map((key) => {
    const copy = backup.copies?.[key] ?? {}
    const kept = copy.retention === undefined ? { retention: backup.retention } : {}
    const place = toPlace(context, `${id}/${key}`, ['backups', id, 'copies', key], {
      ...copy,
      ...kept,
    })
    return { ...place, arrivesMs: targetMs(copy.arrives) ?? 0 }
  })
  const isPlaced = backup.site !== undefined || backup.heldIn !== undefined
  if (!isPlaced && further.length > 0) return further
  return [toPlace(context, id, ['backups', id], backup), ...further]
}

function toPlace(context: GapContext, id: string, path: PlanPath, written: Written): Place {
  const kept = [written.retention, ...(written.ladder ?? []).map((rung) => rung.for)].map(targetMs)
  const known = kept.filter((ms) => ms !== null)
  return {
    id,
    path,
    site: written.site ?? context.plan.components?.[written.heldIn ?? '']?.site,
    adminDomain: written.adminDomain,
    isImmutable: written.immutable ?? 'unknown',
    keptMs: known.length === 0 ? null : Math.max(...known),
    arrivesMs: 0,
  }
}

/** True if one loss of a site takes both; `null` where somebody does not know where one is. */
export function shareSite(
  context: GapContext,
  a: string | undefined,
  b: string | undefined,
): boolean | null {
  if (a === undefined || b === undefined) return null
  const around = siteAndParents(context.plan, a)
  return siteAndParents(context.plan, b).some((site) => around.includes(site))
}

const administered: ReadonlySet<string | undefined> = new Set([
  'account',
  'admin-domain',
  'identity-tenant',
])

/** Fate domains whose administrators can destroy the data of a component. */
export function administratorsOf({ plan }: GapContext, id: string): readonly string[] {
  const domains = plan.components?.[id]?.fateDomains ?? []
  return domains.filter((domain) => administered.has(plan.fateDomains?.[domain]?.kind))
}

/** Whether those who administer the data can delete the copies in a place; `null` if nobody knows. */
export function isDeletable(place: Place, administrators: readonly string[]): boolean | null {
  if (place.isImmutable === true) return false
  if (place.adminDomain === undefined) return null
  return administrators.length === 0 ? null : administrators.includes(place.adminDomain)
}

/** What a rule found about a data set, in one of three words. */
export type Judgement = {
  readonly state: 'gap' | 'ok' | 'unknown'
  readonly reason: string
  readonly fix: string
  readonly missing?: readonly PlanPath[]
  readonly witness?: readonly string[]
  /** Steps that a gap is worse, or better below zero. */
  readonly steps?: number
}

/** The finding for a judgement. */
export function toDraft({ entity, backups, severity }: DataSet, judgement: Judgement): Draft {
  const { state, reason, fix, missing = [], witness = [], steps = 0 } = judgement
  return {
    state,
    severity: shifted(severity, state === 'unknown' ? -1 : state === 'gap' ? steps : 0),
    basis: 'declared',
    about: entity.id,
    witness: [...new Set([entity.id, ...backups.map(({ id }) => id), ...witness])],
    reason,
    fix,
    missing,
  }
}
