import {
  type Bound,
  type Chance,
  formatShare,
  percentilesOf,
  type Series,
  spellDuration,
} from '../../../simulation/index.ts'
import type { ManyRunsResult } from '../../stores/manyRunsStore.ts'
import { manyRunsTexts as words } from '../../texts/manyRuns.ts'

/** Between which lengths the outages of one thing lie over many runs. */
export type Spread = {
  readonly p10: Bound
  readonly p50: Bound
  readonly p90: Bound
  /** The lengths of all runs, ascending; where a run ended before, as far as it went. Milliseconds. */
  readonly values: readonly number[]
  readonly meetsRto: Chance | null
}

/** By id, of business services and of components; of what was never hit there is none. */
export function buildSpreads({ made, bands }: ManyRunsResult): ReadonlyMap<string, Spread> {
  const { samples } = made
  const chances = new Map(bands.services.map(({ id, meetsRto }) => [id, meetsRto]))
  const spreads = new Map<string, Spread>()
  for (const series of samples.series) {
    if (series.measure !== 'rtaMs' && series.measure !== 'notOperationalMs') continue
    if (series.values.every((value) => value === 0)) continue
    spreads.set(series.of, spreadOf(samples.first, series, chances.get(series.of) ?? null))
  }
  return spreads
}

function spreadOf(first: number, series: Series, meetsRto: Chance | null): Spread {
  const percentile = percentilesOf(first, series)
  return {
    p10: percentile(10).value,
    p50: percentile(50).value,
    p90: percentile(90).value,
    values: [...series.values].sort((a, b) => a - b),
    meetsRto,
  }
}

/** A length as many runs know it: `4 h`, `4 h or more`, or that it never ends. */
export function boundWords({ reach, value }: Bound): string {
  if (reach === 'endless') return words.never
  return reach === 'exact' ? spellDuration(value) : words.atLeast(spellDuration(value))
}

/** Such as `58 % to 68 %`: where the true share of a chance lies. */
export function chanceWords({ low, high, undecided }: Chance): string {
  const between = words.between(formatShare(low), formatShare(high))
  return undecided === 0 ? between : `${between}; ${words.undecided(undecided)}`
}

export type Bin = { readonly fromMs: number; readonly toMs: number; readonly count: number }

/** How many lengths fall into each of some equal parts of a stretch from zero on. */
export function binsOf(values: readonly number[], endMs: number, count: number): readonly Bin[] {
  const width = Math.max(1, endMs) / count
  const bins = Array.from({ length: count }, (_, place) => ({
    fromMs: place * width,
    toMs: (place + 1) * width,
    count: 0,
  }))
  for (const value of values) {
    const bin = bins[Math.min(count - 1, Math.floor(value / width))]
    if (bin !== undefined) bin.count += 1
  }
  return bins
}
