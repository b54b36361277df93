/**
 * The decisions document: what people chose in a run, and when. With it a run can be made again.
 *
 * A decision answers a decision point of the scenario, or does something ad hoc: an action of the
 * plan, or one that its things allow by themselves, such as `start/web`.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../document/deepReadonly.ts'
import { durationText } from '../plan/schema.ts'
import { idPattern } from '../ids.ts'

/** Newest format of decisions this program writes. */
export const decisionsFormat = 1

const id = z.string().regex(idPattern)
const text = z.string()

export const writtenDecision = z.strictObject({
  at: durationText.describe('When it is taken, counted from the start of the run.'),
  action: text
    .optional()
    .describe('Action of the plan by its id, or a general one such as start/web.'),
  point: id.optional().describe('Decision point of the scenario that is answered.'),
  option: id.optional().describe('Option that is chosen at the point.'),
  by: id.optional().describe('Team that decides.'),
  note: text.optional().describe('Why it was decided so.'),
})

export const decisions = z.strictObject({
  decisions: z.literal(decisionsFormat).describe('Format version.'),
  name: text.optional().describe('Whose decisions they are, or on what occasion.'),
  taken: z.array(writtenDecision).optional().describe('The decisions, in any order.'),
})

export type Decisions = DeepReadonly<z.infer<typeof decisions>>
export type WrittenDecision = DeepReadonly<z.infer<typeof writtenDecision>>
