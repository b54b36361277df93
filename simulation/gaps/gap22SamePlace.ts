/**
 * GAP-22: every copy lies where the data are, so that one loss takes both.
 */
import { formatList } from '../views/words.ts'
import { type GapContext, nameIn } from './context.ts'
import { backedUp, type DataSet, type Judgement, shareSite, toDraft } from './copiesOfData.ts'
import type { Draft, PlanPath } from './finding.ts'
import type { Rule } from './rule.ts'

function judge(context: GapContext, set: DataSet): Judgement {
  const { id, name } = set.entity
  const site = context.plan.components?.[id]?.site
  const shared = set.places.map((place) => shareSite(context, site, place.site))
  if (shared.includes(false)) {
    return { state: 'ok', reason: `A copy of ${name} lies away from it.`, fix: '' }
  }
  if (shared.includes(null)) {
    const missing: readonly PlanPath[] =
      site === undefined
        ? [['components', id, 'site']]
        : set.places.flatMap((place) => (place.site === undefined ? [[...place.path, 'site']] : []))
    const reason = `Whether a copy of ${name} outlives the loss of its place is not known.`
    return {
      state: 'unknown',
      reason,
      fix: 'Write down where the data and their copies lie.',
      missing,
    }
  }
  const where = [...new Set(set.places.map((place) => nameIn(context, place.site ?? '')))]
  return {
    state: 'gap',
    reason: `All copies of ${name} lie in ${formatList(where)}, which goes with it.`,
    fix: `Keep one copy of ${name} at a site that does not fail with it.`,
    witness: set.places.flatMap((place) => place.site ?? []),
  }
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).map((set) => toDraft(set, judge(context, set)))
}

export const samePlace: Rule = {
  id: 'GAP-22',
  version: 1,
  title: 'Copies in the same place',
  question: 'Does a copy outlive the loss of the place where the data are?',
  clauses: [
    'SOC 2 TSC A1.2.9',
    'NIS2-IR 2024/2690 4.2.2(c)',
    'NIST SP 800-53r5 CP-6(1)',
    'NIST SP 800-53r5 CP-9(3)',
    'DORA 12(3)',
  ],
  precedent:
    'In March 2021 a fire in Strasbourg took a data centre and the next room, where some customers’ backups stood.',
  find,
}
