import { useMemo } from 'react'
import { parsePlan } from '../../simulation/index.ts'
import { fromKey } from '../editing/collections.ts'
import { comparePlans, type Difference } from '../editing/comparePlans.ts'
import { usePlan } from '../stores/documentStore.ts'
import { appTexts, fileTexts } from '../texts/app.ts'
import { collectionTexts } from '../texts/things.ts'
import { Dialog } from '../ui/Dialog.tsx'

const { compare } = fileTexts

type CompareDialogProps = {
  readonly name: string
  /** What the file says. */
  readonly theirs: string
  readonly onClose: () => void
}

/** The plan here beside the plan on disk: only what differs. */
export function CompareDialog({ name, theirs, onClose }: CompareDialogProps) {
  const plan = usePlan()
  const differences = useMemo(() => {
    const result = parsePlan(theirs, { file: name })
    return result.ok ? comparePlans(plan, result.value) : undefined
  }, [plan, theirs, name])
  return (
    <Dialog title={compare.title(name)} closeLabel={appTexts.close} size="wide" onClose={onClose}>
      {differences === undefined && <p>{compare.unreadable}</p>}
      {differences?.length === 0 && <p>{compare.same}</p>}
      {differences !== undefined && differences.length > 0 && (
        <Differences differences={differences} />
      )}
    </Dialog>
  )
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <table className="compare">
      <thead>
        <tr>
          <th scope="col">{compare.what}</th>
          <th scope="col">{compare.mine}</th>
          <th scope="col">{compare.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.key} ${difference.kind === 'changed' ? difference.field : ''}`}>
            <th scope="row">
              {difference.name}
              <small>{whatOf(difference)}</small>
            </th>
            <td>
              {difference.kind === 'changed'
                ? toWords(difference.mine)
                : mark(difference, 'only-mine')}
            </td>
            <td>
              {difference.kind === 'changed'
                ? toWords(difference.theirs)
                : mark(difference, 'only-theirs')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function whatOf(difference: Difference): string {
  const { key } = difference
  const sort = key === 'plan' ? compare.part : collectionTexts[fromKey(key).collection].one
  return difference.kind === 'changed' ? `${sort} · ${difference.field}` : sort
}

function mark({ kind }: Difference, side: Difference['kind']): string {
  if (kind !== side) return '–'
  return side === 'only-mine' ? compare.onlyHere : compare.onlyThere
}

function toWords(value: unknown): string {
  if (value === undefined) return compare.nothing
  return typeof value === 'string' ? value : JSON.stringify(value)
}
