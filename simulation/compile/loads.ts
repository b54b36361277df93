/**
 * Load: who carries demand to what has a capacity, how it is called, and how groups share it out.
 *
 * Where no capacity is known there is no load to be worked out, and nothing of it is in the model.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Component, Dependency } from '../plan/schema.ts'
import { type CompileContext, nameOf, notesAbout } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, numberOr } from './draws.ts'
import { offsetToMinutes } from './instants.ts'
import type {
  CompiledCalls,
  CompiledDemand,
  CompiledDependency,
  CompiledGroup,
  CompiledLoad,
  CompiledRetryPolicy,
} from './model.ts'
import { compilePeaks } from './peaks.ts'
import { siteAndParents } from './places.ts'
import { compileSharing } from './sharing.ts'

type Load = NonNullable<Component['load']>
type Written = {
  readonly retries?: number | undefined
  readonly retryBudget?: number | undefined
  readonly timeout?: string | undefined
}

/** What is known of dependencies before anybody knows which of them carry demand. */
export function compileCalls({ calls = {} }: Dependency): CompiledCalls {
  return {
    perRequest: calls.perRequest ?? defaultNumbers.callsPerRequest.value,
    policy: -1,
    opensAt: calls.breaker?.opensAt ?? -1,
    probes: calls.breaker?.probes ?? defaultNumbers.probes.value,
    fallback: calls.fallback ?? 0,
  }
}

function policyOf({ retries, retryBudget, timeout }: Written): CompiledRetryPolicy {
  return {
    retries: retries ?? 0,
    budget: retryBudget ?? -1,
    timeoutMs: timeout === undefined ? -1 : (durationToMs(timeout) ?? -1),
  }
}

/** All different ways of trying again, in a fixed order. */
class Policies {
  readonly #found = new Map<string, CompiledRetryPolicy>()

  add(written: Written): void {
    const policy = policyOf(written)
    this.#found.set(keyOf(policy), policy)
  }

  get list(): readonly CompiledRetryPolicy[] {
    return [...this.#found.values()].sort(
      (a, b) => a.retries - b.retries || a.budget - b.budget || a.timeoutMs - b.timeoutMs,
    )
  }

  indexOf(written: Written): number {
    const wanted = keyOf(policyOf(written))
    return this.list.findIndex((policy) => keyOf(policy) === wanted)
  }
}

function keyOf({ retries, budget, timeoutMs }: CompiledRetryPolicy): string {
  return `${retries} ${budget} ${timeoutMs}`
}

export type Carrying = {
  readonly dependencies: readonly CompiledDependency[]
  readonly groups: readonly (CompiledGroup | null)[]
}

/** Load, ways of trying again and shares of groups; the dependencies know which way is theirs. */
export function compileLoads(context: CompileContext, { dependencies, groups }: Carrying) {
  const { plan, entityIds } = context
  const isCarrier = carriersOf(context, { dependencies, groups })
  const policies = new Policies()
  const demandOf = (id: string) => plan.components?.[id]?.load?.demand
  const carries = (dependency: CompiledDependency): boolean =>
    dependency.phase === 'run' && (isCarrier[dependency.to] ?? false)
  entityIds.forEach((id, index) => {
    if (isCarrier[index] === true) policies.add(demandOf(id) ?? {})
  })
  for (const dependency of dependencies) {
    if (carries(dependency)) policies.add(plan.dependencies?.[dependency.id]?.calls ?? {})
  }
  return {
    dependencies: dependencies.map((dependency) => {
      if (!carries(dependency)) return dependency
      const written = plan.dependencies?.[dependency.id] ?? {}
      const perRequest = callsPerRequest(context, dependency.id, written)
      const policy = policies.indexOf(written.calls ?? {})
      return { ...dependency, calls: { ...dependency.calls, perRequest, policy } }
    }),
    loads: entityIds.map((id, index) =>
      isCarrier[index] === true
        ? compileLoad(context, id, policies.indexOf(demandOf(id) ?? {}))
        : null,
    ),
    sharing: groups.map((group, index) =>
      group !== null && isCarrier[index] === true
        ? compileSharing(context, context.entityIds[index] ?? '', group)
        : null,
    ),
    retryPolicies: policies.list,
  }
}

function callsPerRequest(context: CompileContext, id: string, { calls }: Dependency): number {
  return numberOr(calls?.perRequest, defaultNumbers.callsPerRequest, {
    assumptions: context.assumptions,
    path: ['dependencies', id, 'calls', 'perRequest'],
    what: `calls per request of ${nameOf(context.plan, id)}`,
  })
}

/** Whether demand on an entity reaches something whose capacity is known, by index. */
function carriersOf(
  { plan, entityIds }: CompileContext,
  { dependencies, groups }: Carrying,
): readonly boolean[] {
  const consumers: number[][] = entityIds.map(() => [])
  for (const { from, to, phase } of dependencies) if (phase === 'run') consumers[to]?.push(from)
  groups.forEach((group, index) => {
    for (const member of group?.members ?? []) consumers[member]?.push(index)
  })
  const isCarrier = entityIds.map((id) => plan.components?.[id]?.load?.perSecond !== undefined)
  const open = isCarrier.flatMap((isSized, index) => (isSized ? [index] : []))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const consumer of consumers[next] ?? []) {
      if (isCarrier[consumer] === true) continue
      isCarrier[consumer] = true
      open.push(consumer)
    }
  }
  return isCarrier
}

function compileLoad(context: CompileContext, id: string, policy: number): CompiledLoad {
  const load: Load = context.plan.components?.[id]?.load ?? {}
  const isSized = load.perSecond !== undefined
  return {
    capacity: load.perSecond ?? -1,
    ...(isSized ? struggle(context, id, load) : calm),
    warmUp: [...(load.warmUp ?? [])]
      .map(({ until, share }) => ({ untilMs: durationToMs(until) ?? 0, share }))
      .sort((a, b) => a.untilMs - b.untilMs),
    limit: load.limit ?? -1,
    isQueue: load.queue !== undefined,
    queueHolds: load.queue?.holds ?? -1,
    demand: demandFromOutside(context, id, policy),
  }
}

const calm = { failedCost: 0, atCollapse: 1, settlesMs: 0 }

/** How something with a capacity goes into overload. */
function struggle(context: CompileContext, id: string, load: Load) {
  const note = notesAbout(context, ['components', id, 'load'], nameOf(context.plan, id))
  const settles = drawOr(load.settles, defaultTimes.settles, note('settles'))
  return {
    failedCost: numberOr(load.failedCost, defaultNumbers.failedCost, note('failedCost')),
    atCollapse: load.atCollapse ?? defaultNumbers.atCollapse.value,
    settlesMs: settles.kind === 'fixed' ? settles.ms : 0,
  }
}

const hourSeconds = 3600

/** What is asked from outside per second; nothing where nothing is. */
function askedPerSecond({ plan }: CompileContext, id: string): number | undefined {
  const asked = plan.components?.[id]?.load?.demand?.perSecond
  const perHour = plan.businessServices?.[id]?.demandPerHour
  return asked ?? (perHour === undefined ? undefined : perHour / hourSeconds)
}

/** What comes from outside: requests of a component, or the work of a business service. */
function demandFromOutside(
  context: CompileContext,
  id: string,
  policy: number,
): CompiledDemand | null {
  const perSecond = askedPerSecond(context, id)
  if (perSecond === undefined) return null
  const { businessServices, components } = context.plan
  const written = components?.[id]?.load?.demand ?? businessServices?.[id]
  return {
    perSecond,
    utcOffsetMinutes: offsetOf(context, written?.utcOffset, components?.[id]?.site),
    peaks: compilePeaks(written?.peaks ?? []),
    policy,
  }
}

/** The offset written, else that of the site or of what it lies in, else that of UTC. */
function offsetOf(
  { plan }: CompileContext,
  written: string | undefined,
  site: string | undefined,
): number {
  const offset =
    written ??
    siteAndParents(plan, site)
      .map((place) => plan.sites?.[place]?.utcOffset)
      .find((found) => found !== undefined)
  return offset === undefined ? 0 : offsetToMinutes(offset)
}
