/**
 * What every rule may look at: the plan, its static structure, and a run if there is one.
 */
import { createContext, nameOf as planNameOf } from '../compile/context.ts'
import { noData } from '../compile/data.ts'
import { compileEntities } from '../compile/entities.ts'
import { compileFleets } from '../compile/fleets.ts'
import type {
  CompiledDependency,
  CompiledFleet,
  CompiledService,
  CompiledTask,
  Entity,
  Model,
} from '../compile/model.ts'
import { compileRunbooks, createWorkshop } from '../compile/runbooks.ts'
import { compileLoads } from '../compile/loads.ts'
import { toDraw } from '../compile/draws.ts'
import { drawMs } from '../engine/chance/distributions.ts'
import type { Log } from '../engine/log/log.ts'
import { sortedIds } from '../ids.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Distribution, Plan } from '../plan/schema.ts'
import type { ServiceResult } from '../views/contract.ts'
import { serviceResults } from '../views/services.ts'
import { isImpaired } from '../views/spans.ts'
import { type Blast, possibleBlasts } from './fateDomains.ts'
import { buildStaticLevels, type Levelled, type StaticLevels } from './staticLevels.ts'

/** What an organisation asks of itself. */
export type GapPolicy = {
  /** Tests older than this no longer count. Units: months. */
  readonly testedWithinMonths: number
  /** Time to detect, diagnose and declare that is assumed where a plan says nothing. */
  readonly plannedDetectionMs: number
  /** Worst tier that still counts as critical. */
  readonly criticalTier: number
}

/** Source: gap catalogue, section 0 (30 min; tiers 1 and 2); twelve months as in ISO 22301 practice. */
export const defaultPolicy: GapPolicy = {
  testedWithinMonths: 12,
  plannedDetectionMs: 30 * 60_000,
  criticalTier: 2,
}

export type GapRun = {
  readonly model: Model
  readonly log: Log
  readonly results: readonly ServiceResult[]
}

export type GapContext = {
  readonly plan: Plan
  readonly asOf: string
  readonly policy: GapPolicy
  readonly structure: Levelled & {
    readonly indexById: Readonly<Record<string, number>>
    readonly services: readonly (CompiledService | null)[]
    /** Dependencies of all phases by consumer. */
    readonly needsOf: readonly (readonly CompiledDependency[])[]
    readonly tasks: readonly CompiledTask[]
    readonly loads: Model['loads']
    readonly sharing: Model['sharing']
    readonly retryPolicies: Model['retryPolicies']
    readonly fleets: readonly CompiledFleet[]
  }
  readonly levels: StaticLevels
  /** What a run hit, or everything that could strike. */
  readonly blasts: readonly Blast[]
  readonly run: GapRun | null
}

export type GapInput = {
  readonly asOf: string
  readonly model?: Model
  readonly log?: Log
  readonly policy?: Partial<GapPolicy>
}

function hitInRun({ model, log }: GapRun): ReadonlySet<number> {
  const hit = new Set<number>()
  for (const event of log.events) {
    if (event.kind !== 'state' || event.to === undefined || event.to === 'degraded') continue
    const entity = model.entities[model.indexById[event.entity] ?? -1]
    if (entity === undefined || entity.kind === 'business-service') continue
    if ((event.level ?? 0) === 0 && isImpaired(entity, event.to)) hit.add(entity.index)
  }
  return hit
}

/** Gathers what the rules look at; works on any plan that can be opened. */
export function buildGapContext(plan: Plan, input: GapInput): GapContext {
  const { asOf, model, log } = input
  const compiled = createContext(plan)
  const entities = compileEntities(compiled, new Set())
  const { tasks } = compileRunbooks(createWorkshop(compiled, entities), noData)
  const carried = compileLoads(compiled, entities)
  const needsOf: CompiledDependency[][] = entities.entities.map(() => [])
  for (const dependency of entities.dependencies) needsOf[dependency.from]?.push(dependency)
  const structure = {
    ...entities,
    ...carried,
    needsOf,
    indexById: compiled.indexById,
    tasks,
    fleets: compileFleets(compiled),
  }
  const levels = buildStaticLevels(structure)
  const run =
    model === undefined || log === undefined
      ? null
      : { model, log, results: serviceResults(model, log) }
  const placed = {
    indexById: compiled.indexById,
    names: structure.entities.map((entity) => entity.name),
    isTechnical: structure.entities.map((entity) => entity.kind !== 'business-service'),
  }
  const blasts =
    run === null
      ? possibleBlasts(plan, placed, levels)
      : [{ id: 'run', words: `“${run.model.scenario.name}”`, hit: hitInRun(run) }]
  const policy = { ...defaultPolicy, ...input.policy }
  return { plan, asOf, policy, structure, levels, blasts, run }
}

/** The entity of an id, if the plan has one. */
export function entityOf(context: GapContext, id: string | undefined): Entity | undefined {
  if (id === undefined) return undefined
  return context.structure.entities[context.structure.indexById[id] ?? -1]
}

/** What people call something in the plan. */
export function nameIn(context: GapContext, id: string): string {
  return planNameOf(context.plan, id)
}

/** Ids of the business services that count as critical, in order. */
export function criticalServices(context: GapContext): readonly string[] {
  return sortedIds(context.plan.businessServices).filter(
    (id) => tierOfService(context, id) <= context.policy.criticalTier,
  )
}

export function tierOfService(context: GapContext, id: string): number {
  return context.plan.businessServices?.[id]?.tier ?? 4
}

/** A written target in milliseconds; `null` where it is missing or unknown. */
export function targetMs(written: string | undefined): number | null {
  return written === undefined || written === 'unknown' ? null : (durationToMs(written) ?? null)
}

/** The middle of a written length of time, in milliseconds; `null` where it is unknown. */
export function typicalMs(written: Distribution | undefined): number | null {
  return written === undefined || written === 'unknown' ? null : drawMs(toDraw(written), 0.5)
}

/** Basis of what depends on what is hit: a run if there is one. */
export function blastBasis(context: GapContext): 'simulated' | 'structural' {
  return context.run === null ? 'structural' : 'simulated'
}

/** Whether a test of this day still counts; `null` where nobody knows when it was. */
export function isTestedLately(context: GapContext, tested: string | undefined): boolean | null {
  if (tested === undefined || tested === 'unknown') return null
  return monthsBetween(tested, context.asOf) < context.policy.testedWithinMonths
}

/** Whole months from one day to another, both `YYYY-MM-DD`. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth
  return toDay < fromDay ? months - 1 : months
}

/** True if a workaround that was tried lately carries enough for at least this long. */
export function hasTestedWorkaround(
  context: GapContext,
  service: string,
  exposureMs: number,
): boolean {
  const { workarounds, minimumLevel = 1 } = context.plan.businessServices?.[service] ?? {}
  return Object.values(workarounds ?? {}).some(
    ({ share = 0, endurance, lastTested }) =>
      share >= minimumLevel &&
      (targetMs(endurance) ?? 0) >= exposureMs &&
      isTestedLately(context, lastTested) === true,
  )
}
