import type { RecoveryBar } from '../../../simulation/index.ts'
import { type PhaseSpan, toPhaseSpans } from './pathPhases.ts'

/** One row of the recovery chart, with all its times since the run began. */
export type RecoveryRow = {
  readonly bar: RecoveryBar
  readonly outages: readonly {
    readonly startMs: number
    /** To the end of the run if it is not over. */
    readonly endMs: number
    readonly isOver: boolean
    readonly phases: readonly PhaseSpan[]
  }[]
  /** Longest outage, and when it began. */
  readonly longestMs: number
  readonly longestStartMs: number
  /** Time left to the nearest missed or met target; `null` without targets. */
  readonly marginMs: number | null
  /** Where the lines stand: the targets counted from the start of the longest outage. */
  readonly rtoAtMs: number | null
  readonly mtdAtMs: number | null
}

/** Rows with the smallest margin first; what has no target comes after. */
export function buildRecoveryRows(
  bars: readonly RecoveryBar[],
  untilMs: number,
): readonly RecoveryRow[] {
  return bars
    .filter((bar) => bar.outages.length > 0)
    .map((bar) => toRow(bar, untilMs))
    .sort((a, b) => rank(a) - rank(b) || b.longestMs - a.longestMs)
}

function rank(row: RecoveryRow): number {
  return row.marginMs ?? Number.POSITIVE_INFINITY
}

function toRow(bar: RecoveryBar, untilMs: number): RecoveryRow {
  const outages = bar.outages.map((outage) => ({
    startMs: outage.startMs,
    endMs: outage.endMs ?? untilMs,
    isOver: outage.endMs !== null,
    phases: toPhaseSpans(outage.path),
  }))
  const longest = outages.reduce((best, one) =>
    one.endMs - one.startMs > best.endMs - best.startMs ? one : best,
  )
  const longestMs = longest.endMs - longest.startMs
  const targets = [bar.rtoMs, bar.mtdMs].filter((target) => target !== null)
  return {
    bar,
    outages,
    longestMs,
    longestStartMs: longest.startMs,
    marginMs: targets.length === 0 ? null : Math.min(...targets) - longestMs,
    rtoAtMs: bar.rtoMs === null ? null : longest.startMs + bar.rtoMs,
    mtdAtMs: bar.mtdMs === null ? null : longest.startMs + bar.mtdMs,
  }
}

/** The targets that a row has, tightest first. */
export function targetsOf(
  bar: RecoveryBar,
): readonly { readonly name: 'RTO' | 'MTD'; readonly ms: number }[] {
  const targets: { readonly name: 'RTO' | 'MTD'; readonly ms: number }[] = []
  if (bar.rtoMs !== null) targets.push({ name: 'RTO', ms: bar.rtoMs })
  if (bar.mtdMs !== null) targets.push({ name: 'MTD', ms: bar.mtdMs })
  return targets.sort((a, b) => a.ms - b.ms)
}
