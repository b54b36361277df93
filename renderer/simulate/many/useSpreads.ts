import { useMemo } from 'react'
import type { FinishedRun } from '../../stores/exerciseStore.ts'
import { useManyRuns } from '../../stores/manyRunsStore.ts'
import { buildSpreads, type Spread } from './spreads.ts'

/** What many runs of this one say, by the id of what it is about; `null` if there are none. */
export function useSpreads(run: FinishedRun): ReadonlyMap<string, Spread> | null {
  const result = useManyRuns((many) => many.result)
  return useMemo(
    () => (result === null || result.of !== run ? null : buildSpreads(result)),
    [result, run],
  )
}
