/**
 * What can be written into the journal of an exercise: one deed per entry.
 *
 * A deed says what somebody did and carries all that is needed to do it again. Nothing that can be
 * computed from plan, scenario, seed and earlier deeds is written down, but for digests to check it.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../../document/deepReadonly.ts'
import { id, inject, preparation, text } from './preparation.ts'

/** What a scribe marks with one key. */
export const tags = [
  'decision',
  'action',
  'assumption',
  'question',
  'gap',
  'strength',
  'quote',
] as const
/** Performed without challenges, with some, with major ones, or unable to be performed (HSEEP). */
export const ratings = ['P', 'S', 'M', 'U'] as const
export const severities = ['high', 'medium', 'low'] as const
/** What a corrective action changes (HSEEP capability elements). */
export const elements = ['planning', 'organisation', 'equipment', 'training', 'exercise'] as const

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const momentMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const date = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
/** Real time to an hour a second. */
export const speedMax = 3_600
/** From not at all to certain. */
export const confidenceMax = 5

const option = z.strictObject({
  id: text.describe('Action as a decision names it, or a word where the model has none.'),
  name: text.describe('What the room reads.'),
  isAction: z.boolean().describe('True if the model knows what follows from it.'),
})

const kind = <K extends string>(name: K, says: string) => z.literal(name).describe(says)

const conducting = [
  z.strictObject({ kind: kind('prepared', 'The preparation as it is from now on.'), preparation }),
  z.strictObject({ kind: kind('locked', 'Objectives and criteria are fixed.'), digest }),
  z.strictObject({ kind: kind('started', 'The exercise began.') }),
  z.strictObject({
    kind: kind('clock', 'The clock runs at another speed; 0 pauses it.'),
    speed: z.number().int().min(0).max(speedMax),
  }),
  z.strictObject({ kind: kind('jumped', 'Time was skipped.'), toMs: momentMs }),
  z.strictObject({ kind: kind('reached', 'The clock got this far.') }),
  z.strictObject({
    kind: kind('stopped', 'A real incident: all stopped.'),
    reason: text.optional(),
  }),
  z.strictObject({ kind: kind('resumed', 'The exercise went on.') }),
  z.strictObject({ kind: kind('ended', 'Play is over; the hot wash begins.') }),
  z.strictObject({ kind: kind('closed', 'The exercise is over.') }),
  z.strictObject({
    kind: kind('forked', 'A second story began.'),
    branch: id,
    name: text,
    fromMs: momentMs,
  }),
  z.strictObject({ kind: kind('switched', 'Another story is played on.'), branch: id }),
  z.strictObject({ kind: kind('checked', 'What had happened in the run by now.'), digest }),
  z.strictObject({ kind: kind('noted', 'A note of the facilitator.'), text }),
] as const

const people = [
  z.strictObject({
    kind: kind('registered', 'Somebody is on the roster.'),
    person: id,
    name: text,
    realRole: text.optional(),
    role: id.optional(),
    substitutes: text.optional(),
  }),
  z.strictObject({ kind: kind('came', 'Somebody came in.'), person: id }),
  z.strictObject({ kind: kind('went', 'Somebody went out.'), person: id }),
  z.strictObject({
    kind: kind('seated', 'Somebody joined from a device.'),
    seat: id,
    name: text,
    role: id.optional(),
    /** Of the secret by which the device comes back to its seat. */
    digest,
  }),
  z.strictObject({ kind: kind('moved', 'A seat plays another role.'), seat: id, role: id }),
  z.strictObject({ kind: kind('unseated', 'A seat was taken away.'), seat: id }),
] as const

const injecting = [
  z.strictObject({ kind: kind('injected', 'An inject was put in.'), inject: id, content: inject }),
  z.strictObject({ kind: kind('held', 'An inject waits for the facilitator.'), inject: id }),
  z.strictObject({ kind: kind('released', 'An inject comes by itself again.'), inject: id }),
  z.strictObject({
    kind: kind('skipped', 'An inject is left out.'),
    inject: id,
    reason: text.optional(),
  }),
  z.strictObject({
    kind: kind('rewritten', 'An inject is another one from now on.'),
    inject: id,
    content: inject,
  }),
] as const

const deciding = [
  z.strictObject({
    kind: kind('asked', 'The room is asked to decide.'),
    question: id,
    text,
    options: z.array(option).min(1).max(40),
    role: id.optional(),
    closesAfterMs: momentMs.optional(),
  }),
  z.strictObject({
    kind: kind('voted', 'A silent vote.'),
    question: id,
    option: text,
    confidence: z.number().int().min(1).max(confidenceMax),
    rationale: text.optional(),
  }),
  z.strictObject({
    kind: kind('counted', 'Hands or ballots were counted for an option.'),
    question: id,
    option: text,
    count: z.number().int().min(0).max(10_000),
  }),
  z.strictObject({
    kind: kind('decided', 'A decision; the model answers where it knows the action.'),
    question: id.optional(),
    option: text,
    isAction: z.boolean(),
    by: id.optional(),
    owner: text.optional(),
    rationale: text.optional(),
  }),
  z.strictObject({ kind: kind('withdrawn', 'A question is no longer asked.'), question: id }),
  z.strictObject({
    kind: kind('requested', 'Somebody asked for information.'),
    request: id,
    about: id.optional(),
    text: text.optional(),
    role: id.optional(),
  }),
  z.strictObject({ kind: kind('answered', 'The facilitator answered.'), request: id, text }),
] as const

const evaluating = [
  z.strictObject({
    kind: kind('observed', 'Something was seen or said that counts.'),
    observation: id,
    tag: z.enum(tags),
    text,
    objective: id.optional(),
    severity: z.enum(severities).optional(),
    about: z.array(z.number().int().min(0)).max(100).optional(),
    reference: text.optional(),
    cause: text.optional(),
    isAnonymous: z.boolean().optional(),
  }),
  z.strictObject({
    kind: kind('clustered', 'Observations belong together.'),
    cluster: id,
    name: text,
    observations: z.array(id),
  }),
  z.strictObject({ kind: kind('supported', 'Somebody finds it important, too.'), subject: id }),
  z.strictObject({
    kind: kind('rated', 'How well an objective was reached.'),
    objective: id,
    rating: z.enum(ratings),
    note: text.optional(),
    evidence: z.array(z.number().int().min(0)).max(100).optional(),
  }),
  z.strictObject({
    kind: kind('promised', 'Somebody will mend something by a day.'),
    action: id,
    for: id,
    text,
    owner: text,
    due: date,
    element: z.enum(elements).optional(),
    test: text.optional(),
  }),
  z.strictObject({
    kind: kind('put-off', 'A gap is not closed now, and why.'),
    observation: id,
    reason: text,
  }),
  z.strictObject({
    kind: kind('fed-back', 'What a participant thought of the exercise.'),
    scores: z.record(id, z.number().int().min(1).max(5)).optional(),
    text: text.optional(),
  }),
] as const

export const deed = z.discriminatedUnion('kind', [
  ...conducting,
  ...people,
  ...injecting,
  ...deciding,
  ...evaluating,
])

export type Deed = DeepReadonly<z.infer<typeof deed>>
export type DeedKind = Deed['kind']
export type DeedOf<K extends DeedKind> = Extract<Deed, { readonly kind: K }>
export type Tag = (typeof tags)[number]
export type Rating = (typeof ratings)[number]
export type GapSeverityOfRoom = (typeof severities)[number]
export type QuestionOption = DeepReadonly<z.infer<typeof option>>
