/**
 * Where a story asks people to decide, what they can choose, and what happens if nobody answers.
 */
import { z } from 'zod'
import { idPattern } from '../../ids.ts'
import { costs, distribution, durationText, effectFields } from '../../plan/schema.ts'

const id = z.string().regex(idPattern)
const text = z.string()
const { activates: _, failsOver: __, ...targeted } = effectFields

const option = z.strictObject({
  name: text.optional().describe('What is chosen, in a few words.'),
  note: text.optional().describe('What speaks for it or against it.'),
  action: id.optional().describe('Action of the plan that it means, where the plan has it.'),
  takes: distribution.optional().describe('Time from the decision until it has its effect.'),
  costs: costs.optional().describe('Money it costs.'),
  declares: z
    .boolean()
    .optional()
    .describe('True if it declares every incident that somebody has noticed.'),
  ...targeted,
  failsOver: id.optional().describe('Target whose active-passive groups it switches.'),
})

export const decisionPoint = z.strictObject({
  name: text.optional().describe('What people call it.'),
  question: text.describe('What is to be decided.'),
  at: durationText.optional().describe('When it is asked.'),
  when: z
    .strictObject({
      target: id.describe('Target of which something must have happened.'),
      below: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('Level below which any of it must have fallen; full level if not said.'),
      after: durationText.optional().describe('Time from then until it is asked.'),
    })
    .optional()
    .describe('What must have happened for it to be asked; at the start if nothing is said.'),
  asks: text.optional().describe('Role that is to decide.'),
  options: z.record(id, option).describe('What can be chosen.'),
  default: id.optional().describe('Option that is taken if nobody answers.'),
  answerWithin: durationText
    .optional()
    .describe('Time to answer, after which the default is taken.'),
})
