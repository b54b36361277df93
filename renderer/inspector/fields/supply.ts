import type { Channel, Product, Vendor } from '../../../simulation/index.ts'
import type { FieldsOf } from '../fieldTypes.ts'
import { about } from './common.ts'

type Support = NonNullable<Vendor['support']>

const hours: FieldsOf<NonNullable<Support['hours']>[number]> = {
  days: { type: 'days' },
  from: { type: 'clock', isNeeded: true },
  to: { type: 'clock', isNeeded: true },
}

const support: FieldsOf<Support> = {
  utcOffset: { type: 'offset' },
  hours: { type: 'list', fields: hours, start: () => ({ from: '09:00', to: '17:00' }) },
  answersWithin: { type: 'takes', assumes: 'acknowledge' },
}

/** Everything that a vendor can say. */
export const vendorFields: FieldsOf<Vendor> = {
  ...about,
  parent: { type: 'reference', to: ['vendors'], heading: 'supply' },
  subcontractors: { type: 'references', to: ['vendors'] },
  support: {
    type: 'section',
    fields: support,
    start: () => ({}),
  },
  supportHours: { type: 'text' },
  recoveryPromise: { type: 'target' },
  exitPlan: { type: 'choice', options: ['tested', 'written', 'none', 'unknown'] },
}

type Ring = NonNullable<Channel['rings']>[number]
type Gate = NonNullable<Ring['gate']>

const gate: FieldsOf<Gate> = {
  haltsBad: { type: 'share' },
  sample: { type: 'count' },
  failuresToHalt: { type: 'count' },
  evaluation: { type: 'takes', assumes: 'gateEvaluation' },
}

const ring: FieldsOf<Ring> = {
  name: { type: 'text', isNeeded: true },
  share: { type: 'share' },
  push: { type: 'takes', assumes: 'push' },
  soak: { type: 'takes', assumes: 'soak' },
  gate: { type: 'section', fields: gate },
}

const channel: FieldsOf<Channel> = {
  ...about,
  rings: { type: 'list', fields: ring, start: () => ({ name: 'ring' }) },
  bypassesRings: { type: 'yes-no' },
  poll: { type: 'takes', assumes: 'poll' },
}

/** Everything that a product can say. */
export const productFields: FieldsOf<Product> = {
  ...about,
  vendor: { type: 'reference', to: ['vendors'], heading: 'supply' },
  class: {
    type: 'choice',
    options: ['kernel', 'agent', 'identity', 'network', 'dns', 'application'],
  },
  updateControl: { type: 'choice', options: ['customer', 'vendor-forced', 'unknown'] },
  channels: { type: 'records', fields: channel, start: () => ({}), heading: 'updates' },
}
