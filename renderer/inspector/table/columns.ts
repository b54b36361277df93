import type { Collection } from '../../editing/collections.ts'
import type { Field } from '../fieldTypes.ts'
import { tables } from '../fields/tables.ts'

export type Column = { readonly name: string; readonly field: Field }

/** What the table can show, and the fields that are compared between many. */
const shown = {
  components: [
    'name',
    'kind',
    'site',
    'vendor',
    'team',
    'repair',
    'start',
    'rto',
    'rpo',
    'lastTested',
  ],
  dependencies: ['from', 'to', 'phase', 'feltAfter', 'name', 'description'],
  businessServices: ['name', 'owner', 'tier', 'rto', 'rpo', 'mtd', 'wrt', 'minimumLevel'],
  groups: ['name', 'kind', 'k', 'lastTested', 'description'],
  sites: ['name', 'kind', 'parent', 'utcOffset', 'travel'],
  teams: ['name', 'site', 'vendor', 'people', 'onCall', 'utcOffset', 'acknowledge', 'callOut'],
  people: ['name', 'team', 'description'],
  backups: [
    'name',
    'of',
    'interval',
    'retention',
    'site',
    'immutable',
    'testedEvery',
    'lastRestored',
  ],
  vendors: ['name', 'parent', 'supportHours', 'recoveryPromise', 'exitPlan'],
  products: ['name', 'vendor', 'class', 'updateControl'],
} as const satisfies Partial<Record<Collection, readonly string[]>>

export type Tabled = keyof typeof shown

/** The collections that can be seen as a table. */
export const tabled = Object.keys(shown) as readonly Tabled[]

/** The columns of a collection, in their order. */
export function columnsOf(collection: Tabled): readonly Column[] {
  return shown[collection].flatMap((name) => {
    const field = tables[collection][name]
    return field === undefined ? [] : [{ name, field }]
  })
}
