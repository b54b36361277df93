/**
 * GAP-26: copies do not go back far enough to be older than an intruder or a hidden fault.
 */
import { formatDuration } from '../views/words.ts'
import type { GapContext } from './context.ts'
import { backedUp, type DataSet, type Judgement, toDraft } from './copiesOfData.ts'
import type { Draft, PlanPath } from './finding.ts'
import type { Rule } from './rule.ts'

/**
 * How far back copies should go.
 *
 * Source: 78 of a hundred ransomware cases that Mandiant investigated in 2020 had begun 30 days before
 * or less (M-Trends 2021).
 */
const historyMs = 30 * 86_400_000

function judge(set: DataSet): Judgement {
  const { name } = set.entity
  const kept = set.places.flatMap(({ keptMs }) => keptMs ?? [])
  const longestMs = kept.length === 0 ? null : Math.max(...kept)
  const wanted = formatDuration(historyMs)
  if (longestMs !== null && longestMs >= historyMs) {
    const reason = `Copies of ${name} go back ${formatDuration(longestMs)}.`
    return { state: 'ok', reason, fix: '' }
  }
  const fix = `Keep at least one copy of ${name} a week for ${wanted} or longer.`
  const missing = set.places.flatMap((place): PlanPath[] =>
    place.keptMs === null ? [[...place.path, 'retention']] : [],
  )
  if (missing.length > 0 || longestMs === null) {
    const reason = `How far back the copies of ${name} go is not known.`
    return { state: 'unknown', reason, fix, missing }
  }
  return {
    state: 'gap',
    reason: `Copies of ${name} go back ${formatDuration(longestMs)}; an intruder or a hidden fault may be older than that.`,
    fix,
  }
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).map((set) => toDraft(set, judge(set)))
}

export const shortHistory: Rule = {
  id: 'GAP-26',
  version: 1,
  title: 'History shorter than what hides in it',
  question: 'Do copies go back to before an intrusion or a corruption that was found late?',
  clauses: ['DORA 12(1)', 'NIST CSF 2.0 PR.DS-11', 'CIS Controls 11.4'],
  precedent:
    'In 2017 destruction was replicated to some 150 directory servers of a shipping company at once: replicas are no copies from before.',
  find,
}
