import { useMemo } from 'react'
import { usePlan } from '../stores/documentStore.ts'
import { useExercise } from '../stores/exerciseStore.ts'
import { haveInputsChanged } from './staleness.ts'

/** True if the results that are shown would come out differently now. */
export function useIsStale(): boolean {
  const plan = usePlan()
  const finished = useExercise((exercise) => exercise.finished)
  const choice = useExercise((exercise) => exercise.choice)
  const ownBindings = useExercise((exercise) => exercise.ownBindings)
  const seed = useExercise((exercise) => exercise.seed)
  const horizon = useExercise((exercise) => exercise.horizon)
  const modifiers = useExercise((exercise) => exercise.modifiers)
  const taken = useExercise((exercise) => exercise.taken)
  return useMemo(() => {
    if (finished === null || choice === null) return false
    const now = { plan, choice, ownBindings, seed, horizon, modifiers, taken }
    return haveInputsChanged(finished.input, now)
  }, [plan, finished, choice, ownBindings, seed, horizon, modifiers, taken])
}
