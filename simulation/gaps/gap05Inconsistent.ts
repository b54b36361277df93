/**
 * GAP-05: data sets that belong together came back as of different moments.
 */
import { formatList } from '../views/words.ts'
import { entityOf, type GapContext, nameIn } from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

/** True only of a run: which copies are taken follows from what was lost and what could be reached. */
function find(context: GapContext): readonly Draft[] {
  const { run } = context
  if (run === null) return []
  const told = new Map<string, readonly string[]>()
  for (const { kind, entity, other = [] } of run.log.events) {
    if (kind === 'inconsistent') told.set(entity, other)
  }
  return [...told].map(([id, others]) => {
    const tier = entityOf(context, id)?.tier ?? 4
    const names = formatList(others.map((other) => nameIn(context, other)))
    return {
      state: 'gap',
      // What was written to one and not to the other is lost or wrong for good.
      severity: shifted(severityOfTier(tier), 1),
      basis: 'simulated',
      about: id,
      witness: [id, ...others],
      reason: `In “${run.model.scenario.name}” the data of ${nameIn(context, id)} came back as of another moment than those of ${names}, with which they must agree.`,
      fix: `Copy ${nameIn(context, id)} and ${names} at the same moments, and restore them together.`,
      missing: [],
    }
  })
}

export const inconsistent: Rule = {
  id: 'GAP-05',
  version: 1,
  title: 'Data restored to different moments',
  question: 'Do data sets that belong together come back as of the same moment?',
  clauses: [
    'DORA 12(7)',
    'RTS 2024/1774 26(1)(b)',
    'NIST CSF 2.0 RC.RP-05',
    'NIST SP 800-34r1 4.4',
  ],
  precedent:
    'In October 2018 a partition of 43 seconds left two coasts of a code host with different writes; bringing them together took 24 hours.',
  find,
}
