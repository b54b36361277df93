import type { Plan } from '../../../simulation/index.ts'
import {
  type Collection,
  type EntityKey,
  entitiesIn,
  nameOf,
  toKey,
} from '../../editing/collections.ts'
import type { Edit } from '../../editing/history.ts'
import { inOrder } from '../../editing/places.ts'
import { setValue, valueAt } from '../../editing/values.ts'
import { compareAsRead } from '../../texts/format.ts'
import { cellText, readCell } from './cellText.ts'
import type { Column } from './columns.ts'

export type TableRow = {
  readonly key: EntityKey
  readonly id: string
  readonly cells: readonly string[]
}

export type Sorting = { readonly column: number; readonly isDown: boolean }

type Wanted = { readonly words: string; readonly sorting: Sorting }

/** The things of a collection that fit some words, in the order of a column. */
export function toRows(
  plan: Plan,
  collection: Collection,
  { columns, words, sorting }: Wanted & { readonly columns: readonly Column[] },
): readonly TableRow[] {
  const wanted = words.trim().toLowerCase()
  const rows = Object.keys(entitiesIn(plan, collection)).map((id) => ({
    key: toKey(collection, id),
    id,
    cells: columns.map(({ name, field }) =>
      name === 'name'
        ? nameOf(plan, toKey(collection, id))
        : cellText(plan, field, valueAt(plan, [collection, id, name])),
    ),
  }))
  const way = sorting.isDown ? -1 : 1
  return rows
    .filter(
      ({ id, cells }) => wanted === '' || `${id} ${cells.join(' ')}`.toLowerCase().includes(wanted),
    )
    .sort(
      (a, b) =>
        way * compare(a.cells[sorting.column] ?? '', b.cells[sorting.column] ?? '') ||
        compare(a.id, b.id),
    )
}

/** Numbers by their size; what is empty comes last. */
function compare(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '')
  return compareAsRead(a, b)
}

export type Pasting = {
  readonly edit: Edit
  readonly cells: number
  /** What could not be read, and why. */
  readonly faults: readonly string[]
}

type Target = { readonly rows: readonly TableRow[]; readonly columns: readonly Column[] }

/**
 * Puts a piece of a spreadsheet (rows by line, cells by tab) into a table, from one cell on.
 *
 * A single value fills all the rows that are given. What cannot be read is left as it is, and told.
 */
export function pasteCells(plan: Plan, { rows, columns }: Target, text: string): Pasting {
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const isOne = lines.length === 1 && lines[0]?.length === 1
  const edits: Edit[] = []
  const faults: string[] = []
  rows.slice(0, isOne ? rows.length : lines.length).forEach((row, index) => {
    const values = lines[isOne ? 0 : index] ?? []
    values.slice(0, columns.length).forEach((written, place) => {
      const column = columns[place]
      if (column === undefined) return
      const read = readCell(plan, column.field, written)
      const isNeeded = column.field.isNeeded === true && read.ok && read.value === undefined
      const [collection] = row.key.split('/')
      if (!read.ok) faults.push(`${row.cells[0] ?? row.id}: ${read.fault}`)
      else if (!isNeeded) edits.push(setValue([collection ?? '', row.id, column.name], read.value))
    })
  })
  return { edit: inOrder(...edits), cells: edits.length, faults }
}

/** Rows of the table as a spreadsheet takes them. */
export function toSpreadsheet(rows: readonly TableRow[]): string {
  return rows
    .map(({ cells }) => cells.map((cell) => cell.replaceAll(/[\t\n]/g, ' ')).join('\t'))
    .join('\n')
}
