/**
 * What a set of backtests says together.
 */
import type { Backtest } from './backtest.ts'
import { aimedTimeError, aimedWithin, medianTimeError, type MilestoneScore } from './score.ts'

export type Overall = {
  readonly incidents: number
  /** Incidents with no more fitted numbers than milestones to be wrong about. */
  readonly counted: number
  /** Of these, incidents that come near enough, each for itself. */
  readonly reproduced: number
  /** Milestones compared, and those within the simulated band, over the incidents that count. */
  readonly milestones: number
  readonly within: number
  readonly timeError: number | null
  readonly predictedMilestones: number
  readonly predictedWithin: number
  readonly predictedTimeError: number | null
  /** Median of P95 ÷ P5 over times: how much the simulation leaves open. */
  readonly bandWidth: number | null
  readonly isAimMet: boolean
}

/** True if an incident counts, and comes as near as we aim to. */
export function isReproduced({ score }: Backtest): boolean {
  const { counts, within, independent, timeError } = score
  const isNear = timeError === null || timeError < aimedTimeError
  return counts && independent > 0 && within >= aimedWithin * independent && isNear
}

/** The score of a set; incidents that do not count add nothing to it. */
export function overallOf(backtests: readonly Backtest[]): Overall {
  const counted = backtests.filter(({ score }) => score.counts)
  const all = counted.flatMap(({ score }) => score.milestones)
  const compared = all.filter(({ role }) => role === 'fitted' || role === 'predicted')
  const predicted = compared.filter(({ role }) => role === 'predicted')
  const timeError = medianTimeError(compared)
  const within = inBand(compared)
  return {
    incidents: backtests.length,
    counted: counted.length,
    reproduced: backtests.filter(isReproduced).length,
    milestones: compared.length,
    within,
    timeError,
    predictedMilestones: predicted.length,
    predictedWithin: inBand(predicted),
    predictedTimeError: medianTimeError(predicted),
    bandWidth: medianWidth(compared),
    isAimMet:
      compared.length > 0 &&
      within >= aimedWithin * compared.length &&
      (timeError === null || timeError < aimedTimeError),
  }
}

function inBand(scores: readonly MilestoneScore[]): number {
  return scores.filter(({ isWithin }) => isWithin).length
}

function medianWidth(scores: readonly MilestoneScore[]): number | null {
  const widths = scores
    .flatMap(({ compares, p5, p95 }) =>
      compares === 'time' && p5 !== null && p95 !== null && p5 > 0 ? [p95 / p5] : [],
    )
    .sort((a, b) => a - b)
  return widths[Math.floor(widths.length / 2)] ?? null
}
