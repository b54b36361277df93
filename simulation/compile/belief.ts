/**
 * Who would know what: the watches of everything of which belief is kept apart from how it is.
 *
 * Belief is followed where the plan says something that acts on it: a monitor that errs or goes by
 * a signal of its own, a group that switches by readings, alerts that are triaged, steps that verify,
 * people who go by what they were told. Everything else is known as soon as it is noticed, so that
 * a plan which says nothing of the kind costs and gives what it always did.
 */
import { durationToMs } from '../plan/duration.ts'
import type {
  CompiledAlarms,
  CompiledBelief,
  CompiledTriage,
  CompiledWatch,
} from './beliefModel.ts'
import { type CompileContext, notesAbout, teamIndex } from './context.ts'
import { defaultTimes } from './defaults.ts'
import { drawOr } from './draws.ts'
import type { CompiledGroup, CompiledTask, Entity } from './model.ts'

const dayMs = 86_400_000

type Parts = {
  readonly entities: readonly Entity[]
  readonly groups: readonly (CompiledGroup | null)[]
  readonly tasks: readonly CompiledTask[]
}

export function compileBelief(context: CompileContext, parts: Parts): CompiledBelief {
  const triage = compileTriage(context)
  const isActedOn = context.plan.response?.actsOn === 'belief'
  const asked = askedFor(parts)
  const isFollowed = parts.entities.map(
    ({ index, monitors }) =>
      monitors.length > 0 &&
      (triage !== null ||
        isActedOn ||
        asked.has(index) ||
        monitors.some((monitor) => monitor.isFollowed)),
  )
  const watches = compileWatches(parts.entities, isFollowed)
  return {
    isFollowed,
    watches,
    alarms: compileAlarms(parts.entities, watches),
    triage,
    isActedOn,
  }
}

/** Things of which somebody wants to know what is believed. */
function askedFor({ groups, tasks }: Parts): ReadonlySet<number> {
  const watched = groups.flatMap((group) =>
    (group?.watchedBy ?? -1) < 0 ? [] : (group?.members ?? []),
  )
  const verified = tasks.flatMap((task) => [...task.verifies, ...task.announces])
  return new Set([...watched, ...verified])
}

function compileTriage(context: CompileContext): CompiledTriage | null {
  const { triage, team } = context.plan.response ?? {}
  if (triage === undefined) return null
  const note = notesAbout(context, ['response', 'triage'], 'an alert')
  return {
    team: teamIndex(context, triage.team ?? team),
    takes: drawOr(triage.takes, defaultTimes.triage, note('takes', 'triage')),
    suppressesMs: triage.suppresses === undefined ? -1 : (durationToMs(triage.suppresses) ?? -1),
  }
}

function compileWatches(
  entities: readonly Entity[],
  isFollowed: readonly boolean[],
): readonly CompiledWatch[] {
  const watches = entities.flatMap((target) =>
    isFollowed[target.index] === true
      ? target.monitors.map(({ entity, ...monitor }) => ({
          id: `${entities[entity]?.id ?? ''}/${target.id}`,
          monitor: entity,
          target: target.index,
          signal: monitor.signal,
          interval: monitor.interval,
          delay: monitor.delay,
          misses: monitor.misses,
          missesDegraded: monitor.missesDegraded,
          missesData: monitor.missesData,
        }))
      : [],
  )
  return watches
    .sort((a, b) => a.monitor - b.monitor || a.target - b.target)
    .map((watch, index) => ({ ...watch, index }))
}

/** Monitors with false alarms, each over everything that it watches. */
function compileAlarms(
  entities: readonly Entity[],
  watches: readonly CompiledWatch[],
): readonly CompiledAlarms[] {
  const perDayOf = new Map(
    entities.flatMap(({ monitors }) =>
      monitors.map((monitor) => [monitor.entity, monitor.falseAlarmsPerDay] as const),
    ),
  )
  return [...perDayOf]
    .filter(([, perDay]) => perDay > 0)
    .sort(([a], [b]) => a - b)
    .map(([monitor, perDay]) => ({
      id: entities[monitor]?.id ?? '',
      monitor,
      watches: watches.filter((watch) => watch.monitor === monitor).map(({ index }) => index),
      meanMs: dayMs / perDay,
    }))
}
