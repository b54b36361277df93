/**
 * The scenario document: the story of one outage, told so that it runs on any plan.
 *
 * It names what it hits as *targets*. A target is bound to something in the user's plan by id, by
 * tag or by query; what is left unbound is asked for and reported, never guessed.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../document/deepReadonly.ts'
import { idPattern } from '../ids.ts'
import { decisionPoint } from './schema/decisionPoints.ts'
import { componentKinds, distribution, durationText } from '../plan/schema.ts'

/** Newest scenario format this program writes. */
export const scenarioFormat = 1

const id = z.string().regex(idPattern)
const text = z.string()
const share = z.number().min(0).max(1)

export const targetKinds = [
  'component',
  'site',
  'vendor',
  'product',
  'fate-domain',
  'team',
  'person',
  'business-service',
] as const

const query = z.strictObject({
  id: id.optional().describe('Exactly this one, if the plan has it.'),
  tag: text.optional().describe('Everything with this tag.'),
  kind: z.enum(componentKinds).optional().describe('Components of this kind.'),
  class: text.optional().describe('Products of this class.'),
  siteKind: text.optional().describe('Sites of this kind.'),
  site: id.optional().describe('Components at this site, or at one inside of it.'),
  vendor: id.optional().describe('Components or products of this vendor.'),
  product: id.optional().describe('Components that have this product.'),
})

export const scenarioTarget = z.strictObject({
  name: text.optional().describe('What people call it.'),
  describe: text.optional().describe('What a person should bind it to.'),
  kind: z.enum(targetKinds).describe('What sort of thing it is.'),
  prefer: z
    .array(query)
    .optional()
    .describe('Ways to find it in a plan, best first; the first that fits anything is taken.'),
})

const lossFault = z.strictObject({
  type: z.literal('loss').describe('Something is lost, wholly or in part.'),
  at: durationText.optional().describe('When it strikes; at the start if not said.'),
  target: id.describe('Target that is lost: every component in it fails.'),
  level: share.optional().describe('Level that is left; none if not said.'),
  clearsAfter: distribution
    .optional()
    .describe('Time after which it passes by itself; needs repair if not said.'),
  destroysData: z
    .boolean()
    .optional()
    .describe('True if data and copies that lie there are gone: only a restore brings them back.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const badUpdateFault = z.strictObject({
  type: z.literal('bad-update').describe('A product gets an update that breaks machines.'),
  at: durationText.optional().describe('When the push begins.'),
  target: id.describe('Target of kind product.'),
  channel: id.optional().describe('Update channel it comes by; the only one if not said.'),
  failureShare: share.optional().describe('Share of updated machines that break; all if not said.'),
  revertedAfter: distribution
    .optional()
    .describe('Time after the push when the vendor withdraws it, whatever anybody reports.'),
  reportsPerMachineHour: z
    .number()
    .min(0)
    .optional()
    .describe('Reports per broken machine and hour that reach the vendor and make it halt.'),
  haltTakes: distribution.optional().describe('Time from the first report to the halt.'),
  fixKnownAfter: distribution
    .optional()
    .describe('Time after the push when a way to mend machines is known to those outside.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const breakdownsFault = z.strictObject({
  type: z
    .literal('breakdowns')
    .describe('Things fail of themselves, each at its own times, again and again.'),
  at: durationText.optional().describe('From when they age; from the start if not said.'),
  target: id.describe('Target whose components fail, each for itself.'),
  after: distribution.describe('Time in use until one fails, new or just mended.'),
  level: share.optional().describe('Level that is left of what failed; none if not said.'),
  clearsAfter: distribution
    .optional()
    .describe('Time after which a failure passes by itself; needs repair if not said.'),
  ages: z
    .enum(['in-use', 'always'])
    .optional()
    .describe('Whether a thing ages only while it gives something, or always; in use if not said.'),
  standbyAgeing: share
    .optional()
    .describe('How fast a running standby ages beside the active one; as fast if not said.'),
  commonCause: share
    .optional()
    .describe('Share of failures that hit everything in the target at once; none if not said.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const ransomwareFault = z.strictObject({
  type: z.literal('ransomware').describe('An intruder encrypts data and destroys copies.'),
  at: durationText.optional().describe('When the encryption begins.'),
  target: id.describe('Target that is encrypted, as far as the intruder reaches it.'),
  credentials: id
    .optional()
    .describe('Target of kind fate-domain: whose administrators the intruder can act as.'),
  dwell: distribution
    .optional()
    .describe('Time from the intrusion to the encryption: copies made meanwhile are infected.'),
  lateral: distribution
    .optional()
    .describe('Time to win one more admin domain from a component inside one already won.'),
  spread: distribution
    .optional()
    .describe('Time from the beginning of the encryption until a given component is hit.'),
  datedAfter: distribution
    .optional()
    .describe('Time after the encryption when people know since when copies are infected.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const corruptionFault = z.strictObject({
  type: z.literal('corruption').describe('Data go bad and are copied and replicated all the same.'),
  at: durationText.optional().describe('When the data go bad.'),
  target: id.describe('Target whose data go bad.'),
  noticedAfter: distribution.optional().describe('Time until somebody notices it by chance.'),
  level: share.optional().describe('Level that is left once it is known; none if not said.'),
  datedAfter: distribution
    .optional()
    .describe('Time after it is noticed when people know since when the data are bad.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const surgeFault = z.strictObject({
  type: z.literal('surge').describe('More is asked of something than usual.'),
  at: durationText.optional().describe('When it begins; at the start if not said.'),
  target: id.describe('Target whose demand it is: a business service, or components.'),
  times: z.number().min(0).describe('Demand meanwhile, as a multiple of the usual one.'),
  clearsAfter: distribution.describe('Time after which demand is as usual again.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const absenceFault = z.strictObject({
  type: z.literal('absence').describe('People are not there: ill, on strike, on holiday.'),
  at: durationText
    .optional()
    .describe('When they leave; they are away from the start if not said.'),
  target: id.describe('Target of kind team or person.'),
  share: share.optional().describe('Share of the team; everybody if not said.'),
  lasts: distribution.optional().describe('Time until they are back; to the end if not said.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
const partitionFault = z.strictObject({
  type: z
    .literal('partition')
    .describe('Two parts of a plan cannot reach each other; nothing in them is lost.'),
  at: durationText.optional().describe('When the link is cut.'),
  target: id.describe('Target that is cut off.'),
  awayFrom: id
    .optional()
    .describe('Target from which it is cut off; from everything else if not said.'),
  clearsAfter: distribution
    .optional()
    .describe('Time until they reach each other again; not before the end if not said.'),
  name: text.optional().describe('What people call it.'),
  note: text.optional().describe('Where the numbers come from, or what else is worth knowing.'),
})
export const fault = z.discriminatedUnion('type', [
  lossFault,
  badUpdateFault,
  breakdownsFault,
  ransomwareFault,
  corruptionFault,
  surgeFault,
  absenceFault,
  partitionFault,
])

export const inject = z.strictObject({
  at: durationText.describe('When it is given.'),
  kind: z
    .enum(['informational', 'contextual', 'contingency'])
    .optional()
    .describe('Whether it informs, sets the scene or keeps the exercise on its course.'),
  from: text.optional().describe('Who seems to send it.'),
  to: text.optional().describe('Role that gets it; everybody if not said.'),
  message: text.describe('What it says.'),
})

const source = z.strictObject({
  title: text.describe('What it is called.'),
  url: text.optional().describe('Where to find it.'),
  note: text.optional().describe('What is taken from it.'),
})

/** Families of scenarios that a financial entity must have: (EU) 2024/1774, article 26(2). */
export const scenarioFamilies = [
  'cyber-and-switchover',
  'supplier',
  'premises',
  'ict-and-communications',
  'staff',
  'climate-and-physical',
  'insider',
  'political',
  'wide-power-loss',
] as const

export const scenario = z.strictObject({
  scenario: z.literal(scenarioFormat).describe('Format version.'),
  name: text.describe('What the story is called.'),
  summary: text.optional().describe('The story in a sentence or two.'),
  story: text.optional().describe('What happens and why it matters.'),
  start: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Instant at which the run begins; shifts and calendars follow from it.'),
  horizon: durationText.optional().describe('How long to simulate.'),
  targets: z
    .record(id, scenarioTarget)
    .optional()
    .describe('What the story hits, to be found in the plan it runs on.'),
  faults: z.record(id, fault).optional().describe('What breaks.'),
  injects: z.record(id, inject).optional().describe('Messages that people get.'),
  decisionPoints: z
    .record(id, decisionPoint)
    .optional()
    .describe('Where people are asked to decide.'),
  families: z
    .array(z.enum(scenarioFamilies))
    .optional()
    .describe('Which of the nine families of (EU) 2024/1774, article 26(2), it belongs to.'),
  helped: z.array(text).optional().describe('What made such an outage better where it happened.'),
  hurt: z.array(text).optional().describe('What made such an outage worse where it happened.'),
  assumptions: z.array(text).optional().describe('What the story takes for granted.'),
  questions: z.array(text).optional().describe('What to talk about afterwards.'),
  sources: z.array(source).optional().describe('Where the story comes from.'),
})

export type Scenario = DeepReadonly<z.infer<typeof scenario>>
export type ScenarioTarget = DeepReadonly<z.infer<typeof scenarioTarget>>
export type ScenarioFamily = (typeof scenarioFamilies)[number]
export type TargetKind = (typeof targetKinds)[number]
export type Fault = DeepReadonly<z.infer<typeof fault>>
export type DecisionPoint = DeepReadonly<z.infer<typeof decisionPoint>>
export type Inject = DeepReadonly<z.infer<typeof inject>>
export type TargetQuery = DeepReadonly<z.infer<typeof query>>

/** Which things of a plan each target of a scenario stands for, by target id. */
export type Bindings = Readonly<Record<string, readonly string[]>>
