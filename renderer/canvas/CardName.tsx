import { useEffect, useRef } from 'react'
import { renameEntity } from '../editing/entities.ts'
import { applyEdit } from '../stores/documentStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { useCanvas } from './canvasStore.ts'
import type { CardData } from './cardData.ts'

/** The name of a box, which becomes a field on a double click or F2. */
export function CardName({ data }: { readonly data: CardData }) {
  const isRenaming = useCanvas((state) => state.renaming === data.key)
  if (isRenaming) return <NameField data={data} />
  return (
    <span className="card-name ellipsis" title={data.name}>
      {data.name}
    </span>
  )
}

function NameField({ data }: { readonly data: CardData }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const stop = () => {
    useCanvas.setState({ renaming: undefined })
    document.querySelector<HTMLElement>('[data-canvas]')?.focus()
  }
  const leave = () => {
    const name = field.current?.value.trim() ?? ''
    if (name !== '' && name !== data.name) {
      applyEdit(renameEntity(data.key, name), canvasTexts.edits.rename)
    }
    if (useCanvas.getState().renaming === data.key) useCanvas.setState({ renaming: undefined })
  }
  return (
    <input
      ref={field}
      className="card-name-field nodrag nopan"
      defaultValue={data.name}
      aria-label={canvasTexts.edits.rename}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') {
          leave()
          stop()
        }
        if (event.key === 'Escape') stop()
      }}
    />
  )
}
