/**
 * The kinds of value that occur all over a plan: ids, shares, lengths of time, where a value is from.
 */
import { z } from 'zod'
import { idPattern } from '../../ids.ts'
import { durationPattern, durationToMs } from '../duration.ts'

// The window forbids code made from strings, which zod would otherwise use to go faster.
z.config({ jitless: true })

export const id = z.string().regex(idPattern).meta({ id: 'id' })
export const text = z.string()
export const share = z.number().min(0).max(1)
export const count = z.number().int().min(0)
export const amount = z.number().min(0)
export const unknown = z.literal('unknown')

/** A fixed length of time: `90s`, `15m`, `4h`, `3d`, `1h30m` or ISO 8601 (`PT1H30M`). */
export const durationText = z
  .string()
  .regex(durationPattern)
  .refine((written) => !durationPattern.test(written) || durationToMs(written) !== undefined)
  .meta({
    id: 'duration',
    description: 'A length of time: 90s, 15m, 4h, 3d, 1h30m or ISO 8601 such as PT1H30M.',
  })

/** A length of time people are unsure of, entered by the quantiles they think in. */
export const distribution = z
  .union([
    durationText,
    z.strictObject({
      p50: durationText.describe('Half of the time it takes less than this.'),
      p95: durationText.describe('In 19 cases of 20 it takes less than this.'),
    }),
    z.strictObject({
      uniform: z
        .tuple([durationText, durationText])
        .describe('Anything from the first to the second.'),
    }),
    z.strictObject({
      triangular: z
        .tuple([durationText, durationText, durationText])
        .describe('Least, most likely and most, with straight lines between.'),
    }),
    z.strictObject({
      pert: z
        .tuple([durationText, durationText, durationText])
        .describe('Least, most likely and most, with the middle weighing four times as much.'),
    }),
    z.strictObject({
      exponential: z
        .strictObject({ mean: durationText.describe('Average length of time.') })
        .describe('As likely to end in the next minute however long it has lasted.'),
    }),
    z.strictObject({
      exponential: z
        .strictObject({ p90: durationText.describe('In 9 cases of 10 it takes less than this.') })
        .describe('As likely to end in the next minute however long it has lasted.'),
    }),
    z.strictObject({
      weibull: z
        .strictObject({
          shape: amount.describe(
            'Below 1 it drags on the longer it lasts, above 1 it ends sooner.',
          ),
          p50: durationText.describe('Half of the time it takes less than this.'),
        })
        .describe('A length of time that becomes more or less likely to end as it lasts.'),
    }),
    z.strictObject({
      empirical: z.array(durationText).min(1).describe('Lengths of time that were really seen.'),
    }),
  ])
  .meta({
    id: 'spread',
    description: 'A length of time, fixed or with its spread, such as { p50: 2h, p95: 6h }.',
  })

export const target = z.union([durationText, unknown]).meta({ id: 'target' })
export const takes = z.union([distribution, unknown]).meta({ id: 'takes' })

export const basisKind = z.enum(['declared', 'measured', 'published', 'assumption'])
/** Local time, as an offset from universal time. */
export const offset = z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)

export const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const weekday = z.enum(weekdays)

const basisNote = z
  .union([
    basisKind,
    z.strictObject({
      is: basisKind.describe('How far the value can be trusted.'),
      source: text.optional().describe('Who measured or published it, and where to find it.'),
      note: text.optional().describe('What else is worth knowing about the value.'),
    }),
  ])
  .meta({ id: 'basis' })
export const basis = z
  .record(z.string(), basisNote)
  .optional()
  .describe('Where values come from, by field name ("*" for all): measured, published or assumed.')

/** What people call a thing. */
export const name = text.optional().describe('What people call it.')

/** Fields of everything that has a name of its own. */
export const common = {
  name,
  description: text.optional().describe('Anything worth knowing, in a sentence or two.'),
  tags: z.array(text).optional().describe('Free words; scenarios can pick targets by them.'),
  basis,
}
