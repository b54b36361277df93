/**
 * How the steps of a runbook are steered: gates, repetition over many things, agreement in the middle,
 * and what is done when a step fails.
 */
import { z } from 'zod'
import { amount, count, id, share, takes, text } from './values.ts'

const gate = z.strictObject({
  on: id.describe('Component, group or business service that it looks at.'),
  atLeast: share.optional().describe('Level from which it is open; one half if nothing is said.'),
  below: share.optional().describe('Level below which it is open.'),
  believed: z
    .enum(['up', 'down'])
    .optional()
    .describe('What people must believe of it, whatever its level is.'),
  throughout: z
    .boolean()
    .optional()
    .describe('True if the work pauses whenever it closes, and not only begins when it is open.'),
})

const forEach = z.strictObject({
  of: z.array(id).optional().describe('Components; a site or a group stands for everything in it.'),
  tag: text.optional().describe('Tag of further components.'),
  does: z
    .enum(['repairs', 'restores', 'starts', 'stops', 'isolates', 'reconnects', 'verifies'])
    .optional()
    .describe('What is done to each of them; only work if not said.'),
  atOnce: count.min(1).optional().describe('How many are worked on at once, at most.'),
})

const approval = z.strictObject({
  team: id.describe('Team that must agree.'),
  takes: takes.optional().describe('Time it needs to agree, once asked.'),
})

/** Fields of a task besides what it takes and what it does. */
export const controlFields = {
  gates: z.array(gate).optional().describe('What must be so for it to begin, or to go on.'),
  whenInterrupted: z
    .enum(['keeps', 'loses'])
    .optional()
    .describe(
      'Whether work that pauses is kept, or done again from its beginning; kept if not said.',
    ),
  work: z
    .strictObject({
      amount: amount.describe('How much there is to do, in any unit.'),
      perHour: amount.describe('How much of it is done in an hour.'),
    })
    .optional()
    .describe('Amount and throughput, where they say how long it takes.'),
  forEach: forEach.optional().describe('Things for each of which it is done.'),
  approval: approval.optional().describe('Who must agree before this step begins.'),
  onFail: z
    .array(id)
    .optional()
    .describe('Tasks that are done instead when it has failed for good.'),
  returnsTo: id
    .optional()
    .describe('Task from which on everything is done again after this one, which undid it.'),
}
