/**
 * What can be up or down: components, with the machines of fleets and the eyes of monitors.
 */
import { z } from 'zod'
import { load } from './load.ts'
import { data } from './data.ts'
import {
  amount,
  basis,
  common,
  count,
  id,
  name,
  share,
  takes,
  target,
  text,
  unknown,
} from './values.ts'

const cohort = z.strictObject({
  name,
  share: share.optional().describe('Share of the fleet in this cohort.'),
  machines: count.optional().describe('Machines in this cohort, if counted.'),
  site: id.optional().describe('Where they stand.'),
  ring: text.optional().describe('Update ring they are in.'),
  online: share.optional().describe('Share switched on and connected when an update arrives.'),
  priority: count.optional().describe('Order of repair; 1 first.'),
  selfHealing: share.optional().describe('Share that mends itself after the update is reverted.'),
  remote: share.optional().describe('Share that can be mended over the network.'),
  touch: takes.optional().describe('Hands-on time per machine.'),
  locate: takes.optional().describe('Time to find and reach one machine on the site.'),
  encrypted: z.boolean().optional().describe('True if mending one needs its recovery key.'),
  basis,
})

const fleet = z.strictObject({
  machines: z.union([count, unknown]).optional().describe('How many there are.'),
  cohorts: z.record(id, cohort).optional().describe('Parts that differ in place or treatment.'),
  selfHealingOver: takes.optional().describe('Time over which self-healing machines come back.'),
  remotePerHour: amount.optional().describe('Machines per hour that remote tools can mend.'),
  remoteNeeds: z.array(id).optional().describe('Components that remote mending needs.'),
  technicians: z.array(id).optional().describe('Teams whose people mend machines by hand.'),
  keyStore: id.optional().describe('Component that holds the recovery keys.'),
  keysPerHour: amount.optional().describe('Recovery keys that can be looked up per hour.'),
  keyEach: takes.optional().describe('Time a technician waits for one key.'),
})

export const monitorSignals = ['black-box', 'white-box', 'user-reports'] as const
const monitor = z.strictObject({
  watches: z.array(id).optional().describe('Components it watches.'),
  interval: takes.optional().describe('Time between two looks.'),
  delay: takes.optional().describe('Time from a look to an alert that somebody sees.'),
  misses: share.optional().describe('Chance that it does not see a given failure.'),
  missesDegraded: share
    .optional()
    .describe(
      'Chance that it does not see that something is merely degraded; as for failures if not said.',
    ),
  missesData: share
    .optional()
    .describe(
      'Chance that it does not see damaged data; if not said, certain for a black box, else as for failures.',
    ),
  signal: z
    .enum(monitorSignals)
    .optional()
    .describe('What it goes by: what users get, the thing itself, or what users report.'),
  falseAlarmsPerDay: amount
    .optional()
    .describe('Alerts per day for nothing, over everything that it watches.'),
})

export const componentKinds = [
  'service',
  'datastore',
  'queue',
  'cache',
  'network',
  'dns',
  'identity',
  'keys',
  'fleet',
  'saas',
  'control',
  'monitor',
  'comms',
  'facility',
  'documents',
] as const
export const component = z.strictObject({
  ...common,
  kind: z.enum(componentKinds).optional().describe('What it is.'),
  site: id.optional().describe('Where it runs; losing the site loses it.'),
  vendor: id.optional().describe('Who runs it or makes it.'),
  products: z.array(id).optional().describe('Products installed in it.'),
  fateDomains: z.array(id).optional().describe('What else it shares its fate with.'),
  team: id.optional().describe('Team that mends it.'),
  rto: target.optional().describe('Time within which it must be back.'),
  rpo: target.optional().describe('Age of data that may be lost.'),
  repair: takes.optional().describe('Hands-on time to mend it, where no runbook does.'),
  start: takes.optional().describe('Time it needs to come up from stopped.'),
  initially: z
    .enum(['running', 'stopped'])
    .optional()
    .describe('Stopped for a standby that only starts on failover.'),
  onProviderLoss: z
    .enum(['waits', 'stops'])
    .optional()
    .describe('Whether losing a hard provider stops it, so that it must be started again.'),
  offlineCopy: z
    .union([z.boolean(), unknown])
    .optional()
    .describe('Whether a copy can be read with everything down (plans, keys, contacts).'),
  holders: z.union([count, unknown]).optional().describe('People who hold this credential or key.'),
  lastTested: z
    .union([z.iso.date(), unknown])
    .optional()
    .describe('When its recovery was last really tried.'),
  restoreGbPerHour: amount
    .optional()
    .describe('Gigabytes an hour that all restores together can read, write or send through it.'),
  data: data.optional().describe('What is particular about its data.'),
  fleet: fleet.optional().describe('The machines, for a fleet.'),
  monitor: monitor.optional().describe('What it watches, for a monitor.'),
  load: load.optional().describe('What is asked of it and what it can carry.'),
})
