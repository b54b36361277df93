import { MousePointerClick } from 'lucide-react'
import { useView } from '../stores/viewStore.ts'
import { changeView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** What a map without anything on it says. */
export function EmptyCanvas() {
  const canEdit = useView((view) => view.mode === 'draw')
  if (!canEdit) return null
  return (
    <div className="canvas-empty">
      <EmptyState
        icon={<MousePointerClick size={20} strokeWidth={1.5} />}
        title={canvasTexts.emptyTitle}
        text={canvasTexts.emptyText}
      >
        <Button onPress={() => changeView({ screen: 'start' })}>{canvasTexts.emptySample}</Button>
      </EmptyState>
    </div>
  )
}
