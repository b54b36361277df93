import type { ReactNode } from 'react'

type ValueTableProps = { readonly columns: readonly string[]; readonly children: ReactNode }

/** The values of a chart as a table that scrolls by itself. */
export function ValueTable({ columns, children }: ValueTableProps): ReactNode {
  return (
    <div className="sim-table-scroll">
      <table className="sim-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
