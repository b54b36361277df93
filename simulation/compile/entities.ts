/**
 * Components, groups, business services and the dependencies between them, numbered and complete.
 */
import type { Component, Dependency } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, nameOf, teamIndex } from './context.ts'
import { defaultTimes, noTier } from './defaults.ts'
import { drawOr, toDraw } from './draws.ts'
import { compileCoupling, feltAfter } from './couplings.ts'
import { finishedDependencies } from './finished.ts'
import { compileGroup } from './groups.ts'
import type {
  CompiledDependency,
  CompiledGroup,
  CompiledService,
  Entity,
  EntityKind,
} from './model.ts'
import { compileCalls } from './loads.ts'
import { compileMonitors } from './monitors.ts'
import { compileService } from './services.ts'

/** The finished dependencies, sorted by id. Unfinished ones are left out and named. */
export function compileDependencies(context: CompileContext): readonly CompiledDependency[] {
  const compiled: CompiledDependency[] = []
  const finished = finishedDependencies(context)
  const isFinished = new Set(finished)
  for (const id of sortedIds(context.plan.dependencies)) {
    if (!isFinished.has(id)) context.leftOut.push(`Dependency “${id}” has only one end.`)
  }
  for (const id of finished) {
    const dependency: Dependency = context.plan.dependencies?.[id] ?? {}
    const from = entityIndex(context, dependency.from)
    const to = entityIndex(context, dependency.to)
    compiled.push({
      id,
      index: compiled.length,
      from,
      to,
      phase: dependency.phase ?? 'run',
      coupling: compileCoupling(context, id, dependency.coupling),
      feltAfter: feltAfter(dependency.feltAfter),
      calls: compileCalls(dependency),
    })
  }
  return compiled
}

/** Best tier of the business services that each entity carries, by index. */
function tiers(
  services: readonly (CompiledService | null)[],
  dependencies: readonly CompiledDependency[],
  groups: readonly (CompiledGroup | null)[],
): readonly number[] {
  const tierOf = services.map((service) => service?.tier ?? noTier)
  const providers = groups.map((group) => [...(group?.members ?? [])])
  for (const { from, to, phase } of dependencies) {
    if (phase === 'run' || phase === 'start') providers[from]?.push(to)
  }
  const open = tierOf.flatMap((tier, index) => (tier < noTier ? [index] : []))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const tier = tierOf[next] ?? noTier
    for (const provider of providers[next] ?? []) {
      if ((tierOf[provider] ?? noTier) <= tier) continue
      tierOf[provider] = tier
      open.push(provider)
    }
  }
  return tierOf
}

export type CompiledEntities = {
  readonly entities: readonly Entity[]
  readonly dependencies: readonly CompiledDependency[]
  readonly groups: readonly (CompiledGroup | null)[]
  readonly services: readonly (CompiledService | null)[]
}

/** All entities with what they need, sorted by id. */
export function compileEntities(
  context: CompileContext,
  hit: ReadonlySet<string>,
): CompiledEntities {
  const { plan } = context
  const dependencies = compileDependencies(context)
  const groups = context.entityIds.map((id) => {
    const group = plan.groups?.[id]
    return group === undefined ? null : compileGroup(context, id, group)
  })
  const services = context.entityIds.map((id) => {
    const service = plan.businessServices?.[id]
    return service === undefined ? null : compileService(context, id, service)
  })
  const monitors = compileMonitors(context)
  const tierOf = tiers(services, dependencies, groups)
  const entities = context.entityIds.map((id, index): Entity => {
    const component = plan.components?.[id]
    return {
      id,
      index,
      kind: kindOf(context, id),
      name: nameOf(plan, id),
      tier: tierOf[index] ?? noTier,
      monitors: monitors.get(id) ?? [],
      ...recoveryOf(context, id, component ?? {}, hit.has(id)),
    }
  })
  return { entities, dependencies, groups, services }
}

function kindOf({ plan }: CompileContext, id: string): EntityKind {
  if (plan.components?.[id] !== undefined) return 'component'
  return plan.groups?.[id] === undefined ? 'business-service' : 'group'
}

/** How a component comes back. Only what a fault can hit needs an assumption noted. */
function recoveryOf(context: CompileContext, id: string, component: Component, isHit: boolean) {
  const canStop = isHit || component.initially === 'stopped' || component.onProviderLoss === 'stops'
  const start = canStop
    ? drawOr(component.start, defaultTimes.start, {
        assumptions: context.assumptions,
        path: ['components', id, 'start'],
        what: `start of ${nameOf(context.plan, id)}`,
      })
    : ({ kind: 'fixed', ms: 0 } as const)
  const repair = component.repair
  const hasRepair = repair !== undefined && repair !== 'unknown'
  return {
    team: teamIndex(context, component.team),
    hasRepair,
    repair: hasRepair ? toDraw(repair) : ({ kind: 'fixed', ms: 0 } as const),
    start,
    isInitiallyRunning: component.initially !== 'stopped',
    stopsOnProviderLoss: component.onProviderLoss === 'stops',
  }
}
