/**
 * GAP-21: data that carry a business service and of which there is no copy.
 */
import type { GapContext } from './context.ts'
import { allData, type DataSet, type Judgement, toDraft } from './copiesOfData.ts'
import type { Draft } from './finding.ts'
import type { Rule } from './rule.ts'

function judge({ plan }: GapContext, { entity, backups }: DataSet): Judgement {
  const { id, name } = entity
  if (backups.length > 0) {
    const count = backups.length === 1 ? 'a backup' : `${backups.length} backups`
    return { state: 'ok', reason: `${name} has ${count}.`, fix: '' }
  }
  const copies = Object.entries(plan.dependencies ?? {}).filter(
    ([, { from, coupling }]) => from === id && coupling?.kind === 'replication',
  )
  const replica = copies.length === 0 ? '' : ' A replica gets what goes wrong as well.'
  return {
    state: 'gap',
    reason: `Nothing brings the data of ${name} back once they are lost, encrypted or corrupt: there is no backup.${replica}`,
    fix: `Back ${name} up, to a place and under administrators of its own.`,
    witness: copies.map(([dependency]) => dependency),
  }
}

/** Others of its groups hold the same data: one backup is enough for all of them. */
function hasBackedUpPeer({ plan, structure }: GapContext, { entity }: DataSet): boolean {
  const backed = new Set(
    Object.values(plan.backups ?? {}).map(({ of = '' }) => structure.indexById[of] ?? -1),
  )
  return structure.groups.some(
    (group) =>
      group?.members.includes(entity.index) && group.members.some((one) => backed.has(one)),
  )
}

/** A replica is no data of its own: what counts is whether its source is backed up. */
function isReplica(context: GapContext, set: DataSet): boolean {
  const { plan } = context
  const { entity, backups } = set
  if (backups.length > 0) return false
  if (hasBackedUpPeer(context, set)) return true
  const sources = Object.values(plan.dependencies ?? {}).filter(
    ({ to, coupling }) => to === entity.id && coupling?.kind === 'replication',
  )
  return sources.length > 0
}

function find(context: GapContext): readonly Draft[] {
  return allData(context)
    .filter((set) => !isReplica(context, set))
    .map((set) => toDraft(set, judge(context, set)))
}

export const noBackup: Rule = {
  id: 'GAP-21',
  version: 1,
  title: 'No backup',
  question: 'Is there a copy of all data without which a business service cannot go on?',
  clauses: [
    'DORA 12(1)(a)',
    'HIPAA 164.308(a)(7)(ii)(A)',
    'NIS2-IR 2024/2690 4.2.2(b)',
    'NIST SP 800-53r5 CP-9',
    'CIS Controls 11.2',
    'NIST CSF 2.0 PR.DS-11',
  ],
  precedent:
    'In 2017 a shipping company had backups of its servers and none of the directory that they all needed; one copy had survived by chance, in an office that was without power.',
  find,
}
