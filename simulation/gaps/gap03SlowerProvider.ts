/**
 * GAP-03: something that must be back first is allowed to take longer than what needs it.
 */
import { compareIds } from '../ids.ts'
import { formatDuration, formatList } from '../views/words.ts'
import type { CompiledDependency } from '../compile/model.ts'
import { entityOf, type GapContext, nameIn, targetMs, typicalMs } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

/** A provider that must be back, with the way to it and the time that reserves on the way give. */
type Needed = {
  readonly provider: string
  readonly way: readonly string[]
  readonly reserveMs: number
  readonly startMs: number
}

type Search = {
  readonly slower: Needed[]
  readonly missing: PlanPath[]
  readonly compared: Needed[]
}

function rtoOf(context: GapContext, id: string): number | null {
  return targetMs(context.plan.businessServices?.[id]?.rto ?? context.plan.components?.[id]?.rto)
}

/** Start time that a consumer adds once its provider is back: only if it must be started again. */
function startAfter(context: GapContext, id: string, phase: string, missing: PlanPath[]): number {
  const component = context.plan.components?.[id]
  if (component === undefined) return 0
  if (phase !== 'start' && component.onProviderLoss !== 'stops') return 0
  const startMs = typicalMs(component.start)
  if (startMs === null) missing.push(['components', id, 'start'])
  return startMs ?? 0
}

function isHardNeed({ phase, coupling }: CompiledDependency): boolean {
  return (phase === 'run' || phase === 'start') && coupling.kind !== 'soft'
}

function graceMs(context: GapContext, dependency: CompiledDependency, missing: PlanPath[]): number {
  const written = context.plan.dependencies?.[dependency.id]?.coupling
  const holdsMs = written?.kind === 'grace' ? typicalMs(written.holds) : 0
  if (holdsMs === null) missing.push(['dependencies', dependency.id, 'coupling', 'holds'])
  return holdsMs ?? 0
}

/** Hard needs of one thing on the way. Groups are alternatives and end the walk. */
function stepsFrom(context: GapContext, at: Needed, missing: PlanPath[]): readonly Needed[] {
  const needs = context.structure.needsOf[entityOf(context, at.provider)?.index ?? -1] ?? []
  return needs.filter(isHardNeed).flatMap((dependency) => {
    const to = context.structure.entities[dependency.to]
    if (to === undefined || to.kind === 'group') return []
    return {
      provider: to.id,
      way: [...at.way, dependency.id, to.id],
      reserveMs: at.reserveMs + graceMs(context, dependency, missing),
      startMs: at.startMs + startAfter(context, at.provider, dependency.phase, missing),
    }
  })
}

/** Walks hard needs from a consumer as far as the next objectives. */
function search(context: GapContext, consumer: string, rtoMs: number): Search {
  const found: Search = { slower: [], missing: [], compared: [] }
  const seen = new Set([consumer])
  const open: Needed[] = [{ provider: consumer, way: [consumer], reserveMs: 0, startMs: 0 }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const needed of stepsFrom(context, at, found.missing)) {
      if (seen.has(needed.provider)) continue
      seen.add(needed.provider)
      const providerMs = rtoOf(context, needed.provider)
      if (providerMs === null) {
        const isService = context.plan.businessServices?.[needed.provider] !== undefined
        found.missing.push([isService ? 'businessServices' : 'components', needed.provider, 'rto'])
        open.push(needed)
        continue
      }
      found.compared.push(needed)
      if (providerMs + needed.startMs > rtoMs + needed.reserveMs) found.slower.push(needed)
    }
  }
  return found
}

function slowWords(context: GapContext, { provider, reserveMs, startMs }: Needed): string {
  const rto = formatDuration(rtoOf(context, provider) ?? 0)
  const start = startMs > 0 ? ` and ${formatDuration(startMs)} of starting` : ''
  const reserve = reserveMs > 0 ? ` against a reserve of ${formatDuration(reserveMs)}` : ''
  return `${nameIn(context, provider)} (${rto}${start}${reserve})`
}

function judge(context: GapContext, consumer: string, rtoMs: number): Draft | null {
  const { slower, missing, compared } = search(context, consumer, rtoMs)
  const base = severityOfTier(entityOf(context, consumer)?.tier ?? 5)
  const name = nameIn(context, consumer)
  const common = { basis: 'declared', about: consumer, missing } as const
  if (slower.length > 0) {
    const overMs = Math.max(
      ...slower.map(
        ({ provider, startMs, reserveMs }) =>
          (rtoOf(context, provider) ?? 0) + startMs - rtoMs - reserveMs,
      ),
    )
    const [first] = slower
    return {
      ...common,
      state: 'gap',
      severity: shifted(base, overMs > rtoMs ? 1 : 0),
      witness: [...new Set(slower.flatMap(({ way }) => way))],
      reason: `${name} must be back in ${formatDuration(rtoMs)}, but needs ${formatList(slower.map((each) => slowWords(context, each)))}.`,
      fix: `Promise ${nameIn(context, first?.provider ?? consumer)} at least ${formatDuration(overMs)} sooner, or give ${name} something to last without it.`,
    }
  }
  if (missing.length > 0) {
    const without = missing.map((path) => nameIn(context, String(path[1] ?? '')))
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      witness: [...new Set([consumer, ...missing.map((path) => String(path[1] ?? ''))])],
      reason: `${name} must be back in ${formatDuration(rtoMs)}, but nobody wrote down how long ${formatList([...new Set(without)])} may take.`,
      fix: `Set a recovery time objective for ${formatList([...new Set(without)])}.`,
    }
  }
  if (compared.length === 0) return null
  return {
    ...common,
    state: 'ok',
    severity: base,
    witness: [consumer, ...compared.map(({ provider }) => provider)],
    reason: `Everything that ${name} needs promises to be back in time for its ${formatDuration(rtoMs)}.`,
    fix: '',
  }
}

function find(context: GapContext): readonly Draft[] {
  const drafts: Draft[] = []
  for (const { id, kind } of [...context.structure.entities].sort((a, b) =>
    compareIds(a.id, b.id),
  )) {
    const rtoMs = kind === 'group' ? null : rtoOf(context, id)
    const draft = rtoMs === null ? null : judge(context, id, rtoMs)
    if (draft !== null) drafts.push(draft)
  }
  return drafts
}

export const slowerProvider: Rule = {
  id: 'GAP-03',
  version: 1,
  title: 'Something needed has a slower objective',
  question: 'Is everything that must be back first promised to be back first?',
  clauses: [
    'ISO 22301:2019 8.2.2',
    'ISO 22301:2019 8.3.2',
    'DORA 8(4)-(5)',
    'DORA 11(5)',
    'FFIEC BCM III.A',
    'NIST SP 800-53r5 CP-2(8)',
  ],
  precedent:
    'In October 2025 a cloud region had its database service back in under three hours; servers and load balancers, whose recovery could begin only then, took fourteen to fifteen.',
  find,
}
