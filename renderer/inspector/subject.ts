import { fromKey, isEntityKey } from '../editing/collections.ts'
import type { SelectionKey } from '../stores/viewStore.ts'
import { acceptedGapsField, planFields } from './fields/business.ts'
import { responseFields } from './fields/people.ts'
import { tables } from './fields/tables.ts'
import type { FieldTable } from './fieldTypes.ts'
import type { Owner } from './slot.ts'

/** What the inspector is about: a table of fields, and the records that have them. */
export type Subject = { readonly owner: Owner; readonly table: FieldTable }

/** The subject of a selection; `undefined` if there is none or if it is of several sorts. */
export function subjectOf(selection: readonly SelectionKey[]): Subject | undefined {
  const [first] = selection
  if (first === undefined) return undefined
  if (!isEntityKey(first)) return selection.length === 1 ? partSubject(first) : undefined
  const { collection } = fromKey(first)
  const ids = selection.flatMap((key) => {
    if (!isEntityKey(key)) return []
    const one = fromKey(key)
    return one.collection === collection ? [one.id] : []
  })
  if (ids.length !== selection.length) return undefined
  return {
    owner: {
      paths: ids.map((id) => [collection, id]),
      help: [collection, '*'],
      hasBasis: true,
    },
    table: tables[collection],
  }
}

function partSubject(part: 'plan' | 'response' | 'accepted-gaps'): Subject {
  const top: Owner = { paths: [[]], help: [], hasBasis: false }
  if (part === 'plan') return { owner: top, table: planFields }
  if (part === 'accepted-gaps') return { owner: top, table: { acceptedGaps: acceptedGapsField } }
  return {
    owner: { paths: [['response']], help: ['response'], hasBasis: true },
    table: responseFields,
  }
}
