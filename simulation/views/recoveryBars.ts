/**
 * The recovery chart: for each business service and each component that was hit, what its outage
 * was spent on, against its objectives.
 */
import type { Entity, Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import { compareIds } from '../ids.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Outage, RecoveryBar } from './contract.ts'
import { buildPathFinder, type PathFinder } from './criticalPath.ts'
import { serviceResults, verdictOf } from './services.ts'
import { isImpaired, stateEvents } from './spans.ts'

function outagesOf(
  entity: Entity,
  events: readonly LogEvent[],
  findPath: PathFinder,
): readonly Outage[] {
  const outages: Outage[] = []
  let start: LogEvent | null = null
  const close = (from: LogEvent, end: LogEvent | null) => {
    // A component that is back at the same instant was never seen to be out.
    if (from.atMs === end?.atMs) return
    outages.push({
      startMs: from.atMs,
      endMs: end?.atMs ?? null,
      startEventId: from.id,
      endEventId: end?.id ?? null,
      path: findPath(from, end),
    })
  }
  for (const event of events) {
    const isOut = event.to !== undefined && isImpaired(entity, event.to)
    if (isOut) start ??= event
    else if (start !== null) {
      close(start, event)
      start = null
    }
  }
  if (start !== null) close(start, null)
  return outages
}

function componentBar(model: Model, log: Log, hit: Pick<RecoveryBar, 'id' | 'outages'>) {
  const entity = model.entities[model.indexById[hit.id] ?? -1]
  const rto = model.plan.components?.[hit.id]?.rto
  const rtoMs = rto === undefined || rto === 'unknown' ? null : (durationToMs(rto) ?? null)
  return {
    id: hit.id,
    name: entity?.name ?? hit.id,
    kind: 'component',
    tier: entity?.tier ?? 5,
    outages: hit.outages,
    rtoMs,
    mtdMs: null,
    rto: verdictOf(log, hit.outages, rtoMs),
    mtd: 'no-target',
  } as const
}

const firstHitMs = (bar: RecoveryBar): number => bar.outages[0]?.startMs ?? 0

/**
 * Business services by tier and id, whether hit or not; then the components that were hit, in the
 * order in which they were hit.
 */
export function recoveryBars(model: Model, log: Log): readonly RecoveryBar[] {
  const services = serviceResults(model, log).map((result): RecoveryBar => {
    const { id, name, tier, outages, rtoMs, mtdMs, rto, mtd } = result
    return { id, name, kind: 'business-service', tier, outages, rtoMs, mtdMs, rto, mtd }
  })
  const events = stateEvents(log)
  const findPath = buildPathFinder(model, log)
  const components: RecoveryBar[] = []
  for (const entity of model.entities) {
    if (entity.kind !== 'component') continue
    const outages = outagesOf(entity, events.get(entity.id) ?? [], findPath)
    if (outages.length > 0) components.push(componentBar(model, log, { id: entity.id, outages }))
  }
  components.sort((a, b) => firstHitMs(a) - firstHitMs(b) || compareIds(a.id, b.id))
  return [...services, ...components]
}
