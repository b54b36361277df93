/**
 * What a step can do to the world: the one vocabulary of tasks in runbooks and of actions that
 * people decide on.
 *
 * An effect has a field here, a compiled form in `compile/effects.ts` and a function in
 * `engine/rules/work/effects.ts`.
 */
import { z } from 'zod'
import { id, share } from './values.ts'

export const effectFields = {
  repairs: z.array(id).optional().describe('Components whose fault it clears.'),
  restores: z
    .array(id)
    .optional()
    .describe('Components whose data it brings back from the newest copy believed clean.'),
  starts: z.array(id).optional().describe('Components that it starts.'),
  stops: z.array(id).optional().describe('Components, or all at a site, that it switches off.'),
  isolates: z
    .array(id)
    .optional()
    .describe('Components, or all at a site, that it cuts off from everybody.'),
  reconnects: z
    .array(id)
    .optional()
    .describe('Components, or all at a site, that it lets back in after they were cut off.'),
  failsOver: id.optional().describe('Active-passive group that it switches.'),
  jumpStart: z
    .boolean()
    .optional()
    .describe('True if it brings its component up without what it normally needs to start.'),
  verifies: z
    .array(id)
    .optional()
    .describe(
      'Things that people look at, so that they know how they are, whatever monitors show.',
    ),
  announces: z
    .array(id)
    .optional()
    .describe('Things whose state, as people believe it to be, is made known to everybody.'),
  halts: z.array(id).optional().describe('Products whose bad update it keeps from spreading.'),
  calls: z.array(id).optional().describe('Teams that it calls.'),
  activates: z.array(id).optional().describe('Runbooks that it sets going.'),
  sheds: z
    .strictObject({
      of: z.array(id).describe('Components of which only a share of the demand is let in.'),
      to: share.describe('Share that is let in from then on; 1 for all.'),
    })
    .optional()
    .describe('Turns part of the demand on something away at the door.'),
  resets: z
    .array(id)
    .optional()
    .describe('Components that begin afresh, without what has piled up, as a restart does.'),
  beginsWorkaround: z
    .array(id)
    .optional()
    .describe('Business services that go on by hand from then on, while they are out.'),
}
