import { type ReactNode, useEffect, useState } from 'react'
import { formatElapsed } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import type { RunView } from '../runView.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { countUpTo } from './playback.ts'
import type { TimeScale } from './timeScale.ts'

type Props = { readonly view: RunView; readonly scale: TimeScale; readonly leftPx: number }

/** The line at the moment that is shown; it is a slider for those who use keys. */
export function Playhead({ view, scale, leftPx }: Props): ReactNode {
  const atMs = useExercise((exercise) => exercise.playhead.atMs)
  const movePlayhead = useExercise((exercise) => exercise.movePlayhead)
  return (
    <div
      className="sim-playhead"
      style={{ transform: `translateX(${leftPx + scale.toX(atMs)}px)` }}
    >
      <input
        type="range"
        aria-label={texts.timeline.playhead}
        aria-valuetext={momentWords(view, atMs)}
        min={0}
        max={view.endMs}
        step={1}
        value={Math.round(atMs)}
        onChange={(event) => movePlayhead(Number(event.currentTarget.value))}
      />
    </div>
  )
}

function momentWords(view: RunView, atMs: number): string {
  const { overview } = view.run
  const index = countUpTo(
    overview.map((point) => point.atMs),
    atMs,
  )
  const count = overview[index - 1]?.notOperational ?? 0
  return texts.timeline.announce(`T+${formatElapsed(atMs)}`, count)
}

/** At most one sentence a second: a screen reader cannot read faster than that. */
const announceEveryMs = 1_000

/** Says where the playhead is once it rests, and while it plays not more than once a second. */
export function Announcer({ view }: { readonly view: RunView }): ReactNode {
  const [words, setWords] = useState('')
  useEffect(() => {
    let lastMs = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = useExercise.subscribe(({ playhead }, before) => {
      if (playhead.atMs === before.playhead.atMs || timer !== undefined) return
      const waitMs = Math.max(200, lastMs + announceEveryMs - performance.now())
      timer = setTimeout(() => {
        timer = undefined
        lastMs = performance.now()
        setWords(momentWords(view, useExercise.getState().playhead.atMs))
      }, waitMs)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [view])
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  )
}
