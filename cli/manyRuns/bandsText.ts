/**
 * Many runs for people: how long services are usually out, how often in time, how sure that is, and
 * what makes the difference.
 */
import {
  type Band,
  type Bands,
  type Bound,
  type Chance,
  type FleetBands,
  formatCount,
  formatDuration,
  formatInstant,
  formatMoney,
  formatShare,
  type Percentile,
  type ServiceBands,
} from '../../simulation/index.ts'
import { shorten, tableLines, wrap } from '../table.ts'
import type { BandsFile } from './bandsFile.ts'
import { inWords } from './mergeShards.ts'
import type { Shortfall } from './requirement.ts'
import type { Ended } from './simulateMany.ts'

export type ManyRunsAnswer = {
  readonly file: BandsFile
  readonly bands: Bands
  readonly ended: Ended
  /** Runs that were asked for, here. */
  readonly asked: number
  readonly precision: number | null
  readonly required: number | null
  readonly shortfalls: readonly Shortfall[]
  readonly digest: string
  /** The command that does all this again. */
  readonly again: string | null
}

const nameColumns = 22
const variesMax = 6

/** The whole answer, with a line end behind the last line. */
export function bandsToSummary(answer: ManyRunsAnswer): string {
  const { services, fleets } = answer.bands
  const hitFleets = fleets.filter(({ brokenMax }) => isEverMore(brokenMax))
  const sections = [
    headLines(answer),
    ['HOW LONG BUSINESS SERVICES ARE OUT', ...serviceTable(services)],
    ...(services.length === 0 ? [] : [['HOW SURE THAT IS', ...sureLines(services)]]),
    ...consequenceSection(services),
    ...(hitFleets.length === 0 ? [] : [['FLEETS', ...fleetTable(hitFleets)]]),
    ['WHAT VARIES MOST', ...variesLines(answer.bands)],
    footLines(answer),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headLines(answer: ManyRunsAnswer): string[] {
  const { plan, scenario, startMs, untilMs, seed } = answer.file
  return [
    ...wrap(`${plan.name === '' ? 'Unnamed plan' : plan.name}: ${scenario.name}`, ''),
    ...wrap(
      `Begins ${formatInstant(startMs, 0)}, followed for ${formatDuration(untilMs)}, seed ${seed}.`,
      '',
    ),
    ...wrap(extentWords(answer), ''),
    ...answer.shortfalls.flatMap((each) => wrap(shortfallWords(answer, each), '')),
  ]
}

function extentWords({ file, ended, asked, precision }: ManyRunsAnswer): string {
  const { first, count } = file.samples
  const isPart = count < file.runs
  const which = isPart ? `, ${inWords(first, first + count)} of ${formatCount(file.runs)}` : ''
  const runs = `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}${which}`
  if (ended === 'interrupted') return `Stopped early: ${runs}.`
  if (precision === null) return `${runs}.`
  const points = `${precision} ${precision === 1 ? 'point' : 'points'}`
  return ended === 'precise-enough'
    ? `${runs} of ${formatCount(asked)}: every probability is known to within ${points}.`
    : `${runs}, which are too few to know every probability to within ${points}.`
}

function shortfallWords({ bands, required }: ManyRunsAnswer, shortfall: Shortfall): string {
  const { service, target, chance } = shortfall
  const name = bands.services.find(({ id }) => id === service)?.name ?? service
  return `The answer is no: ${name} meets its ${target.toUpperCase()} in ${chanceWords(chance)} of runs, and ${percentOf(required ?? 0)} is required.`
}

function serviceTable(services: readonly ServiceBands[]): string[] {
  if (services.length === 0) return ['  The plan has no business services, so nothing can be lost.']
  const hasMtd = services.some(({ meetsMtd }) => meetsMtd !== null)
  const head = ['  service', 'P5', 'P50', 'P95', 'RTO', 'in RTO', ...(hasMtd ? ['in MTD'] : [])]
  const rows = services.map(({ name, rtaMs, rtoMs, meetsRto, meetsMtd }) => [
    `  ${shorten(name, nameColumns)}`,
    ...percentilesOf(rtaMs).map(({ value }) => outWords(value)),
    rtoMs === null ? 'none' : formatDuration(rtoMs),
    meetsRto === null ? '' : chanceWords(meetsRto),
    ...(hasMtd ? [meetsMtd === null ? '' : chanceWords(meetsMtd)] : []),
  ])
  const columns = head.map(() => ({ align: 'left' }) as const)
  return [
    ...tableLines(columns, [head, ...rows]),
    ...services.flatMap(doubtLines),
    ...lossTable(services),
  ]
}

/** Work lost with data, where any service stands on data that the scenario can harm. */
function lossTable(services: readonly ServiceBands[]): string[] {
  const rows = services.flatMap(({ name, rpaMs, rpoMs, meetsRpo }) =>
    rpaMs === null
      ? []
      : [
          [
            `  ${shorten(name, nameColumns)}`,
            ...percentilesOf(rpaMs).map(({ value }) => lostWords(value)),
            rpoMs === null ? 'none' : formatDuration(rpoMs),
            meetsRpo === null ? '' : chanceWords(meetsRpo),
          ],
        ],
  )
  if (rows.length === 0) return []
  const head = ['  work lost', 'P5', 'P50', 'P95', 'RPO', 'in RPO']
  const columns = head.map(() => ({ align: 'left' }) as const)
  return ['', ...tableLines(columns, [head, ...rows])]
}

function lostWords(bound: Bound): string {
  if (bound.reach === 'endless') return 'all'
  const lost = bound.value === 0 ? 'none' : formatDuration(bound.value)
  return bound.reach === 'exact' ? lost : `${lost} or more`
}

/** What the run was too short for, and what never ends. */
function doubtLines({ name, rtaMs, meetsRto, meetsMtd }: ServiceBands): string[] {
  const undecided = Math.max(meetsRto?.undecided ?? 0, meetsMtd?.undecided ?? 0)
  const words = [
    ...(rtaMs.endless > 0 ? [`in ${runsOf(rtaMs.endless)} it never comes back`] : []),
    ...(rtaMs.unfinished > 0
      ? [`${runsOf(rtaMs.unfinished)} ended before it was back and count as at least that long`]
      : []),
    ...(undecided > 0
      ? [`${runsOf(undecided)} ended before a target was decided; the intervals allow for both`]
      : []),
  ]
  return words.length === 0 ? [] : wrap(`${name}: ${words.join('; ')}.`, '  ', '    ')
}

function runsOf(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`
}

function percentilesOf({ p5, p50, p95 }: Band): readonly [Percentile, Percentile, Percentile] {
  return [p5, p50, p95]
}

function outWords(bound: Bound): string {
  return bound.value === 0 && bound.reach === 'exact' ? 'not out' : boundWords(bound)
}

function boundWords(bound: Bound): string {
  if (bound.reach === 'endless') return 'never back'
  return `${bound.reach === 'exact' ? '' : '≥ '}${formatDuration(bound.value)}`
}

/** `64 % (50–76)`: the share and, in percent and rounded outwards, its interval. */
function chanceWords({ probability, low, high }: Chance): string {
  return `${formatShare(probability)} (${Math.floor(low * 100)}–${Math.ceil(high * 100)})`
}

/** `99.5 %`, as it was asked for. */
function percentOf(probability: number): string {
  return `${Number((probability * 100).toFixed(7))} %`
}

function sureLines(services: readonly ServiceBands[]): string[] {
  const lines = services
    .filter(({ rtaMs }) => isEverMore(rtaMs))
    .flatMap(({ name, rtaMs }) => {
      const [p5, p50, p95] = percentilesOf(rtaMs).map(intervalWords)
      return wrap(`${name}: P5 ${p5}; P50 ${p50}; P95 ${p95}.`, '  ', '    ')
    })
  const how = '  With 95 % confidence, whatever the distribution, the true values lie:'
  return lines.length === 0 ? ['  No run had an outage.'] : [how, ...lines]
}

/** `5 h to 6 h`; open on the side that so few runs cannot bound. */
function intervalWords({ low, high }: Percentile): string {
  if (low === null && high === null) return 'unknown'
  if (low === null) return `up to ${outWords(high ?? { reach: 'endless', value: null })}`
  return high === null ? `from ${outWords(low)} up` : `${outWords(low)} to ${outWords(high)}`
}

function consequenceSection(services: readonly ServiceBands[]): string[][] {
  const lines = services
    .filter(({ rtaMs }) => isEverMore(rtaMs))
    .flatMap(({ name, untilNormalMs, loss, currency }) => {
      const normal = `normal after ${boundWords(untilNormalMs.p50.value)} (P95 ${boundWords(untilNormalMs.p95.value)})`
      const money =
        loss === null || currency === null || !isEverMore(loss)
          ? ''
          : `; lost ${moneyWords(currency, loss.p50.value)} (P95 ${moneyWords(currency, loss.p95.value)})`
      return wrap(`${name}: ${normal}${money}.`, '  ', '    ')
    })
  return lines.length === 0 ? [] : [['UNTIL ALL IS CAUGHT UP, AND WHAT IT COSTS (P50)', ...lines]]
}

function moneyWords(currency: string, { value, reach }: Bound): string {
  return `${reach === 'exact' ? '' : '≥ '}${formatMoney(currency, value ?? 0)}`
}

function isEverMore({ p95, unfinished, endless, mean }: Band): boolean {
  return unfinished + endless > 0 || (mean ?? 0) > 0 || p95.value.value !== 0
}

function fleetTable(fleets: readonly FleetBands[]): string[] {
  const head = ['  fleet', 'machines', 'broken', '50 % back', '90 % back', '99 % back', '(P95)']
  const rows = fleets.map((fleet) => [
    `  ${shorten(fleet.name, nameColumns)}`,
    formatCount(fleet.machines),
    formatCount(fleet.brokenMax.p50.value.value ?? 0),
    boundWords(fleet.until50PctMs.p50.value),
    boundWords(fleet.until90PctMs.p50.value),
    boundWords(fleet.until99PctMs.p50.value),
    boundWords(fleet.until99PctMs.p95.value),
  ])
  const columns = head.map(
    (_, column) => ({ align: column === 1 || column === 2 ? 'right' : 'left' }) as const,
  )
  return tableLines(columns, [head, ...rows])
}

/** The longest times in trouble of what differs most from run to run. */
function variesLines({ systems, variesMost }: Bands): string[] {
  const shown = variesMost
    .slice(0, variesMax)
    .flatMap((id) => systems.filter((system) => system.id === id))
  if (shown.length === 0) return ['  Nothing: every run is the same.']
  const head = ['  not operational', 'P5', 'P50', 'P95']
  const rows = shown.map(({ name, notOperationalMs }) => [
    `  ${shorten(name, nameColumns * 2)}`,
    ...percentilesOf(notOperationalMs).map(({ value }) => boundWords(value)),
  ])
  const columns = head.map(() => ({ align: 'left' }) as const)
  return tableLines(columns, [head, ...rows])
}

function footLines({ file, digest, again }: ManyRunsAnswer): string[] {
  return [
    `Digest ${digest} (engine ${file.engineVersion})`,
    ...(again === null ? [] : [`Again: ${again}`]),
  ]
}
