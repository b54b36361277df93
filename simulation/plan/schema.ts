/**
 * The plan document: what a team writes down about its architecture, vendors, people and targets.
 *
 * First step of the pipeline. Almost every field may be missing, because a half-drawn plan must
 * open; `findProblems` says what is missing, `compile` what it left out. Each field's description
 * is the one sentence of help that the inspector and the JSON Schema show.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../document/deepReadonly.ts'
import { action } from './schema/actions.ts'
import { businessService } from './schema/business.ts'
import { component, type componentKinds } from './schema/components.ts'
import type { effectFields } from './schema/effects.ts'
import type { coupling } from './schema/couplings.ts'
import { backup } from './schema/data.ts'
import { dependency, group, type phases } from './schema/dependencies.ts'
import { type channel, fateDomain, product, site, vendor } from './schema/places.ts'
import { person, response, team } from './schema/people.ts'
import { runbook, type task } from './schema/runbooks.ts'
import { amount, type basisKind, type distribution, id, text } from './schema/values.ts'

export { costs } from './schema/actions.ts'
export { componentKinds, monitorSignals } from './schema/components.ts'
export { groupKinds, phases, sharingRules } from './schema/dependencies.ts'
export { effectFields } from './schema/effects.ts'
export { fateDomainKinds, siteKinds } from './schema/places.ts'
export { distribution, durationText, weekdays } from './schema/values.ts'

/** Newest format this program writes. Older ones migrate upward in `migrations.ts`. */
export const planFormat = 1

const acceptedGap = z.strictObject({
  rule: z
    .string()
    .regex(/^GAP-\d\d$/)
    .describe('Rule whose finding is accepted, such as GAP-07.'),
  about: id.optional().describe('Entity it is accepted for; all if not said.'),
  by: text.describe('Who accepted the risk.'),
  reason: text.describe('Why the risk is taken.'),
  until: z.iso.date().describe('Last day on which the acceptance holds.'),
})

const x = z.number().describe('Distance from the left of the drawing.')
const y = z.number().describe('Distance from the top of the drawing.')
const layout = z.strictObject({
  positions: z
    .record(id, z.strictObject({ x, y }))
    .optional()
    .describe('Where components, groups and business services stand.'),
  sites: z
    .record(
      id,
      z.strictObject({
        x,
        y,
        width: amount.describe('Width of the frame.'),
        height: amount.describe('Height of the frame.'),
      }),
    )
    .optional()
    .describe('Frames of the sites.'),
  collapsed: z.array(id).optional().describe('Sites that are drawn closed.'),
})

/** Everything a team writes down. `layout` is last, so that reviews see the plan first. */
export const plan = z.strictObject({
  blackstart: z.literal(planFormat).describe('Format version.'),
  name: text.optional().describe('Name of the plan.'),
  organisation: text.optional().describe('Whose plan it is.'),
  description: text.optional().describe('What the plan covers, and what it leaves out.'),
  sites: z.record(id, site).optional().describe('Places that can be lost.'),
  vendors: z.record(id, vendor).optional().describe('Suppliers, and who stands behind them.'),
  products: z.record(id, product).optional().describe('What of the vendors’ is installed.'),
  fateDomains: z
    .record(id, fateDomain)
    .optional()
    .describe('Anything else that is shared and can fail together.'),
  teams: z.record(id, team).optional().describe('People as a resource.'),
  people: z.record(id, person).optional().describe('People by name, as far as it matters who.'),
  components: z.record(id, component).optional().describe('Everything that can be up or down.'),
  groups: z.record(id, group).optional().describe('Alternatives that stand in for each other.'),
  dependencies: z.record(id, dependency).optional().describe('Who needs whom.'),
  businessServices: z
    .record(id, businessService)
    .optional()
    .describe('What the business sells or owes.'),
  runbooks: z.record(id, runbook).optional().describe('Recovery, step by step.'),
  actions: z.record(id, action).optional().describe('What people can decide to do.'),
  backups: z.record(id, backup).optional().describe('Copies of data.'),
  response: response.optional().describe('What happens first, whatever failed.'),
  acceptedGaps: z
    .array(acceptedGap)
    .optional()
    .describe('Findings that somebody has accepted, for a time.'),
  layout: layout.optional().describe('The drawing; it has no part in the simulation.'),
})

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
export type Person = DeepReadonly<z.infer<typeof person>>
export type Team = DeepReadonly<z.infer<typeof team>>
export type Runbook = DeepReadonly<z.infer<typeof runbook>>
export type Task = DeepReadonly<z.infer<typeof task>>
/** What a task or an action says of its effects. */
export type WrittenEffects = Pick<Task, keyof typeof effectFields>
export type Action = DeepReadonly<z.infer<typeof action>>
export type Backup = DeepReadonly<z.infer<typeof backup>>
export type BusinessService = DeepReadonly<z.infer<typeof businessService>>
export type Distribution = DeepReadonly<z.infer<typeof distribution>>
export type AcceptedGap = DeepReadonly<z.infer<typeof acceptedGap>>
export type BasisKind = z.infer<typeof basisKind>
