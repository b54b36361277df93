/**
 * How many machines of a fleet work at any moment.
 *
 * `machines` events carry counts and rates that hold until the next event of the same fleet or
 * cohort. Where cohorts report, the fleet is their sum, and a cohort without an event works whole.
 */
import type { CompiledFleet, Model } from '../compile/model.ts'
import type { Log, LogEvent, MachineCounts } from '../engine/log.ts'
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

function fleetOf(model: Model, fleetId: string): CompiledFleet | undefined {
  const entity = model.indexById[fleetId]
  return model.fleets.find((fleet) => fleet.entity === entity)
}

/** What the counts of a fleet are made of: its cohorts if they report, else the fleet itself. */
function partsOf(fleet: CompiledFleet, fleetId: string, reporting: ReadonlySet<string>) {
  const cohorts = fleet.cohorts.filter((cohort) => cohort.id !== fleetId)
  const isByCohort = cohorts.some((cohort) => reporting.has(cohort.id))
  const parts = new Map<string, Part>()
  if (!isByCohort) return parts.set(fleetId, { machines: fleet.machines, last: null })
  for (const { id, machines } of cohorts) parts.set(id, { machines, last: null })
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

/** Working and broken machines at every change of rate; between points everything is linear. */
export function fleetCurve(model: Model, log: Log, fleetId: string): readonly FleetPoint[] {
  const fleet = fleetOf(model, fleetId)
  if (fleet === undefined) return []
  const events = log.events.filter((event) => event.machines !== undefined)
  const parts = partsOf(fleet, fleetId, new Set(events.map((event) => event.entity)))
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
