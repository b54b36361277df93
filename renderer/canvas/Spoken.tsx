import { hasEntity, isEntityKey } from '../editing/collections.ts'
import { usePlan } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { countLinks, spokenName } from './cardTexts.ts'

/** Reads out what is selected, with what matters about it. */
export function Spoken() {
  const plan = usePlan()
  const key = useView((view) => view.selection.at(-1))
  const isKnown = key !== undefined && isEntityKey(key) && hasEntity(plan, key)
  return (
    <p className="visually-hidden" aria-live="polite">
      {isKnown ? spokenName(plan, key, countLinks(plan)) : canvasTexts.nothingSelected}
    </p>
  )
}
