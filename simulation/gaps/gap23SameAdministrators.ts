/**
 * GAP-23: whoever can destroy the data can delete every copy of them as well.
 */
import { formatList } from '../views/words.ts'
import { type GapContext, nameIn } from './context.ts'
import {
  administratorsOf,
  backedUp,
  type DataSet,
  isDeletable,
  type Judgement,
  toDraft,
} from './copiesOfData.ts'
import type { Draft, PlanPath } from './finding.ts'
import type { Rule } from './rule.ts'

function judge(context: GapContext, set: DataSet): Judgement {
  const { id, name } = set.entity
  const administrators = administratorsOf(context, id)
  const deletable = set.places.map((place) => isDeletable(place, administrators))
  if (deletable.includes(false)) {
    const reason = `Those who administer ${name} cannot delete every copy of it.`
    return { state: 'ok', reason, fix: '' }
  }
  if (deletable.includes(null)) {
    const missing = set.places.flatMap((place): PlanPath[] =>
      place.adminDomain === undefined ? [[...place.path, 'adminDomain']] : [],
    )
    return {
      state: 'unknown',
      reason: `Whether an intruder with the rights over ${name} can delete its copies is not known.`,
      fix: `Write down who administers ${name} and its copies, and whether anybody can delete them.`,
      missing: missing.length > 0 ? missing : [['components', id, 'fateDomains']],
    }
  }
  const domains = [...new Set(set.places.flatMap((place) => place.adminDomain ?? []))]
  return {
    state: 'gap',
    reason: `Whoever administers ${formatList(domains.map((domain) => nameIn(context, domain)))} can destroy ${name} and every copy of it.`,
    fix: `Make one copy of ${name} immutable, or keep it where other people have the rights.`,
    witness: domains,
    steps: 1,
  }
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).map((set) => toDraft(set, judge(context, set)))
}

export const sameAdministrators: Rule = {
  id: 'GAP-23',
  version: 1,
  title: 'Copies under the same administrators',
  question: 'Does a copy survive somebody who has all rights over the data?',
  clauses: [
    'DORA 12(3)',
    'CIS Controls 11.4',
    'NIST SP 800-53r5 CP-9(7)',
    'NIS2-IR 2024/2690 4.2.2(d)',
  ],
  precedent:
    'In May 2024 a pension fund’s cloud subscription was deleted in two geographies at once; a copy with another provider saved it.',
  find,
}
