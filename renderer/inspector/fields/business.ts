import type { AcceptedGap, BusinessService, Plan } from '../../../simulation/index.ts'
import { collections } from '../../editing/collections.ts'
import type { Field, FieldsOf } from '../fieldTypes.ts'
import { about, tested } from './common.ts'
import { peaksField } from './load.ts'

type Workaround = NonNullable<BusinessService['workarounds']>[string]
type Users = NonNullable<BusinessService['users']>
type Loss = NonNullable<BusinessService['loss']>
type LossRate = NonNullable<Loss['perHour']>[number]
type LossOnce = NonNullable<Loss['once']>[number]

const users: FieldsOf<Users> = {
  count: { type: 'count' },
  reportsPerHour: { type: 'amount', assumes: 'reportsPerUserHour' },
  from: { type: 'clock' },
  to: { type: 'clock' },
  days: { type: 'days' },
  outside: { type: 'share', assumes: 'usersOutsideHours' },
}

const workaround: FieldsOf<Workaround> = {
  name: { type: 'text' },
  activation: { type: 'takes', assumes: 'workaroundActivation' },
  share: { type: 'share' },
  endurance: { type: 'target' },
  reentry: { type: 'share' },
  lastTested: tested,
}

const lossRate: FieldsOf<LossRate> = {
  from: { type: 'duration', isNeeded: true },
  rate: { type: 'amount', isNeeded: true },
}

const lossOnce: FieldsOf<LossOnce> = {
  at: { type: 'duration', isNeeded: true },
  amount: { type: 'amount', isNeeded: true },
}

const loss: FieldsOf<Loss> = {
  currency: { type: 'text', isNeeded: true },
  perHour: { type: 'list', fields: lossRate, start: () => ({ from: '0s', rate: 0 }) },
  once: { type: 'list', fields: lossOnce, start: () => ({ at: '24h', amount: 0 }) },
}

/** Everything that a business service can say. */
export const businessServiceFields: FieldsOf<BusinessService> = {
  ...about,
  owner: { type: 'text' },
  tier: { type: 'level', max: 4, heading: 'targets' },
  rto: { type: 'target' },
  rpo: { type: 'target' },
  mtd: { type: 'target' },
  wrt: { type: 'target' },
  minimumLevel: { type: 'share', otherwise: '100%' },
  users: { type: 'section', fields: users, heading: 'users' },
  demandPerHour: { type: 'amount', heading: 'work' },
  peaks: peaksField,
  utcOffset: { type: 'offset' },
  deferrable: { type: 'share', otherwise: '100%' },
  catchUp: { type: 'factor', min: 1, otherwise: '1' },
  reenterLost: { type: 'share', otherwise: '0%' },
  workarounds: { type: 'records', fields: workaround, start: () => ({}) },
  loss: { type: 'section', fields: loss, start: () => ({ currency: 'EUR' }), heading: 'loss' },
}

const acceptedGap: FieldsOf<AcceptedGap> = {
  rule: { type: 'gap-rule', isNeeded: true },
  about: { type: 'reference', to: collections },
  by: { type: 'text', isNeeded: true },
  reason: { type: 'lines', isNeeded: true },
  until: { type: 'date', isNeeded: true },
}

/** The gaps that somebody has accepted, each until a day. */
export const acceptedGapsField: Field = {
  type: 'list',
  heading: 'accepted',
  fields: acceptedGap,
  start: () => ({ rule: 'GAP-01', by: '', reason: '', until: inAYear() }),
}

function inAYear(): string {
  const day = new Date()
  day.setFullYear(day.getFullYear() + 1)
  return day.toISOString().slice(0, 10)
}

/** What a plan says of itself; its parts are things of their own. */
export const planFields: FieldsOf<Pick<Plan, 'name' | 'organisation' | 'description'>> = {
  name: { type: 'text', heading: 'about' },
  organisation: { type: 'text' },
  description: { type: 'lines' },
}
