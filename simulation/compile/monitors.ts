/**
 * Monitors by what they watch, whether it is listed or drawn as a dependency of phase `observe`.
 */
import type { Component, Group } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, nameOf, notesAbout } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr } from './draws.ts'
import type { CompiledMonitor } from './model.ts'

/** A map of lists that grows. */
type Lists<T> = Map<string, T[]>

function add<T>(lists: Lists<T>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** What each component observes by a dependency, or because a group goes by its readings. */
function observedBy({ plan }: CompileContext): Lists<string> {
  const observed: Lists<string> = new Map()
  for (const { phase, from, to } of Object.values(plan.dependencies ?? {})) {
    if (phase === 'observe' && from !== undefined && to !== undefined) add(observed, to, from)
  }
  for (const { failover, members } of Object.values(plan.groups ?? {})) {
    const monitor = failover?.watchedBy
    if (monitor === undefined) continue
    for (const member of members ?? []) add(observed, monitor, idOfMember(member))
  }
  return observed
}

function idOfMember(member: NonNullable<Group['members']>[number]): string {
  return typeof member === 'string' ? member : member.id
}

/** The monitors that watch each thing, in the order of their ids. */
export function compileMonitors(
  context: CompileContext,
): ReadonlyMap<string, readonly CompiledMonitor[]> {
  const byWatched: Lists<CompiledMonitor> = new Map()
  const observed = observedBy(context)
  for (const id of sortedIds(context.plan.components)) {
    const component = context.plan.components?.[id] ?? {}
    const watched = new Set([...(component.monitor?.watches ?? []), ...(observed.get(id) ?? [])])
    if (watched.size === 0) continue
    const monitor = compileMonitor(context, id, component)
    for (const target of watched) add(byWatched, target, monitor)
  }
  return byWatched
}

function compileMonitor(
  context: CompileContext,
  id: string,
  { monitor = {} }: Component,
): CompiledMonitor {
  const note = notesAbout(context, ['components', id, 'monitor'], nameOf(context.plan, id))
  const { signal, missesDegraded, missesData, falseAlarmsPerDay = 0 } = monitor
  const misses = monitor.misses ?? defaultNumbers.monitorMisses.value
  const said = [signal, missesDegraded, missesData]
  return {
    entity: entityIndex(context, id),
    interval: drawOr(monitor.interval, defaultTimes.monitorInterval, note('interval')),
    delay: drawOr(monitor.delay, defaultTimes.monitorDelay, note('delay')),
    misses,
    missesDegraded: missesDegraded ?? misses,
    missesData: missesData ?? (signal === 'white-box' ? misses : 1),
    signal: signal ?? 'black-box',
    falseAlarmsPerDay,
    isFollowed: falseAlarmsPerDay > 0 || said.some((value) => value !== undefined),
  }
}
