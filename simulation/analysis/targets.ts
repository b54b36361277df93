/**
 * How often recovery targets are met, with how sure that is, and when more runs would say no more.
 */
import { wilsonInterval } from './confidence.ts'
import type { End, Reading } from './reading.ts'
import { readingAt, type SampleRow, type Series } from './samples.ts'
import { type Column, columnsOf, type Subjects } from './subjects.ts'

export type Outcomes = {
  readonly met: number
  readonly missed: number
  /** The run was too short to tell. */
  readonly undecided: number
}

export type Chance = Outcomes & {
  /** Share of runs that met the target; those that are undecided are not counted as met. */
  readonly probability: number
  /** Its interval, which allows for both outcomes of every undecided run. */
  readonly low: number
  readonly high: number
}

export function chanceOf(outcomes: Outcomes): Chance {
  const { met, missed, undecided } = outcomes
  const runs = met + missed + undecided
  return {
    ...outcomes,
    probability: runs === 0 ? 0 : met / runs,
    low: wilsonInterval(met, runs).low,
    high: wilsonInterval(met + undecided, runs).high,
  }
}

/** How often a length stayed within a limit. */
export function countOutcomes(series: Series, first: number, limitMs: number): Outcomes {
  const isOpen = new Set(series.unfinished)
  const isEndless = new Set(series.endless)
  const endOf = (replication: number): End => {
    if (isEndless.has(replication)) return 'endless'
    return isOpen.has(replication) ? 'unfinished' : 'over'
  }
  const counts = { met: 0, missed: 0, undecided: 0 }
  series.values.forEach((value, offset) => {
    counts[outcomeOf({ value, end: endOf(first + offset) }, limitMs)] += 1
  })
  return counts
}

function outcomeOf({ value, end }: Reading, limitMs: number): keyof Outcomes {
  if (value > limitMs || end === 'endless') return 'missed'
  return end === 'unfinished' ? 'undecided' : 'met'
}

/**
 * Runs after which precision is looked at. Only ever at the ends of whole batches, in the order of
 * replications, so that the answer does not depend on who ran what.
 */
export const batchRuns = 50

type Target = { readonly column: number; readonly limitMs: number; readonly outcomes: Outcomes }

/** How every target fared so far. */
export type Tally = { readonly runs: number; readonly targets: readonly Target[] }

export function startTally(subjects: Subjects): Tally {
  const columns = columnsOf(subjects)
  const targets = subjects.services.flatMap(({ id, rtoMs, mtdMs, rpoMs }) => {
    const columnOf = (wanted: Column['measure']) =>
      columns.findIndex(({ of, measure }) => of === id && measure === wanted)
    const limits = [
      { column: columnOf('rtaMs'), limitMs: rtoMs },
      { column: columnOf('rtaMs'), limitMs: mtdMs },
      { column: columnOf('rpaMs'), limitMs: rpoMs },
    ]
    return limits.flatMap(({ column, limitMs }) =>
      limitMs === null || column < 0
        ? []
        : [{ column, limitMs, outcomes: { met: 0, missed: 0, undecided: 0 } }],
    )
  })
  return { runs: 0, targets }
}

/** The tally with the next run in it. */
export function tallyRun(tally: Tally, row: SampleRow): Tally {
  const targets = tally.targets.map((target) => {
    const outcome = outcomeOf(readingAt(row, target.column), target.limitMs)
    const outcomes = { ...target.outcomes, [outcome]: target.outcomes[outcome] + 1 }
    return { ...target, outcomes }
  })
  return { runs: tally.runs + 1, targets }
}

/**
 * True at the end of a batch when every probability of meeting a target is known to within
 * `points` percentage points to either side.
 */
export function isPreciseEnough({ runs, targets }: Tally, points: number): boolean {
  if (runs === 0 || runs % batchRuns !== 0) return false
  return targets.every(({ outcomes }) => {
    const { low, high } = chanceOf(outcomes)
    return ((high - low) / 2) * 100 < points
  })
}
