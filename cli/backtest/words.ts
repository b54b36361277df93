/**
 * The words that the answer in the terminal and the page in docs/ have in common.
 */
import {
  type Backtest,
  formatDuration,
  isReproduced,
  type MilestoneBasis,
  type MilestoneScore,
} from '../../simulation/index.ts'

/** How far a milestone can be trusted, in words; a weak one says so. */
export const basisWords: Readonly<Record<MilestoneBasis, string>> = {
  published: 'published',
  quoted: 'quoted',
  derived: 'derived',
  press: 'press',
  memory: 'weak: from memory',
  assumed: 'weak: assumed',
}

/** A log error as people say it: `+12 %`, `−3 %`. */
export function errorInWords(logError: number | null): string {
  if (logError === null) return 'not reached'
  const percent = Math.round((Math.exp(logError) - 1) * 100)
  if (percent === 0) return '0 %'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`
}

/** A median of absolute log errors, such as `18 %`. */
export function medianInWords(logError: number | null): string {
  if (logError === null) return 'none'
  if (!Number.isFinite(logError)) return 'not reached'
  return `${Math.round((Math.exp(logError) - 1) * 100)} %`
}

/** A share such as `41 of 50 (82 %)`. */
export function shareInWords(part: number, whole: number): string {
  if (whole === 0) return 'none'
  return `${part} of ${whole} (${Math.round((part / whole) * 100)} %)`
}

/** A percentile or what was published, as the milestone counts it. */
export function valueInWords({ compares, unit }: MilestoneScore, value: number | null): string {
  if (value === null) return 'never'
  if (compares === 'time') return formatDuration(Math.round(value / 1_000) * 1_000)
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100
  return `${rounded.toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`
}

/** `yes`, `no`, or why it is neither. */
export function verdictInWords({ role, isWithin }: MilestoneScore): string {
  if (role === 'told') return 'told only'
  if (role === 'given') return 'given'
  return isWithin ? 'yes' : 'no'
}

/** What an incident’s agreement amounts to. */
export function standingOf(backtest: Backtest): string {
  if (!backtest.score.counts) return 'does not count'
  return isReproduced(backtest) ? 'reproduced' : 'not near enough'
}

/** How wide the bands are, such as `2.1`, for a sentence about P95 and P5. */
export function widthInWords(width: number | null): string {
  return width === null ? 'not known' : `${Math.round(width * 10) / 10} times P5`
}
