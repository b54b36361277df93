/**
 * What is done to recover, step by step.
 */
import { z } from 'zod'
import { controlFields } from './control.ts'
import { effectFields } from './effects.ts'
import { common, count, id, name, share, takes, text, unknown } from './values.ts'

export const task = z.strictObject({
  name,
  after: z.array(id).optional().describe('Tasks that must be done before.'),
  needs: z.array(id).optional().describe('Components or groups that must be up to begin.'),
  team: id.optional().describe('Team that does it.'),
  person: id.optional().describe('The one person who can do it.'),
  skill: text.optional().describe('Skill that it takes, where any team with it will do.'),
  people: count.optional().describe('People it takes at once; 1 if not said.'),
  takes: takes.optional().describe('How long it takes.'),
  automated: z.boolean().optional().describe('True if no person is needed.'),
  succeeds: share.optional().describe('Chance that it works at the first try.'),
  tries: count.optional().describe('Tries at most; 3 if not said.'),
  ...controlFields,
  ...effectFields,
})
export const runbook = z.strictObject({
  ...common,
  recovers: z.array(id).optional().describe('Components or sites whose loss sets it going.'),
  document: id.optional().describe('Documents component in which it is kept.'),
  offlineCopy: z
    .union([z.boolean(), unknown])
    .optional()
    .describe('Whether a copy can be read with everything down.'),
  approval: z
    .strictObject({
      team: id.describe('Team that must agree.'),
      takes: takes.optional().describe('Time it needs to agree, once asked.'),
    })
    .optional()
    .describe('Who must agree before it starts.'),
  owner: text.optional().describe('Who answers for it.'),
  lastTested: z.union([z.iso.date(), unknown]).optional().describe('When last really walked.'),
  tasks: z.record(id, task).optional().describe('Its steps.'),
})
