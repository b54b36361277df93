/**
 * What a stretch of time was spent on, as something that a replay can take away: draws that become
 * nothing, or teams that get people enough.
 */
import type { Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import type { Instant } from '../engine/simulate.ts'

type Draws = (event: LogEvent, model: Model) => readonly Instant[]

/** The same entity, several purposes. */
const own =
  (...purposes: readonly string[]): Draws =>
  ({ entity }) =>
    purposes.map((purpose) => ({ purpose, entity }))

const drawsOf: Partial<Record<EventKind, Draws>> = {
  noticed: drawsOfNotice,
  acknowledged: own('acknowledge'),
  arrived: own('travel', 'call-out'),
  diagnosed: own('diagnose'),
  'diagnosed-wrongly': own('diagnose-wrongly', 'wrong-diagnosis-costs'),
  declared: own('declare'),
  approved: own('approval', 'failover-decide'),
  'triage-done': own('triage'),
  'restore-rebuilt': own('rebuild'),
  restored: own('check'),
  'restore-failed': own('check'),
  'action-done': own('action'),
  'action-failed': own('action'),
  'task-done': own('task'),
  'task-failed': own('task'),
  'failover-done': own('failover-switch', 'failover-by-hand'),
  'failover-failed': own('failover-switch'),
  'fault-cleared': own('clear'),
  'update-halted': own('reverted', 'halt'),
  'fix-known': own('fix-known'),
  'workaround-started': ({ other = [] }) =>
    other.map((entity) => ({ purpose: 'workaround', entity })),
  state: drawsOfState,
}

/** Users notice by themselves; a monitor after its interval and delay; a group by its health check. */
function drawsOfNotice({ entity, other = [] }: LogEvent, model: Model): readonly Instant[] {
  const isGroup = (model.groups[model.indexById[entity] ?? -1] ?? null) !== null
  if (isGroup) {
    return [{ purpose: 'failover-detect', entity }]
  }
  return other.flatMap((observer) =>
    observer === 'users'
      ? [{ purpose: 'users-report', entity }]
      : ['monitor-interval', 'monitor-delay'].map((purpose) => ({
          purpose,
          entity: `${observer}/${entity}`,
        })),
  )
}

function drawsOfState({ entity, segment }: LogEvent): readonly Instant[] {
  if (segment === 'start') return [{ purpose: 'start', entity }]
  return segment === 'settle' ? [{ purpose: 'dns-tail', entity }] : []
}

/** Draws that made up the time between an event and its binding cause; none if it took none. */
export function drawsBefore(model: Model, log: Log, event: LogEvent): readonly Instant[] {
  const cause = log.events[event.because[0] ?? -1]
  if (cause === undefined || cause.atMs === event.atMs) return []
  return drawsOf[event.kind]?.(event, model) ?? []
}

/** Teams whose people an event waited for, or whose hands did the work. */
export function teamsBehind(model: Model, event: LogEvent): readonly string[] {
  if (event.kind === 'machines' || event.kind === 'state') return technicians(model, event.entity)
  if (event.segment !== 'wait-for-person') return []
  const called = event.kind === 'arrived' ? [event.entity] : (event.other ?? [])
  return called.filter((id) => model.plan.teams?.[id] !== undefined)
}

/** Teams that mend the machines of a fleet, or of the fleet of a cohort, by hand. */
function technicians(model: Model, id: string): readonly string[] {
  const entity = model.indexById[id.split('/')[0] ?? id]
  const fleet = model.fleets.find((one) => one.entity === entity)
  return (fleet?.technicians ?? []).flatMap((team) => model.teams[team]?.id ?? [])
}
