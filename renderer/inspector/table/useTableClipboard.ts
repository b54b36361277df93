import type { ClipboardEvent } from 'react'
import { applyEdit, planNow } from '../../stores/documentStore.ts'
import { tell } from '../../stores/notices.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import type { Column } from './columns.ts'
import { rowsToChange } from './rowsToChange.ts'
import { pasteCells, type TableRow, toSpreadsheet } from './tableRows.ts'
import type { CellPlace } from './useTableKeys.ts'

type Table = {
  readonly rows: readonly TableRow[]
  readonly columns: readonly Column[]
  readonly active: CellPlace
}

const { table: texts } = inspectorTexts

/** Copies rows for a spreadsheet, and takes what a spreadsheet gives. */
export function useTableClipboard({ rows, columns, active }: Table) {
  return {
    onCopy: (event: ClipboardEvent<HTMLElement>) => {
      if (isField(event)) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', toSpreadsheet(rowsToChange(rows, active.row)))
    },
    onPaste: (event: ClipboardEvent<HTMLElement>) => {
      if (isField(event)) return
      event.preventDefault()
      const text = event.clipboardData.getData('text/plain')
      const isOne = !/[\t\n]/.test(text.trimEnd())
      const target = isOne ? rowsToChange(rows, active.row) : rows.slice(active.row)
      const pasted = pasteCells(
        planNow(),
        { rows: target, columns: columns.slice(active.column) },
        text,
      )
      applyEdit(pasted.edit, texts.paste(pasted.cells))
      const [first] = pasted.faults
      if (first !== undefined) {
        tell({ kind: 'failed', text: texts.notPasted(pasted.faults.length, first) })
      }
    },
  }
}

function isField({ target }: ClipboardEvent<HTMLElement>): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea')
}
