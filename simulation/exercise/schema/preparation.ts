/**
 * What is prepared before an exercise: what it is for, who plays what, and what is put in when.
 */
import { z } from 'zod'
import type { DeepReadonly } from '../../document/deepReadonly.ts'
import { idPattern } from '../../ids.ts'
import { durationText } from '../../plan/schema.ts'
import { targetKinds } from '../../scenario/schema.ts'

export const id = z.string().regex(idPattern)
/** Longest text that anybody may put into a journal: two printed pages. An assumption. */
export const textLengthMax = 8_000
export const text = z.string().max(textLengthMax)
const minutes = z.number().int().min(0).max(10_080)

/** Kinds of exercise that the program conducts. */
export const exerciseKinds = ['tabletop', 'micro', 'game', 'functional'] as const
export const injectKinds = ['informational', 'contextual', 'contingency'] as const

const objective = z.strictObject({
  name: text.describe('What the exercise is to show, as a sentence.'),
  capability: text.optional().describe('Capability that it belongs to.'),
  criteria: z.array(text).optional().describe('What must be seen for it to count as reached.'),
  clauses: z.array(text).optional().describe('Clauses of standards for which it gives evidence.'),
  reference: text.optional().describe('Plan, policy or runbook that it is measured against.'),
  minutes: minutes.optional().describe('Minutes of the room that are meant for it.'),
})

const role = z.strictObject({
  name: text.describe('What the room calls it.'),
  describe: text.optional().describe('What the role is there for.'),
  teams: z.array(id).optional().describe('Teams of the plan for which it speaks and decides.'),
  monitors: z.array(id).optional().describe('Monitors of the plan whose readings it sees.'),
  hearsUsers: z
    .boolean()
    .optional()
    .describe('True if users and customers report to it when a business service is out.'),
})

/** What must be so for a contingency inject: something nobody did by a time, or something low. */
const condition = z.union([
  z.strictObject({
    notDone: text.describe(
      'Action that nobody has taken by then, such as declare or fail-over/db.',
    ),
    by: durationText.describe('Moment of the exercise by which it should have been done.'),
  }),
  z.strictObject({
    of: id.describe('Component, group or business service that is looked at.'),
    below: z.number().min(0).max(1).describe('Level below which it must lie.'),
    lasting: durationText
      .optional()
      .describe('How long it must have lain there; at once if not said.'),
  }),
])

/** What an inject does to the plan, beside what it says. */
const strike = z.strictObject({
  kind: z.enum(targetKinds).describe('What sort of thing is lost.'),
  ids: z.array(id).min(1).describe('Which ones.'),
  clearsAfter: durationText.optional().describe('When it passes by itself; never if not said.'),
})

export const inject = z.strictObject({
  kind: z.enum(injectKinds).optional().describe('Whether it informs, sets the scene or corrects.'),
  at: durationText.optional().describe('When it is put in, counted from the start.'),
  when: condition.optional().describe('What must be so for it to be put in by itself.'),
  from: text.optional().describe('Who seems to send it.'),
  to: z.array(id).optional().describe('Roles that get it; everybody if not said.'),
  through: id.optional().describe('Component that carries it; it arrives once that is up.'),
  message: text.describe('What it says.'),
  strikes: strike.optional().describe('What is lost with it.'),
  expected: text.optional().describe('What players should do upon it. Never shown to them.'),
  objectives: z.array(id).optional().describe('Objectives that it exercises.'),
  controller: text.optional().describe('Who is responsible for it.'),
  note: text.optional().describe('What only facilitators may read.'),
  columns: z
    .record(text, text)
    .optional()
    .describe('Columns of a spreadsheet that the program does not use, by their headings.'),
})

export const preparation = z.strictObject({
  title: text.describe('What the exercise is called.'),
  kind: z.enum(exerciseKinds).optional().describe('Kind of exercise; a tabletop if not said.'),
  organisation: text.optional().describe('Who exercises.'),
  sponsor: text.optional().describe('Who wanted it and gets the report.'),
  classification: text.optional().describe('Line on every screen and page: who may see it.'),
  plannedMinutes: minutes.optional().describe('How long the room has; two hours if not said.'),
  startsAt: durationText.optional().describe('Moment of the story at which it begins.'),
  objectives: z.record(id, objective).optional().describe('What it is to show.'),
  roles: z.record(id, role).optional().describe('Who is played.'),
  injects: z.record(id, inject).optional().describe('What is put in: the MSEL.'),
})

export type Preparation = DeepReadonly<z.infer<typeof preparation>>
export type Objective = DeepReadonly<z.infer<typeof objective>>
export type Role = DeepReadonly<z.infer<typeof role>>
export type PlannedInject = DeepReadonly<z.infer<typeof inject>>
export type InjectCondition = DeepReadonly<z.infer<typeof condition>>
export type Strike = DeepReadonly<z.infer<typeof strike>>
