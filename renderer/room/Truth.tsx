import type { RoleRow, TruthRow } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { Standing } from './Standing.tsx'
import { ColumnHeads } from '../ui/ColumnHeads.tsx'

interface TruthProps {
  readonly rows: readonly TruthRow[]
  readonly roles: readonly RoleRow[]
}

/** How things are, beside what is thought and declared, who has seen it, and why it is so. */
export function Truth({ rows, roles }: TruthProps) {
  const nameOf = (id: string): string => roles.find((role) => role.id === id)?.name ?? id
  return (
    <section>
      <h2>{texts.truth}</h2>
      {rows.length === 0 ? <p className="quiet">{texts.allWell}</p> : null}
      {rows.length === 0 ? null : (
        <table>
          <ColumnHeads columns={texts.truthColumns} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>
                  <Standing standing={row.actual} />
                </td>
                <td>
                  <Standing standing={row.believed} />
                </td>
                <td>
                  <Standing standing={row.declared} />
                </td>
                <td>
                  {row.knownTo.length === 0 ? texts.nobody : row.knownTo.map(nameOf).join(', ')}
                </td>
                <td className="small">{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
