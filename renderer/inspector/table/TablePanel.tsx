import './table.css'
import { useMemo, useState } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { appTexts } from '../../texts/app.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { collectionTexts } from '../../texts/things.ts'
import { Choice } from '../../ui/Choice.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { columnsOf, type Tabled, tabled } from './columns.ts'
import { TableGrid } from './TableGrid.tsx'
import { type Sorting, toRows } from './tableRows.ts'

const { table: texts } = inspectorTexts
const byName: Sorting = { column: 0, isDown: false }

/** The things of a plan as a table: the same as the map and the inspector, for many at once. */
export function TablePanel() {
  const plan = usePlan()
  const [collection, setCollection] = useState<Tabled>('components')
  const [words, setWords] = useState('')
  const [sorting, setSorting] = useState(byName)
  const columns = columnsOf(collection)
  const rows = useMemo(
    () => toRows(plan, collection, { columns: columnsOf(collection), words, sorting }),
    [plan, collection, words, sorting],
  )
  return (
    <div className="table-panel">
      <div className="table-tools">
        <Choice
          label={texts.what}
          options={tabled.map((id) => ({ id, text: collectionTexts[id].many }))}
          value={collection}
          onChange={(next) => {
            setCollection(next)
            setSorting(byName)
          }}
        />
        <SearchField
          label={texts.search}
          value={words}
          onChange={setWords}
          clearLabel={appTexts.clearSearch}
        />
        <span className="table-hint">{texts.hint}</span>
      </div>
      <TableGrid
        key={collection}
        collection={collection}
        columns={columns}
        rows={rows}
        sorting={sorting}
        onSort={(column) =>
          setSorting({ column, isDown: sorting.column === column && !sorting.isDown })
        }
      />
    </div>
  )
}
