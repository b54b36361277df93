/**
 * Backtests as a page of the documentation.
 *
 * It ends with the fingerprints by which a test tells whether it is still true.
 */
import {
  type Backtest,
  engineVersion,
  type MilestoneScore,
  type Overall,
} from '../../simulation/index.ts'
import {
  basisWords,
  errorInWords,
  medianInWords,
  shareInWords,
  standingOf,
  valueInWords,
  verdictInWords,
  widthInWords,
} from './words.ts'

type How = { readonly runs: number; readonly seed: string }

/** The page in Markdown. */
export function backtestPage(done: readonly Backtest[], overall: Overall, how: How): string {
  const sections = [
    introduction(overall, how),
    summaryTable(done),
    ...done.map((backtest) => incidentSection(backtest)),
    fingerprints(done, how),
  ]
  return `${sections.join('\n\n')}\n`
}

function introduction(overall: Overall, { runs, seed }: How): string {
  return `# Backtests

Real outages, simulated from their own causes and held against what was published. This page is written by
\`blackstart backtest --runs ${runs} --seed ${seed} --page docs/backtests.md\`; how it is measured is told in
[semantics.md](semantics.md#backtests).

- Incidents: ${overall.incidents}; ${overall.counted} count, ${overall.reproduced} are reproduced.
- Milestones within the simulated band from P5 to P95: ${shareInWords(overall.within, overall.milestones)}; of those that nothing was fitted to, ${shareInWords(overall.predictedWithin, overall.predictedMilestones)}. Aim: 80 %.
- Median error of times: ${medianInWords(overall.timeError)}; of those that nothing was fitted to, ${medianInWords(overall.predictedTimeError)}. Aim: below 25 %.
- Width of the bands: P95 is ${widthInWords(overall.bandWidth)} in the middle. Nine of ten milestones would lie in a band that is
  just as wide as it should be; where all do, it is wider, and the simulation claims to know less than it could.
- What is fitted agrees because it was fitted. What the engine is worth shows in the column of what was predicted, and in
  the mechanisms by which an end comes about without having been put in.`
}

function summaryTable(done: readonly Backtest[]): string {
  const rows = done.map((backtest) => {
    const { score, incident, inputs } = backtest
    return [
      `[${inputs.milestones.name}](#${anchorOf(inputs.milestones.name)})`,
      `\`${incident}\``,
      `${score.within} of ${score.independent}`,
      medianInWords(score.timeError),
      medianInWords(score.predictedTimeError),
      String(score.parameters.fitted),
      standingOf(backtest),
    ]
  })
  return [
    '| incident | name | in band | median error of times | of those predicted | numbers fitted | |',
    '|---|---|---:|---:|---:|---:|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

/** The name of a heading in a link, as Markdown viewers make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function incidentSection(backtest: Backtest): string {
  const { inputs, score, incident } = backtest
  const { milestones } = inputs
  const { parameters } = score
  const table = [
    '| milestone | published | P5 | P50 | P95 | error | in band | basis |',
    '|---|---:|---:|---:|---:|---:|---|---|',
    ...score.milestones.map((row) => `| ${milestoneCells(row).join(' | ')} |`),
  ]
  const parts = [
    `## ${milestones.name}`,
    `\`${incident}\`: **${standingOf(backtest)}.** ${shareInWords(score.within, score.independent)} in the band; median error of times ${medianInWords(score.timeError)}, of those predicted ${medianInWords(score.predictedTimeError)}. Numbers: ${parameters.record} from the record, ${parameters.default} defaults, ${parameters.fitted} fitted, ${parameters.idle} without effect.`,
    ...(milestones.mechanisms === undefined
      ? []
      : [`What brings it about: ${milestones.mechanisms.join('; ')}.`]),
    table.join('\n'),
    ...listOf([...notesOf(score), ...(milestones.remarks ?? [])]),
    `Sources: ${sourcesOf(backtest)}.`,
  ]
  return parts.join('\n\n')
}

/** What has to be said about single milestones. */
function notesOf(score: Backtest['score']): string[] {
  return score.milestones.flatMap(({ name, note }) => (note === '' ? [] : [`*${name}*: ${note}`]))
}

function listOf(remarks: readonly string[]): string[] {
  return remarks.length === 0 ? [] : [remarks.map((remark) => `- ${oneLine(remark)}`).join('\n')]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function sourcesOf({ inputs }: Backtest): string {
  return Object.values(inputs.milestones.sources)
    .map(({ title, url }) => (url === undefined ? title : `[${title}](${url})`))
    .join('; ')
}

function milestoneCells(row: MilestoneScore): string[] {
  const isCompared = row.role !== 'told'
  const cell = (value: number | null) => (isCompared ? valueInWords(row, value) : '')
  const fitted = row.role === 'fitted' ? ' (fitted to)' : ''
  return [
    row.name,
    valueInWords(row, row.published),
    cell(row.p5),
    cell(row.p50),
    cell(row.p95),
    isCompared ? errorInWords(row.logError) : '',
    `${verdictInWords(row)}${fitted}`,
    basisWords[row.basis],
  ]
}

/** Engine, seed and, for each incident, what its documents and its first run come to. */
function fingerprints(done: readonly Backtest[], { seed }: How): string {
  return [
    '## Fingerprints',
    `Engine ${engineVersion}, seed ${seed}. Each is the SHA-256 of the milestones and of the log of the first run.`,
    ['```', ...done.map(({ incident, digest }) => `${incident} ${digest}`), '```'].join('\n'),
  ].join('\n\n')
}
