/**
 * The journal of an exercise: one header, then one entry per deed, each chained to the line before.
 *
 * A line is one JSON object. Lines are only ever added, so that whatever was written stays, and what
 * was cut off while it was written is the last line alone.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../../document/deepReadonly.ts'
import { deed } from './deeds.ts'
import { id, text } from './preparation.ts'

/** Newest format of exercises this program writes. */
export const exerciseFormat = 1

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const wallMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Who can be behind an entry. */
export const sources = ['engine', 'facilitator', 'participant', 'scribe'] as const

const by = z.strictObject({
  source: z.enum(sources).describe('Engine, facilitator, participant or scribe.'),
  seat: id.optional().describe('Seat of the participant.'),
  nonce: z
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Number that a seat counts up with each deed, so that none counts twice.'),
})

const input = z.strictObject({
  name: z.string().describe('Name of the file.'),
  sha256: digest.describe('Of what it means, as in a saved run.'),
  text: z.string().describe('The file itself, so that the exercise can be made again anywhere.'),
})

export const header = z.strictObject({
  exercise: z.literal(exerciseFormat).describe('Format version.'),
  id: text.describe('Tells this exercise from all others.'),
  wallMs: wallMs.describe('When it was begun, in milliseconds since 1970.'),
  plan: input.describe('The plan that is played on.'),
  scenario: input.describe('The story.'),
  bindings: z.record(id, z.array(id)).describe('What the targets of the story stand for.'),
  seed: z.string().describe('Seed of the run.'),
  engineVersion: z.string().describe('Version of the engine that answered.'),
})

export const entry = z.strictObject({
  seq: z.number().int().min(1).describe('Counts from 1.'),
  prev: digest.describe('SHA-256 of the line before.'),
  wallMs: wallMs.describe('When, in milliseconds since 1970.'),
  atMs: z.number().int().min(0).describe('When in the story, in milliseconds since it began.'),
  by: by.describe('Who did it.'),
  did: deed.describe('What was done.'),
})

export type Header = DeepReadonly<z.infer<typeof header>>
export type Entry = DeepReadonly<z.infer<typeof entry>>
export type Source = (typeof sources)[number]
export type Author = Entry['by']
