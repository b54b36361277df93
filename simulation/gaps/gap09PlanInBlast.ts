/**
 * GAP-09: the runbook, or a tool that it uses, goes down together with what it is to recover.
 */
import { recoveredBy } from '../compile/runbooks.ts'
import { sortedIds } from '../ids.ts'
import type { Runbook } from '../plan/schema.ts'
import { capitalise, formatList } from '../views/words.ts'
import { blastBasis, type GapContext, nameIn } from './context.ts'
import type { Blast } from './fateDomains.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import { blastWitness, commonBlast, kindOf, leansOn, offlineCopyOf } from './meansOfRecovery.ts'
import type { Rule } from './rule.ts'

/** Kinds of things that hold a plan or carry it out, rather than being recovered by it. */
const toolKinds: ReadonlySet<string> = new Set(['documents', 'control', 'comms'])

type Doubt = {
  readonly tool: number
  readonly blast: Blast
  /** `null` where nobody knows whether there is a copy. */
  readonly hasCopy: boolean | null
}

function hasCopy(context: GapContext, runbook: Runbook, tool: number): boolean | null {
  const isDocument = context.structure.indexById[runbook.document ?? ''] === tool
  const ofTool = offlineCopyOf(context, tool)
  if (!isDocument || ofTool === true) return ofTool
  return typeof runbook.offlineCopy === 'boolean' ? runbook.offlineCopy : ofTool
}

/** The document and the tools of a runbook, without those that it brings up itself. */
function toolsOf(context: GapContext, id: string, runbook: Runbook, recovered: readonly number[]) {
  const tasks = context.structure.tasks.filter((task) => task.id.startsWith(`${id}/`))
  const own = new Set([...recovered, ...tasks.flatMap((task) => [...task.repairs, ...task.starts])])
  const tools = new Set<number>()
  const document = context.structure.indexById[runbook.document ?? '']
  if (document !== undefined) tools.add(document)
  for (const { of, on, id: by } of leansOn(context, ['recover'])) {
    const isOwn = by.startsWith(`${id}/`) || recovered.includes(of)
    if (isOwn && !own.has(on) && toolKinds.has(kindOf(context, on))) tools.add(on)
  }
  return [...tools].sort((a, b) => a - b)
}

function doubtsOf(context: GapContext, id: string, runbook: Runbook): readonly Doubt[] {
  const recovered = recoveredBy(context.plan, runbook).flatMap(
    (component) => context.structure.indexById[component] ?? [],
  )
  return toolsOf(context, id, runbook, recovered).flatMap((tool) => {
    const copy = hasCopy(context, runbook, tool)
    if (copy === true) return []
    const blasts = recovered.flatMap((component) => commonBlast(context, [component, tool]) ?? [])
    const [blast] = blasts.sort((a, b) => a.hit.size - b.hit.size)
    return blast === undefined ? [] : [{ tool, blast, hasCopy: copy }]
  })
}

function missingCopies(context: GapContext, id: string, doubts: readonly Doubt[]): PlanPath[] {
  return doubts.map(({ tool }) => {
    const component = context.structure.entities[tool]?.id ?? ''
    const isDocument = context.plan.runbooks?.[id]?.document === component
    return isDocument ? ['runbooks', id, 'offlineCopy'] : ['components', component, 'offlineCopy']
  })
}

function judge(context: GapContext, id: string, runbook: Runbook): Draft {
  const doubts = doubtsOf(context, id, runbook)
  const certain = doubts.filter((doubt) => doubt.hasCopy === false)
  const name = nameIn(context, id)
  const named = (list: readonly Doubt[]) =>
    formatList(list.map(({ tool }) => context.structure.entities[tool]?.name ?? ''))
  const witness = [
    ...new Set([
      id,
      ...doubts.map(({ tool }) => context.structure.entities[tool]?.id ?? ''),
      ...doubts.flatMap(({ blast }) => blastWitness(blast)),
    ]),
  ]
  const common = { about: id, witness, basis: blastBasis(context) } as const
  const [first] = certain.length > 0 ? certain : doubts
  if (first !== undefined && certain.length > 0) {
    const document = context.structure.indexById[runbook.document ?? '']
    return {
      ...common,
      state: 'gap',
      severity: certain.some(({ tool }) => tool === document) ? 'critical' : 'high',
      reason: `“${name}” cannot be carried out when it is needed: ${first.blast.words} also takes ${named(certain)}, of which there is no offline copy.`,
      fix: `Keep a copy of ${named(certain)} that can be read with everything down.`,
      missing: [],
    }
  }
  if (runbook.document === undefined && runbook.offlineCopy !== true) {
    return {
      ...common,
      state: 'unknown',
      severity: 'medium',
      reason: `Nobody wrote down where “${name}” is kept.`,
      fix: `Say in which component “${name}” is kept, or that there is an offline copy.`,
      missing: [['runbooks', id, 'document']],
    }
  }
  if (first !== undefined) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted('high', -1),
      reason: `${capitalise(first.blast.words)} also takes ${named(doubts)}, and nobody knows whether “${name}” could be carried out without.`,
      fix: `Check whether there is a copy of ${named(doubts)} that works with everything down, and write it down.`,
      missing: missingCopies(context, id, doubts),
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: severityOfTier(2),
    reason: `“${name}” can be read and carried out whatever it has to recover.`,
    fix: '',
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.runbooks).map((id) =>
    judge(context, id, context.plan.runbooks?.[id] ?? {}),
  )
}

export const planInBlast: Rule = {
  id: 'GAP-09',
  version: 1,
  title: 'Plan or tool inside the blast radius',
  question: 'Can each runbook be read and carried out while what it recovers is down?',
  clauses: [
    'RTS 2024/1774 26(1)(d)',
    'ISO 22301:2019 7.5.3',
    'ISO 22301:2019 8.4.4',
    'NIS2-IR 2024/2690 4.1.2(c)',
    'NIST SP 800-53r5 CP-2',
    'NIST SP 800-53r5 CP-6(3)',
  ],
  precedent:
    'When a Korean data centre burned in October 2022, the tools for operating the services had no second home either; a state data centre repeated the mistake in 2025.',
  find,
}
