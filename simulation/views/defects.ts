/**
 * Latent defects: what the plan had wrong all along and what only an outage brought to light.
 *
 * Every wait in a log names what was waited for. This finds the place in the plan by which it had to
 * wait, so that it can be mended there, and so that a replay can do without it.
 */
import { aboutOf } from '../compile/effects.ts'
import type { CompiledTask, Model } from '../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../engine/log/log.ts'
import type { Phase } from '../plan/schema.ts'
import type { PlanPath } from './contract.ts'
import { nameOf } from './names.ts'
import { waitsEndedBy } from './standstills.ts'

/** One thing that the plan says, or leaves out, and that made somebody wait. */
export type Defect = {
  /** Where it stands in the plan, or where it is missing. */
  readonly path: PlanPath
  /** The id of what was waited for; empty where something is missing. */
  readonly waitsFor: string
  /** One sentence in the present tense: it was so before anything happened. */
  readonly text: string
}

type Finder = (model: Model, event: LogEvent) => readonly Defect[]

const finders: Partial<Record<EventKind, Finder>> = {
  'start-waiting': (model, event) => needsOf(model, event, [event.entity], ['start']),
  'failover-waiting': (model, event) =>
    needsOf(model, event, membersOf(model, event.entity), ['change']),
  'task-waiting': defectsOfTask,
  'page-failed': channelsOf,
  'no-recovery': (model, event) => [
    {
      path: ['components', event.entity, 'repair'],
      waitsFor: '',
      text: `Nothing says how ${nameOf(model, event.entity)} is mended.`,
    },
  ],
}

/** A defect with the event that had to do with it. */
export type FoundDefect = { readonly defect: Defect; readonly eventId: number }

/** Finds the defects that an event brought to light, being a wait or the end of one. */
export type DefectFinder = (event: LogEvent) => readonly FoundDefect[]

/** Prepares the search for defects in one log, for those who ask for many events. */
export function buildDefectFinder(model: Model, log: Log): DefectFinder {
  const ended = waitsEndedBy(log)
  return (event) =>
    [...(ended.get(event.id) ?? []), event].flatMap((wait) =>
      (finders[wait.kind]?.(model, wait) ?? []).map((defect) => ({ defect, eventId: event.id })),
    )
}

function membersOf(model: Model, id: string): readonly string[] {
  const members = model.groups[model.indexById[id] ?? -1]?.members ?? []
  return members.flatMap((member) => model.entities[member]?.id ?? [])
}

/** Dependencies of some consumers on what an event waits for. */
function needsOf(
  model: Model,
  event: LogEvent,
  consumers: readonly string[],
  phases: readonly Phase[],
): readonly Defect[] {
  const waitedFor = new Set(event.other ?? [])
  const from = new Set(consumers)
  return model.dependencies.flatMap((dependency): readonly Defect[] => {
    const consumer = model.entities[dependency.from]?.id ?? ''
    const provider = model.entities[dependency.to]?.id ?? ''
    const isIt = from.has(consumer) && waitedFor.has(provider) && phases.includes(dependency.phase)
    if (!isIt) return []
    const text = `${nameOf(model, consumer)} needs ${nameOf(model, provider)} ${purposes[dependency.phase]}.`
    return [{ path: ['dependencies', dependency.id], waitsFor: provider, text }]
  })
}

const purposes: Readonly<Record<Phase, string>> = {
  run: 'to run',
  start: 'to start',
  recover: 'to be recovered',
  change: 'to be changed or switched',
  operate: 'for people to get at it',
  observe: 'to be seen',
}

/** Entities that a task is about. */
function aimsOf(model: Model, task: CompiledTask): readonly string[] {
  return aboutOf(task).flatMap((index) => model.entities[index]?.id ?? [])
}

function defectsOfTask(model: Model, event: LogEvent): readonly Defect[] {
  const task = model.tasks.find(({ id }) => id === event.entity)
  if (task === undefined) return []
  const aims = aimsOf(model, task)
  const switched = task.switches.flatMap((index) => model.entities[index]?.id ?? [])
  const consumers = [...aims, ...switched.flatMap((group) => membersOf(model, group))]
  return [
    ...needsOf(model, event, consumers, ['recover', 'operate', 'change']),
    ...namedNeeds(model, event),
    ...documentOf(model, event, task),
  ]
}

/** `runbook/task` as the plan has it. */
function partsOf(id: string): readonly [string, string] {
  const slash = id.indexOf('/')
  return [id.slice(0, slash), id.slice(slash + 1)]
}

function namedNeeds(model: Model, event: LogEvent): readonly Defect[] {
  const [runbook, task] = partsOf(event.entity)
  const needs = model.plan.runbooks?.[runbook]?.tasks?.[task]?.needs ?? []
  return (event.other ?? []).flatMap((other) => {
    const position = needs.indexOf(other)
    if (position < 0) return []
    const text = `“${nameOf(model, event.entity)}” needs ${nameOf(model, other)} to begin.`
    return [
      { path: ['runbooks', runbook, 'tasks', task, 'needs', position], waitsFor: other, text },
    ]
  })
}

function documentOf(model: Model, event: LogEvent, task: CompiledTask): readonly Defect[] {
  const runbook = model.runbooks[task.runbook]
  const kept = model.entities[runbook?.document ?? -1]?.id
  if (runbook === undefined || kept === undefined || !(event.other ?? []).includes(kept)) return []
  const text = `The runbook “${nameOf(model, runbook.id)}” is kept in ${nameOf(model, kept)} alone.`
  return [{ path: ['runbooks', runbook.id, 'document'], waitsFor: kept, text }]
}

function channelsOf(model: Model, event: LogEvent): readonly Defect[] {
  const channels = model.plan.teams?.[event.entity]?.reachedThrough ?? []
  return channels.flatMap((channel, position) => {
    if (!(event.other ?? []).includes(channel)) return []
    const text = `${nameOf(model, event.entity)} is reached through ${nameOf(model, channel)}.`
    return [{ path: ['teams', event.entity, 'reachedThrough', position], waitsFor: channel, text }]
  })
}
