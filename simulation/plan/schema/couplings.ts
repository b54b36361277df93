/**
 * How the loss of a provider is felt: at once, in part, later, bit by bit, or in what waits and is lost.
 */
import { z } from 'zod'
import { amount, share, takes } from './values.ts'

/** How grants end, what a full buffer does, how a copy is kept, and what happens without it. */
const renewals = ['uniform', 'random'] as const
const overflows = ['push-back', 'lose'] as const
const replicationModes = ['async', 'sync'] as const
const partitionRules = ['continue', 'stop'] as const
const threshold = share
  .optional()
  .describe('Level of the provider below which it is of no use to the consumer.')
export const coupling = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hard').describe('Without the provider the consumer has nothing to give.'),
    threshold,
  }),
  z.strictObject({
    kind: z.literal('soft').describe('Without the provider the consumer gives less.'),
    strength: share.describe('How much of the consumer hangs on it: 0 nothing, 1 everything.'),
    floor: share.optional().describe('Level that the consumer keeps above the provider’s.'),
  }),
  z.strictObject({
    kind: z.literal('grace').describe('The consumer goes on for a while without the provider.'),
    holds: takes.describe('How long the consumer lasts without it: battery, cache, stock.'),
    threshold,
  }),
  z.strictObject({
    kind: z
      .literal('lease')
      .describe('What the provider has granted runs out bit by bit: sessions, tokens, addresses.'),
    lasts: takes.describe('How long one grant lasts.'),
    renewal: z
      .enum(renewals)
      .optional()
      .describe('Whether grants are of all ages, evenly, or end at random; evenly if not said.'),
    threshold,
  }),
  z.strictObject({
    kind: z
      .literal('queue')
      .describe('The consumer hands over messages that can wait until the provider takes them.'),
    inPerHour: amount.describe('Messages per hour that the consumer hands over when it is well.'),
    drainPerHour: amount.describe('Messages per hour that the provider can take when it is well.'),
    buffer: amount.optional().describe('Messages that can wait; without limit if not said.'),
    whenFull: z
      .enum(overflows)
      .optional()
      .describe('Whether a full buffer pushes back on the consumer or loses what comes.'),
  }),
  z.strictObject({
    kind: z
      .literal('replication')
      .describe('The consumer keeps its data a second time at the provider, which is its copy.'),
    mode: z
      .enum(replicationModes)
      .optional()
      .describe('Whether a change waits until the copy has it; it does not if not said.'),
    lag: takes.optional().describe('How far the copy is behind when all is well.'),
    changesPerHour: amount
      .optional()
      .describe('Changes per hour, in any unit, that the consumer makes when it is well.'),
    linkPerHour: amount.optional().describe('Changes per hour that can be copied at most.'),
    writes: share
      .optional()
      .describe('Share of the consumer’s service that changes data; all of it if not said.'),
    onPartition: z
      .enum(partitionRules)
      .optional()
      .describe('Whether the consumer goes on or stops changing data while its copy is cut off.'),
  }),
])
