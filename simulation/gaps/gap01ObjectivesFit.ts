/**
 * GAP-01: detecting, recovering and catching up together take longer than the business can bear.
 */
import { sortedIds } from '../ids.ts'
import { formatDuration, formatList } from '../views/words.ts'
import { type GapContext, nameIn, targetMs, tierOfService, typicalMs } from './context.ts'
import { type Draft, type GapSeverity, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

type Parts = {
  readonly detectMs: number | null
  readonly rtoMs: number | null
  readonly wrtMs: number | null
  readonly mtdMs: number | null
}

/** Time planned for noticing, finding the cause and declaring; `null` if any of it is missing. */
function plannedDetection(context: GapContext): { ms: number | null; missing: PlanPath[] } {
  const response = context.plan.response ?? {}
  const missing: PlanPath[] = []
  let ms = 0
  for (const key of ['usersReport', 'diagnose', 'declare'] as const) {
    const typical = typicalMs(response[key])
    if (typical === null) missing.push(['response', key])
    else ms += typical
  }
  return { ms: missing.length === 0 ? ms : null, missing }
}

function sumWords({ detectMs, rtoMs, wrtMs }: Parts): string {
  const parts = [
    detectMs === null ? '' : `${formatDuration(detectMs)} to detect and declare`,
    rtoMs === null ? '' : `${formatDuration(rtoMs)} to recover`,
    wrtMs === null ? '' : `${formatDuration(wrtMs)} to catch up`,
  ]
  return parts.filter((part) => part !== '').join(' + ')
}

type Case = {
  readonly id: string
  readonly name: string
  readonly parts: Parts
  readonly missing: readonly PlanPath[]
  readonly knownMs: number
  readonly base: GapSeverity
}

const common = ({ id, missing }: Case) =>
  ({ about: id, witness: [id], basis: 'declared', missing }) as const

function tooLong(each: Case, mtdMs: number, rtoMs: number): Draft {
  const { name, parts, knownMs, base } = each
  const overMs = knownMs - mtdMs
  return {
    ...common(each),
    state: 'gap',
    severity: rtoMs > mtdMs ? 'critical' : shifted(base, overMs > mtdMs ? 1 : 0),
    reason: `${name} may be down for ${formatDuration(mtdMs)} at most, but ${sumWords(parts)} make ${formatDuration(knownMs)}.`,
    fix: `Bring the recovery time objective of ${name} down by ${formatDuration(overMs)}, or agree a longer tolerance with its owner.`,
  }
}

function undecided(context: GapContext, each: Case): Draft {
  const { name, parts, missing, knownMs, base } = each
  const planned = parts.detectMs === null ? context.policy.plannedDetectionMs : 0
  const assumed =
    planned > 0
      ? ` With ${formatDuration(planned)} for detecting the known parts make ${formatDuration(knownMs + planned)}.`
      : ''
  return {
    ...common(each),
    state: 'unknown',
    severity: shifted(base, -1),
    reason: `Whether the objectives of ${name} fit its tolerance cannot be told, as ${missing.length === 1 ? 'one input is' : `${missing.length} inputs are`} missing.${assumed}`,
    fix: `Write down ${formatList(missing.map((path) => inputWords[String(path.at(-1))] ?? ''))} for ${name}.`,
  }
}

const inputWords: Readonly<Record<string, string>> = {
  usersReport: 'how soon users report an outage',
  diagnose: 'how long diagnosis takes',
  declare: 'how long declaring takes',
  mtd: 'the maximum tolerable downtime',
  rto: 'the recovery time objective',
  wrt: 'the work recovery time',
}

function judge(context: GapContext, id: string, parts: Parts, missing: readonly PlanPath[]): Draft {
  const { detectMs, rtoMs, wrtMs, mtdMs } = parts
  const knownMs = (detectMs ?? 0) + (rtoMs ?? 0) + (wrtMs ?? 0)
  const base = severityOfTier(tierOfService(context, id))
  const each = { id, name: nameIn(context, id), parts, missing, knownMs, base }
  if (mtdMs !== null && rtoMs !== null && knownMs > mtdMs) return tooLong(each, mtdMs, rtoMs)
  if (missing.length > 0) return undecided(context, each)
  return {
    ...common(each),
    state: 'ok',
    severity: base,
    reason: `${sumWords(parts)} fit the ${formatDuration(mtdMs ?? 0)} that ${each.name} may be down.`,
    fix: '',
  }
}

function find(context: GapContext): readonly Draft[] {
  const detection = plannedDetection(context)
  return sortedIds(context.plan.businessServices).map((id) => {
    const service = context.plan.businessServices?.[id] ?? {}
    const missing: PlanPath[] = [...detection.missing]
    for (const key of ['mtd', 'rto', 'wrt'] as const) {
      if (targetMs(service[key]) === null) missing.push(['businessServices', id, key])
    }
    const parts = {
      detectMs: detection.ms,
      rtoMs: targetMs(service.rto),
      wrtMs: targetMs(service.wrt),
      mtdMs: targetMs(service.mtd),
    }
    return judge(context, id, parts, missing)
  })
}

export const objectivesFit: Rule = {
  id: 'GAP-01',
  version: 1,
  title: 'Objectives do not fit the tolerance',
  question: 'Do detection, recovery and catching up fit into the maximum tolerable downtime?',
  clauses: [
    'ISO 22301:2019 8.2.2',
    'CPS 230 38',
    'CPS 230 40(c)',
    'FCA SYSC 15A.2',
    'DORA 12(6)',
    'RTS 2024/1774 24(1)(b)(ii)',
  ],
  precedent:
    'At an airline hit by the July 2024 endpoint outage the machines were back in about a day, yet catching up with crew schedules took some five days: time that no plan had counted.',
  find,
}
