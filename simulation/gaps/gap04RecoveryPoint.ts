/**
 * GAP-04: copies are made too seldom, or take too long, for the recovery point objective.
 */
import { formatDuration } from '../views/words.ts'
import { type GapContext, targetMs } from './context.ts'
import {
  backedUp,
  type DataSet,
  type Judgement,
  objectiveMs,
  replicaHelps,
  toDraft,
} from './copiesOfData.ts'
import type { Draft, PlanPath } from './finding.ts'
import type { Rule } from './rule.ts'

/** The most work that the newest complete copy can lack; `null` if no backup says. */
function worstMs({ backups }: DataSet): { ms: number | null; missing: readonly PlanPath[] } {
  const missing: PlanPath[] = []
  const known = backups.flatMap(({ id, backup }) => {
    const [intervalMs, takesMs] = [targetMs(backup.interval), targetMs(backup.takes)]
    if (intervalMs === null) missing.push(['backups', id, 'interval'])
    if (takesMs === null) missing.push(['backups', id, 'takes'])
    return intervalMs === null || takesMs === null ? [] : [intervalMs + takesMs]
  })
  return { ms: known.length === 0 ? null : Math.min(...known), missing }
}

function judge(context: GapContext, set: DataSet): readonly Judgement[] {
  const rpoMs = objectiveMs(context, set, 'rpo')
  if (rpoMs === null) return []
  const { name } = set.entity
  const { ms, missing } = worstMs(set)
  const allowed = formatDuration(rpoMs)
  if (ms === null) {
    const reason = `Whether the copies of ${name} keep its recovery point of ${allowed} cannot be told, as it is not known how often they are made or how long they take.`
    return [
      {
        state: 'unknown',
        reason,
        fix: 'Write down the interval and the length of one copy.',
        missing,
      },
    ]
  }
  const worst = formatDuration(ms)
  if (ms <= rpoMs) {
    const reason = `At worst the newest copy of ${name} lacks ${worst}, and ${allowed} may be lost.`
    return [{ state: 'ok', reason, fix: '' }]
  }
  // A replica loses less where it helps: against the loss of one of them, not against bad data.
  const { steps, words } = replicaHelps(context, set)
  return [
    {
      state: 'gap',
      reason: `At worst the newest copy of ${name} lacks ${worst} of work, but only ${allowed} may be lost${words}.`,
      fix: `Copy ${name} so often that interval and length of a copy make ${allowed} at most, or agree a longer objective.`,
      steps: (ms > 2 * rpoMs ? 1 : 0) + steps,
    },
  ]
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).flatMap((set) => judge(context, set).map((each) => toDraft(set, each)))
}

export const recoveryPoint: Rule = {
  id: 'GAP-04',
  version: 1,
  title: 'Recovery point not reachable',
  question: 'Are copies made often enough for what may be lost?',
  clauses: [
    'DORA 12(1)(a)',
    'DORA 12(6)',
    'NIST SP 800-53r5 CP-9',
    'HIPAA 164.308(a)(7)(ii)(A)',
    'CPS 230 38(b)',
  ],
  precedent:
    'In 2017 a code hosting company lost six hours of its database: the age of the newest copy that could be used.',
  find,
}
