/**
 * Who needs whom, when and how much, and what can stand in for what.
 */
import { z } from 'zod'
import { coupling } from './couplings.ts'
import { calls } from './load.ts'
import { amount, basis, common, count, id, name, share, takes, text, unknown } from './values.ts'

export const phases = ['run', 'start', 'recover', 'change', 'operate', 'observe'] as const
export const dependency = z.strictObject({
  name,
  description: text.optional().describe('Anything worth knowing, in a sentence or two.'),
  from: id.optional().describe('The consumer: a component or business service.'),
  to: id
    .optional()
    .describe('The provider: a component, a group of alternatives or another business service.'),
  phase: z.enum(phases).optional().describe('When it is needed; to run, if not said.'),
  coupling: coupling.optional().describe('How its loss is felt; hard, if not said.'),
  calls: calls
    .optional()
    .describe('How often the consumer calls it, and what it does when a call fails.'),
  feltAfter: takes
    .optional()
    .describe('Time until the consumer feels a change of the provider: health checks, caches.'),
  basis,
})

const member = z.union([
  id,
  z.strictObject({
    id: id.describe('The component or group.'),
    capacity: amount.describe('Share of full demand that it can carry.'),
    feltAfter: takes
      .optional()
      .describe('Time until the group feels a change of it: health checks, caches.'),
  }),
])
const failover = z.strictObject({
  detect: takes.optional().describe('Time until the loss of the active one is noticed.'),
  watchedBy: id
    .optional()
    .describe('Monitor whose reading it goes by, right or wrong; without one it sees what is so.'),
  decide: z
    .union([
      z.literal('automatic'),
      z.strictObject({
        team: id.describe('Team with the authority to switch.'),
        takes: takes.optional().describe('Time it needs to decide.'),
      }),
    ])
    .optional()
    .describe('Who decides to switch.'),
  switch: takes.optional().describe('Time the switch itself takes.'),
  succeeds: share.optional().describe('Chance that the switch works at the first try.'),
  byHand: takes.optional().describe('Time to switch by hand after the switch failed.'),
  dnsTail: takes.optional().describe('Time over which clients find the new one, evenly.'),
})
export const groupKinds = ['k-of-n', 'active-active', 'active-passive'] as const
/** Where the demand of a lost member goes. */
export const sharingRules = ['proportional', 'fixed', 'nearest'] as const
export const group = z.strictObject({
  ...common,
  kind: z.enum(groupKinds).optional().describe('How its members stand in for each other.'),
  members: z
    .array(member)
    .optional()
    .describe('Components or groups that can serve; the first is active in active-passive.'),
  k: count.optional().describe('How many must be up.'),
  sharing: z
    .enum(sharingRules)
    .optional()
    .describe(
      'Where the demand of a lost member goes: to all others by capacity (if not said), to nobody, or to the nearest.',
    ),
  failover: failover.optional().describe('How an active-passive group switches.'),
  lastTested: z.union([z.iso.date(), unknown]).optional().describe('When last really switched.'),
})
