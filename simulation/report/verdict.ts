/**
 * The answer of a run in three sentences, and each business service against its objectives in words.
 */
import type { Model } from '../compile/model.ts'
import type { Log } from '../engine/log/log.ts'
import type { Finding } from '../gaps/finding.ts'
import type { Outage, ServiceResult, Verdict } from '../views/contract.ts'
import { nameOf } from '../views/names.ts'
import { overview, worstMoment } from '../views/overview.ts'
import {
  formatClock,
  formatDuration,
  formatList,
  formatShare,
  segmentWords,
} from '../views/words.ts'
import type { ServiceRow } from './contract.ts'

/** How far a result is from a target, in words. */
export function marginWords(
  result: ServiceResult,
  verdict: Verdict,
  targetMs: number | null,
): string {
  if (verdict === 'not-hit') return 'not hit'
  if (targetMs === null || verdict === 'no-target') return 'no target'
  const leftMs = targetMs - result.rtaMs
  const soFar = result.isRestored ? '' : ' so far'
  if (leftMs < 0) return `${formatDuration(-leftMs)} over${soFar}`
  if (verdict === 'missed') return 'never back'
  if (verdict === 'open') return `${formatDuration(leftMs)} left, not back yet`
  return leftMs === 0 ? 'exactly met' : `${formatDuration(leftMs)} to spare`
}

/** How much work was lost with data, beside what may be lost. */
function lossMargin({ rpaMs, rpoMs, rpo, isDataBack }: ServiceResult): string {
  if (rpaMs === null) return ''
  if (!isDataBack) return rpo === 'missed' ? 'never back' : 'not back yet'
  const lost = rpaMs === 0 ? 'nothing lost' : `${formatDuration(rpaMs)} lost`
  if (rpoMs === null) return lost
  const apart = formatDuration(Math.abs(rpoMs - rpaMs))
  return `${lost}, ${rpaMs > rpoMs ? `${apart} over` : `${apart} to spare`}`
}

export function serviceRow(result: ServiceResult): ServiceRow {
  return {
    result,
    rtoMargin: marginWords(result, result.rto, result.rtoMs),
    mtdMargin: marginWords(result, result.mtd, result.mtdMs),
    rpoMargin: lossMargin(result),
  }
}

/** The longest outage of a service; the first of equals. */
export function longestOutage(log: Log, result: ServiceResult): Outage | undefined {
  const lengthMs = ({ startMs, endMs }: Outage) => (endMs ?? log.untilMs) - startMs
  return [...result.outages].sort((a, b) => lengthMs(b) - lengthMs(a) || a.startMs - b.startMs)[0]
}

/** The service whose outage says most: the worst verdict, then the best tier, then the longest. */
export function worstResult(results: readonly ServiceResult[]): ServiceResult | undefined {
  const rank = (result: ServiceResult) =>
    result.mtd === 'missed' ? 0 : result.rto === 'missed' ? 1 : 2
  return results
    .filter(({ outages }) => outages.length > 0)
    .sort((a, b) => rank(a) - rank(b) || a.tier - b.tier || b.rtaMs - a.rtaMs)[0]
}

function whatHappened(model: Model, log: Log, results: readonly ServiceResult[]): string {
  const out = results.filter(({ outages }) => outages.length > 0)
  const components = model.entities.filter(({ kind }) => kind === 'component').length
  const atMs = worstMoment(model, log)
  const at = overview(model, log).filter((point) => point.atMs <= atMs)
  const down = at[at.length - 1]?.notOperational ?? 0
  const services =
    out.length === 0
      ? `leaves all ${results.length} business services above their minimum levels`
      : `takes ${out.length} of ${results.length} business services below their minimum levels`
  const worst =
    down === 0
      ? ''
      : `; at the worst moment, ${formatClock(model.startMs, atMs, 0)} UTC, ${down} of ${components} components are not fully operational`
  return `“${model.scenario.name}” ${services}${worst}.`
}

function againstTargets(results: readonly ServiceResult[]): string {
  const missed = results.filter(({ rto, mtd }) => rto === 'missed' || mtd === 'missed')
  const judged = results.filter(({ outages, rtoMs }) => outages.length > 0 && rtoMs !== null)
  if (missed.length === 0) {
    return judged.length === 0
      ? 'No business service is out, so no objective is at stake.'
      : `All ${judged.length} services that are out come back within their objectives.`
  }
  return `${formatList(missed.map(({ name }) => name))} ${missed.length === 1 ? 'misses its recovery time objective' : 'miss their recovery time objectives'}, ${beyondWords(missed)}.`
}

function beyondWords(missed: readonly ServiceResult[]): string {
  const past = missed.filter(({ mtd }) => mtd === 'missed')
  if (past.length === 0) return 'though not what the business can tolerate'
  const whose = past.length === 1 ? 'its' : 'their'
  const tolerance = `${whose} maximum tolerable downtime`
  if (past.length === missed.length) return `and ${tolerance} too`
  return `${formatList(past.map(({ name }) => name))} even ${tolerance}`
}

function whereTheTimeWent(
  model: Model,
  log: Log,
  results: readonly ServiceResult[],
  findings: readonly Finding[],
): string {
  const worst = worstResult(results)
  const outage = worst === undefined ? undefined : longestOutage(log, worst)
  const longest = [...(outage?.path ?? [])].sort(
    (a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs),
  )[0]
  const gaps = findings.filter(({ state }) => state === 'gap')
  const critical = gaps.filter(({ severity }) => severity === 'critical').length
  const gapWords = `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'} in the plan, ${critical} of them critical`
  if (worst === undefined || longest === undefined) return `The rules find ${gapWords}.`
  const lastedMs = longest.toMs - longest.fromMs
  const share = formatShare(lastedMs / Math.max(1, worst.rtaMs))
  return `The longest stretch of the ${formatDuration(worst.rtaMs)} without ${worst.name} is ${formatDuration(lastedMs)} (${share}) of “${segmentWords[longest.segment]}” at ${nameOf(model, longest.entity)}; the rules find ${gapWords}.`
}

/** The work lost with data, by the service that lost most of it. */
function whatWasLost(results: readonly ServiceResult[]): readonly string[] {
  const poorer = results.filter(({ rpaMs }) => rpaMs !== null)
  const [worst] = poorer.sort(
    (a, b) =>
      Number(a.isDataBack) - Number(b.isDataBack) ||
      (b.rpaMs ?? 0) - (a.rpaMs ?? 0) ||
      a.tier - b.tier,
  )
  if (worst === undefined) return []
  const { name, rpaMs, rpoMs, isDataBack } = worst
  if (!isDataBack) return [`${name} does not get its data back in this run.`]
  const lostMs = rpaMs ?? 0
  if (lostMs === 0) return ['All data come back without loss.']
  const against =
    rpoMs === null
      ? 'it has no recovery point objective'
      : lostMs > rpoMs
        ? `${formatDuration(lostMs - rpoMs)} more than its recovery point objective allows`
        : 'which its recovery point objective allows'
  return [`${name} loses most of its data: the work of ${formatDuration(lostMs)}, ${against}.`]
}

/** What happened, against which objectives, and where the time went. */
export function verdictSentences(
  model: Model,
  log: Log,
  results: readonly ServiceResult[],
  findings: readonly Finding[],
): readonly string[] {
  return [
    whatHappened(model, log, results),
    againstTargets(results),
    ...whatWasLost(results),
    whereTheTimeWent(model, log, results, findings),
  ]
}
