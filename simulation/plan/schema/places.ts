/**
 * What can be lost as a whole: sites, vendors, their products and everything else that is shared.
 */
import { z } from 'zod'
import { clock, common, count, id, offset, share, takes, target, text, weekdays } from './values.ts'

export const siteKinds = [
  'region',
  'zone',
  'data-centre',
  'campus',
  'building',
  'room',
  'office',
  'cloud',
] as const
export const site = z.strictObject({
  ...common,
  kind: z.enum(siteKinds).optional().describe('What sort of place it is.'),
  parent: id.optional().describe('The site this one lies in; losing that loses this.'),
  utcOffset: offset.optional().describe('Local time as an offset, such as -07:00.'),
  travel: takes.optional().describe('How long a team based elsewhere needs to get there.'),
})

const hours = z.strictObject({
  days: z.array(z.enum(weekdays)).optional().describe('Days it begins on; every day if not said.'),
  from: clock.describe('First hour in its local time.'),
  to: clock.describe('Last hour; before the first means the next day.'),
})
export const vendor = z.strictObject({
  ...common,
  parent: id.optional().describe('The company that owns it; both fail together.'),
  subcontractors: z.array(id).optional().describe('Vendors that this one stands on.'),
  support: z
    .strictObject({
      utcOffset: offset.optional().describe('Its local time as an offset; universal if not said.'),
      hours: z
        .array(hours)
        .optional()
        .describe('When it answers; teams of this vendor without shifts keep these hours.'),
      answersWithin: takes.optional().describe('Time until somebody answers a call.'),
    })
    .optional()
    .describe('Its support: when it answers, and how soon.'),
  supportHours: text.optional().describe('When its support answers, such as "24x7".'),
  recoveryPromise: target.optional().describe('Recovery time promised by contract.'),
  exitPlan: z
    .enum(['tested', 'written', 'none', 'unknown'])
    .optional()
    .describe('Whether there is a way to leave this vendor.'),
})

const gate = z.strictObject({
  haltsBad: share.optional().describe('Chance that the gate stops a bad update.'),
  sample: count.optional().describe('Machines looked at, where the chance is to be computed.'),
  failuresToHalt: count.optional().describe('Broken machines in the sample that stop the update.'),
  evaluation: takes.optional().describe('Time the gate takes after the soak.'),
})

const ring = z.strictObject({
  name: text.describe('Name of the ring; fleets put cohorts into rings by it.'),
  share: share.optional().describe('Share of machines with no ring of their own that are in it.'),
  push: takes.optional().describe('Time over which the ring gets the update, evenly.'),
  soak: takes.optional().describe('Waiting time before the next ring.'),
  gate: gate.optional().describe('Check at the end of the soak.'),
})

export const channel = z.strictObject({
  ...common,
  rings: z.array(ring).optional().describe('Stages an update goes through, in order.'),
  bypassesRings: z.boolean().optional().describe('True if updates reach everybody at once.'),
  poll: takes.optional().describe('How often machines ask for updates; they ask evenly spread.'),
})

export const product = z.strictObject({
  ...common,
  vendor: id.optional().describe('Who makes it.'),
  class: z
    .enum(['kernel', 'agent', 'identity', 'network', 'dns', 'application'])
    .optional()
    .describe('How deep it sits: a fault in a kernel or agent product stops the machine.'),
  updateControl: z
    .enum(['customer', 'vendor-forced', 'unknown'])
    .optional()
    .describe('Who decides when an update is installed.'),
  channels: z.record(id, channel).optional().describe('Ways by which updates arrive.'),
})

export const fateDomainKinds = [
  'account',
  'admin-domain',
  'identity-tenant',
  'dns-zone',
  'certificate-authority',
  'carrier',
  'power-feed',
  'control-plane',
  'software-image',
  'other',
] as const
export const fateDomain = z.strictObject({
  ...common,
  kind: z.enum(fateDomainKinds).optional().describe('What its members share.'),
})
