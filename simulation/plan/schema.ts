/**
 * The plan document: what a team writes down about its architecture, vendors, people and targets.
 *
 * First step of the pipeline. Almost every field may be missing, because a half-drawn plan must
 * open; `findProblems` says what is missing, `compile` what it left out. Each field's description
 * is the one sentence of help that the inspector and the JSON Schema show.
 */
import { z } from 'zod'
import { idPattern } from '../ids.ts'
import { durationPattern } from './duration.ts'

// The window forbids code made from strings, which zod would otherwise use to go faster.
z.config({ jitless: true })

/** Newest format this program writes. Older ones migrate upward in `migrations.ts`. */
export const planFormat = 1

const id = z.string().regex(idPattern)
const text = z.string()
const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const amount = z.number().min(0)
const unknown = z.literal('unknown')

/** A fixed length of time: `90s`, `15m`, `4h`, `3d`, `1h30m` or ISO 8601 (`PT1H30M`). */
export const durationText = z.string().regex(durationPattern)

/** A length of time people are unsure of, entered by the quantiles they think in. */
export const distribution = z.union([
  durationText,
  z.strictObject({ p50: durationText, p95: durationText }),
  z.strictObject({ uniform: z.tuple([durationText, durationText]) }),
  z.strictObject({ triangular: z.tuple([durationText, durationText, durationText]) }),
  z.strictObject({ pert: z.tuple([durationText, durationText, durationText]) }),
  z.strictObject({ exponential: z.strictObject({ mean: durationText }) }),
  z.strictObject({ exponential: z.strictObject({ p90: durationText }) }),
  z.strictObject({ weibull: z.strictObject({ shape: amount, p50: durationText }) }),
  z.strictObject({ empirical: z.array(durationText).min(1) }),
])

const target = z.union([durationText, unknown])
const takes = z.union([distribution, unknown])

const basisKind = z.enum(['declared', 'measured', 'published', 'assumption'])
const basisNote = z.union([
  basisKind,
  z.strictObject({ is: basisKind, source: text.optional(), note: text.optional() }),
])
const basis = z
  .record(z.string(), basisNote)
  .describe('Where values come from, by field name ("*" for all): measured, published or assumed.')

const common = {
  name: text.optional().describe('What people call it.'),
  description: text.optional().describe('Anything worth knowing, in a sentence or two.'),
  tags: z.array(text).optional().describe('Free words; scenarios can pick targets by them.'),
  basis: basis.optional(),
}

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
  utcOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .optional()
    .describe('Local time as an offset, such as -07:00.'),
  travel: takes.optional().describe('How long a team based elsewhere needs to get there.'),
})

export const vendor = z.strictObject({
  ...common,
  parent: id.optional().describe('The company that owns it; both fail together.'),
  subcontractors: z.array(id).optional().describe('Vendors that this one stands on.'),
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

const cohort = z.strictObject({
  name: text.optional(),
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
  basis: basis.optional(),
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

const monitor = z.strictObject({
  watches: z.array(id).optional().describe('Components it watches.'),
  interval: takes.optional().describe('Time between two looks.'),
  delay: takes.optional().describe('Time from a look to an alert that somebody sees.'),
  misses: share.optional().describe('Chance that it does not see a given failure.'),
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
  fleet: fleet.optional().describe('The machines, for a fleet.'),
  monitor: monitor.optional().describe('What it watches, for a monitor.'),
})

export const phases = ['run', 'start', 'recover', 'change', 'operate', 'observe'] as const
const threshold = share
  .optional()
  .describe('Level of the provider below which it is of no use to the consumer.')
export const coupling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hard'), threshold }),
  z.strictObject({
    kind: z.literal('soft'),
    strength: share.describe('How much of the consumer hangs on it: 0 nothing, 1 everything.'),
    floor: share.optional().describe('Level that the consumer keeps above the provider’s.'),
  }),
  z.strictObject({
    kind: z.literal('grace'),
    holds: takes.describe('How long the consumer lasts without it: battery, cache, stock.'),
    threshold,
  }),
])
export const dependency = z.strictObject({
  name: text.optional(),
  description: text.optional(),
  from: id.optional().describe('The consumer: a component or business service.'),
  to: id.optional().describe('The provider: a component or a group of alternatives.'),
  phase: z.enum(phases).optional().describe('When it is needed; to run, if not said.'),
  coupling: coupling.optional().describe('How its loss is felt; hard, if not said.'),
  basis: basis.optional(),
})

const member = z.union([
  id,
  z.strictObject({ id, capacity: amount.describe('Share of full demand that it can carry.') }),
])
const failover = z.strictObject({
  detect: takes.optional().describe('Time until the loss of the active one is noticed.'),
  decide: z
    .union([z.literal('automatic'), z.strictObject({ team: id, takes: takes.optional() })])
    .optional()
    .describe('Who decides to switch.'),
  switch: takes.optional().describe('Time the switch itself takes.'),
  succeeds: share.optional().describe('Chance that the switch works at the first try.'),
  byHand: takes.optional().describe('Time to switch by hand after the switch failed.'),
  dnsTail: takes.optional().describe('Time over which clients find the new one, evenly.'),
})
export const groupKinds = ['k-of-n', 'active-active', 'active-passive'] as const
export const group = z.strictObject({
  ...common,
  kind: z.enum(groupKinds).optional().describe('How its members stand in for each other.'),
  members: z
    .array(member)
    .optional()
    .describe('Components or groups that can serve; the first is active in active-passive.'),
  k: count.optional().describe('How many must be up.'),
  failover: failover.optional().describe('How an active-passive group switches.'),
  lastTested: z.union([z.iso.date(), unknown]).optional().describe('When last really switched.'),
})

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const shift = z.strictObject({
  name: text.optional(),
  days: z.array(z.enum(weekdays)).optional().describe('Days it starts on; every day if not said.'),
  from: clock.describe('Start in the team’s local time.'),
  to: clock.describe('End; before the start means the next day.'),
  people: count.describe('People on duty.'),
})
const surge = z.strictObject({
  name: text.optional(),
  after: durationText.describe('Time after the incident is declared when they arrive.'),
  lasts: durationText.optional().describe('How long they stay; to the end if not said.'),
  from: clock.optional().describe('Start of their working day; round the clock if not said.'),
  to: clock.optional().describe('End of their working day.'),
  people: count.describe('Extra people.'),
  basis: basis.optional(),
})
export const team = z.strictObject({
  ...common,
  skills: z.array(text).optional().describe('What its people can do.'),
  site: id.optional().describe('Where it is based.'),
  vendor: id.optional().describe('Vendor it belongs to, for support teams.'),
  utcOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .optional()
    .describe('Its local time as an offset; the site’s if not said.'),
  shifts: z.array(shift).optional().describe('Who is on duty when; round the clock if not said.'),
  people: count.optional().describe('People on duty at any time, where there are no shifts.'),
  onCall: count.optional().describe('People outside the shifts who come when paged.'),
  surge: z.array(surge).optional().describe('People who join once an incident is declared.'),
  reachedThrough: z
    .array(id)
    .optional()
    .describe('Comms components by which it is paged, in order of preference.'),
  acknowledge: takes.optional().describe('Time from page to somebody answering.'),
  callOut: takes.optional().describe('Time for people on call to get to work.'),
})

const task = z.strictObject({
  name: text.optional(),
  after: z.array(id).optional().describe('Tasks that must be done before.'),
  needs: z.array(id).optional().describe('Components or groups that must be up to begin.'),
  team: id.optional().describe('Team that does it.'),
  skill: text.optional().describe('Skill that it takes, where any team with it will do.'),
  people: count.optional().describe('People it takes at once; 1 if not said.'),
  takes: takes.optional().describe('How long it takes.'),
  automated: z.boolean().optional().describe('True if no person is needed.'),
  succeeds: share.optional().describe('Chance that it works at the first try.'),
  tries: count.optional().describe('Tries at most; 3 if not said.'),
  repairs: z.array(id).optional().describe('Components whose fault it clears.'),
  starts: z.array(id).optional().describe('Components that it starts.'),
  failsOver: id.optional().describe('Active-passive group that it switches.'),
  jumpStart: z
    .boolean()
    .optional()
    .describe('True if it brings its component up without what it normally needs to start.'),
})
export const runbook = z.strictObject({
  ...common,
  recovers: z.array(id).optional().describe('Components or sites whose loss sets it going.'),
  document: id.optional().describe('Documents component in which it is kept.'),
  offlineCopy: z
    .union([z.boolean(), unknown])
    .optional()
    .describe('Whether a copy can be read with everything down.'),
  approval: z
    .strictObject({ team: id, takes: takes.optional() })
    .optional()
    .describe('Who must agree before it starts.'),
  owner: text.optional().describe('Who answers for it.'),
  lastTested: z.union([z.iso.date(), unknown]).optional().describe('When last really walked.'),
  tasks: z.record(id, task).optional().describe('Its steps.'),
})

export const backup = z.strictObject({
  ...common,
  of: id.optional().describe('The data it copies.'),
  interval: target.optional().describe('Time between two copies.'),
  takes: target.optional().describe('Time one copy takes.'),
  retention: target.optional().describe('How long copies are kept.'),
  site: id.optional().describe('Where the copies lie.'),
  adminDomain: id.optional().describe('Fate domain whose administrators can delete them.'),
  immutable: z.union([z.boolean(), unknown]).optional().describe('True if nobody can delete them.'),
  sizeGb: amount.optional().describe('Size of a full restore in gigabytes.'),
  restoreGbPerHour: amount.optional().describe('Restore speed in gigabytes per hour.'),
  lastRestored: z
    .union([z.iso.date(), unknown])
    .optional()
    .describe('When a restore was last really tried.'),
})

const workaround = z.strictObject({
  name: text.optional(),
  activation: takes.optional().describe('Time to get it going.'),
  share: share.optional().describe('Share of normal work that it carries.'),
  endurance: target.optional().describe('How long people can keep it up.'),
  reentry: share
    .optional()
    .describe('Work left behind per item done by it, such as typing it in afterwards.'),
  lastTested: z.union([z.iso.date(), unknown]).optional(),
  basis: basis.optional(),
})
const loss = z.strictObject({
  currency: text.describe('Such as USD or EUR.'),
  perHour: z
    .array(
      z.strictObject({
        from: durationText.describe('Time into the outage from which this rate counts.'),
        rate: amount.describe('Money lost per hour at full outage.'),
      }),
    )
    .optional()
    .describe('Rate by time into the outage.'),
  once: z
    .array(z.strictObject({ at: durationText, amount }))
    .optional()
    .describe('Single amounts that fall due at a time into the outage.'),
})
export const businessService = z.strictObject({
  ...common,
  owner: text.optional().describe('Who answers for it.'),
  tier: z.number().int().min(1).max(4).optional().describe('1 for what must never stop, 4 least.'),
  rto: target.optional().describe('Recovery time objective.'),
  rpo: target.optional().describe('Recovery point objective.'),
  mtd: target.optional().describe('Maximum tolerable downtime.'),
  wrt: target.optional().describe('Work recovery time: checks and catching up after the systems.'),
  minimumLevel: share.optional().describe('Level below which it counts as out; 1 if not said.'),
  demandPerHour: amount.optional().describe('Pieces of work that arrive per hour.'),
  deferrable: share.optional().describe('Share of missed work that is made up for later.'),
  catchUp: z
    .number()
    .min(1)
    .optional()
    .describe('Highest rate of work as a multiple of demand, for draining a backlog.'),
  workarounds: z.record(id, workaround).optional().describe('Ways to go on by hand.'),
  loss: loss.optional().describe('What an outage costs.'),
})

const response = z.strictObject({
  team: id.optional().describe('Team that takes the first call and leads.'),
  usersReport: takes.optional().describe('Time until users report that a service is out.'),
  diagnose: takes.optional().describe('Time to find the cause.'),
  wrongDiagnosis: share.optional().describe('Chance that the first diagnosis is wrong.'),
  wrongDiagnosisCosts: takes.optional().describe('Time lost on a wrong diagnosis.'),
  declare: takes.optional().describe('Time to decide and declare, once the cause is known.'),
  declaredBy: id.optional().describe('Team with the authority to declare.'),
  basis: basis.optional(),
})

export const acceptedGap = z.strictObject({
  rule: z.string().regex(/^GAP-\d\d$/),
  about: id.optional().describe('Entity it is accepted for; all if not said.'),
  by: text.describe('Who accepted the risk.'),
  reason: text,
  until: z.iso.date().describe('Last day on which the acceptance holds.'),
})

const point = z.strictObject({ x: z.number(), y: z.number() })
const layout = z.strictObject({
  positions: z.record(id, point).optional(),
  sites: z
    .record(
      id,
      z.strictObject({
        x: z.number(),
        y: z.number(),
        width: amount,
        height: amount,
      }),
    )
    .optional(),
  collapsed: z.array(id).optional(),
})

export const plan = z.strictObject({
  blackstart: z.literal(planFormat).describe('Format version.'),
  name: text.optional().describe('Name of the plan.'),
  organisation: text.optional().describe('Whose plan it is.'),
  description: text.optional(),
  sites: z.record(id, site).optional(),
  vendors: z.record(id, vendor).optional(),
  products: z.record(id, product).optional(),
  fateDomains: z.record(id, fateDomain).optional(),
  teams: z.record(id, team).optional(),
  components: z.record(id, component).optional(),
  groups: z.record(id, group).optional(),
  dependencies: z.record(id, dependency).optional(),
  businessServices: z.record(id, businessService).optional(),
  runbooks: z.record(id, runbook).optional(),
  backups: z.record(id, backup).optional(),
  response: response.optional(),
  acceptedGaps: z.array(acceptedGap).optional(),
  layout: layout.optional(),
})

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

export type Plan = DeepReadonly<z.infer<typeof plan>>
export type Site = DeepReadonly<z.infer<typeof site>>
export type Vendor = DeepReadonly<z.infer<typeof vendor>>
export type Product = DeepReadonly<z.infer<typeof product>>
export type Channel = DeepReadonly<z.infer<typeof channel>>
export type FateDomain = DeepReadonly<z.infer<typeof fateDomain>>
export type Component = DeepReadonly<z.infer<typeof component>>
export type ComponentKind = (typeof componentKinds)[number]
export type Dependency = DeepReadonly<z.infer<typeof dependency>>
export type Phase = (typeof phases)[number]
export type Coupling = DeepReadonly<z.infer<typeof coupling>>
export type Group = DeepReadonly<z.infer<typeof group>>
export type Team = DeepReadonly<z.infer<typeof team>>
export type Runbook = DeepReadonly<z.infer<typeof runbook>>
export type Task = DeepReadonly<z.infer<typeof task>>
export type Backup = DeepReadonly<z.infer<typeof backup>>
export type BusinessService = DeepReadonly<z.infer<typeof businessService>>
export type Distribution = DeepReadonly<z.infer<typeof distribution>>
export type AcceptedGap = DeepReadonly<z.infer<typeof acceptedGap>>
export type BasisKind = z.infer<typeof basisKind>
