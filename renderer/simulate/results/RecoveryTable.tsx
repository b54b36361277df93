import type { ReactNode } from 'react'
import { formatElapsed } from '../../../simulation/index.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { marginWords } from './margin.ts'
import { spellDuration } from './spellDuration.ts'
import { type RecoveryRow, targetsOf } from './recoveryRows.ts'

const words = texts.recovery

/** The values of the recovery chart. */
export function RecoveryTable({ rows }: { readonly rows: readonly RecoveryRow[] }): ReactNode {
  return (
    <div className="sim-table-scroll">
      <table className="sim-table">
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.outages.map((outage) => (
              <tr key={`${row.bar.id} ${outage.startMs}`}>
                <th scope="row">{row.bar.name}</th>
                <td>T+{formatElapsed(outage.startMs)}</td>
                <td>
                  {spellDuration(outage.endMs - outage.startMs)}
                  {!outage.isOver && ` (${words.notOver})`}
                </td>
                <td>{durationOrDash(row.bar.rtoMs)}</td>
                <td>{durationOrDash(row.bar.mtdMs)}</td>
                <td>{margins(row, outage.endMs - outage.startMs)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

function durationOrDash(ms: number | null): string {
  return ms === null ? '–' : spellDuration(ms)
}

function margins(row: RecoveryRow, lastedMs: number): string {
  const margin = targetsOf(row.bar).map(({ name, ms }) => `${name} ${marginWords(lastedMs, ms)}`)
  return margin.length === 0 ? '–' : margin.join('; ')
}
