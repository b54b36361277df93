/**
 * Monitors by what they watch, whether it is listed or drawn as a dependency of phase `observe`.
 */
import type { Component } from '../plan/schema.ts'
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

/** What each component observes by a dependency. */
function observedBy({ plan }: CompileContext): Lists<string> {
  const observed: Lists<string> = new Map()
  for (const { phase, from, to } of Object.values(plan.dependencies ?? {})) {
    if (phase === 'observe' && from !== undefined && to !== undefined) add(observed, to, from)
  }
  return observed
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
  return {
    entity: entityIndex(context, id),
    interval: drawOr(monitor.interval, defaultTimes.monitorInterval, note('interval')),
    delay: drawOr(monitor.delay, defaultTimes.monitorDelay, note('delay')),
    misses: monitor.misses ?? defaultNumbers.monitorMisses.value,
  }
}
