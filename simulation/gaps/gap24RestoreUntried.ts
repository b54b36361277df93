/**
 * GAP-24: nobody has shown lately that the copies can be restored.
 */
import { type GapContext, isTestedLately } from './context.ts'
import { backedUp, type DataSet, type Judgement, toDraft } from './copiesOfData.ts'
import type { Draft } from './finding.ts'
import type { Rule } from './rule.ts'

function judge(context: GapContext, set: DataSet): Judgement {
  const { name } = set.entity
  const tested = set.backups.map(({ backup }) => isTestedLately(context, backup.lastRestored))
  if (tested.includes(true)) {
    return { state: 'ok', reason: `A restore of ${name} was tried lately.`, fix: '' }
  }
  const fix = `Restore ${name} for a test, check what comes back, and write down the day.`
  if (tested.includes(null)) {
    const reason = `When a restore of ${name} was last tried is not known.`
    const missing = set.backups.map(({ id }) => ['backups', id, 'lastRestored'])
    return { state: 'unknown', reason, fix, missing }
  }
  const days = set.backups.flatMap(({ backup }) => backup.lastRestored ?? []).sort()
  return {
    state: 'gap',
    reason: `A restore of ${name} was last tried on ${days.at(-1) ?? ''}, which is too long ago to rely on.`,
    fix,
  }
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).map((set) => toDraft(set, judge(context, set)))
}

export const restoreUntried: Rule = {
  id: 'GAP-24',
  version: 1,
  title: 'Restore never proven',
  question: 'Has anybody shown lately that the copies can be restored?',
  clauses: [
    'DORA 12(2)',
    'CIS Controls 11.5',
    'SOC 2 TSC A1.3.2',
    'NIST SP 800-53r5 CP-9(1)',
    'NIS2-IR 2024/2690 4.2.6',
  ],
  precedent:
    'In 2017 a code hosting company had several ways of backing up its database, of which none was usable when it was needed.',
  find,
}
