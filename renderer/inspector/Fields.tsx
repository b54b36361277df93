import { valueAt } from '../editing/values.ts'
import { usePlan } from '../stores/documentStore.ts'
import { FieldRow } from './FieldRow.tsx'
import type { FieldTable } from './fieldTypes.ts'
import type { Owner } from './slot.ts'

type FieldsProps = { readonly owner: Owner; readonly table: FieldTable }

/** All fields of a record, one below the other. */
export function Fields({ owner, table }: FieldsProps) {
  const plan = usePlan()
  const [first] = owner.paths
  const record = (first === undefined ? undefined : valueAt(plan, first)) as
    | Readonly<Record<string, unknown>>
    | undefined
  return Object.entries(table)
    .filter(([name, field]) => {
      if (field.forKinds === undefined || record?.[name] !== undefined) return true
      return field.forKinds.some((kind) => kind === record?.kind)
    })
    .map(([name, field]) => <FieldRow key={name} owner={owner} name={name} field={field} />)
}
