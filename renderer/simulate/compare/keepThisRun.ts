import { type FinishedRun, useExercise } from '../../stores/exerciseStore.ts'
import { compareTexts as words } from '../../texts/compare.ts'

/** Keeps a run, so that the ones after it are compared with it. */
export function keepThisRun(run: FinishedRun): void {
  const name = words.runName(run.input.plan.name ?? '', run.number)
  useExercise.getState().keep({ name, run })
}
