/**
 * GAP-10: the access that recovery needs is kept behind, or checked by, the thing that failed.
 */
import { formatList } from '../views/words.ts'
import { blastBasis, type GapContext, isTestedLately } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import {
  blastWitness,
  byMeans,
  commonBlast,
  kindOf,
  type Lean,
  leansOn,
  offlineCopyOf,
} from './meansOfRecovery.ts'
import type { Rule } from './rule.ts'

/** Who gets people in: identity for every way of access, key stores where people look things up. */
function isCredential(context: GapContext, { on, id }: Lean): boolean {
  const kind = kindOf(context, on)
  if (kind === 'identity') return true
  return kind === 'keys' && context.plan.dependencies?.[id]?.phase !== 'recover'
}

type Doubts = {
  readonly faults: string[]
  readonly missing: PlanPath[]
  readonly witness: string[]
}

function checkBlast(context: GapContext, on: number, leans: readonly Lean[], doubts: Doubts): void {
  const copy = offlineCopyOf(context, on)
  if (copy === true) return
  const behind = leans.find(({ of }) => commonBlast(context, [of, on]) !== null)
  if (behind === undefined) return
  const blast = commonBlast(context, [behind.of, on])
  doubts.witness.push(
    context.structure.entities[behind.of]?.id ?? '',
    behind.id,
    ...blastWitness(blast),
  )
  if (copy === false) {
    const recovered = context.structure.entities[behind.of]?.name ?? ''
    doubts.faults.push(`${blast?.words ?? 'one loss'} takes it together with ${recovered}`)
  } else {
    doubts.missing.push(['components', context.structure.entities[on]?.id ?? '', 'offlineCopy'])
  }
}

function checkHolders(context: GapContext, id: string, doubts: Doubts): void {
  const holders = context.plan.components?.[id]?.holders
  if (typeof holders !== 'number') doubts.missing.push(['components', id, 'holders'])
  else if (holders <= 1)
    doubts.faults.push(
      `${holders === 1 ? 'only one person holds' : 'nobody holds'} its emergency access`,
    )
}

function checkTest(context: GapContext, id: string, doubts: Doubts): void {
  const tested = context.plan.components?.[id]?.lastTested
  const isLate = isTestedLately(context, tested)
  if (isLate === null) doubts.missing.push(['components', id, 'lastTested'])
  else if (!isLate) doubts.faults.push(`its emergency access was last tried on ${tested}`)
}

function severityFor(context: GapContext, on: number, leans: readonly Lean[]) {
  const ids = [on, ...leans.map(({ of }) => of)].map(
    (index) => context.structure.entities[index]?.id,
  )
  const paths = (context.run?.results ?? []).flatMap(({ outages }) =>
    outages.flatMap(({ path }) => path),
  )
  if (paths.some(({ entity }) => ids.some((id) => entity === id || entity === `repair/${id}`))) {
    return 'critical'
  }
  const tiers = leans.map(({ of }) => context.structure.entities[of]?.tier ?? 5)
  return severityOfTier(Math.min(...tiers))
}

function judge(context: GapContext, on: number, leans: readonly Lean[]): Draft {
  const credential = context.structure.entities[on]
  const id = credential?.id ?? ''
  const name = credential?.name ?? id
  const doubts: Doubts = { faults: [], missing: [], witness: [id] }
  checkBlast(context, on, leans, doubts)
  if (credential?.kind === 'component') {
    checkHolders(context, id, doubts)
    checkTest(context, id, doubts)
  }
  const base = severityFor(context, on, leans)
  const { faults, missing } = doubts
  const common = { about: id, basis: blastBasis(context), missing } as const
  const witness = [...new Set([...doubts.witness, ...leans.map((lean) => lean.id)])]
  if (faults.length > 0) {
    return {
      ...common,
      state: 'gap',
      severity: base,
      witness,
      reason: `Recovery needs ${name}, but ${formatList(faults)}.`,
      fix: `Keep a sealed emergency access beside ${name} that works without it, with two holders, and try it every year.`,
    }
  }
  if (missing.length > 0) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      witness,
      reason: `Recovery needs ${name}, but it is not known ${formatList(missing.map(questionOf))}.`,
      fix: `Find out and write down ${formatList(missing.map(questionOf))} for ${name}.`,
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    witness,
    reason: `The access that recovery needs from ${name} does not hang on what fails, has several holders and was tried lately.`,
    fix: '',
  }
}

function questionOf(path: PlanPath): string {
  const questions: Readonly<Record<string, string>> = {
    offlineCopy: 'whether anybody gets in without it',
    holders: 'how many people hold its emergency access',
    lastTested: 'when that was last tried',
  }
  return questions[String(path[path.length - 1])] ?? ''
}

function find(context: GapContext): readonly Draft[] {
  const leans = leansOn(context, ['recover', 'operate']).filter((lean) =>
    isCredential(context, lean),
  )
  return [...byMeans(leans)].map(([on, list]) => judge(context, on, list))
}

export const breakGlass: Rule = {
  id: 'GAP-10',
  version: 1,
  title: 'Emergency access behind the failed system',
  question: 'Do people get in to repair when sign-in itself is down?',
  clauses: [
    'NIST SP 800-53r5 AC-2',
    'NIST SP 800-53r5 CP-13',
    'NIS2-IR 2024/2690 4.3.2(c)',
    'DORA 9(4)(c)',
    'DORA 11(2)(c)',
  ],
  precedent:
    'In October 2021 engineers could not sign in to repair a backbone, because sign-in was served over that same backbone.',
  find,
}
