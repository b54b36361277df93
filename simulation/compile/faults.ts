/**
 * Faults of a scenario, resolved to what they hit in this plan.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Channel, Plan } from '../plan/schema.ts'
import type { Problem } from '../problem.ts'
import type { Bindings, Fault, Scenario } from '../scenario/schema.ts'
import { binomialAtLeast } from '../engine/distributions.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, nameOf, teamIndex } from './context.ts'
import { defaultTimes } from './defaults.ts'
import { drawOr } from './draws.ts'
import type {
  CompiledBadUpdate,
  CompiledFault,
  CompiledFleet,
  CompiledLoss,
  CompiledRing,
} from './model.ts'
import {
  componentsInFateDomain,
  componentsInSite,
  componentsOfVendor,
  componentsWithProduct,
} from './places.ts'

type LossFault = Extract<Fault, { type: 'loss' }>
type BadUpdateFault = Extract<Fault, { type: 'bad-update' }>

/** Components that fail when a bound thing is lost. */
export function componentsLostWith(plan: Plan, kind: string, id: string): readonly string[] {
  switch (kind) {
    case 'component':
      return plan.components?.[id] === undefined ? [] : [id]
    case 'site':
      return componentsInSite(plan, id)
    case 'vendor':
      return componentsOfVendor(plan, id)
    case 'product':
      return componentsWithProduct(plan, id)
    case 'fate-domain':
      return componentsInFateDomain(plan, id)
    default:
      return []
  }
}

/** Ids of all components that any fault can hit. */
export function hitComponents(
  plan: Plan,
  scenario: Scenario,
  bindings: Bindings,
): ReadonlySet<string> {
  const hit = new Set<string>()
  for (const fault of Object.values(scenario.faults ?? {})) {
    const kind = scenario.targets?.[fault.target]?.kind ?? 'component'
    for (const bound of bindings[fault.target] ?? []) {
      for (const id of componentsLostWith(plan, kind, bound)) hit.add(id)
    }
  }
  return hit
}

function compileLoss(
  context: CompileContext,
  id: string,
  fault: LossFault,
  target: {
    readonly kind: string
    readonly bound: readonly string[]
    readonly fleets: readonly CompiledFleet[]
  },
): CompiledLoss {
  const left = fault.level ?? 0
  const levels = new Map<number, number>()
  for (const bound of target.bound) {
    for (const hit of componentsLostWith(context.plan, target.kind, bound)) {
      levels.set(entityIndex(context, hit), left)
    }
    if (target.kind === 'site') {
      for (const [entity, share] of cohortsOutside(context, target.fleets, bound)) {
        const level = share + (1 - share) * left
        levels.set(entity, Math.min(levels.get(entity) ?? 1, level))
      }
    }
  }
  const hits = [...levels.keys()].filter((index) => index >= 0).sort((a, b) => a - b)
  return {
    type: 'loss',
    id,
    atMs: fault.at === undefined ? 0 : (durationToMs(fault.at) ?? 0),
    hits,
    levels: hits.map((index) => levels.get(index) ?? left),
    teams:
      target.kind === 'team'
        ? target.bound.map((team) => teamIndex(context, team)).sort((a, b) => a - b)
        : [],
    targets: target.bound,
    clearsByItself: fault.clearsAfter !== undefined,
    clearsAfter:
      fault.clearsAfter === undefined
        ? { kind: 'fixed', ms: 0 }
        : drawOr(fault.clearsAfter, defaultTimes.task, {
            assumptions: context.assumptions,
            path: ['faults', id, 'clearsAfter'],
            what: `end of ${id}`,
          }),
  }
}

/** Fleets with machines inside a lost site and the share of them that stands outside it. */
function cohortsOutside(
  context: CompileContext,
  fleets: readonly CompiledFleet[],
  siteId: string,
): readonly (readonly [number, number])[] {
  const lost = new Set(
    context.siteIds.flatMap((id, index) => (isWithin(context.plan, id, siteId) ? [index] : [])),
  )
  return fleets.flatMap((fleet) => {
    const inside = fleet.cohorts.reduce(
      (sum, cohort) => sum + (lost.has(cohort.site) ? cohort.machines : 0),
      0,
    )
    return inside === 0 ? [] : [[fleet.entity, 1 - inside / fleet.machines] as const]
  })
}

function isWithin(plan: Plan, siteId: string, container: string): boolean {
  const seen = new Set<string>()
  let current: string | undefined = siteId
  while (current !== undefined && !seen.has(current)) {
    if (current === container) return true
    seen.add(current)
    current = plan.sites?.[current]?.parent
  }
  return false
}

function compileRings(
  context: CompileContext,
  at: { readonly product: string; readonly channel: string },
  channel: Channel,
  failureShare: number,
): readonly CompiledRing[] {
  const note = (key: string, what: string) => ({
    assumptions: context.assumptions,
    path: ['products', at.product, 'channels', at.channel, key],
    what: `${what} of ${nameOf(context.plan, at.product)}`,
  })
  const push = drawOr(channel.poll, defaultTimes.poll, note('poll', 'update polling'))
  if (channel.bypassesRings === true || (channel.rings ?? []).length === 0) {
    const fixed = { kind: 'fixed', ms: 0 } as const
    return [{ name: 'everyone', share: 1, push, soak: fixed, evaluation: fixed, haltsBad: 0 }]
  }
  return (channel.rings ?? []).map((ring, index) => {
    const gate = ring.gate
    const computed =
      gate?.sample === undefined
        ? 0
        : binomialAtLeast(gate.sample, gate.failuresToHalt ?? 1, failureShare)
    return {
      name: ring.name,
      share: ring.share ?? 0,
      push:
        ring.push === undefined
          ? push
          : drawOr(ring.push, defaultTimes.push, note('rings', `push of ring ${ring.name}`)),
      soak: drawOr(
        ring.soak ?? (index === 0 ? undefined : '0s'),
        defaultTimes.soak,
        note('rings', `soak of ring ${ring.name}`),
      ),
      evaluation:
        gate === undefined
          ? { kind: 'fixed', ms: 0 }
          : drawOr(
              gate.evaluation,
              defaultTimes.gateEvaluation,
              note('rings', `gate of ring ${ring.name}`),
            ),
      haltsBad: gate === undefined ? 0 : (gate.haltsBad ?? computed),
    }
  })
}

function compileBadUpdate(
  context: CompileContext,
  id: string,
  fault: BadUpdateFault,
  target: { readonly bound: readonly string[]; readonly fleets: readonly CompiledFleet[] },
): readonly CompiledBadUpdate[] {
  return target.bound.map((product) => {
    const channels = context.plan.products?.[product]?.channels
    const channelId = fault.channel ?? sortedIds(channels)[0] ?? ''
    const failureShare = fault.failureShare ?? 1
    const hit = componentsWithProduct(context.plan, product)
    const fleetIndexes = target.fleets.flatMap((fleet, index) =>
      fleet.products.includes(product) ? [index] : [],
    )
    const fleetEntities = new Set(fleetIndexes.map((index) => target.fleets[index]?.entity))
    const note = (key: string, what: string) => ({
      assumptions: context.assumptions,
      path: ['faults', id, key],
      what: `${what} of ${id}`,
    })
    return {
      type: 'bad-update',
      id: target.bound.length === 1 ? id : `${id}-${product}`,
      atMs: fault.at === undefined ? 0 : (durationToMs(fault.at) ?? 0),
      product,
      channel: channelId,
      rings: compileRings(
        context,
        { product, channel: channelId },
        channels?.[channelId] ?? {},
        failureShare,
      ),
      failureShare,
      isReverted: fault.revertedAfter !== undefined,
      revertedAfter: drawOr(
        fault.revertedAfter ?? '0s',
        defaultTimes.push,
        note('revertedAfter', 'withdrawal'),
      ),
      reportsPerMachineHour: fault.reportsPerMachineHour ?? 0,
      haltTakes:
        fault.reportsPerMachineHour === undefined
          ? { kind: 'fixed', ms: 0 }
          : drawOr(fault.haltTakes, defaultTimes.haltTakes, note('haltTakes', 'halt')),
      fixKnownAfter: drawOr(
        fault.fixKnownAfter,
        defaultTimes.fixKnownAfter,
        note('fixKnownAfter', 'known fix'),
      ),
      fleets: fleetIndexes,
      hits: hit
        .map((component) => entityIndex(context, component))
        .filter((index) => !fleetEntities.has(index))
        .sort((a, b) => a - b),
      targets: [product],
    }
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
  const faults: CompiledFault[] = []
  const problems: Problem[] = []
  for (const id of sortedIds(scenario.faults)) {
    const fault = scenario.faults?.[id]
    if (fault === undefined) continue
    const target = scenario.targets?.[fault.target]
    const bound = bindings[fault.target] ?? []
    if (target === undefined || bound.length === 0) {
      problems.push(unbound(id, fault, target?.describe ?? target?.name))
      continue
    }
    const compiled =
      fault.type === 'loss'
        ? [compileLoss(context, id, fault, { kind: target.kind, bound, fleets })]
        : compileBadUpdate(context, id, fault, { bound, fleets })
    faults.push(...compiled)
    for (const one of compiled) {
      if (hitsNothing(one)) problems.push(nothing(id, one.targets))
    }
  }
  return { faults, problems }
}

function hitsNothing(fault: CompiledFault): boolean {
  if (fault.hits.length > 0) return false
  return fault.type === 'loss' ? fault.teams.length === 0 : fault.fleets.length === 0
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
