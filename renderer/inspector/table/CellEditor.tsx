import { useEffect, useRef } from 'react'
import type { Plan } from '../../../simulation/index.ts'
import { fromKey, toKey } from '../../editing/collections.ts'
import { useView } from '../../stores/viewStore.ts'
import { FieldControl } from '../FieldControl.tsx'
import type { Field } from '../fieldTypes.ts'
import { useSlot } from '../slot.ts'
import type { TableRow } from './tableRows.ts'

type CellEditorProps = {
  readonly plan: Plan
  readonly row: TableRow
  readonly name: string
  readonly field: Field
  readonly onDone: () => void
}

/** The control of a field, in a cell. If its row is chosen with others, it changes all of them. */
export function CellEditor({ row, name, field, onDone }: CellEditorProps) {
  const selection = useView((view) => view.selection)
  const { collection } = fromKey(row.key)
  const chosen = selection.filter((key) => key.startsWith(`${collection}/`))
  const keys = chosen.includes(row.key) ? chosen : [row.key]
  const ids = keys.map((key) => key.slice(toKey(collection, '').length))
  const owner = {
    paths: ids.map((id) => [collection, id]),
    help: [collection, '*'],
    hasBasis: true,
  }
  const slot = useSlot(owner, name, field)
  const inside = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    inside.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears that its field is left
    <span
      ref={inside}
      className="table-editor"
      onKeyDown={(event) => event.stopPropagation()}
      onKeyDownCapture={(event) => {
        const isLeft = event.key === 'Escape' || (event.key === 'Enter' && isText(event.target))
        // The field first takes up or gives up what was written; what is wrong stays open.
        if (isLeft) requestAnimationFrame(() => hasFault(inside.current) || onDone())
      }}
      onBlur={(event) => {
        const next = event.relatedTarget
        const isInside = next instanceof Element && event.currentTarget.contains(next)
        if (!isInside && next instanceof Element && next.closest('.popover') === null) onDone()
      }}
    >
      <FieldControl slot={slot} />
    </span>
  )
}

function hasFault(element: HTMLElement | null): boolean {
  return element?.querySelector('[role="alert"]') !== null
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement
}
