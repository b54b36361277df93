import type { Collection } from '../../editing/collections.ts'
import type { FieldTable } from '../fieldTypes.ts'
import { businessServiceFields } from './business.ts'
import { componentFields } from './components.ts'
import { backupFields } from './data.ts'
import { actionFields, personFields, runbookFields, teamFields } from './people.ts'
import { dependencyFields, fateDomainFields, groupFields, siteFields } from './structure.ts'
import { productFields, vendorFields } from './supply.ts'

/** The fields of everything that has an id. */
export const tables: Readonly<Record<Collection, FieldTable>> = {
  businessServices: businessServiceFields,
  components: componentFields,
  groups: groupFields,
  dependencies: dependencyFields,
  sites: siteFields,
  teams: teamFields,
  people: personFields,
  runbooks: runbookFields,
  actions: actionFields,
  backups: backupFields,
  vendors: vendorFields,
  products: productFields,
  fateDomains: fateDomainFields,
}
