import { createContext, type ReactNode, use } from 'react'
import type { FieldTable } from './fieldTypes.ts'
import type { Owner } from './slot.ts'

type DrawFields = (fields: { readonly owner: Owner; readonly table: FieldTable }) => ReactNode

/**
 * How fields inside a field are drawn. Given from above, because a control that holds fields and a
 * field that holds a control would otherwise import each other.
 */
export const NestedFields = createContext<DrawFields>(() => null)

export function useNestedFields(): DrawFields {
  return use(NestedFields)
}
