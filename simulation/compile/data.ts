/**
 * Data sets at risk in a scenario, their copies, and how these can be brought back.
 *
 * Part of compiling. Only what a fault of the scenario can destroy, encrypt or corrupt is compiled,
 * so that nothing is assumed about backups that no run looks at.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Backup, Plan } from '../plan/schema.ts'
import { weekdays } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, entityIndexes, nameOf, notesAbout } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, type Note, numberOr } from './draws.ts'
import { clockToMinutes, offsetToMinutes } from './instants.ts'
import type {
  CompiledBackup,
  CompiledData,
  CompiledDataSet,
  CompiledDependency,
  CompiledFault,
  CompiledGroup,
  CompiledPlace,
  CompiledService,
} from './model.ts'
import { siteAndParents } from './places.ts'
import { weekMs } from './weeks.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** 5 January 1970 was a Monday. */
const firstMondayMs = 4 * dayMs

type Copy = NonNullable<Backup['copies']>[string]
type NoteOn = (key: string, what?: string) => Note

/** Ids of the components that hold data: datastores, what says so, and what is backed up. */
export function dataHolders(plan: Plan): ReadonlySet<string> {
  const holders = new Set(Object.values(plan.backups ?? {}).flatMap(({ of }) => of ?? []))
  for (const [id, { kind, data }] of Object.entries(plan.components ?? {})) {
    if (kind === 'datastore' || data !== undefined) holders.add(id)
  }
  return holders
}

/** No data at risk. */
export const noData: CompiledData = { sets: [], backups: [], places: [], gbPerHour: [] }

/** What else of the model data are compiled with. */
export type DataParts = {
  readonly dependencies: readonly CompiledDependency[]
  readonly groups: readonly (CompiledGroup | null)[]
  readonly services: readonly (CompiledService | null)[]
  readonly faults: readonly CompiledFault[]
  readonly startMs: number
}

/** The data sets that the faults put at risk, and those that must agree with them. */
export function compileData(context: CompileContext, parts: DataParts): CompiledData {
  const holders = dataHolders(context.plan)
  const hit = parts.faults.flatMap((fault) => dataHits(fault, parts.dependencies))
  const atRisk = new Set(hit.map((index) => context.entityIds[index]))
  const groupOf = (id: string) => context.plan.components?.[id]?.data?.consistencyGroup
  const groupsAtRisk = new Set([...atRisk].map((id) => groupOf(id ?? '')))
  const ids = [...holders].sort().filter((id) => {
    const group = groupOf(id)
    return atRisk.has(id) || (group !== undefined && groupsAtRisk.has(group))
  })
  const { backups, places } = compileBackups(context, ids, parts.startMs)
  const standing = servicesByProvider(parts)
  const sets = ids.map((id, set): CompiledDataSet => {
    const entity = entityIndex(context, id)
    const group = groupOf(id)
    const members = ids.flatMap((other, index) =>
      other === id || (group !== undefined && groupOf(other) === group) ? [index] : [],
    )
    return {
      entity,
      backups: backups.flatMap((backup) => (backup.set === set ? [backup.index] : [])),
      group: members,
      toleranceMs: Math.max(...members.map((member) => toleranceMs(context.plan, ids[member]))),
      services: standing(entity),
    }
  })
  const gbPerHour = context.entityIds.map(
    (id) => context.plan.components?.[id]?.restoreGbPerHour ?? -1,
  )
  return { sets, backups, places, gbPerHour: sets.length === 0 ? [] : gbPerHour }
}

/** Entities whose data a fault can harm; corruption also harms the copies that replication makes. */
function dataHits(
  fault: CompiledFault,
  dependencies: readonly CompiledDependency[],
): readonly number[] {
  switch (fault.type) {
    case 'loss':
      return fault.destroysData ? fault.hits : []
    case 'ransomware':
      return fault.hits
    case 'corruption':
      return withCopies(fault.hits, dependencies)
    case 'bad-update':
    case 'breakdowns':
    case 'surge':
    case 'absence':
    case 'partition':
      return []
  }
}

function withCopies(
  hits: readonly number[],
  dependencies: readonly CompiledDependency[],
): readonly number[] {
  const reached = new Set(hits)
  const replications = dependencies.filter(({ coupling }) => coupling.kind === 'replication')
  for (const one of reached) {
    for (const { from, to } of replications) if (from === one) reached.add(to)
  }
  return [...reached]
}

function toleranceMs(plan: Plan, id: string | undefined): number {
  return durationToMs(plan.components?.[id ?? '']?.data?.tolerance ?? '0s') ?? 0
}

/** Finds the business services that stand on an entity, over groups and whatever lies between. */
export function servicesByProvider({
  dependencies,
  groups,
  services,
}: Pick<DataParts, 'dependencies' | 'groups' | 'services'>) {
  const consumers: number[][] = services.map(() => [])
  for (const { from, to, phase } of dependencies) if (phase === 'run') consumers[to]?.push(from)
  groups.forEach((group, index) => {
    for (const member of group?.members ?? []) consumers[member]?.push(index)
  })
  return (entity: number): readonly number[] => {
    const seen = new Set([entity])
    for (const next of seen) for (const consumer of consumers[next] ?? []) seen.add(consumer)
    return [...seen].filter((one) => services[one] !== null).sort((a, b) => a - b)
  }
}

function compileBackups(context: CompileContext, sets: readonly string[], startMs: number) {
  const backups: CompiledBackup[] = []
  const places: CompiledPlace[] = []
  for (const id of sortedIds(context.plan.backups)) {
    const backup = context.plan.backups?.[id] ?? {}
    const set = sets.indexOf(backup.of ?? '')
    if (set < 0) continue
    const compiled = compileBackup(context, id, { set, index: backups.length, startMs })
    const first = places.length
    const own = compilePlaces(context, id).map((place, position) => ({
      ...place,
      index: first + position,
    }))
    places.push(...own)
    backups.push({ ...compiled, places: own })
  }
  return { backups, places }
}

type Where = { readonly set: number; readonly index: number; readonly startMs: number }

function compileBackup(
  context: CompileContext,
  id: string,
  { set, index, startMs }: Where,
): Omit<CompiledBackup, 'places'> {
  const backup = context.plan.backups?.[id] ?? {}
  const note = notesAbout(context, ['backups', id], nameOf(context.plan, id))
  const intervalMs = fixedOr(backup.interval, 'backupInterval', note('interval', 'interval'))
  const testedMs = knownMs(backup.testedEvery)
  return {
    id,
    index,
    set,
    // Copies without an interval would be without number.
    intervalMs: Math.max(1, intervalMs),
    anchorMs: anchorOf(backup, startMs),
    isAnchored: backup.startsAt !== undefined,
    takesMs: fixedOr(backup.takes, 'backupTakes', note('takes', 'length of one copy')),
    good: numberOr(backup.good, defaultNumbers.copyIsGood, note('good', 'share of good copies')),
    testedEach:
      testedMs === undefined ? 0 : Math.max(1, Math.round(testedMs / Math.max(1, intervalMs))),
    sizeGb: numberOr(backup.sizeGb, defaultNumbers.sizeGb, note('sizeGb', 'gigabytes')),
    rebuild: drawOr(backup.rebuild, defaultTimes.rebuild, note('rebuild', 'rebuilding')),
    check: drawOr(backup.check, defaultTimes.check, note('check', 'check of a restore')),
  }
}

/** A written length of time; nothing where it is missing or unknown. Units: milliseconds. */
function knownMs(written: string | undefined): number | undefined {
  return written === undefined || written === 'unknown' ? undefined : durationToMs(written)
}

/** A fixed length of time, or the default, noted. Units: milliseconds. */
function fixedOr(
  written: string | undefined,
  key: 'backupInterval' | 'backupTakes' | 'retention',
  note: Note,
): number {
  const draw = drawOr(written, defaultTimes[key], note)
  return draw.kind === 'fixed' ? draw.ms : 0
}

/**
 * The last time before the run that a copy began on its day of the week, counted from the run’s start.
 *
 * Copies are numbered from there, so that a run some weeks later has the same copies with the same luck. That what
 * does not repeat every week (a copy every 36 hours, one kept in every 30 days) is counted from there as well is an assumption.
 */
function anchorOf({ startsAt, startsOn, utcOffset }: Backup, startMs: number): number {
  if (startsAt === undefined) return 0
  const minutes = clockToMinutes(startsAt) - offsetToMinutes(utcOffset ?? '+00:00')
  const days = weekdays.indexOf(startsOn ?? 'mon')
  const sinceMs = (startMs - firstMondayMs - days * dayMs - minutes * minuteMs) % weekMs
  return sinceMs > 0 ? -sinceMs : -weekMs - sinceMs
}

function compilePlaces(
  context: CompileContext,
  id: string,
): readonly Omit<CompiledPlace, 'index'>[] {
  const backup = context.plan.backups?.[id] ?? {}
  const name = nameOf(context.plan, id)
  const isPlaced = backup.site !== undefined || backup.heldIn !== undefined
  const keys = sortedIds(backup.copies)
  const copies = keys.map((key) => {
    const copy = backup.copies?.[key] ?? {}
    const note = notesAbout(context, ['backups', id, 'copies', key], copy.name ?? `${id}/${key}`)
    return compilePlace(context, `${id}/${key}`, inherit(backup, copy), note)
  })
  // Where only further copies say where they lie, there is no place without one.
  if (!isPlaced && keys.length > 0) return copies
  const note = notesAbout(context, ['backups', id], name)
  return [compilePlace(context, id, backup, note), ...copies]
}

/** A further copy is kept and restored as the backup says, unless it says so itself. */
function inherit(backup: Backup, copy: Copy): Copy & Pick<Backup, 'of'> {
  const { of, retention, ladder, restoreGbPerHour, restoreNeeds } = backup
  const keeps = copy.retention === undefined ? { retention, ladder } : {}
  return { of, restoreGbPerHour, restoreNeeds, ...keeps, ...copy }
}

function compilePlace(
  context: CompileContext,
  id: string,
  copy: Copy & Pick<Backup, 'of'>,
  note: NoteOn,
): Omit<CompiledPlace, 'index'> {
  const { plan, siteIds } = context
  const site = copy.site ?? plan.components?.[copy.heldIn ?? '']?.site
  return {
    id,
    heldIn: entityIndex(context, copy.heldIn),
    sites: siteAndParents(plan, site).map((one) => siteIds.indexOf(one)),
    domain: domainOf(copy, note),
    isImmutable: isImmutable(copy, note),
    arrivesMs: knownMs(copy.arrives) ?? 0,
    keeps: [
      {
        everyMs: 0,
        forMs: fixedOr(copy.retention, 'retention', note('retention', 'retention')),
      },
      ...(copy.ladder ?? []).map((rung) => ({
        everyMs: durationToMs(rung.every) ?? 0,
        forMs: durationToMs(rung.for) ?? 0,
      })),
    ],
    ...flowOf(context, copy, note),
  }
}

/** What a restore passes, what limits it, and what it cannot do without. */
function flowOf(context: CompileContext, copy: Copy & Pick<Backup, 'of'>, note: NoteOn) {
  const { of, heldIn, through = [], restoreNeeds = [], restoreGbPerHour } = copy
  const passed = [...through, ...(heldIn === undefined ? [] : [heldIn])]
  const limited = [...passed, of ?? ''].filter(
    (one) => context.plan.components?.[one]?.restoreGbPerHour !== undefined,
  )
  const fallback = defaultNumbers.restoreGbPerHour
  const isLimited = limited.length > 0 && restoreGbPerHour === undefined
  return {
    streamGbPerHour: isLimited
      ? -1
      : numberOr(restoreGbPerHour, fallback, note('restoreGbPerHour', 'gigabytes an hour')),
    through: entityIndexes(context, [...new Set(limited)]),
    needs: entityIndexes(context, [...new Set([...passed, ...restoreNeeds])]),
  }
}

function domainOf({ adminDomain }: Copy, note: NoteOn): string {
  if (adminDomain !== undefined) return adminDomain
  const { assumptions, path, what } = note('adminDomain', 'administrators')
  assumptions.list.push({ path, what, value: 'those of the data', source: 'assumption' })
  return ''
}

function isImmutable({ immutable }: Copy, note: NoteOn): boolean {
  if (typeof immutable === 'boolean') return immutable
  const { assumptions, path, what } = note('immutable', 'protection from deletion')
  assumptions.list.push({ path, what, value: 'none', source: 'assumption' })
  return false
}
