import { useMemo } from 'react'
import { type ShownLayout, toShownLayout } from '../../layout/shownLayout.ts'
import { planNow, usePlan } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'

/** Where everything is shown now, for event handlers. */
export function shownNow(): ShownLayout {
  return toShownLayout(planNow(), useView.getState().arranged)
}

/** Where everything is shown. */
export function useShown(): ShownLayout {
  const plan = usePlan()
  const arranged = useView((view) => view.arranged)
  return useMemo(() => toShownLayout(plan, arranged), [plan, arranged])
}
