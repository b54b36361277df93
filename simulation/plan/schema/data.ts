/**
 * Copies of data: when they are made, where they lie, who could destroy them, how they come back.
 */
import { z } from 'zod'
import {
  amount,
  common,
  durationText,
  id,
  name,
  offset,
  share,
  takes,
  target,
  text,
  unknown,
  weekday,
} from './values.ts'

const tested = z.union([z.iso.date(), unknown]).optional()

const rung = z.strictObject({
  every: durationText.describe('One copy in every so long is kept.'),
  for: durationText.describe('How long it is kept.'),
})

/** What a place with copies has, the first one as well as the others. */
const place = {
  site: id.optional().describe('Where the copies lie.'),
  heldIn: id
    .optional()
    .describe('Component that holds the copies: while it is down nobody restores from them.'),
  adminDomain: id.optional().describe('Fate domain whose administrators can delete them.'),
  immutable: z.union([z.boolean(), unknown]).optional().describe('True if nobody can delete them.'),
  retention: target.optional().describe('How long copies are kept.'),
  ladder: z
    .array(rung)
    .optional()
    .describe('Copies that are kept for longer, such as one a week for a year.'),
  restoreGbPerHour: amount.optional().describe('Restore speed in gigabytes per hour.'),
  through: z
    .array(id)
    .optional()
    .describe('Components that every restore passes through, such as a line between sites.'),
  restoreNeeds: z
    .array(id)
    .optional()
    .describe('Components without which nobody can restore: catalogue, backup server, sign-in.'),
}

const copy = z.strictObject({
  name,
  ...place,
  arrives: target.optional().describe('Time after a copy is complete until it lies here as well.'),
})

export const backup = z.strictObject({
  ...common,
  of: id.optional().describe('The data it copies.'),
  interval: target.optional().describe('Time between two copies.'),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe('Time of day from which intervals count; any time, evenly, if not said.'),
  startsOn: weekday
    .optional()
    .describe('Day of the week from which intervals count; Monday if not said.'),
  utcOffset: offset.optional().describe('Offset of that time of day, such as +01:00.'),
  takes: target.optional().describe('Time one copy takes.'),
  ...place,
  copies: z.record(id, copy).optional().describe('Other places in which each copy lies as well.'),
  good: share.optional().describe('Chance that a copy can really be restored.'),
  testedEvery: target
    .optional()
    .describe('How often a copy is restored for a test, so that a bad one is known.'),
  sizeGb: amount.optional().describe('Size of a full restore in gigabytes.'),
  prepare: takes.optional().describe('Hands-on time before data flow, where no runbook restores.'),
  rebuild: takes.optional().describe('Time after the transfer to replay logs and build indexes.'),
  check: takes.optional().describe('Time to check that what was restored is whole and clean.'),
  lastRestored: tested.describe('When a restore was last really tried.'),
})

/** What is particular about the data in a component. */
export const data = z.strictObject({
  consistencyGroup: text
    .optional()
    .describe('Data sets with the same word here must come back as of the same moment.'),
  tolerance: target
    .optional()
    .describe('How far the moments of such data sets may lie apart; not at all if not said.'),
})
