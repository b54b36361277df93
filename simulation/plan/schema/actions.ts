/**
 * What people can decide to do in a disaster, besides what the plan’s things allow by themselves.
 */
import { z } from 'zod'
import { effectFields } from './effects.ts'
import { amount, common, count, id, share, takes, text } from './values.ts'

export const costs = z.strictObject({
  currency: text.describe('Currency, such as EUR.'),
  amount: amount.describe('What it costs each time it is done.'),
})

export const action = z.strictObject({
  ...common,
  needs: z.array(id).optional().describe('Components or groups that must be up to do it.'),
  decidedBy: id.optional().describe('Team that must be reached and agree; nobody if not said.'),
  team: id.optional().describe('Team that does it.'),
  people: count.optional().describe('People it takes at once; 1 if not said.'),
  takes: takes.optional().describe('How long it takes.'),
  automated: z.boolean().optional().describe('True if no person is needed.'),
  succeeds: share.optional().describe('Chance that it works.'),
  costs: costs.optional().describe('Money it costs.'),
  declares: z
    .boolean()
    .optional()
    .describe('True if it declares every incident that somebody has noticed.'),
  ...effectFields,
})
