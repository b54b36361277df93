import type { ReactNode } from 'react'
import { ColumnHeads } from '../ui/ColumnHeads.tsx'

type ValueTableProps = { readonly columns: readonly string[]; readonly children: ReactNode }

/** The values of a chart as a table that scrolls by itself. */
export function ValueTable({ columns, children }: ValueTableProps): ReactNode {
  return (
    <div className="sim-table-scroll">
      <table className="sim-table">
        <ColumnHeads columns={columns} />
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
