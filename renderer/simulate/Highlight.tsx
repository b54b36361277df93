import type { ReactNode } from 'react'
import { light, useSimView } from '../stores/simViewStore.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { Button } from '../ui/Button.tsx'

/** Says that something is brought out on the map, and lets go of it. */
export function Highlight(): ReactNode {
  const count = useSimView((view) => view.lit.size)
  if (count === 0) return null
  return (
    <p className="sim-highlight">
      <span>{texts.highlight.count(count)}</span>
      <Button size="small" look="quiet" onPress={() => light([])}>
        {texts.highlight.clear}
      </Button>
    </p>
  )
}
