import { type Component, componentKinds, monitorSignals } from '../../../simulation/index.ts'
import type { FieldsOf } from '../fieldTypes.ts'
import { about, needable, tested } from './common.ts'
import { loadFields } from './load.ts'
import { dataFields } from './data.ts'

type Fleet = NonNullable<Component['fleet']>
type Cohort = NonNullable<Fleet['cohorts']>[string]
type Monitor = NonNullable<Component['monitor']>

const cohort: FieldsOf<Cohort> = {
  name: { type: 'text' },
  share: { type: 'share' },
  machines: { type: 'count' },
  site: { type: 'reference', to: ['sites'] },
  ring: { type: 'text' },
  online: { type: 'share', assumes: 'online' },
  priority: { type: 'count' },
  selfHealing: { type: 'share' },
  remote: { type: 'share' },
  touch: { type: 'takes', assumes: 'touch' },
  locate: { type: 'takes', assumes: 'locate' },
  encrypted: { type: 'yes-no' },
}

const fleet: FieldsOf<Fleet> = {
  machines: { type: 'count', canBeUnknown: true },
  cohorts: { type: 'records', fields: cohort, start: () => ({}) },
  selfHealingOver: { type: 'takes', assumes: 'selfHealingOver' },
  remotePerHour: { type: 'amount' },
  remoteNeeds: { type: 'references', to: needable },
  technicians: { type: 'references', to: ['teams'] },
  keyStore: { type: 'reference', to: needable, kinds: ['keys', 'identity', 'datastore'] },
  keysPerHour: { type: 'amount' },
  keyEach: { type: 'takes', assumes: 'keyEach' },
}

const monitor: FieldsOf<Monitor> = {
  watches: { type: 'references', to: needable },
  interval: { type: 'takes', assumes: 'monitorInterval' },
  delay: { type: 'takes', assumes: 'monitorDelay' },
  misses: { type: 'share', assumes: 'monitorMisses' },
  missesDegraded: { type: 'share' },
  missesData: { type: 'share' },
  signal: { type: 'choice', options: monitorSignals, otherwise: 'black-box' },
  falseAlarmsPerDay: { type: 'amount' },
}

/** Everything that a component can say. */
export const componentFields: FieldsOf<Component> = {
  ...about,
  kind: { type: 'choice', options: componentKinds },
  site: { type: 'reference', to: ['sites'], heading: 'where' },
  vendor: { type: 'reference', to: ['vendors'] },
  products: { type: 'references', to: ['products'] },
  fateDomains: { type: 'references', to: ['fateDomains'] },
  rto: { type: 'target', heading: 'targets' },
  rpo: { type: 'target' },
  team: { type: 'reference', to: ['teams'], heading: 'recovery' },
  repair: { type: 'takes' },
  start: { type: 'takes', assumes: 'start' },
  initially: { type: 'choice', options: ['running', 'stopped'], otherwise: 'running' },
  onProviderLoss: { type: 'choice', options: ['waits', 'stops'], otherwise: 'waits' },
  offlineCopy: { type: 'yes-no', canBeUnknown: true, forKinds: ['documents', 'keys', 'comms'] },
  holders: { type: 'count', canBeUnknown: true, forKinds: ['keys', 'identity'] },
  lastTested: tested,
  restoreGbPerHour: { type: 'amount', forKinds: ['datastore', 'network'] },
  data: { type: 'section', fields: dataFields, heading: 'data', forKinds: ['datastore'] },
  fleet: { type: 'section', fields: fleet, heading: 'fleet', forKinds: ['fleet'] },
  monitor: { type: 'section', fields: monitor, heading: 'monitor', forKinds: ['monitor'] },
  load: { type: 'section', fields: loadFields, start: () => ({}), heading: 'load' },
}
