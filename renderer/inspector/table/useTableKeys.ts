import type { KeyboardEvent } from 'react'
import type { EntityKey } from '../../editing/collections.ts'
import { setValue } from '../../editing/values.ts'
import { applyEdit } from '../../stores/documentStore.ts'
import { select, useView } from '../../stores/viewStore.ts'
import { inspectorTexts, labelOf } from '../../texts/fields.ts'
import { inOrder } from '../../editing/places.ts'
import { fromKey } from '../../editing/collections.ts'
import type { Column } from './columns.ts'
import { rowsToChange } from './rowsToChange.ts'
import type { TableRow } from './tableRows.ts'

export type CellPlace = { readonly row: number; readonly column: number }

type Table = {
  readonly rows: readonly TableRow[]
  readonly columns: readonly Column[]
  readonly active: CellPlace
  readonly go: (place: CellPlace) => void
  readonly edit: () => void
}

const pageRows = 10

/** Walking a table, choosing rows and emptying cells by keys. */
export function useTableKeys(table: Table) {
  const { rows, columns, active, go, edit } = table
  const choose = (key: EntityKey) => {
    const { selection } = useView.getState()
    select(selection.includes(key) ? selection.filter((one) => one !== key) : [...selection, key])
  }
  const step = (down: number, right: number) =>
    go({
      row: Math.min(rows.length - 1, Math.max(0, active.row + down)),
      column: Math.min(columns.length - 1, Math.max(0, active.column + right)),
    })
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [pageRows, 0],
    PageUp: [-pageRows, 0],
    Home: [0, -columns.length],
    End: [0, columns.length],
  }
  const deeds: Readonly<Record<string, () => void>> = {
    Enter: edit,
    F2: edit,
    Delete: () => clear(table),
    Backspace: () => clear(table),
    ' ': () => {
      const row = rows[active.row]
      if (row !== undefined) choose(row.key)
    },
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isAll = event.key === 'a' && (event.ctrlKey || event.metaKey)
    const move = steps[event.key]
    const deed = isAll ? () => select(rows.map(({ key }) => key)) : deeds[event.key]
    if (!isAll && (event.ctrlKey || event.metaKey || event.altKey)) return
    if (move === undefined && deed === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (move !== undefined) step(...move)
    else deed?.()
  }
  return Object.assign(onKeyDown, { choose })
}

/** Takes the value of a cell away, in all the rows that are chosen with it. */
function clear({ rows, columns, active }: Table): void {
  const column = columns[active.column]
  if (column === undefined || column.field.isNeeded === true) return
  const edits = rowsToChange(rows, active.row).map(({ key }) => {
    const { collection, id } = fromKey(key)
    return setValue([collection, id, column.name], undefined)
  })
  applyEdit(inOrder(...edits), inspectorTexts.change(labelOf(['', '*', column.name])))
}
