import type { BusinessService, Component, Dependency } from '../../../simulation/index.ts'
import type { Field, FieldsOf } from '../fieldTypes.ts'

type Load = NonNullable<Component['load']>
type Demand = NonNullable<Load['demand']>
type Queue = NonNullable<Load['queue']>
type WarmUpStep = NonNullable<Load['warmUp']>[number]
type Calls = NonNullable<Dependency['calls']>
type Breaker = NonNullable<Calls['breaker']>
type Peak = NonNullable<BusinessService['peaks']>[number]

const peak: FieldsOf<Peak> = {
  name: { type: 'text' },
  days: { type: 'days' },
  from: { type: 'clock', otherwise: '00:00' },
  to: { type: 'clock', otherwise: '24:00' },
  lastDaysOfMonth: { type: 'count', otherwise: 'any day' },
  times: { type: 'factor', min: 0, isNeeded: true },
}

/** Hours and days on which more or less is asked for. */
export const peaksField: Field = {
  type: 'list',
  fields: peak,
  start: () => ({ from: '09:00', to: '17:00', times: 1.5 }),
}

const demand: FieldsOf<Demand> = {
  perSecond: { type: 'amount', isNeeded: true },
  utcOffset: { type: 'offset' },
  peaks: peaksField,
  timeout: { type: 'duration' },
  retries: { type: 'count', otherwise: '0' },
  retryBudget: { type: 'amount' },
}

const warmUpStep: FieldsOf<WarmUpStep> = {
  until: { type: 'duration', isNeeded: true },
  share: { type: 'share', isNeeded: true },
}

const queue: FieldsOf<Queue> = { holds: { type: 'amount' } }

/** What is asked of a component and what it can carry. */
export const loadFields: FieldsOf<Load> = {
  perSecond: { type: 'amount' },
  demand: { type: 'section', fields: demand, start: () => ({ perSecond: 1 }) },
  failedCost: { type: 'share', assumes: 'failedCost' },
  atCollapse: { type: 'share', assumes: 'atCollapse' },
  warmUp: { type: 'list', fields: warmUpStep, start: () => ({ until: '5m', share: 0.5 }) },
  settles: { type: 'duration', assumes: 'settles' },
  limit: { type: 'amount' },
  queue: { type: 'section', fields: queue, start: () => ({}) },
}

const breaker: FieldsOf<Breaker> = {
  opensAt: { type: 'share', isNeeded: true },
  probes: { type: 'share', assumes: 'probes' },
}

/** How a consumer calls a provider. */
export const callsFields: FieldsOf<Calls> = {
  perRequest: { type: 'amount', otherwise: '1' },
  timeout: { type: 'duration' },
  retries: { type: 'count', otherwise: '0' },
  retryBudget: { type: 'amount' },
  breaker: { type: 'section', fields: breaker, start: () => ({ opensAt: 0.5 }) },
  fallback: { type: 'share', otherwise: '0%' },
}
