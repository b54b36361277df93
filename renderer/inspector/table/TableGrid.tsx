import { useRef, useState } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { useView } from '../../stores/viewStore.ts'
import { inspectorTexts, labelOf } from '../../texts/fields.ts'
import { collectionTexts } from '../../texts/things.ts'
import type { Column, Tabled } from './columns.ts'
import { CellEditor } from './CellEditor.tsx'
import type { Sorting, TableRow } from './tableRows.ts'
import { type CellPlace, useTableKeys } from './useTableKeys.ts'
import { useTableClipboard } from './useTableClipboard.ts'
import { useVisibleRows } from './useVisibleRows.ts'

export type TableGridProps = {
  readonly collection: Tabled
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly sorting: Sorting
  readonly onSort: (column: number) => void
}

const rowHeight = 30
const { table: texts } = inspectorTexts

/** Rows and cells, walked with arrow keys; only the rows in sight are in the page. */
export function TableGrid(props: TableGridProps) {
  const { collection, columns, rows, sorting, onSort } = props
  const frame = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 })
  const [editing, setEditing] = useState<CellPlace | undefined>(undefined)
  const { first, last, onScroll, show } = useVisibleRows(frame, { rowHeight, count: rows.length })
  const selection = useView((view) => view.selection)
  const chosen = new Set<string>(selection)
  const go = (place: CellPlace) => {
    setActive(place)
    show(place.row)
    // Once the row is in the page, its cell is brought into view sideways as well.
    requestAnimationFrame(() =>
      document
        .getElementById(cellId(place))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
  }
  const stopEditing = () => {
    setEditing(undefined)
    grid.current?.focus()
  }
  const keys = useTableKeys({ rows, columns, active, go, edit: () => setEditing(active) })
  const clipboard = useTableClipboard({ rows, columns, active })
  const widths = columns.map((_column, index) => (index === 0 ? 220 : 132))
  const template = {
    gridTemplateColumns: [34, ...widths].map((width) => `${width}px`).join(' '),
    width: widths.reduce((sum, width) => sum + width, 34),
  }
  return (
    <div ref={frame} className="table-frame" onScroll={onScroll}>
      <table
        ref={grid}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- it is walked cell by cell, which a table is not
        role="grid"
        aria-label={collectionTexts[collection].many}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the one tab stop of the grid
        tabIndex={0}
        aria-activedescendant={cellId(active)}
        onKeyDown={editing === undefined ? keys : undefined}
        {...clipboard}
      >
        <thead>
          <tr aria-rowindex={1} className="table-row table-head" style={template}>
            <th className="table-mark">
              <span className="visually-hidden">{texts.chosen}</span>
            </th>
            {columns.map(({ name }, index) => (
              <th key={name} aria-sort={sortOf(sorting, index)}>
                <button type="button" tabIndex={-1} onClick={() => onSort(index)}>
                  {labelOf([collection, '*', name])}
                  {sorting.column === index && (
                    <i aria-hidden="true">{sorting.isDown ? '↓' : '↑'}</i>
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: rows.length * rowHeight }} className="table-body">
          {rows.slice(first, last).map((row, offset) => (
            <Row
              key={row.key}
              row={row}
              index={first + offset}
              columns={columns}
              isChosen={chosen.has(row.key)}
              style={{ ...template, top: (first + offset) * rowHeight }}
              active={active}
              editing={editing}
              onCell={(place, isAgain) => {
                go(place)
                if (isAgain) setEditing(place)
              }}
              onDone={stopEditing}
              onChoose={() => keys.choose(row.key)}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="menu-empty">{texts.none}</p>}
    </div>
  )
}

function sortOf({ column, isDown }: Sorting, index: number) {
  if (column !== index) return 'none'
  return isDown ? 'descending' : 'ascending'
}

function cellId({ row, column }: CellPlace): string {
  return `table-${row}-${column}`
}

type RowProps = {
  readonly row: TableRow
  readonly index: number
  readonly columns: readonly Column[]
  readonly isChosen: boolean
  readonly style: {
    readonly top: number
    readonly width: number
    readonly gridTemplateColumns: string
  }
  readonly active: CellPlace
  readonly editing: CellPlace | undefined
  readonly onCell: (place: CellPlace, isAgain: boolean) => void
  readonly onDone: () => void
  readonly onChoose: () => void
}

function Row(props: RowProps) {
  const { row, index, columns, isChosen, style, active, editing, onCell, onDone, onChoose } = props
  const plan = usePlan()
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className="table-row"
      data-chosen={isChosen || undefined}
      style={style}
    >
      <th className="table-mark">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={texts.choose(row.cells[0] ?? row.id)}
          checked={isChosen}
          onChange={onChoose}
        />
      </th>
      {columns.map(({ name, field }, column) => {
        const place = { row: index, column }
        const isActive = active.row === index && active.column === column
        const isEdited = editing?.row === index && editing.column === column
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the grid has the keys
          <td
            key={name}
            id={cellId(place)}
            aria-label={`${labelOf([...row.key.split('/').slice(0, 1), '*', name])}: ${row.cells[column] ?? ''}`}
            className="table-cell"
            data-active={isActive || undefined}
            onClick={() => onCell(place, isActive)}
          >
            {isEdited ? (
              <CellEditor plan={plan} row={row} name={name} field={field} onDone={onDone} />
            ) : (
              <span className="ellipsis">{row.cells[column]}</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}
