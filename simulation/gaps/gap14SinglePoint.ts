/**
 * GAP-14: one component whose loss alone takes a critical business service below its minimum.
 */
import { formatList } from '../views/words.ts'
import {
  criticalServices,
  type GapContext,
  hasTestedWorkaround,
  nameIn,
  targetMs,
} from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'
import { buildStaticLevels, lost, type StaticLevels } from './staticLevels.ts'

function minimumOf(context: GapContext, service: string): number {
  return context.plan.businessServices?.[service]?.minimumLevel ?? 1
}

/** The critical services that are up when nothing is lost and out when one component is. */
function outWithout(
  context: GapContext,
  levels: StaticLevels,
  component: number,
): readonly string[] {
  const after = levels.levelsWith(lost([component]))
  return criticalServices(context).filter((service) => {
    const index = context.structure.indexById[service] ?? -1
    const minimum = minimumOf(context, service)
    return (levels.all[index] ?? 0) >= minimum && (after[index] ?? 0) < minimum
  })
}

function isCovered(context: GapContext, service: string): boolean {
  const mtdMs = targetMs(context.plan.businessServices?.[service]?.mtd)
  return mtdMs !== null && hasTestedWorkaround(context, service, mtdMs)
}

function gapOf(
  context: GapContext,
  component: number,
  services: readonly string[],
  isOnlySoft: boolean,
): Draft {
  const entity = context.structure.entities[component]
  const name = entity?.name ?? ''
  const tiers = services.map((service) => context.plan.businessServices?.[service]?.tier ?? 4)
  let steps = services.length >= 3 ? 1 : 0
  if (isOnlySoft) steps--
  if (services.every((service) => isCovered(context, service))) steps--
  return {
    state: 'gap',
    severity: shifted(severityOfTier(Math.min(...tiers)), steps),
    basis: 'structural',
    about: entity?.id ?? '',
    witness: [entity?.id ?? '', ...services],
    reason: `Without ${name} alone, ${formatList(services.map((service) => nameIn(context, service)))} ${services.length === 1 ? 'falls below its minimum level' : 'fall below their minimum levels'}.`,
    fix: `Draw an alternative to ${name} and put both into a group, or try a workaround that lasts.`,
    missing: [],
  }
}

/** A service that stands on nothing drawn is not shown to be safe. */
function serviceDraft(context: GapContext, service: string): Draft {
  const name = nameIn(context, service)
  const index = context.structure.indexById[service] ?? -1
  const needs = (context.structure.needsOf[index] ?? []).filter(({ phase }) => phase === 'run')
  const base = severityOfTier(context.plan.businessServices?.[service]?.tier ?? 4)
  const common = { basis: 'structural', about: service } as const
  if (needs.length === 0) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      witness: [service],
      reason: `Nothing says what ${name} stands on.`,
      fix: `Draw what ${name} needs to run.`,
      missing: [['dependencies']],
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    witness: [service, ...needs.map(({ id }) => id)],
    reason: `No single component takes ${name} below its minimum level.`,
    fix: '',
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  const withoutSoft = buildStaticLevels(context.structure, { isSoftKept: false })
  const exposed = new Set<string>()
  const drafts: Draft[] = []
  for (const { index, kind } of context.structure.entities) {
    if (kind !== 'component') continue
    const services = outWithout(context, context.levels, index)
    if (services.length === 0) continue
    for (const service of services) exposed.add(service)
    const isOnlySoft = outWithout(context, withoutSoft, index).length === 0
    drafts.push(gapOf(context, index, services, isOnlySoft))
  }
  const safe = criticalServices(context).filter((service) => !exposed.has(service))
  return [...drafts, ...safe.map((service) => serviceDraft(context, service))]
}

export const singlePoint: Rule = {
  id: 'GAP-14',
  version: 1,
  title: 'Single point of failure',
  question: 'Does any single component take a critical business service out?',
  clauses: [
    'DORA 10(1)',
    'DORA 12(4)',
    'NIST SP 800-53r5 CP-8(2)',
    'NIST CSF 2.0 PR.IR-03',
    'NIS2-IR 2024/2690 4.2.4',
    'TSC A1.2.10',
  ],
  precedent:
    'In October 2021 a game platform was out for 73 hours, because all of its services shared one cluster for finding each other.',
  find,
}
