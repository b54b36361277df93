import { type Backup, type Component, weekdays } from '../../../simulation/index.ts'
import type { FieldsOf } from '../fieldTypes.ts'
import { about, needable, tested } from './common.ts'

type Copy = NonNullable<Backup['copies']>[string]
type Rung = NonNullable<Backup['ladder']>[number]

const rung: FieldsOf<Rung> = {
  every: { type: 'duration', isNeeded: true },
  for: { type: 'duration', isNeeded: true },
}

const ladder = {
  type: 'list',
  fields: rung,
  start: () => ({ every: '7d', for: '90d' }),
} as const

/** What the first place with copies and the others have in common. */
const where = {
  site: { type: 'reference', to: ['sites'] },
  heldIn: { type: 'reference', to: needable, kinds: ['datastore', 'saas', 'service'] },
  adminDomain: { type: 'reference', to: ['fateDomains'] },
  immutable: { type: 'yes-no', canBeUnknown: true },
} as const
const speed = {
  restoreGbPerHour: { type: 'amount', assumes: 'restoreGbPerHour' },
  through: { type: 'references', to: needable, kinds: ['network'] },
  restoreNeeds: { type: 'references', to: needable, kinds: ['identity', 'keys', 'service'] },
} as const

const copy: FieldsOf<Copy> = {
  name: { type: 'text' },
  ...where,
  arrives: { type: 'target', otherwise: 'at once' },
  retention: { type: 'target' },
  ladder,
  restoreGbPerHour: { type: 'amount' },
  through: speed.through,
  restoreNeeds: speed.restoreNeeds,
}

/** Everything that a backup can say. */
export const backupFields: FieldsOf<Backup> = {
  ...about,
  of: { type: 'reference', to: needable, kinds: ['datastore', 'queue'], heading: 'copies' },
  interval: { type: 'target', assumes: 'backupInterval' },
  startsAt: { type: 'clock', otherwise: 'any time' },
  startsOn: { type: 'choice', options: weekdays, otherwise: 'mon' },
  utcOffset: { type: 'offset' },
  takes: { type: 'target', assumes: 'backupTakes' },
  retention: { type: 'target', assumes: 'retention' },
  ladder,
  ...where,
  copies: { type: 'records', fields: copy, start: () => ({}) },
  good: { type: 'share', assumes: 'copyIsGood', heading: 'restore' },
  testedEvery: { type: 'target', otherwise: 'never' },
  sizeGb: { type: 'amount', assumes: 'sizeGb' },
  ...speed,
  prepare: { type: 'takes', assumes: 'prepareRestore' },
  rebuild: { type: 'takes', assumes: 'rebuild' },
  check: { type: 'takes', assumes: 'check' },
  lastRestored: tested,
}

/** What is particular about the data of a component. */
export const dataFields: FieldsOf<NonNullable<Component['data']>> = {
  consistencyGroup: { type: 'text' },
  tolerance: { type: 'target', otherwise: '0s' },
}
