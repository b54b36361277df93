/**
 * The summary of a run for a tired person at three in the morning.
 *
 * In the order of their questions: what fell, what the business lost, when it came back and whether
 * that was in time, what the recovery waited for, where the plan has holes, how to see it again.
 */
import {
  type DecisionMade,
  decisionsMade,
  findStandstills,
  formatClock,
  formatDuration,
  formatInstant,
  formatList,
  formatMoney,
  formatShare,
  type Log,
  type Model,
  type Outage,
  segmentWords,
  type ServiceResult,
  type Verdict,
} from '../simulation/index.ts'
import { firstFallen, fleetsHit } from './fallen.ts'
import type { Run } from './simulateRun.ts'
import { shorten, tableLines, wrap } from './table.ts'

const waitsMax = 5
const standstillsMax = 5
const gapsMax = 8

/** The whole summary, with a line end behind the last line. */
export function summaryOf(run: Run): string {
  const sections = [
    headLines(run),
    ['WHAT FELL', ...fallenLines(run.model, run.log)],
    ['BUSINESS SERVICES', ...serviceLines(run)],
    ...decisionSections(run),
    ...waitSections(run),
    ...standstillSections(run),
    ['GAPS', ...gapLines(run)],
    footLines(run),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headLines(run: Run): string[] {
  const { model, log, seed } = run
  const { plan, scenario } = model
  return [
    ...wrap(`${plan.name ?? 'Unnamed plan'}: ${scenario.name}`, ''),
    ...wrap(
      `Begins ${formatInstant(model.startMs, 0)}, followed for ${formatDuration(log.untilMs)}, seed ${seed}.`,
      '',
    ),
    ...wrap(verdictLine(run), ''),
  ]
}

function verdictLine({ results, log }: Run): string {
  const missed = results.filter(isMissed)
  const isOpen = results.some(({ rto, mtd, rpo }) => [rto, mtd, rpo].includes('open'))
  const late = missed.filter(({ rto, mtd }) => rto === 'missed' || mtd === 'missed')
  const poorer = missed.filter(({ rpo }) => rpo === 'missed')
  if (missed.length > 0) {
    const parts = [
      ...(late.length > 0 ? [`${namesOf(late)} did not come back in time`] : []),
      ...(poorer.length > 0 ? [`${namesOf(poorer)} lost more work than agreed`] : []),
    ]
    return `The answer is no: ${parts.join('; ')}.`
  }
  if (isOpen) {
    return `No target is missed yet, but not everything is back after ${formatDuration(log.untilMs)}.`
  }
  const isHit = results.some((each) => each.outages.length > 0)
  return isHit ? 'Everything came back in time.' : 'No business service was out.'
}

function namesOf(results: readonly ServiceResult[]): string {
  return formatList(results.map(({ name }) => name))
}

/** True if an objective of the service was missed. */
export function isMissed(result: ServiceResult): boolean {
  return result.rto === 'missed' || result.mtd === 'missed' || result.rpo === 'missed'
}

function decisionSections({ model, log }: Run): string[][] {
  const made = decisionsMade(model, log)
  if (made.length === 0) return []
  const lines = made.flatMap((one) =>
    wrap(
      `${one.name}: ${outcomeInWords(one)}.`,
      `  after ${formatDuration(one.atMs)}`.padEnd(20),
      ' '.repeat(20),
    ),
  )
  return [['DECISIONS', ...lines]]
}

function outcomeInWords({ outcome, atMs, endMs, cost, currency, reason }: DecisionMade): string {
  if (outcome === 'refused') return `refused, ${reason}`
  const price = cost === 0 ? '' : ` for ${formatMoney(currency, cost)}`
  if (endMs === null) return 'decided, and not done when the run ended'
  return `${outcome === 'done' ? 'done' : 'failed'} ${formatDuration(endMs - atMs)} later${price}`
}

function fallenLines(model: Model, log: Log): string[] {
  const fallen = firstFallen(model, log)
  const fleets = fleetsHit(model, log)
  if (fallen.length === 0 && fleets.length === 0) return ['  Nothing.']
  const rows = [...fallen, ...fleets].map(({ atMs, what }) => [
    `after ${formatDuration(atMs)}`,
    what,
  ])
  return rows.flatMap(([when = '', what = '']) =>
    wrap(what, `  ${when.padEnd(18)}`, ' '.repeat(20)),
  )
}

function serviceLines(run: Run): string[] {
  const { results, model } = run
  if (results.length === 0) return ['  The plan has no business services, so nothing can be lost.']
  const isDataLost = results.some(({ rpaMs }) => rpaMs !== null)
  const lost = isDataLost ? ['work lost', 'RPO'] : []
  const head = ['  service', 'tier', 'fell', 'out for', 'RTO', 'MTD', ...lost]
  const rows = results.map((result) => [
    `  ${shorten(result.name, 22)}`,
    String(result.tier),
    firstOutage(result, model),
    outFor(result),
    margin(result.rto, result.rtoMs, result.rtaMs),
    margin(result.mtd, result.mtdMs, result.rtaMs),
    ...(isDataLost ? lossOfData(result) : []),
  ])
  const columns = head.map(() => ({ align: 'left' }) as const)
  return [...tableLines(columns, [head, ...rows]), ...consequenceLines(run)]
}

function firstOutage({ outages }: ServiceResult, model: Model): string {
  const first = outages[0]
  if (first === undefined) return ''
  const [weekday, , , clock] = formatClock(model.startMs, first.startMs, 0).split(' ')
  return `${weekday} ${clock}`
}

function outFor(result: ServiceResult): string {
  if (result.outages.length === 0) {
    return result.lowestLevel < 1 ? `down to ${formatShare(result.lowestLevel)}` : 'not out'
  }
  return `${formatDuration(result.rtaMs)}${result.isRestored ? '' : ' and on'}`
}

/** Work lost with data, and whether that was within the objective. */
function lossOfData({ rpaMs, rpo, rpoMs, isDataBack }: ServiceResult): string[] {
  if (rpaMs === null) return ['none', '']
  if (!isDataBack) return ['data not back', rpo === 'no-target' ? 'no target' : rpo]
  if (rpoMs === null) return [formatDuration(rpaMs), 'no target']
  const apart = formatDuration(Math.abs(rpoMs - rpaMs))
  return [formatDuration(rpaMs), rpaMs > rpoMs ? `over by ${apart}` : `met by ${apart}`]
}

/** Whether a target was met, in words, with how much time was left or missing. */
function margin(verdict: Verdict, targetMs: number | null, rtaMs: number): string {
  if (targetMs === null || verdict === 'no-target') return 'no target'
  if (verdict === 'not-hit') return ''
  if (verdict === 'open') return 'not decided'
  const apart = formatDuration(Math.abs(targetMs - rtaMs))
  return verdict === 'met' ? `met by ${apart}` : `late by ${apart}`
}

/** What the table has no column for: money, workarounds and backlogs. */
function consequenceLines({ results, model }: Run): string[] {
  return results.flatMap((result) => {
    if (result.outages.length === 0) return []
    const words = [...lossWords(result), fallWords(result), ...backlogWords(result, model)]
    return wrap(`${result.name}: ${words.join('; ')}.`, '  ', '    ')
  })
}

function lossWords({ loss, currency }: ServiceResult): string[] {
  return loss === null || currency === null || loss < 1
    ? []
    : [`lost ${formatMoney(currency, loss)}`]
}

function fallWords({ coveredMs, carriedLevel, lowestLevel }: ServiceResult): string {
  if (coveredMs > 0) return `carried by hand for ${formatDuration(coveredMs)} of the outage`
  const byHand =
    carriedLevel > 0
      ? `carried ${formatShare(carriedLevel)} by hand, below its minimum`
      : 'and nothing carried it'
  return `fell to ${formatShare(lowestLevel)}, ${byHand}`
}

function backlogWords(result: ServiceResult, model: Model): string[] {
  if (result.backlogPeak < 1) return []
  return result.normalAtMs === null
    ? ['its backlog was not worked off by the end']
    : [`its backlog was gone on ${formatClock(model.startMs, result.normalAtMs, 0)}`]
}

/** For the service that was out longest in each of the worst two tiers, where the time went. */
function waitSections(run: Run): string[][] {
  const worst = [...run.results]
    .filter((result) => result.outages.length > 0)
    .sort(
      (a, b) => Number(isMissed(b)) - Number(isMissed(a)) || a.tier - b.tier || b.rtaMs - a.rtaMs,
    )
    .slice(0, 2)
  return worst.map((result) => {
    const outage = longestOutage(result, run.log)
    const title = `WHAT ${result.name.toUpperCase()} WAITED FOR`
    return [title, ...(outage === undefined ? [] : waitLines(outage, run.log))]
  })
}

function longestOutage({ outages }: ServiceResult, log: Log): Outage | undefined {
  const length = (outage: Outage) => (outage.endMs ?? log.untilMs) - outage.startMs
  return [...outages].sort((a, b) => length(b) - length(a))[0]
}

/** Stretches of a critical path that say the same, as one. */
type Stretch = { readonly words: string; readonly ms: number; readonly times: number }

function stretchesOf({ path }: Outage): readonly Stretch[] {
  const found = new Map<string, Stretch>()
  for (const { fromMs, toMs, segment, text } of path) {
    if (toMs === fromMs) continue
    const words = `${segmentWords[segment]}: ${text}`
    const { ms, times } = found.get(words) ?? { ms: 0, times: 0 }
    found.set(words, { words, ms: ms + toMs - fromMs, times: times + 1 })
  }
  return [...found.values()]
}

/** The longest stretches of the critical path, in the order in which they first came. */
function waitLines(outage: Outage, log: Log): string[] {
  const wholeMs = (outage.endMs ?? log.untilMs) - outage.startMs
  const stretches = stretchesOf(outage)
  const longest = [...stretches]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, stretches.length > waitsMax + 1 ? waitsMax : waitsMax + 1)
  const shown = stretches.filter((stretch) => longest.includes(stretch))
  const startOf = (ms: number) =>
    `  ${formatDuration(ms).padStart(12)}  ${formatShare(ms / wholeMs).padStart(6)}  `
  const lines = shown.flatMap(({ words, ms, times }) => {
    const start = startOf(ms)
    return wrap(times === 1 ? words : `${times} × ${words}`, start, ' '.repeat(start.length))
  })
  const restMs = wholeMs - shown.reduce((sum, { ms }) => sum + ms, 0)
  return restMs === 0 ? lines : [...lines, `${startOf(restMs)}all the rest`]
}

function standstillSections({ model, log }: Run): string[][] {
  const standstills = findStandstills(model, log).slice(0, standstillsMax)
  if (standstills.length === 0) return []
  const lines = standstills.flatMap(({ waitedMs, isOpen, text }) => {
    const start = `  ${formatDuration(waitedMs).padStart(12)}  `
    return wrap(isOpen ? `${text} So it was to the end.` : text, start, ' '.repeat(16))
  })
  return [['WHAT STOOD STILL MEANWHILE', ...lines]]
}

function gapLines({ findings }: Run): string[] {
  const gaps = findings.filter((finding) => finding.state === 'gap')
  const unknown = findings.filter((finding) => finding.state === 'unknown').length
  const accepted = findings.filter((finding) => finding.state === 'accepted').length
  const lines = gaps
    .slice(0, gapsMax)
    .flatMap((gap) => wrap(gap.reason, `  ${gap.severity.padEnd(9)}${gap.rule}  `, ' '.repeat(19)))
  return [
    ...(gaps.length === 0 ? ['  None found.'] : lines),
    ...(gaps.length > gapsMax ? [`  ${gaps.length - gapsMax} more; see “blackstart check”.`] : []),
    ...(unknown > 0 ? [`  Not known, because the plan does not say: ${unknown}.`] : []),
    ...(accepted > 0 ? [`  Accepted by somebody: ${accepted}.`] : []),
  ]
}

function footLines({ model, digest, again, engineVersion }: Run): string[] {
  const assumed = model.assumptions.length
  return [
    ...(assumed > 0
      ? wrap(
          `The plan left ${assumed} values open, for which defaults were taken; --json lists them.`,
          '',
        )
      : []),
    `Digest ${digest} (engine ${engineVersion})`,
    `Again: ${again}`,
  ]
}
