/**
 * People as a resource: teams, when they are there, how they are reached, and the first response.
 */
import { z } from 'zod'
import {
  basis,
  clock,
  common,
  count,
  durationText,
  id,
  name,
  offset,
  share,
  takes,
  text,
  weekday,
} from './values.ts'

const shift = z.strictObject({
  name,
  days: z.array(weekday).optional().describe('Days it starts on; every day if not said.'),
  from: clock.describe('Start in the team’s local time.'),
  to: clock.describe('End; before the start means the next day.'),
  people: count.describe('People on duty.'),
})
const surge = z.strictObject({
  name,
  after: durationText.describe('Time after the incident is declared when they arrive.'),
  lasts: durationText.optional().describe('How long they stay; to the end if not said.'),
  from: clock.optional().describe('Start of their working day; round the clock if not said.'),
  to: clock.optional().describe('End of their working day.'),
  people: count.describe('Extra people.'),
  basis,
})
export const team = z.strictObject({
  ...common,
  skills: z.array(text).optional().describe('What its people can do.'),
  site: id.optional().describe('Where it is based.'),
  vendor: id.optional().describe('Vendor it belongs to, for support teams.'),
  utcOffset: offset.optional().describe('Its local time as an offset; the site’s if not said.'),
  shifts: z.array(shift).optional().describe('Who is on duty when; round the clock if not said.'),
  people: count.optional().describe('People on duty at any time, where there are no shifts.'),
  onCall: count.optional().describe('People outside the shifts who come when paged.'),
  surge: z.array(surge).optional().describe('People who join once an incident is declared.'),
  reachedThrough: z
    .array(id)
    .optional()
    .describe('Comms components by which it is paged, in order of preference.'),
  handOver: z
    .strictObject({ loses: takes.optional().describe('Time lost on finding into the work.') })
    .optional()
    .describe('Work is handed over at the end of a shift; whoever began it goes on if not said.'),
  preemption: z
    .strictObject({ resume: takes.optional().describe('Time lost on finding back into the work.') })
    .optional()
    .describe('People are called away from less important work; they finish it if not said.'),
  fatigue: z
    .strictObject({
      after: durationText.describe('Time on duty in the incident after which people tire.'),
      factor: z.number().min(1).describe('How many times as long everything takes from then on.'),
    })
    .optional()
    .describe('How people slow down; never if not said.'),
  acknowledge: takes.optional().describe('Time from page to somebody answering.'),
  escalation: z
    .array(
      z.strictObject({
        name,
        person: id.optional().describe('Who is called; whoever is there or on call if not said.'),
        through: z
          .array(id)
          .optional()
          .describe('Comms components by which, in order of preference; the usual if not said.'),
        acknowledge: takes.optional().describe('Time until they answer; the team’s if not said.'),
        answers: share.optional().describe('Chance that they answer at all; 1 if not said.'),
        within: durationText.describe('Time after which the next step is tried.'),
      }),
    )
    .optional()
    .describe('Who is called one after the other, until somebody answers.'),
  callOut: takes.optional().describe('Time for people on call to get to work.'),
})

const triage = z.strictObject({
  team: id.optional().describe('Team whose people look at alerts; the one that leads if not said.'),
  takes: takes.optional().describe('Time to look at one alert.'),
  suppresses: durationText
    .optional()
    .describe('Time from a first alert within which others of the same incident join its ticket.'),
})

const day = z.iso.date()
export const person = z.strictObject({
  ...common,
  team: id.optional().describe('Team that the person is one of.'),
  skills: z
    .array(text)
    .optional()
    .describe('What this person can do, and the team as such cannot.'),
  shifts: z
    .array(text)
    .optional()
    .describe('Names of the team’s shifts that the person works; all if not said.'),
  onCall: z.boolean().optional().describe('True if the person is one of those on call.'),
  reachedThrough: z
    .array(id)
    .optional()
    .describe('Comms components by which the person is called; those of the team if not said.'),
  away: z
    .array(
      z.strictObject({
        from: day.describe('First day away, in the team’s local time.'),
        to: day.describe('Last day away.'),
      }),
    )
    .optional()
    .describe('Planned absences, such as vacation.'),
})

export const response = z.strictObject({
  team: id.optional().describe('Team that takes the first call and leads.'),
  usersReport: takes.optional().describe('Time until users report that a service is out.'),
  triage: triage
    .optional()
    .describe('How alerts are looked at, true and false ones, before anybody acts on them.'),
  actsOn: z
    .enum(['facts', 'belief'])
    .optional()
    .describe('Whether people who wait for something go by how it is, or by what they were told.'),
  diagnose: takes.optional().describe('Time to find the cause.'),
  wrongDiagnosis: share.optional().describe('Chance that the first diagnosis is wrong.'),
  wrongDiagnosisCosts: takes.optional().describe('Time lost on a wrong diagnosis.'),
  declare: takes.optional().describe('Time to decide and declare, once the cause is known.'),
  declaredBy: id.optional().describe('Team with the authority to declare.'),
  basis,
})
