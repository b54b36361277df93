import { spellDuration } from '../../../simulation/index.ts'
import type { ReactNode } from 'react'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { marginWords } from './margin.ts'
import { type RecoveryRow, targetsOf } from './recoveryRows.ts'
import { ValueTable } from '../ValueTable.tsx'
import { formatMoment } from '../../texts/format.ts'

const words = texts.recovery

/** The values of the recovery chart. */
export function RecoveryTable({ rows }: { readonly rows: readonly RecoveryRow[] }): ReactNode {
  return (
    <ValueTable columns={words.columns}>
      {rows.flatMap((row) =>
        row.outages.map((outage) => (
          <tr key={`${row.bar.id} ${outage.startMs}`}>
            <th scope="row">{row.bar.name}</th>
            <td>{formatMoment(outage.startMs)}</td>
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
    </ValueTable>
  )
}

function durationOrDash(ms: number | null): string {
  return ms === null ? '–' : spellDuration(ms)
}

function margins(row: RecoveryRow, lastedMs: number): string {
  const margin = targetsOf(row.bar).map(({ name, ms }) => `${name} ${marginWords(lastedMs, ms)}`)
  return margin.length === 0 ? '–' : margin.join('; ')
}
