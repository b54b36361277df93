import { spellDuration } from '../../../simulation/index.ts'
import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'

const words = texts.results
const shownMax = 6

/** What waited for something that was down: the ways out that were blocked. */
export function Standstills({ view }: { readonly view: RunView }): ReactNode {
  const picked = useExercise((exercise) => exercise.eventId)
  const { standstills } = view.run
  if (standstills.length === 0) return null
  return (
    <section className="sim-standstills">
      <h3>{words.standstills}</h3>
      <p className="sim-note">{words.standstillsHint}</p>
      <ol className="sim-path">
        {standstills.slice(0, shownMax).map(({ eventId, text, waitedMs, isOpen }) => (
          <li key={eventId}>
            <button
              type="button"
              aria-current={eventId === picked}
              onClick={() => goToEvent(view, eventId)}
            >
              <Hourglass size={12} aria-hidden="true" />
              <span className="sim-path-text">{text}</span>
              <span className="sim-path-lasted number">
                {spellDuration(waitedMs)} {isOpen && words.toTheEnd}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {standstills.length > shownMax && (
        <p className="sim-note">{words.moreStandstills(standstills.length - shownMax)}</p>
      )}
    </section>
  )
}
