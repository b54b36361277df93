/**
 * What an outage that is not over at the end of the run still waits for.
 *
 * Looks at the *causal neighbourhood* of the outage: the effects of the faults that began it, as far
 * as they are about things that the service stands on and that are not back. Of those, the latest
 * event of waiting or working from which nothing has followed is the answer.
 */
import { aboutOf } from '../compile/effects.ts'
import type { Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent, SegmentKind } from '../engine/log/log.ts'
import { effectsOf } from './causes.ts'
import { isImpaired, stateEvents } from './spans.ts'

/** What time is spent on while one of these is the last thing that happened. */
const openKinds: Partial<Record<EventKind, SegmentKind>> = {
  fault: 'detect',
  'fix-known': 'wait-for-person',
  'update-halted': 'outside',
  machines: 'work',
  alert: 'wait-for-triage',
  'triage-started': 'triage',
  noticed: 'detect',
  detected: 'page',
  paged: 'wait-for-person',
  'page-failed': 'page',
  acknowledged: 'wait-for-person',
  arrived: 'wait-for-person',
  diagnosing: 'diagnose',
  'diagnosed-wrongly': 'diagnose',
  diagnosed: 'decide',
  declared: 'decide',
  'no-recovery': 'wait-for',
  'runbook-activated': 'wait-for-person',
  'approval-asked': 'decide',
  approved: 'wait-for-person',
  'task-waiting': 'wait-for',
  'work-waiting': 'wait-for-person',
  'work-paused': 'wait-for-person',
  'work-resumed': 'work',
  'task-started': 'work',
  'task-failed': 'wait-for-person',
  'task-abandoned': 'wait-for',
  'task-unblocked': 'wait-for-person',
  stuck: 'wait-for',
  'decision-asked': 'decide',
  'decision-taken': 'decide',
  'decision-by-default': 'decide',
  'action-started': 'work',
  'task-unattended': 'transfer',
  'restore-waiting': 'wait-for',
  'restore-started': 'transfer',
  'restore-rate': 'transfer',
  'restore-copied': 'verify',
  'restore-rebuilt': 'verify',
  'restore-failed': 'transfer',
  'start-waiting': 'wait-for',
  starting: 'start',
  deadlock: 'wait-for',
  oscillation: 'wait-for',
  'failover-waiting': 'decide',
  'failover-started': 'switch',
  'failover-failed': 'work',
}

/** What the time from this event to the end of the run is spent on. */
export function openSegment(event: LogEvent, model: Model): SegmentKind {
  const waitsForTeam = (event.other ?? []).some((id) => model.plan.teams?.[id] !== undefined)
  if (event.kind === 'task-waiting' && waitsForTeam) return 'wait-for-person'
  return openKinds[event.kind] ?? 'wait-for'
}

/** Indexes of everything that an entity stands on, itself included, over all phases and groups. */
export function standsOn(model: Model, entity: number): ReadonlySet<number> {
  const providers: number[][] = model.entities.map(() => [])
  for (const { from, to } of model.dependencies) providers[from]?.push(to)
  model.groups.forEach((group, index) => providers[index]?.push(...(group?.members ?? [])))
  const found = new Set<number>()
  const open = [entity]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(providers[next] ?? []))
  }
  return found
}

function impairedAtEnd(model: Model, log: Log): ReadonlySet<number> {
  const events = stateEvents(log)
  const impaired = new Set<number>()
  for (const entity of model.entities) {
    const last = events.get(entity.id)?.at(-1)?.to
    if (last !== undefined && isImpaired(entity, last)) impaired.add(entity.index)
  }
  return impaired
}

/** The entities that an id in the log is about: a component, a task’s targets, a fault’s hits. */
export function subjectsOf(model: Model): ReadonlyMap<string, readonly number[]> {
  const subjects = new Map<string, readonly number[]>()
  for (const { id, index } of model.entities) subjects.set(id, [index])
  for (const fault of model.faults) {
    subjects.set(fault.id, fault.hits)
    if (fault.type !== 'breakdowns') continue
    fault.hits.forEach((entity, position) => {
      subjects.set(fault.hitIds[position] ?? fault.id, [entity])
    })
  }
  // Whoever is called is called about everything that was hit.
  for (const { id } of model.teams)
    subjects.set(
      id,
      model.faults.flatMap(({ hits }) => hits),
    )
  for (const task of model.tasks) subjects.set(task.id, aboutOf(task))
  for (const runbook of model.runbooks) subjects.set(runbook.id, runbook.recovers)
  for (const fleet of model.fleets) {
    for (const cohort of fleet.cohorts) subjects.set(cohort.id, [fleet.entity])
  }
  return subjects
}

/** By event id: the faults from which it followed. Sets are shared where they are equal. */
function originsOf(log: Log): readonly ReadonlySet<number>[] {
  const origins: ReadonlySet<number>[] = []
  for (const event of log.events) {
    const isOrigin = event.kind === 'fault' || event.kind === 'update-pushed'
    const inherited = event.because.flatMap((cause) => origins[cause] ?? [])
    const [only] = inherited
    if (!isOrigin && inherited.every((each) => each === only)) origins.push(only ?? new Set())
    else
      origins.push(
        new Set([...(isOrigin ? [event.id] : []), ...inherited.flatMap((each) => [...each])]),
      )
  }
  return origins
}

/** Events of waiting or working that nothing has followed yet, latest first. */
function looseEnds(log: Log): readonly LogEvent[] {
  const effects = effectsOf(log)
  const leadsOn = (id: number) =>
    (effects[id] ?? []).some((effect) => {
      const kind = log.events[effect]?.kind
      return kind !== undefined && openKinds[kind] !== undefined
    })
  const open = log.events.filter(({ id, kind }) => openKinds[kind] !== undefined && !leadsOn(id))
  return open.reverse()
}

/**
 * Prepares the question what an unfinished outage is stuck at.
 *
 * The answer is the start of the outage itself where nothing has followed from its faults.
 */
export function buildStuckAt(model: Model, log: Log): (start: LogEvent) => LogEvent {
  const origins = originsOf(log)
  const ends = looseEnds(log)
  const impaired = impairedAtEnd(model, log)
  const subjects = subjectsOf(model)
  return (start) => {
    const provided = standsOn(model, model.indexById[start.entity] ?? -1)
    const faults = [...(origins[start.id] ?? [])]
    const isNear = (event: LogEvent) =>
      event.id > start.id && faults.some((fault) => origins[event.id]?.has(fault))
    const isRelevant = (event: LogEvent) =>
      (subjects.get(event.entity) ?? []).some((one) => provided.has(one) && impaired.has(one))
    return ends.find((event) => isNear(event) && isRelevant(event)) ?? start
  }
}
