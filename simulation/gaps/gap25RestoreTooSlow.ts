/**
 * GAP-25: even if all goes well, the data are not back within the recovery time objective.
 */
import { formatDuration } from '../views/words.ts'
import { type GapContext, typicalMs } from './context.ts'
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

const hourMs = 3_600_000

type Written = DataSet['backups'][number]

/** How long a restore takes at least, with all that it passes for itself; `null` where that is not known. */
type Length = { readonly ms: number | null; readonly missing: readonly PlanPath[] }

/** The fastest way out of any place. Units: gigabytes per hour; `null` where no place says. */
function fastestGbPerHour({ plan }: GapContext, { backup }: Written): number | null {
  const copies = Object.values(backup.copies ?? {}).map((copy) => ({ ...backup, ...copy }))
  const known = [backup, ...copies].flatMap(({ heldIn, through = [], restoreGbPerHour, of }) => {
    const passed = [...through, heldIn ?? '', of ?? '']
    const limits = passed.flatMap((id) => plan.components?.[id]?.restoreGbPerHour ?? [])
    const all = [...(restoreGbPerHour === undefined ? [] : [restoreGbPerHour]), ...limits]
    return all.length === 0 ? [] : [Math.min(...all)]
  })
  return known.length === 0 ? null : Math.max(...known)
}

function lengthOf(context: GapContext, written: Written): Length {
  const { id, backup } = written
  const gbPerHour = fastestGbPerHour(context, written)
  const missing: PlanPath[] = []
  if (backup.sizeGb === undefined) missing.push(['backups', id, 'sizeGb'])
  if (gbPerHour === null) missing.push(['backups', id, 'restoreGbPerHour'])
  const steps = [backup.prepare, backup.rebuild, backup.check].map(typicalOrNone)
  if (backup.sizeGb === undefined || gbPerHour === null) return { ms: null, missing }
  if (gbPerHour === 0) return { ms: Infinity, missing }
  const transferMs = (backup.sizeGb / gbPerHour) * hourMs
  return { ms: Math.round(steps.reduce((sum, ms) => sum + ms, transferMs)), missing }
}

/** What nobody wrote down is left out: a restore takes at least as long as what is known. */
function typicalOrNone(takes: Written['backup']['prepare']): number {
  return typicalMs(takes) ?? 0
}

function judge(context: GapContext, set: DataSet): readonly Judgement[] {
  const rtoMs = objectiveMs(context, set, 'rto')
  if (rtoMs === null) return []
  const { name } = set.entity
  const allowed = formatDuration(rtoMs)
  const lengths = set.backups.map((written) => lengthOf(context, written))
  const known = lengths.flatMap(({ ms }) => ms ?? [])
  if (known.length === 0) {
    const reason = `Whether ${name} can be restored within ${allowed} cannot be told, as its size or the speed of a restore is not known.`
    const missing = lengths.flatMap((one) => one.missing)
    return [
      { state: 'unknown', reason, fix: 'Restore it for a test, and write both down.', missing },
    ]
  }
  const leastMs = Math.min(...known)
  const least = leastMs === Infinity ? 'for ever' : formatDuration(leastMs)
  if (leastMs <= rtoMs) {
    const reason = `A restore of ${name} takes ${least} at least, within its ${allowed}.`
    return [{ state: 'ok', reason, fix: '' }]
  }
  // A replica takes over where only one of them is lost, not where the data are bad.
  const { steps, words } = replicaHelps(context, set)
  return [
    {
      state: 'gap',
      reason: `A restore of ${name} takes ${least} at least, but it must be back within ${allowed}${words}.`,
      fix: `Restore ${name} from a faster place or in parts, keep a standby, or agree a longer objective.`,
      steps: (leastMs > 2 * rtoMs ? 1 : 0) + steps,
    },
  ]
}

function find(context: GapContext): readonly Draft[] {
  return backedUp(context).flatMap((set) => judge(context, set).map((each) => toDraft(set, each)))
}

export const restoreTooSlow: Rule = {
  id: 'GAP-25',
  version: 1,
  title: 'Restore too slow',
  question: 'Can the data be back within the recovery time objective at all?',
  clauses: [
    'DORA 12(2)',
    'DORA 12(6)',
    'NIST SP 800-53r5 CP-6(2)',
    'NIST SP 800-53r5 CP-10(4)',
    'NIS2-IR 2024/2690 4.2.2(a)',
  ],
  precedent:
    'In 2022 a vendor of team software restored 775 customers out of intact backups; the last had waited for fourteen days.',
  find,
}
