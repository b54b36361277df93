import { useMemo } from 'react'
import { type ShownLayout, toShownLayout } from '../../layout/shownLayout.ts'
import { planNow, usePlan } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'

/** Where everything is shown now, for event handlers. */
export function shownNow(): ShownLayout {
  const { arranged, proposed } = useView.getState()
  const plan = planNow()
  return proposed?.plan === plan ? proposed.shown : toShownLayout(plan, arranged)
}

/** Where everything is shown. */
export function useShown(): ShownLayout {
  const plan = usePlan()
  const arranged = useView((view) => view.arranged)
  const proposed = useView((view) => view.proposed)
  return useMemo(
    () => (proposed?.plan === plan ? proposed.shown : toShownLayout(plan, arranged)),
    [plan, arranged, proposed],
  )
}
