/**
 * GAP-15: members of a redundant group share something whose loss takes the whole group.
 */
import { siteAndParents } from '../compile/places.ts'
import { sortedIds } from '../ids.ts'
import { formatList } from '../views/words.ts'
import type { GapContext } from './context.ts'
import { type SharedFate, sharedFates } from './fateDomains.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'
import { lost } from './staticLevels.ts'

/** Components at the bottom of a group, through groups in it. */
function leavesOf(context: GapContext, group: number): readonly number[] {
  const leaves = new Set<number>()
  const seen = new Set<number>()
  const open = [group]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const members = context.structure.groups[next]?.members
    if (members === undefined) leaves.add(next)
    else open.push(...members.filter((member) => member >= 0))
  }
  return [...leaves].sort((a, b) => a - b)
}

function kills(context: GapContext, group: number, struck: readonly number[]): boolean {
  return context.levels.levelsWith(lost(struck))[group] === 0
}

/** Fate domains whose members within the group are enough to take it. */
function sharedDomains(
  context: GapContext,
  group: number,
  domains: readonly SharedFate[],
): readonly SharedFate[] {
  const leaves = new Set(leavesOf(context, group))
  const deadly = domains.filter(({ members }) => {
    const inside = members
      .map((member) => context.structure.indexById[member] ?? -1)
      .filter((member) => leaves.has(member))
    return inside.length > 1 && kills(context, group, inside)
  })
  // Of nested sites only the innermost is news: what lies around it is shared all the more.
  return deadly.filter(
    ({ kind, id }) =>
      kind !== 'site' ||
      !deadly.some(
        (other) =>
          other.kind === 'site' &&
          other.id !== id &&
          siteAndParents(context.plan, other.id).includes(id),
      ),
  )
}

/** Components outside the group on which all of it stands. */
function sharedProviders(context: GapContext, group: number): readonly number[] {
  const leaves = new Set(leavesOf(context, group))
  const seen = new Set<number>()
  const open = [...leaves]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    for (const { to, phase } of context.structure.needsOf[next] ?? [])
      if (phase === 'run') open.push(to)
    open.push(...(context.structure.groups[next]?.members ?? []))
  }
  return [...seen]
    .filter((index) => !leaves.has(index) && context.structure.groups[index] === null)
    .filter((index) => context.levels.isTakenBy(group, index))
    .sort((a, b) => a - b)
}

function isPushChannel(context: GapContext, { kind, id }: SharedFate): boolean {
  return kind === 'product' && Object.keys(context.plan.products?.[id]?.channels ?? {}).length > 0
}

function domainWords({ kind, name }: SharedFate): string {
  const words = {
    site: 'the site',
    vendor: 'the vendor',
    product: 'the product',
    'fate-domain': '',
  }
  return `${words[kind]} ${name}`.trim()
}

function judge(context: GapContext, id: string, domains: readonly SharedFate[]): Draft | null {
  const group = context.structure.indexById[id] ?? -1
  const entity = context.structure.entities[group]
  const leaves = leavesOf(context, group)
  if (leaves.length < 2 || entity === undefined) return null
  const shared = sharedDomains(context, group, domains)
  const providers = sharedProviders(context, group).flatMap(
    (index) => context.structure.entities[index] ?? [],
  )
  const members = leaves.map((index) => context.structure.entities[index]?.id ?? '')
  const base = severityOfTier(entity.tier)
  const common = { basis: 'structural', about: id } as const
  if (shared.length + providers.length > 0) {
    const things = [...shared.map(domainWords), ...providers.map(({ name }) => name)]
    const isPushed = shared.some((domain) => isPushChannel(context, domain))
    return {
      ...common,
      state: 'gap',
      severity: shifted(base, isPushed ? 1 : 0),
      witness: [
        id,
        ...members,
        ...shared.map((domain) => domain.id),
        ...providers.map((each) => each.id),
      ],
      reason: `The members of ${entity.name} look independent, but all hang on ${formatList(things)}.`,
      fix: `Take one member of ${entity.name} out of ${things[0] ?? ''}.`,
      missing: [],
    }
  }
  const missing: PlanPath[] = members
    .filter((member) => context.plan.components?.[member]?.site === undefined)
    .map((member) => ['components', member, 'site'])
  const witness = [id, ...members]
  if (missing.length > 0) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      witness,
      reason: `Whether the members of ${entity.name} can fail together is not known, as ${missing.length === 1 ? 'one has' : `${missing.length} have`} no site.`,
      fix: `Say where every member of ${entity.name} runs.`,
      missing,
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    witness,
    reason: `Nothing in the plan takes all of ${entity.name} at once.`,
    fix: '',
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  const domains = sharedFates(context.plan)
  return sortedIds(context.plan.groups).flatMap((id) => judge(context, id, domains) ?? [])
}

export const sharedFate: Rule = {
  id: 'GAP-15',
  version: 1,
  title: 'Hidden shared fate',
  question: 'Do the members of each redundant group really fail one at a time?',
  clauses: [
    'DORA 12(4)-(5)',
    'NIST SP 800-53r5 CP-6(1)',
    'NIST SP 800-53r5 CP-7(1)',
    'NIST SP 800-53r5 CP-8(3)',
    'CPS 230 53(b)',
  ],
  precedent:
    'In April 2013 a paging service found that its two independent sites met at one and the same exchange point of the network.',
  find,
}
