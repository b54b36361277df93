/**
 * Load: what is asked of things and when, what they can carry, and what callers do when it fails.
 */
import { z } from 'zod'
import {
  amount,
  basis,
  clock,
  count,
  durationText,
  name,
  offset,
  share,
  weekday,
} from './values.ts'

const peak = z.strictObject({
  name,
  days: z.array(weekday).optional().describe('Days on which it begins; every day if not said.'),
  from: clock.optional().describe('Start in local time; midnight if not said.'),
  to: clock.optional().describe('End; before the start means the next day; midnight if not said.'),
  lastDaysOfMonth: count
    .optional()
    .describe('Only on so many last days of a month, such as 3; on any day if not said.'),
  times: amount.describe(
    'Demand meanwhile, as a multiple of the ordinary one; peaks that overlap multiply.',
  ),
})
export const peaks = z
  .array(peak)
  .optional()
  .describe('Hours and days on which demand is higher or lower than ordinary.')
export const demandOffset = offset
  .optional()
  .describe('Local time of whoever asks, as an offset; that of the site, or UTC, if not said.')

const retries = count.optional().describe('Further attempts after a failed one; none if not said.')
const retryBudget = amount
  .optional()
  .describe('Extra attempts at most, as a share of the requests; no limit if not said.')
const timeout = durationText
  .optional()
  .describe('Time after which whoever asks gives up waiting and asks again, if at all.')

const demand = z.strictObject({
  perSecond: amount.describe('Requests per second from outside the plan, at an ordinary hour.'),
  utcOffset: demandOffset,
  peaks,
  retries,
  retryBudget,
  timeout,
})

const warmUpStep = z.strictObject({
  until: durationText.describe('Time after the start up to which this share holds.'),
  share: share.describe('Share of its capacity that it has meanwhile.'),
})

/** What is asked of a component and what it can carry. */
export const load = z.strictObject({
  perSecond: amount
    .optional()
    .describe('Requests per second that it can serve at full strength; no limit if not said.'),
  demand: demand.optional().describe('Requests that come from outside the plan.'),
  failedCost: share
    .optional()
    .describe(
      'Work that a failed attempt costs: 0 if refused at the door, 1 if finished too late.',
    ),
  atCollapse: share
    .optional()
    .describe('Share of its capacity left when every attempt fails; all if not said.'),
  warmUp: z
    .array(warmUpStep)
    .optional()
    .describe('Share of its capacity by the time since it started; all at once if not said.'),
  settles: durationText.optional().describe('Time in which it slides into overload or out of it.'),
  limit: amount
    .optional()
    .describe('Attempts per second that it lets in at most; the others are turned away at once.'),
  queue: z
    .strictObject({
      holds: amount.optional().describe('Requests that can wait; no limit if not said.'),
    })
    .optional()
    .describe('Requests wait in line, first come first served, until whoever asked gives up.'),
  basis,
})

const breaker = z.strictObject({
  opensAt: share.describe('Share of failing calls above which it opens.'),
  probes: share
    .optional()
    .describe('Share of the calls that it lets through while open; 1 % if not said.'),
})

/** How a consumer calls a provider, and what it does when a call fails. */
export const calls = z.strictObject({
  perRequest: amount
    .optional()
    .describe('Calls for each request, or piece of work, that the consumer serves; 1 if not said.'),
  timeout,
  retries,
  retryBudget,
  breaker: breaker.optional().describe('Stops calling a provider that fails too often.'),
  fallback: share
    .optional()
    .describe('Share of what the provider gives that the consumer has without it; 0 if not said.'),
})
