/**
 * Components, groups, business services and the dependencies between them, numbered and complete.
 */
import { durationToMs } from '../plan/duration.ts'
import type { BusinessService, Component, Coupling, Dependency, Group } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes, noTier } from './defaults.ts'
import { drawOr, toDraw } from './draws.ts'
import type {
  CompiledCoupling,
  CompiledDependency,
  CompiledGroup,
  CompiledMonitor,
  CompiledService,
  CompiledWorkaround,
  Entity,
} from './model.ts'

/** A fixed length of time, or -1 where the plan has none. Units: milliseconds. */
export function fixedMs(written: string | undefined): number {
  return written === undefined || written === 'unknown' ? -1 : (durationToMs(written) ?? -1)
}

function compileCoupling(
  context: CompileContext,
  id: string,
  coupling: Coupling | undefined,
): CompiledCoupling {
  if (coupling === undefined) return { kind: 'hard', threshold: 0 }
  switch (coupling.kind) {
    case 'hard':
      return { kind: 'hard', threshold: coupling.threshold ?? 0 }
    case 'soft':
      return { kind: 'soft', strength: coupling.strength, floor: coupling.floor ?? 1 }
    case 'grace':
      return {
        kind: 'grace',
        threshold: coupling.threshold ?? 0,
        holds: drawOr(coupling.holds, defaultTimes.graceHolds, {
          assumptions: context.assumptions,
          path: ['dependencies', id, 'coupling', 'holds'],
          what: `grace of ${id}`,
        }),
      }
  }
}

/** The finished dependencies, sorted by id. Unfinished ones are left out and named. */
export function compileDependencies(context: CompileContext): readonly CompiledDependency[] {
  const compiled: CompiledDependency[] = []
  for (const id of sortedIds(context.plan.dependencies)) {
    const dependency: Dependency = context.plan.dependencies?.[id] ?? {}
    const from = entityIndex(context, dependency.from)
    const to = entityIndex(context, dependency.to)
    if (from < 0 || to < 0) {
      context.leftOut.push(`Dependency “${id}” has only one end.`)
      continue
    }
    compiled.push({
      id,
      index: compiled.length,
      from,
      to,
      phase: dependency.phase ?? 'run',
      coupling: compileCoupling(context, id, dependency.coupling),
    })
  }
  return compiled
}

function compileGroup(context: CompileContext, id: string, group: Group): CompiledGroup {
  const members = (group.members ?? []).map((member) =>
    typeof member === 'string' ? { id: member, capacity: undefined } : member,
  )
  const kind = group.kind ?? 'k-of-n'
  const failover = kind === 'active-passive' ? (group.failover ?? {}) : undefined
  const name = nameOf(context.plan, id)
  const k = group.k ?? 1
  const time = (
    key: 'detect' | 'switch' | 'byHand' | 'dnsTail',
    fallback: keyof typeof defaultTimes,
  ) =>
    failover === undefined
      ? { kind: 'fixed' as const, ms: 0 }
      : drawOr(failover[key], defaultTimes[fallback], {
          assumptions: context.assumptions,
          path: ['groups', id, 'failover', key],
          what: `${key} of ${name}`,
        })
  const decide = failover?.decide
  const isDecidedByPeople = decide !== undefined && decide !== 'automatic'
  return {
    kind,
    members: members.map((member) => entityIndex(context, member.id)),
    capacity: members.map(
      (member) => member.capacity ?? 1 / (kind === 'k-of-n' ? Math.max(1, k) : 1),
    ),
    k,
    detect: time('detect', 'failoverDetect'),
    decide: isDecidedByPeople
      ? drawOr(decide.takes, defaultTimes.failoverDecide, {
          assumptions: context.assumptions,
          path: ['groups', id, 'failover', 'decide', 'takes'],
          what: `decision to switch ${name}`,
        })
      : { kind: 'fixed', ms: 0 },
    decidingTeam: isDecidedByPeople ? teamIndex(context, decide.team) : -1,
    isManual: decide === undefined && isSwitchedByATask(context, id),
    switch: time('switch', 'failoverSwitch'),
    succeeds: failover?.succeeds ?? defaultNumbers.failoverSucceeds.value,
    byHand: time('byHand', 'failoverByHand'),
    dnsTail: time('dnsTail', 'dnsTail'),
  }
}

function isSwitchedByATask(context: CompileContext, groupId: string): boolean {
  return Object.values(context.plan.runbooks ?? {}).some((runbook) =>
    Object.values(runbook.tasks ?? {}).some((task) => task.failsOver === groupId),
  )
}

function compileService(
  context: CompileContext,
  id: string,
  service: BusinessService,
): CompiledService {
  const workarounds: CompiledWorkaround[] = sortedIds(service.workarounds).map((key) => {
    const workaround = service.workarounds?.[key] ?? {}
    return {
      id: `${id}/${key}`,
      activation: drawOr(workaround.activation, defaultTimes.workaroundActivation, {
        assumptions: context.assumptions,
        path: ['businessServices', id, 'workarounds', key, 'activation'],
        what: `activation of ${workaround.name ?? key}`,
      }),
      share: workaround.share ?? 0,
      enduranceMs: fixedMs(workaround.endurance),
      reentry: workaround.reentry ?? 0,
    }
  })
  return {
    tier: service.tier ?? 4,
    rtoMs: fixedMs(service.rto),
    rpoMs: fixedMs(service.rpo),
    mtdMs: fixedMs(service.mtd),
    wrtMs: fixedMs(service.wrt),
    minimumLevel: service.minimumLevel ?? 1,
    demandPerHour: service.demandPerHour ?? 0,
    deferrable: service.deferrable ?? 1,
    catchUp: service.catchUp ?? 1,
    workarounds,
  }
}

function compileMonitors(context: CompileContext): ReadonlyMap<string, readonly CompiledMonitor[]> {
  const byWatched = new Map<string, CompiledMonitor[]>()
  const observed = new Map<string, string[]>()
  for (const { phase, from, to } of Object.values(context.plan.dependencies ?? {})) {
    if (phase !== 'observe' || from === undefined || to === undefined) continue
    observed.set(to, [...(observed.get(to) ?? []), from])
  }
  for (const id of sortedIds(context.plan.components)) {
    const component = context.plan.components?.[id]
    const watched = new Set([...(component?.monitor?.watches ?? []), ...(observed.get(id) ?? [])])
    if (watched.size === 0) continue
    const note = (key: string) => ({
      assumptions: context.assumptions,
      path: ['components', id, 'monitor', key],
      what: `${key} of ${nameOf(context.plan, id)}`,
    })
    const monitor: CompiledMonitor = {
      entity: entityIndex(context, id),
      interval: drawOr(
        component?.monitor?.interval,
        defaultTimes.monitorInterval,
        note('interval'),
      ),
      delay: drawOr(component?.monitor?.delay, defaultTimes.monitorDelay, note('delay')),
      misses: component?.monitor?.misses ?? defaultNumbers.monitorMisses.value,
    }
    for (const target of watched) {
      byWatched.set(target, [...(byWatched.get(target) ?? []), monitor])
    }
  }
  return byWatched
}

/** Best tier of the business services that each entity carries, by index. */
function tiers(
  context: CompileContext,
  dependencies: readonly CompiledDependency[],
  groups: readonly (CompiledGroup | null)[],
): readonly number[] {
  const tierOf = context.entityIds.map((id) => {
    const service = context.plan.businessServices?.[id]
    return service === undefined ? noTier : (service.tier ?? 4)
  })
  const providers: number[][] = context.entityIds.map(() => [])
  for (const { from, to, phase } of dependencies) {
    if (phase === 'run' || phase === 'start') providers[from]?.push(to)
  }
  groups.forEach((group, index) => {
    providers[index]?.push(...(group?.members ?? []))
  })
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
  const tierOf = tiers(context, dependencies, groups)
  const entities = context.entityIds.map((id, index): Entity => {
    const component = plan.components?.[id]
    const kind =
      component !== undefined ? 'component' : groups[index] != null ? 'group' : 'business-service'
    return {
      id,
      index,
      kind,
      name: nameOf(plan, id),
      tier: tierOf[index] ?? noTier,
      monitors: monitors.get(id) ?? [],
      ...recoveryOf(context, id, component ?? {}, hit.has(id)),
    }
  })
  return { entities, dependencies, groups, services }
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
