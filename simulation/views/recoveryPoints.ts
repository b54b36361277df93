/**
 * How much work each business service lost with its data: the recovery point achieved (RPA).
 *
 * A data set loses the time from its consistent point to the moment it went out of use; a switch to
 * a copy that lags behind loses the lag. What needs several loses the most of them, what can do with
 * any of several the least.
 */
import { servicesByProvider } from '../compile/data.ts'
import type { Model } from '../compile/model.ts'
import type { Log } from '../engine/log/log.ts'
import type { Verdict } from './contract.ts'

export type RecoveryPoint = {
  /** Work lost, as a length of time, as far as data are back. */
  readonly lostMs: number
  /** True if data that it needs are still out of use at the end. */
  readonly isOut: boolean
}

const nothingLost: RecoveryPoint = { lostMs: 0, isOut: false }

/** What happened to the data of single components and groups, by entity; empty for most runs. */
function ownPoints(model: Model, log: Pick<Log, 'events'>): ReadonlyMap<number, RecoveryPoint> {
  const points = new Map<number, RecoveryPoint>()
  for (const { kind, entity: id, lostMs = 0 } of log.events) {
    if (kind !== 'integrity' && kind !== 'restored' && kind !== 'data-lost') continue
    const entity = model.indexById[id] ?? -1
    const before = points.get(entity) ?? nothingLost
    const isOut = kind === 'data-lost' ? before.isOut : kind === 'integrity'
    points.set(entity, { lostMs: Math.max(before.lostMs, lostMs), isOut })
  }
  return points
}

/** The most that is lost by any of them. */
function together(points: readonly RecoveryPoint[]): RecoveryPoint {
  return points.reduce(
    (sum, { lostMs, isOut }) => ({
      lostMs: Math.max(sum.lostMs, lostMs),
      isOut: sum.isOut || isOut,
    }),
    nothingLost,
  )
}

function compare(a: RecoveryPoint, b: RecoveryPoint): number {
  return Number(a.isOut) - Number(b.isOut) || a.lostMs - b.lostMs
}

export type FindPoint = (entity: number) => RecoveryPoint

/** Finds what an entity lost with the data that it stands on; `null` if no data were harmed at all. */
export function buildRecoveryPoints(model: Model, log: Pick<Log, 'events'>): FindPoint | null {
  const own = ownPoints(model, log)
  if (own.size === 0) return null
  const providers: number[][] = model.entities.map(() => [])
  for (const { from, to, phase } of model.dependencies) {
    if (phase === 'run') providers[from]?.push(to)
  }
  const found = new Map<number, RecoveryPoint>()
  const find = (entity: number): RecoveryPoint => {
    const known = found.get(entity)
    if (known !== undefined) return known
    // Whatever needs itself in a circle loses nothing more by that.
    found.set(entity, nothingLost)
    const group = model.groups[entity] ?? null
    const needed = (providers[entity] ?? []).map(find)
    const members = (group?.members ?? []).map(find).sort(compare)
    const count = group === null || group.kind === 'active-passive' ? 1 : Math.max(1, group.k)
    const point = together([
      own.get(entity) ?? nothingLost,
      ...needed,
      ...(group === null ? [] : members.slice(0, count)),
    ])
    found.set(entity, point)
    return point
  }
  // In a circle it matters where one begins: always with the first service, whoever asks for which.
  model.services.forEach((service, entity) => {
    if (service !== null) find(entity)
  })
  return find
}

/** A recovery point objective against what was lost. */
export function rpoVerdict(
  log: Log,
  { lostMs, isBack }: { readonly lostMs: number | null; readonly isBack: boolean },
  targetMs: number | null,
): Verdict {
  if (lostMs === null) return 'not-hit'
  if (targetMs === null) return 'no-target'
  if (lostMs > targetMs) return 'missed'
  if (isBack) return 'met'
  return log.isComplete ? 'missed' : 'open'
}

/** True for what could lose data in some run of a model: it stands on data at risk, or on a replica. */
export function canLoseData(model: Model): (entity: number) => boolean {
  const standing = servicesByProvider(model)
  const replicas = model.dependencies.flatMap(({ coupling, to }) =>
    coupling.kind === 'replication' ? [to] : [],
  )
  const able = new Set([
    ...model.data.sets.flatMap(({ services }) => services),
    ...replicas.flatMap(standing),
  ])
  return (entity) => able.has(entity)
}
