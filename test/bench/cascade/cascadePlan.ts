/**
 * The cascade as a plan and a scenario of ours.
 */
import type {
  Component,
  Dependency,
  Distribution,
  Group,
  Log,
  Plan,
  Scenario,
} from '../../../simulation/index.ts'
import { type Cascade, gateOf, mobilise, type Outcome, regions, softStrength } from './cascade.ts'

/** Whether repairs and the declaration take the time given, or are drawn in every run. */
export type Luck = 'fixed' | 'drawn'

export const drawnRepair = { p50: '1h', p95: '136m32s' } satisfies Distribution
export const drawnDeclaration = { p50: '3m', p95: '7m30s' } satisfies Distribution

/** Ids sort as the numbers do. */
export function componentId(index: number): string {
  return `c${String(index).padStart(6, '0')}`
}

export function buildCascadePlan(cascade: Cascade, luck: Luck): Plan {
  const components: Record<string, Component> = {}
  const groups: Record<string, Group> = {}
  const dependencies: Record<string, Dependency> = {}
  const isNeeded = new Set<number>()
  cascade.components.forEach((component, index) => {
    const id = componentId(index)
    components[id] = {
      kind: 'service',
      site: `region-${component.region}`,
      team: 'crew',
      start: `${component.startMs}ms`,
      repair: luck === 'fixed' ? `${component.repairMs}ms` : drawnRepair,
      onProviderLoss: 'stops',
    }
    component.requirements.forEach(({ isSoft, atLeast, providers }, position) => {
      for (const provider of providers) isNeeded.add(provider)
      const own = `${id}-${position}`
      const to = providers.length === 1 ? componentId(providers[0] ?? 0) : `g-${own}`
      if (providers.length > 1) {
        groups[to] = { kind: 'k-of-n', k: atLeast, members: providers.map(componentId) }
      }
      const coupling = isSoft ? { coupling: { kind: 'soft', strength: softStrength } as const } : {}
      dependencies[`d-${own}`] = { from: id, to, phase: 'run', ...coupling }
      if (position === gateOf(component)) {
        dependencies[`r-${own}`] = { from: id, to, phase: 'recover' }
      }
    })
  })
  addCarried(dependencies, cascade, isNeeded)
  return {
    blackstart: 1,
    name: `A cascade on ${cascade.components.length} components`,
    sites: Object.fromEntries(
      Array.from({ length: regions }, (_, region) => [`region-${region}`, { kind: 'region' }]),
    ),
    teams: { crew: { people: cascade.crews, acknowledge: '0s' } },
    components,
    groups,
    dependencies,
    businessServices: { all: { tier: 1 } },
    response: {
      team: 'crew',
      usersReport: `${mobilise.reportMs}ms`,
      diagnose: `${mobilise.diagnoseMs}ms`,
      wrongDiagnosis: 0,
      declare: luck === 'fixed' ? `${mobilise.declareMs}ms` : drawnDeclaration,
    },
  }
}

/**
 * One business service notices by the first component, which is always lost. Everything else carries
 * it as well, so that nothing has users of its own; that it would need them to start does nothing.
 */
function addCarried(
  dependencies: Record<string, Dependency>,
  { components }: Cascade,
  isNeeded: ReadonlySet<number>,
): void {
  dependencies['all-needs'] = { from: 'all', to: componentId(0), phase: 'run' }
  components.forEach((_, index) => {
    if (isNeeded.has(index)) return
    dependencies[`t-${componentId(index)}`] = {
      from: 'all',
      to: componentId(index),
      phase: 'start',
    }
  })
}

export const cascadeScenario: Scenario = {
  scenario: 1,
  name: 'Loss of the first region',
  horizon: '400d',
  targets: { region: { kind: 'site', prefer: [{ id: 'region-0' }] } },
  faults: { loss: { type: 'loss', target: 'region' } },
}

/** Reads the outcome off a log. */
export function outcomeOfLog({ events }: Pick<Log, 'events'>): Outcome {
  const since = new Map<string, number>()
  const longest = new Map<string, number>()
  let makespanMs = 0
  for (const { kind, entity, to, atMs } of events) {
    if (kind !== 'state' || !entity.startsWith('c')) continue
    if (to !== 'operational') {
      if (!since.has(entity)) since.set(entity, atMs)
      continue
    }
    const lasted = atMs - (since.get(entity) ?? atMs)
    since.delete(entity)
    if (lasted > 0) longest.set(entity, Math.max(lasted, longest.get(entity) ?? 0))
    makespanMs = atMs
  }
  const all = [...longest.values()]
  return [makespanMs, all.reduce((sum, ms) => sum + ms, 0), all.length]
}
