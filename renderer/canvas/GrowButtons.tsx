import { Plus } from 'lucide-react'
import type { EntityKey } from '../editing/collections.ts'
import { askCanvas, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { canConsume, canProvide } from './connection.ts'
import { growSides } from './growing.ts'

/** A “+” on each side of the one card that is selected: something connected comes into being there. */
export function GrowButtons({ of }: { readonly of: EntityKey }) {
  const isAlone = useView((view) => view.selection.length === 1)
  if (!isAlone) return null
  const sides = growSides.filter((side) => (side === 'top' ? canProvide(of) : canConsume(of)))
  return sides.map((side) => (
    <button
      key={side}
      type="button"
      tabIndex={-1}
      className="grow nodrag nopan"
      data-side={side}
      aria-label={canvasTexts.grow[side === 'top' ? 'above' : 'below']}
      title={canvasTexts.grow[side === 'top' ? 'above' : 'below']}
      onClick={(event) => {
        event.stopPropagation()
        askCanvas({ do: 'grow', key: of, side })
      }}
    >
      <Plus size={12} aria-hidden="true" />
    </button>
  ))
}
