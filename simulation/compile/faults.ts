/**
 * Faults of a scenario, resolved to what they hit in this plan.
 */
import { assertNever } from '../assert.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Plan } from '../plan/schema.ts'
import type { Problem } from '../problem.ts'
import type { Bindings, Fault, Scenario } from '../scenario/schema.ts'
import { sortedIds } from '../ids.ts'
import { compileAbsence } from './absence.ts'
import { compileBadUpdates } from './badUpdates.ts'
import { compileBreakdowns } from './breakdowns.ts'
import { type CompileContext, entityIndexes, teamIndex } from './context.ts'
import { compileCorruption, compileRansomware } from './dataFaults.ts'
import { toDraw } from './draws.ts'
import type { CompiledFault, CompiledFleet, CompiledLoss } from './model.ts'
import { compilePartition } from './partitions.ts'
import { componentsIn, componentsLostWith, liesIn } from './places.ts'
import { compileSurge } from './surges.ts'

type LossFault = Extract<Fault, { type: 'loss' }>

/** Ids of all components that any fault can hit. */
export function hitComponents(
  plan: Plan,
  scenario: Scenario,
  bindings: Bindings,
): ReadonlySet<string> {
  const hit = new Set<string>()
  for (const fault of Object.values(scenario.faults ?? {})) {
    if (fault.type === 'surge' || fault.type === 'partition') continue
    const kind = scenario.targets?.[fault.target]?.kind ?? 'component'
    for (const id of componentsIn(plan, kind, bindings[fault.target] ?? [])) hit.add(id)
  }
  return hit
}

/** What a target of a fault stands for. */
type Target = {
  readonly kind: string
  readonly bound: readonly string[]
  readonly fleets: readonly CompiledFleet[]
  /** What the target of an intruder’s credentials is bound to; none if there is no such target. */
  readonly credentials: readonly string[]
  /** The components from which the target is cut off; `undefined` for all others. */
  readonly awayFrom: readonly string[] | undefined
}

function compileLoss(
  context: CompileContext,
  id: string,
  fault: LossFault,
  target: Target,
): CompiledLoss {
  const levels = levelsLeft(context, target, fault.level ?? 0)
  const hits = [...levels.keys()].sort((a, b) => a - b)
  const { clearsAfter } = fault
  const isTeam = target.kind === 'team'
  return {
    type: 'loss',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits,
    levels: hits.map((index) => levels.get(index) ?? 0),
    teams: isTeam ? target.bound.map((team) => teamIndex(context, team)).sort((a, b) => a - b) : [],
    targets: target.bound,
    clearsByItself: clearsAfter !== undefined,
    clearsAfter: clearsAfter === undefined ? { kind: 'fixed', ms: 0 } : toDraw(clearsAfter),
    destroysData: fault.destroysData ?? false,
    sites: target.kind === 'site' ? sitesWithin(context, target.bound) : [],
  }
}

/** Numbers of sites and of all that lie in them. */
function sitesWithin(context: CompileContext, sites: readonly string[]): readonly number[] {
  return context.siteIds.flatMap((id, index) =>
    sites.some((site) => liesIn(context.plan, id, site)) ? [index] : [],
  )
}

/** Levels that a loss leaves, by entity. */
function levelsLeft(
  context: CompileContext,
  { kind, bound, fleets }: Target,
  left: number,
): ReadonlyMap<number, number> {
  const levels = new Map<number, number>()
  for (const id of bound) {
    const lost = entityIndexes(context, componentsLostWith(context.plan, kind, id))
    for (const entity of lost) levels.set(entity, left)
  }
  if (kind !== 'site') return levels
  for (const [entity, share] of cohortsOutside(context, fleets, bound)) {
    levels.set(entity, Math.min(levels.get(entity) ?? 1, share + (1 - share) * left))
  }
  return levels
}

/** Fleets with machines inside lost sites and the share of them that stands outside. */
function cohortsOutside(
  context: CompileContext,
  fleets: readonly CompiledFleet[],
  sites: readonly string[],
): readonly (readonly [number, number])[] {
  const lost = new Set(sitesWithin(context, sites))
  return fleets.flatMap((fleet) => {
    const inside = fleet.cohorts.reduce(
      (sum, cohort) => sum + (lost.has(cohort.site) ? cohort.machines : 0),
      0,
    )
    return inside === 0 ? [] : [[fleet.entity, 1 - inside / fleet.machines] as const]
  })
}

export type CompiledFaults = {
  readonly faults: readonly CompiledFault[]
  readonly problems: readonly Problem[]
}

function problemAt(
  code: 'unbound-target' | 'nothing-to-hit',
  path: readonly string[],
  message: string,
  hint: string,
): Problem {
  return { code, severity: 'error', where: { path }, message, hint }
}

/** All faults, sorted by id; an error for each target that is not bound or hits nothing. */
export function compileFaults(
  context: CompileContext,
  scenario: Scenario,
  bindings: Bindings,
  fleets: readonly CompiledFleet[],
): CompiledFaults {
  const all = sortedIds(scenario.faults).map((id) => {
    const fault = scenario.faults?.[id]
    return fault === undefined ? noFaults : compileFault(context, id, fault, targetOf(fault))
  })
  return {
    faults: all.flatMap((one) => one.faults),
    problems: all.flatMap((one) => one.problems),
  }

  function targetOf(fault: Fault): Target & Described {
    const target = scenario.targets?.[fault.target]
    const bound = target === undefined ? [] : (bindings[fault.target] ?? [])
    return {
      kind: target?.kind ?? 'component',
      bound,
      fleets,
      describe: target?.describe ?? target?.name,
      credentials: fault.type === 'ransomware' ? boundTo(fault.credentials) : [],
      awayFrom: fault.type === 'partition' ? componentsNamed(fault.awayFrom) : undefined,
    }
  }

  function boundTo(name: string | undefined): readonly string[] {
    return bindings[name ?? ''] ?? []
  }

  /** Components of a target; `undefined` where none is named. */
  function componentsNamed(name: string | undefined): readonly string[] | undefined {
    if (name === undefined) return undefined
    const kind = scenario.targets?.[name]?.kind ?? 'component'
    return componentsIn(context.plan, kind, boundTo(name))
  }
}

const noFaults: CompiledFaults = { faults: [], problems: [] }

type Described = { readonly describe: string | undefined }

function compileFault(
  context: CompileContext,
  id: string,
  fault: Fault,
  target: Target & Described,
): CompiledFaults {
  if (target.bound.length === 0) {
    return { faults: [], problems: [unbound(id, fault, target.describe)] }
  }
  const faults = compileOne(context, id, fault, target)
  const idle = faults.filter(hitsNothing)
  return { faults, problems: idle.map((one) => nothing(id, one.targets)) }
}

function compileOne(
  context: CompileContext,
  id: string,
  fault: Fault,
  target: Target,
): readonly CompiledFault[] {
  switch (fault.type) {
    case 'loss':
      return [compileLoss(context, id, fault, target)]
    case 'bad-update':
      return compileBadUpdates(context, id, fault, target)
    case 'absence':
      return [compileAbsence(context, id, fault, target)]
    case 'breakdowns':
      return [compileBreakdowns(context, id, fault, target)]
    case 'ransomware':
      return [compileRansomware(context, id, fault, target)]
    case 'corruption':
      return [compileCorruption(context, id, fault, target)]
    case 'surge':
      return [compileSurge(context, id, fault, target)]
    case 'partition':
      return [compilePartition(context, id, fault, target)]
    default:
      return assertNever(fault)
  }
}

function hitsNothing(fault: CompiledFault): boolean {
  if (fault.hits.length > 0) return false
  if (fault.type === 'loss') return fault.teams.length === 0
  if (fault.type === 'absence') return fault.teams.length + fault.people.length === 0
  return fault.type !== 'bad-update' || fault.fleets.length === 0
}

function unbound(id: string, fault: Fault, describe: string | undefined): Problem {
  const meaning = describe === undefined ? '' : ` (${describe})`
  return problemAt(
    'unbound-target',
    ['faults', id, 'target'],
    `Target “${fault.target}” of fault “${id}” is bound to nothing in this plan${meaning}.`,
    `Choose what it stands for: --bind ${fault.target}=ID on the command line, or in the scenario panel.`,
  )
}

function nothing(id: string, targets: readonly string[]): Problem {
  return problemAt(
    'nothing-to-hit',
    ['faults', id],
    `Fault “${id}” hits nothing: no component of this plan is in ${targets.join(', ')}.`,
    'Bind the target to something that components belong to, or add components to it.',
  )
}
