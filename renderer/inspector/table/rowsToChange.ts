import { useView } from '../../stores/viewStore.ts'
import type { TableRow } from './tableRows.ts'

/** The row of a cell, or all chosen rows if it is one of them: what a change there changes. */
export function rowsToChange(rows: readonly TableRow[], index: number): readonly TableRow[] {
  const row = rows[index]
  if (row === undefined) return []
  const chosen = new Set<string>(useView.getState().selection)
  return chosen.has(row.key) ? rows.filter(({ key }) => chosen.has(key)) : [row]
}
