/**
 * How many machines of a fleet work at any moment.
 *
 * `machines` events carry counts and rates that hold until the next event of the same fleet or
 * cohort. Where only cohorts report, the fleet is their sum, and a silent cohort works whole.
 */
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent, MachineCounts } from '../engine/log/log.ts'
import type { FleetPoint } from './contract.ts'
import { lastAtMost } from './spans.ts'

const hourMs = 3_600_000

type Part = { readonly machines: number; readonly last: LogEvent | null }

function workingPerHour(counts: MachineCounts): number {
  const { breakingPerHour, selfHealingPerHour, remotePerHour, handsOnPerHour } = counts
  return selfHealingPerHour + remotePerHour + handsOnPerHour - breakingPerHour
}

function workingAt({ machines, last }: Part, atMs: number): number {
  const counts = last?.machines
  if (last === null || counts === undefined) return machines
  const grown = (workingPerHour(counts) * (atMs - last.atMs)) / hourMs
  return Math.min(machines, Math.max(0, counts.working + grown))
}

/** What the counts are made of: the fleet or cohort itself if it reports, else all its cohorts. */
function partsOf(model: Model, id: string, reporting: ReadonlySet<string>): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const { entity, machines, cohorts } of model.fleets) {
    const isFleet = model.indexById[id] === entity
    if (isFleet && reporting.has(id)) parts.set(id, { machines, last: null })
    else {
      for (const cohort of cohorts) {
        const isAsked = isFleet || cohort.id === id
        if (isAsked) parts.set(cohort.id, { machines: cohort.machines, last: null })
      }
    }
  }
  return parts
}

function pointAt(parts: ReadonlyMap<string, Part>, atMs: number, eventId: number | null) {
  let working = 0
  let machines = 0
  for (const part of parts.values()) {
    working += workingAt(part, atMs)
    machines += part.machines
  }
  return { atMs, working, broken: machines - working, eventId }
}

/**
 * Working and broken machines of a fleet or cohort at every change of rate; linear in between.
 *
 * Empty if there is no such fleet.
 */
export function fleetCurve(
  model: Model,
  log: Pick<Log, 'events' | 'untilMs'>,
  fleetId: string,
): readonly FleetPoint[] {
  const events = log.events.filter((event) => event.machines !== undefined)
  const parts = partsOf(model, fleetId, new Set(events.map((event) => event.entity)))
  if (parts.size === 0) return []
  const points: FleetPoint[] = [pointAt(parts, 0, null)]
  for (const event of events) {
    const part = parts.get(event.entity)
    if (part === undefined) continue
    const before = pointAt(parts, event.atMs, null)
    parts.set(event.entity, { ...part, last: event })
    const after = pointAt(parts, event.atMs, event.id)
    const previous = points.at(-1)
    // A jump needs a point before and one after, so that nobody draws a slope through it.
    if (previous?.atMs === event.atMs) points.pop()
    else if (before.working !== after.working) points.push(before)
    points.push(after)
  }
  const isOpen = (points.at(-1)?.atMs ?? 0) < log.untilMs
  return isOpen ? [...points, pointAt(parts, log.untilMs, null)] : points
}

/** Working and broken machines of a fleet at a moment. */
export function fleetAt(
  model: Model,
  log: Log,
  fleetId: string,
  atMs: number,
): { readonly working: number; readonly broken: number } {
  const points = fleetCurve(model, log, fleetId)
  const position = lastAtMost(
    points.map((point) => point.atMs),
    atMs,
  )
  const before = points[position]
  const after = points[position + 1]
  if (before === undefined) return { working: 0, broken: 0 }
  if (after === undefined || after.atMs <= before.atMs) return before
  const share = Math.max(0, atMs - before.atMs) / (after.atMs - before.atMs)
  return {
    working: before.working + (after.working - before.working) * share,
    broken: before.broken + (after.broken - before.broken) * share,
  }
}
