/**
 * What the business sells or owes: targets, workarounds and what an outage costs.
 */
import { z } from 'zod'
import { demandOffset, peaks } from './load.ts'
import {
  amount,
  basis,
  clock,
  common,
  count,
  durationText,
  id,
  name,
  share,
  takes,
  target,
  text,
  unknown,
  weekday,
} from './values.ts'

const workaround = z.strictObject({
  name,
  activation: takes.optional().describe('Time to get it going.'),
  share: share.optional().describe('Share of normal work that it carries.'),
  endurance: target.optional().describe('How long people can keep it up.'),
  reentry: share
    .optional()
    .describe('Work left behind per item done by it, such as typing it in afterwards.'),
  lastTested: z
    .union([z.iso.date(), unknown])
    .optional()
    .describe('When people last really worked this way.'),
  basis,
})
const users = z.strictObject({
  count: count.optional().describe('People who use it.'),
  reportsPerHour: amount
    .optional()
    .describe('Reports per hour by one of them who cannot work, during working hours.'),
  from: clock.optional().describe('Start of their working day; round the clock if not said.'),
  to: clock.optional().describe('End of their working day; before the start means the next day.'),
  days: z.array(weekday).optional().describe('Days they work; every day if not said.'),
  outside: share.optional().describe('Share of them at work outside these hours.'),
  basis,
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
    .array(
      z.strictObject({
        at: durationText.describe('Time into the outage.'),
        amount: amount.describe('Money that falls due.'),
      }),
    )
    .optional()
    .describe('Single amounts that fall due at a time into the outage.'),
})
export const businessService = z.strictObject({
  ...common,
  owner: text.optional().describe('Who answers for it.'),
  tier: z
    .number()
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe('From 1, for what must never stop, to 4.'),
  rto: target.optional().describe('Recovery time objective.'),
  rpo: target.optional().describe('Recovery point objective.'),
  mtd: target.optional().describe('Maximum tolerable downtime.'),
  wrt: target.optional().describe('Work recovery time: checks and catching up after the systems.'),
  minimumLevel: share.optional().describe('Level below which it counts as out; 1 if not said.'),
  users: users.optional().describe('Who notices an outage, and how soon they report it.'),
  demandPerHour: amount
    .optional()
    .describe('Pieces of work that arrive per hour, at an ordinary hour.'),
  utcOffset: demandOffset,
  peaks,
  deferrable: share.optional().describe('Share of missed work that is made up for later.'),
  catchUp: z
    .number()
    .min(1)
    .optional()
    .describe('Highest rate of work as a multiple of demand, for draining a backlog.'),
  reenterLost: share
    .optional()
    .describe('Share of the work lost with data that is done once more; none if not said.'),
  workarounds: z.record(id, workaround).optional().describe('Ways to go on by hand.'),
  loss: loss.optional().describe('What an outage costs.'),
})
