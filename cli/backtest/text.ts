/**
 * Backtests as a terminal shows them.
 */
import type { Backtest, MilestoneScore, Overall } from '../../simulation/index.ts'
import { type Column, shorten, tableLines, wrap } from '../table.ts'
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

const right: Column = { align: 'right' }
const left: Column = { align: 'left' }

/** One block for each incident, then all of them together. */
export function backtestsToText(done: readonly Backtest[], overall: Overall): string {
  const blocks = done.map((backtest) => [...incidentLines(backtest), ''])
  const lines =
    done.length === 1 ? blocks.flat() : [...blocks.flat(), ...overallLines(done, overall)]
  return `${lines.join('\n').trimEnd()}\n`
}

function incidentLines(backtest: Backtest): string[] {
  const { score, inputs } = backtest
  const { parameters } = score
  return [
    `${inputs.milestones.name} [${backtest.incident}]: ${standingOf(backtest)}`,
    ...tableLines(
      [left, right, right, right, right, right, left],
      [
        ['  milestone', 'published', 'P5', 'P50', 'P95', 'error', 'in band'],
        ...score.milestones.map((row) => milestoneCells(row)),
      ],
    ),
    `  ${shareInWords(score.within, score.independent)} in the simulated band of ${score.runs} runs; median error of times ${medianInWords(score.timeError)}, of those predicted ${medianInWords(score.predictedTimeError)}`,
    `  numbers: ${parameters.record} from the record, ${parameters.default} defaults, ${parameters.fitted} fitted, ${parameters.idle} without effect`,
    ...(inputs.milestones.remarks ?? []).flatMap((remark) => wrap(remark, '  - ', '    ')),
  ]
}

function milestoneCells(row: MilestoneScore): string[] {
  const isCompared = row.role !== 'told'
  const cell = (value: number | null) => (isCompared ? valueInWords(row, value) : '')
  const weak = basisWords[row.basis].startsWith('weak') ? ` (${basisWords[row.basis]})` : ''
  return [
    `  ${shorten(row.name, 38)}`,
    valueInWords(row, row.published),
    cell(row.p5),
    cell(row.p50),
    cell(row.p95),
    isCompared ? errorInWords(row.logError) : '',
    `${verdictInWords(row)}${weak}`,
  ]
}

function overallLines(done: readonly Backtest[], overall: Overall): string[] {
  return [
    'All together',
    ...tableLines(
      [left, right, right, right, right, left],
      [
        ['  incident', 'in band', 'error', 'predicted', 'fitted', ''],
        ...done.map((backtest) => [
          `  ${backtest.incident}`,
          `${backtest.score.within}/${backtest.score.independent}`,
          medianInWords(backtest.score.timeError),
          medianInWords(backtest.score.predictedTimeError),
          String(backtest.score.parameters.fitted),
          standingOf(backtest),
        ]),
      ],
    ),
    `  ${overall.reproduced} of ${overall.incidents} incidents reproduced; ${overall.counted} count`,
    `  milestones in band: ${shareInWords(overall.within, overall.milestones)}; of those predicted, ${shareInWords(overall.predictedWithin, overall.predictedMilestones)}`,
    `  width of the bands: P95 is ${widthInWords(overall.bandWidth)} in the middle`,
    `  median error of times: ${medianInWords(overall.timeError)}; of those predicted, ${medianInWords(overall.predictedTimeError)}`,
  ]
}
