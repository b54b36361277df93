/**
 * What became of each business service: its outages against its objectives, backlog and loss.
 */
import type { CompiledService, Entity, Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import { compareIds } from '../ids.ts'
import type { Outage, ServiceResult, Verdict } from './contract.ts'
import { buildPathFinder, type PathFinder } from './criticalPath.ts'
import { lossOf, lossRatesOf, type Step } from './loss.ts'
import { buildRecoveryPoints, type RecoveryPoint, rpoVerdict } from './recoveryPoints.ts'

/**
 * An objective against the longest outage.
 *
 * An outage that is not over misses any objective if nothing more would ever happen.
 */
export function verdictOf(log: Log, outages: readonly Outage[], targetMs: number | null): Verdict {
  if (outages.length === 0) return 'not-hit'
  if (targetMs === null) return 'no-target'
  if (longestMs(log, outages) > targetMs) return 'missed'
  if (outages.every((outage) => outage.endMs !== null)) return 'met'
  return log.isComplete ? 'missed' : 'open'
}

function lengthMs(log: Log, outage: Outage): number {
  return (outage.endMs ?? log.untilMs) - outage.startMs
}

function longestMs(log: Log, outages: readonly Outage[]): number {
  return outages.reduce((longest, outage) => Math.max(longest, lengthMs(log, outage)), 0)
}

function outagesOf(events: readonly LogEvent[], findPath: PathFinder): readonly Outage[] {
  const outages: Outage[] = []
  let start: LogEvent | null = null
  const close = (from: LogEvent, end: LogEvent | null) =>
    outages.push({
      startMs: from.atMs,
      endMs: end?.atMs ?? null,
      startEventId: from.id,
      endEventId: end?.id ?? null,
      path: findPath(from, end),
    })
  for (const event of events) {
    if (event.kind === 'outage-started' && start === null) start = event
    if (event.kind === 'outage-ended' && start !== null) {
      close(start, event)
      start = null
    }
  }
  if (start !== null) close(start, null)
  return outages
}

/** The level that reached customers, with workarounds, as steps from the start. */
function deliveredSteps(events: readonly LogEvent[]): readonly Step[] {
  const steps: Step[] = [{ atMs: 0, level: 1 }]
  for (const event of events) {
    const level = event.delivered ?? (event.kind === 'state' ? event.level : undefined)
    if (level !== undefined) steps.push({ atMs: event.atMs, level })
  }
  return steps
}

function coveredMs(
  log: Log,
  outages: readonly Outage[],
  { steps, minimum }: { readonly steps: readonly Step[]; readonly minimum: number },
): number {
  let covered = 0
  steps.forEach((step, position) => {
    if (step.level < minimum) return
    const toMs = steps[position + 1]?.atMs ?? log.untilMs
    for (const outage of outages) {
      const endMs = Math.min(toMs, outage.endMs ?? log.untilMs)
      covered += Math.max(0, endMs - Math.max(step.atMs, outage.startMs))
    }
  })
  return covered
}

/** The highest level that work by hand brought to customers while the systems gave less. */
function carriedLevel(events: readonly LogEvent[], outages: readonly Outage[]): number {
  let highest = 0
  for (const { startEventId, endMs } of outages) {
    for (const { id, atMs, level, delivered } of events) {
      // What comes back at the end of an outage is the systems’ doing.
      if (id < startEventId || atMs >= (endMs ?? Number.POSITIVE_INFINITY)) continue
      if (delivered !== undefined && delivered > (level ?? 0))
        highest = Math.max(highest, delivered)
    }
  }
  return highest
}

function backlogPeak(log: Log, events: readonly LogEvent[]): number {
  let peak = 0
  let last: LogEvent | null = null
  for (const event of events) {
    if (event.backlog === undefined) continue
    peak = Math.max(peak, event.backlog)
    last = event
  }
  if (last === null) return peak
  const grown = ((last.backlogPerHour ?? 0) * (log.untilMs - last.atMs)) / 3_600_000
  return Math.max(peak, (last.backlog ?? 0) + grown)
}

/** When all work was caught up with after the last outage; at its end if none was left behind. */
function normalAt(events: readonly LogEvent[], outages: readonly Outage[]): number | null {
  const last = outages.at(-1)
  if (last === undefined || last.endMs === null) return null
  const endMs = last.endMs ?? 0
  const normal = events.find((event) => event.kind === 'normal' && event.atMs >= endMs)
  if (normal !== undefined) return normal.atMs
  const isBehind = events.some((event) => event.id >= last.startEventId && (event.backlog ?? 0) > 0)
  return isBehind ? null : endMs
}

function lowestLevel(events: readonly LogEvent[]): number {
  return events.reduce(
    (lowest, event) => (event.kind === 'state' ? Math.min(lowest, event.level ?? 1) : lowest),
    1,
  )
}

const targetOf = (ms: number): number | null => (ms < 0 ? null : ms)

type Hit = {
  readonly entity: Entity
  readonly service: CompiledService
  readonly events: readonly LogEvent[]
  readonly outages: readonly Outage[]
  /** What it lost with data; `null` if no data were harmed in the run. */
  readonly point: RecoveryPoint | null
}

function moneyOf(model: Model, log: Log, { entity, events, outages }: Hit) {
  const curve = model.plan.businessServices?.[entity.id]?.loss
  if (curve === undefined) return { currency: null, loss: null }
  const rates = lossRatesOf(curve)
  const steps = deliveredSteps(events)
  let loss = 0
  for (const { startMs, endMs } of outages) {
    loss += lossOf(rates, { startMs, endMs: endMs ?? log.untilMs }, steps)
  }
  return { currency: curve.currency, loss: Math.round(loss) }
}

/** What was lost with data; what is out of use counts only while the service is out for it. */
function pointOf(log: Log, { service, outages, point }: Hit) {
  const isRestored = outages.every((outage) => outage.endMs !== null)
  const isDataBack = isRestored || point === null || !point.isOut
  const rpaMs = point === null || (isDataBack && point.lostMs === 0) ? null : point.lostMs
  const rpoMs = targetOf(service.rpoMs)
  const rpo = rpoVerdict(log, { lostMs: rpaMs, isBack: isDataBack }, rpoMs)
  return { rpaMs, isDataBack, rpoMs, rpo }
}

function resultOf(model: Model, log: Log, hit: Hit): ServiceResult {
  const { entity, service, events, outages } = hit
  const rtoMs = targetOf(service.rtoMs)
  const mtdMs = targetOf(service.mtdMs)
  const delivered = { steps: deliveredSteps(events), minimum: service.minimumLevel }
  return {
    id: entity.id,
    name: entity.name,
    tier: service.tier,
    outages,
    rtaMs: longestMs(log, outages),
    isRestored: outages.every((outage) => outage.endMs !== null),
    downMs: outages.reduce((sum, outage) => sum + lengthMs(log, outage), 0),
    lowestLevel: lowestLevel(events),
    rtoMs,
    mtdMs,
    rto: verdictOf(log, outages, rtoMs),
    mtd: verdictOf(log, outages, mtdMs),
    ...pointOf(log, hit),
    coveredMs: coveredMs(log, outages, delivered),
    carriedLevel: carriedLevel(events, outages),
    normalAtMs: normalAt(events, outages),
    backlogPeak: Math.round(backlogPeak(log, events)),
    ...moneyOf(model, log, hit),
  }
}

/** The events about each business service, in the order of the log. */
function eventsByService(model: Model, log: Log): ReadonlyMap<string, LogEvent[]> {
  const byService = new Map<string, LogEvent[]>()
  for (const { id, kind } of model.entities) if (kind === 'business-service') byService.set(id, [])
  for (const event of log.events) byService.get(event.entity)?.push(event)
  return byService
}

/** Results of all business services, sorted by tier, then id. */
export function serviceResults(model: Model, log: Log): readonly ServiceResult[] {
  const findPath = buildPathFinder(model, log)
  const events = eventsByService(model, log)
  const findPoint = buildRecoveryPoints(model, log)
  const results: ServiceResult[] = []
  for (const entity of model.entities) {
    const service = model.services[entity.index]
    if (service === null || service === undefined) continue
    const own = events.get(entity.id) ?? []
    const outages = outagesOf(own, findPath)
    const point = findPoint === null ? null : findPoint(entity.index)
    results.push(resultOf(model, log, { entity, service, events: own, outages, point }))
  }
  return results.sort((a, b) => a.tier - b.tier || compareIds(a.id, b.id))
}
