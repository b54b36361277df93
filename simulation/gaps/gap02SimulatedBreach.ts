/**
 * GAP-02: in the run, a business service was out for longer than its objectives allow.
 */
import type { Outage, ServiceResult } from '../views/contract.ts'
import { formatDuration } from '../views/words.ts'
import { breachFix } from './breachFix.ts'
import { type GapContext, type GapRun, hasTestedWorkaround } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

function worstOutage(run: GapRun, result: ServiceResult): Outage | undefined {
  const lengthMs = ({ startMs, endMs }: Outage) => (endMs ?? run.log.untilMs) - startMs
  return [...result.outages].sort((a, b) => lengthMs(b) - lengthMs(a) || a.startMs - b.startMs)[0]
}

function severityOf(context: GapContext, result: ServiceResult, criticalMissed: number) {
  const isMtdMissed = result.mtd === 'missed'
  const targetMs = (isMtdMissed ? result.mtdMs : result.rtoMs) ?? 0
  let steps = isMtdMissed ? 0 : -1
  if (result.rtaMs > 2 * targetMs) steps++
  if (criticalMissed >= 3) steps++
  if (hasTestedWorkaround(context, result.id, result.rtaMs)) steps--
  return shifted(severityOfTier(result.tier), steps)
}

function missWords(result: ServiceResult): string {
  const { rtoMs, mtdMs, rtaMs } = result
  const missed = [
    result.rto === 'missed' && rtoMs !== null
      ? `its objective of ${formatDuration(rtoMs)}${overWords(result, rtaMs - rtoMs)}`
      : '',
    result.mtd === 'missed' && mtdMs !== null
      ? `its tolerance of ${formatDuration(mtdMs)}${overWords(result, rtaMs - mtdMs)}`
      : '',
  ]
  return missed.filter((words) => words !== '').join(' and ')
}

function overWords(result: ServiceResult, overMs: number): string {
  if (overMs <= 0) return ' without hope'
  return ` by ${formatDuration(overMs)}${result.isRestored ? '' : ' so far'}`
}

function breach(run: GapRun, result: ServiceResult, severity: Draft['severity']): Draft {
  const outage = worstOutage(run, result)
  const entities = (outage?.path ?? []).map((segment) => segment.entity)
  const out = result.isRestored ? 'was out for' : 'was still out after'
  const limit = (result.mtd === 'missed' ? result.mtdMs : result.rtoMs) ?? 0
  const overMs = result.rtaMs - limit
  const fix = outage === undefined ? '' : breachFix(run, { service: result.id, outage, overMs })
  return {
    state: 'gap',
    severity,
    basis: 'simulated',
    about: result.id,
    witness: [...new Set([result.id, ...entities])],
    reason: `In “${run.model.scenario.name}” ${result.name} ${out} ${formatDuration(result.rtaMs)} and missed ${missWords(result)}.`,
    fix,
    missing: [],
  }
}

function judge(
  context: GapContext,
  run: GapRun,
  result: ServiceResult,
  criticalMissed: number,
): Draft {
  const base = severityOfTier(result.tier)
  const name = result.name
  if (result.rto === 'missed' || result.mtd === 'missed') {
    return breach(run, result, severityOf(context, result, criticalMissed))
  }
  const common = { basis: 'simulated', about: result.id, witness: [result.id], fix: '' } as const
  if (result.rto === 'not-hit') {
    const reason = `“${run.model.scenario.name}” never took ${name} out.`
    return { ...common, state: 'ok', severity: base, reason, missing: [] }
  }
  const missing: PlanPath[] = []
  if (result.rtoMs === null) missing.push(['businessServices', result.id, 'rto'])
  if (result.mtdMs === null) missing.push(['businessServices', result.id, 'mtd'])
  const isOpen = result.rto === 'open' || result.mtd === 'open'
  if (isOpen || missing.length > 0) {
    const why = isOpen
      ? 'the run ended before it was back'
      : `it has no ${result.rtoMs === null ? 'recovery time objective' : 'maximum tolerable downtime'}`
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      reason: `${name} was out for ${formatDuration(result.rtaMs)}; whether that is too long cannot be told, as ${why}.`,
      fix: isOpen ? 'Run for longer.' : `Agree how long ${name} may be out.`,
      missing,
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    reason: `${name} was back after ${formatDuration(result.rtaMs)}, within its objectives.`,
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  const { run } = context
  if (run === null) return []
  const criticalMissed = run.results.filter(
    ({ tier, rto, mtd }) =>
      tier <= context.policy.criticalTier && (rto === 'missed' || mtd === 'missed'),
  ).length
  return run.results.map((result) => judge(context, run, result, criticalMissed))
}

export const simulatedBreach: Rule = {
  id: 'GAP-02',
  version: 1,
  title: 'Simulated recovery breaches an objective',
  question: 'Is every business service back within its objectives in the run?',
  clauses: [
    'DORA 11(6)(a)',
    'DORA 24(1)',
    'RTS 2024/1774 25(2)(a)',
    'ISO 22301:2019 8.5',
    'CPS 230 41',
    'CPS 230 43',
    'FCA SYSC 15A.5.3R',
    'TSC A1.3',
    'NIST SP 800-53r5 CP-4',
    'NIST SP 800-53r5 CP-10',
    'NIST CSF 2.0 RC.RP-02',
  ],
  precedent:
    'In 2022 a software vendor could restore any single customer within policy; with 775 customers deleted at once the last waited up to fourteen days.',
  find,
}
