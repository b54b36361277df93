import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import type { RunView } from '../runView.ts'

const words = texts.timeline

/** A run opens at its worst moment; this is the way to see how it came to that. */
export function FromStart({ view }: { readonly view: RunView }): ReactNode {
  const { worstMs } = view.run
  const isAtWorst = useExercise(({ playhead }) => playhead.atMs === worstMs && !playhead.isPlaying)
  if (!isAtWorst || view.moments.firstImpactMs === null) return null
  const playFromStart = (): void => {
    const { movePlayhead, play } = useExercise.getState()
    movePlayhead(0)
    play(1)
  }
  return (
    <p className="sim-from-start">
      <span className="ellipsis">{worstMs === 0 ? words.worstAtOnce : words.worst}</span>
      <Button size="small" icon={<Play size={12} fill="currentColor" />} onPress={playFromStart}>
        {words.playFromStart}
      </Button>
    </p>
  )
}
