import { type ReactNode, useEffect } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { hideRun, light, showRun } from '../../stores/simViewStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { GapsPanel } from './GapsPanel.tsx'

const words = texts.gaps

/** What the drawing alone shows, before anything is run. */
export function DrawnGaps(): ReactNode {
  const plan = usePlan()
  const drawn = useExercise((exercise) => exercise.drawn)
  const lookForGaps = useExercise((exercise) => exercise.lookForGaps)
  useEffect(() => void lookForGaps(plan), [plan, lookForGaps])
  useEffect(() => hideRun, [])
  if (drawn?.plan !== plan) return null
  return (
    <section className="sim-drawn">
      <h2>{words.drawn}</h2>
      <p className="sim-note">{words.drawnHint}</p>
      <GapsPanel plan={plan} findings={drawn.findings} onWitnesses={bringOut} />
    </section>
  )
}

/** Nothing is being run, so that only the witnesses stand out. */
function bringOut(ids: ReadonlySet<string>): void {
  if (ids.size === 0) return hideRun()
  showRun(new Set())
  light(ids)
}
