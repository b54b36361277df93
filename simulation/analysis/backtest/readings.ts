/**
 * Reads off one run what the record tells of an outage.
 */
import { assertNever } from '../../assert.ts'
import type { Model } from '../../compile/model.ts'
import type { Log } from '../../engine/log/log.ts'
import type { MilestoneRead, MilestoneRow } from '../../milestones/schema.ts'
import { serviceResults } from '../../views/services.ts'
import {
  backlogCurve,
  crossingMs,
  type Curve,
  levelCurve,
  machinesCurve,
  sumOf,
  valueAt,
  waitingCurve,
} from './curves.ts'

const hourMs = 3_600_000

/**
 * What a milestone is in a run.
 *
 * Units: milliseconds since the start for times, Infinity for what did not happen; else those of the
 * milestone’s value.
 */
export function readMilestone(
  model: Model,
  log: Log,
  row: MilestoneRow & { readonly read: MilestoneRead; readonly atMs: number },
): number {
  const { read, value = 0, atMs } = row
  if (read.what === 'event') return eventMs(log, read)
  if (read.what === 'lost') return lostHours(model, log, read)
  const curve = sumOf(namesOf(read).map((id) => curveOf(model, log, read, id)))
  if (read.as === 'value') return valueAt(curve, atMs)
  if (read.as === 'peak') return curve.reduce((most, point) => Math.max(most, point.value), 0)
  return crossingMs(curve, value, directionOf(read))
}

function namesOf({ of }: MilestoneRead): readonly string[] {
  return typeof of === 'string' ? [of] : of
}

/** Levels and working machines rise when things get better; what waits or is broken falls. */
function directionOf({ what, worsening = false }: MilestoneRead): 'rising' | 'falling' {
  const isGood = what === 'level' || what === 'working'
  return isGood === worsening ? 'falling' : 'rising'
}

function curveOf(model: Model, log: Log, { what }: MilestoneRead, id: string): Curve {
  switch (what) {
    case 'level':
      return levelCurve(model, log, id)
    case 'working':
    case 'broken':
      return machinesCurve(model, log, { id, what })
    case 'backlog':
      return backlogCurve(log, id)
    case 'waiting':
      return waitingCurve(log, id)
    case 'event':
    case 'lost':
      return []
    default:
      return assertNever(what)
  }
}

/** When the last of the named things first had the event. */
function eventMs(log: Log, read: MilestoneRead): number {
  const first = namesOf(read).map((id) => {
    const found = log.events.find(({ kind, entity }) => kind === read.event && entity === id)
    return found?.atMs ?? Infinity
  })
  return Math.max(...first)
}

function lostHours(model: Model, log: Log, read: MilestoneRead): number {
  const names = namesOf(read)
  const lost = serviceResults(model, log)
    .filter(({ id }) => names.includes(id))
    .map(({ rpaMs }) => rpaMs ?? 0)
  return Math.max(0, ...lost) / hourMs
}
