/**
 * The scenario document: the story of one outage, told so that it runs on any plan.
 *
 * It names what it hits as *targets*. A target is bound to something in the user's plan by id, by
 * tag or by query; what is left unbound is asked for and reported, never guessed.
 */
import { z } from 'zod'
import { idPattern } from '../ids.ts'
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
  'business-service',
] as const

const query = z.strictObject({
  id: id.optional().describe('Exactly this one, if the plan has it.'),
  tag: text.optional().describe('Everything with this tag.'),
  kind: z.enum(componentKinds).optional().describe('Components of this kind.'),
  class: text.optional().describe('Products of this class.'),
  siteKind: text.optional().describe('Sites of this kind.'),
  site: id.optional(),
  vendor: id.optional(),
  product: id.optional(),
})

export const scenarioTarget = z.strictObject({
  name: text.optional(),
  describe: text.optional().describe('What a person should bind it to.'),
  kind: z.enum(targetKinds).describe('What sort of thing it is.'),
  prefer: z
    .array(query)
    .optional()
    .describe('Ways to find it in a plan, best first; the first that fits anything is taken.'),
})

const lossFault = z.strictObject({
  type: z.literal('loss'),
  at: durationText.optional().describe('When it strikes; at the start if not said.'),
  target: id.describe('Target that is lost: every component in it fails.'),
  level: share.optional().describe('Level that is left; none if not said.'),
  clearsAfter: distribution
    .optional()
    .describe('Time after which it passes by itself; needs repair if not said.'),
  name: text.optional(),
  note: text.optional(),
})
const badUpdateFault = z.strictObject({
  type: z.literal('bad-update'),
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
  name: text.optional(),
  note: text.optional(),
})
export const fault = z.discriminatedUnion('type', [lossFault, badUpdateFault])

export const inject = z.strictObject({
  at: durationText,
  kind: z.enum(['informational', 'contextual', 'contingency']).optional(),
  from: text.optional(),
  to: text.optional(),
  message: text,
})

const source = z.strictObject({ title: text, url: text.optional(), note: text.optional() })

export const scenario = z.strictObject({
  scenario: z.literal(scenarioFormat).describe('Format version.'),
  name: text,
  summary: text.optional().describe('The story in a sentence or two.'),
  story: text.optional().describe('What happens and why it matters.'),
  start: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Instant at which the run begins; shifts and calendars follow from it.'),
  horizon: durationText.optional().describe('How long to simulate.'),
  targets: z.record(id, scenarioTarget).optional(),
  faults: z.record(id, fault).optional(),
  injects: z.record(id, inject).optional(),
  assumptions: z.array(text).optional().describe('What the story takes for granted.'),
  questions: z.array(text).optional().describe('What to talk about afterwards.'),
  sources: z.array(source).optional(),
})

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

export type Scenario = DeepReadonly<z.infer<typeof scenario>>
export type ScenarioTarget = DeepReadonly<z.infer<typeof scenarioTarget>>
export type TargetKind = (typeof targetKinds)[number]
export type Fault = DeepReadonly<z.infer<typeof fault>>
export type Inject = DeepReadonly<z.infer<typeof inject>>
export type TargetQuery = DeepReadonly<z.infer<typeof query>>

/** Which things of a plan each target of a scenario stands for, by target id. */
export type Bindings = Readonly<Record<string, readonly string[]>>
