/**
 * The milestones document: what the record says of a real outage, and how a simulation of it is held
 * against that.
 *
 * It names a plan and a scenario that tell the outage, lists what was published and when, says how each
 * of that is read off a run, and marks every number of plan and scenario as taken from the record, as one
 * of the program’s defaults, or as fitted.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../document/deepReadonly.ts'
import { idPattern } from '../ids.ts'
import { durationText } from '../plan/schema.ts'

/** Newest format of milestones this program writes. */
export const milestonesFormat = 1

const id = z.string().regex(idPattern)
const text = z.string()

/** How far what a milestone says can be trusted, best first. */
export const milestoneBases = [
  'published',
  'quoted',
  'derived',
  'press',
  'memory',
  'assumed',
] as const

/** What is followed through a run to find a milestone in it. */
export const readQuantities = [
  'event',
  'level',
  'working',
  'broken',
  'backlog',
  'waiting',
  'lost',
] as const

const read = z.strictObject({
  what: z
    .enum(readQuantities)
    .describe(
      'An event of the log; the level of something; machines that work or are broken; work or messages that wait; time whose data are lost.',
    ),
  of: z
    .union([text, z.array(text)])
    .describe('Id of the thing in the plan, or of the event’s entity; several are added up.'),
  event: text.optional().describe('Kind of the event, such as declared or task-done.'),
  as: z
    .enum(['time', 'value', 'peak'])
    .optional()
    .describe(
      'Whether the time is compared at which it comes to the value, the value at the time, or its highest value; the time if not said.',
    ),
  worsening: z
    .boolean()
    .optional()
    .describe('True if it comes to the value on its way to the worse, false for recovery.'),
})

const row = z.strictObject({
  name: text.describe('What was reached, in a few words.'),
  at: z.iso.datetime({ offset: true }).describe('Instant that the record gives.'),
  within: durationText
    .optional()
    .describe('How exactly the record knows the time, to either side; one minute if not said.'),
  value: z.number().optional().describe('Value that the record gives, in the unit.'),
  unit: text.optional().describe('Unit of the value, such as computers or share of users.'),
  read: read
    .optional()
    .describe('How it is read off a run; without it the milestone is told and not compared.'),
  given: z
    .boolean()
    .optional()
    .describe(
      'True if a number of plan or scenario was taken from this very milestone, so that agreeing proves nothing.',
    ),
  source: id.describe('Which of the sources says so.'),
  basis: z.enum(milestoneBases).describe('How far it can be trusted.'),
  note: text.optional().describe('How it is understood, and what is doubtful about it.'),
})

const parameter = z.strictObject({
  is: z
    .enum(['record', 'default', 'fitted', 'idle'])
    .describe(
      'Taken from the record, one of the program’s defaults, chosen so that a milestone agrees, or without any effect on the milestones.',
    ),
  at: z
    .array(text)
    .min(1)
    .describe(
      'Where it stands, such as plan/teams/fixers/people; * is any id, and what lies below counts.',
    ),
  source: id.optional().describe('For what is from the record: which of the sources says so.'),
  default: text.optional().describe('For a default: its name.'),
  to: id.optional().describe('For what is fitted: the milestone that it was fitted to.'),
  knownWithin: z
    .number()
    .min(1)
    .optional()
    .describe(
      'Factor to either side within which it is known in nine cases of ten; each run draws its own.',
    ),
  note: text.optional().describe('What it is, and how it follows from what was published.'),
})

const source = z.strictObject({
  title: text.describe('What it is called.'),
  url: z.url().optional().describe('Where to find it.'),
  note: text.optional().describe('What is taken from it.'),
})

export const milestones = z.strictObject({
  milestones: z.literal(milestonesFormat).describe('Format version.'),
  name: text.describe('Which outage it is.'),
  plan: text.describe('Plan that it is simulated on: a bundled one by its name, or a file.'),
  scenario: text.describe('Scenario that it is simulated under, likewise.'),
  mechanisms: z
    .array(text)
    .optional()
    .describe('What in the model brings the recovery about, in a few words each.'),
  remarks: z
    .array(text)
    .optional()
    .describe('What the simulation misses and why, and what its agreement is worth.'),
  sources: z.record(id, source).describe('Where the milestones come from.'),
  rows: z.record(id, row).describe('The milestones.'),
  parameters: z
    .record(id, parameter)
    .optional()
    .describe('Where the numbers of plan and scenario come from.'),
})

export type Milestones = DeepReadonly<z.infer<typeof milestones>>
export type MilestoneRow = DeepReadonly<z.infer<typeof row>>
export type MilestoneRead = DeepReadonly<z.infer<typeof read>>
export type MilestoneBasis = (typeof milestoneBases)[number]
export type BacktestParameter = DeepReadonly<z.infer<typeof parameter>>
