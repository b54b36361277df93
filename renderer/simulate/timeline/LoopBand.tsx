import type { ReactNode } from 'react'
import { formatElapsed } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import type { TimeScale } from './timeScale.ts'

/** The stretch that is played over and over, on the time axis. */
export function LoopBand({ scale }: { readonly scale: TimeScale }): ReactNode {
  const loop = useExercise((exercise) => exercise.playhead.loop)
  if (loop === null) return null
  const [left, right] = [scale.toX(loop.fromMs), scale.toX(loop.toMs)]
  return (
    <div
      className="sim-loop"
      style={{ left, width: Math.max(3, right - left) }}
      title={texts.timeline.looping(formatElapsed(loop.fromMs), formatElapsed(loop.toMs))}
    />
  )
}
