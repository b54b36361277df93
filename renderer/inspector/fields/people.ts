import type {
  Action,
  Person,
  Plan,
  Runbook,
  Task,
  Team,
  WrittenEffects,
} from '../../../simulation/index.ts'
import type { FieldsOf } from '../fieldTypes.ts'
import { about, needable, tested } from './common.ts'

type Shift = NonNullable<Team['shifts']>[number]
type Surge = NonNullable<Team['surge']>[number]

const shift: FieldsOf<Shift> = {
  name: { type: 'text' },
  days: { type: 'days' },
  from: { type: 'clock', isNeeded: true },
  to: { type: 'clock', isNeeded: true },
  people: { type: 'count', isNeeded: true },
}

const surge: FieldsOf<Surge> = {
  name: { type: 'text' },
  after: { type: 'duration', isNeeded: true },
  lasts: { type: 'duration', otherwise: 'to the end' },
  from: { type: 'clock' },
  to: { type: 'clock' },
  people: { type: 'count', isNeeded: true },
}

const fatigue: FieldsOf<NonNullable<Team['fatigue']>> = {
  after: { type: 'duration', isNeeded: true },
  factor: { type: 'factor', min: 1, isNeeded: true },
}

const step: FieldsOf<NonNullable<Team['escalation']>[number]> = {
  name: { type: 'text' },
  person: { type: 'reference', to: ['people'] },
  through: { type: 'references', to: needable, kinds: ['comms'] },
  acknowledge: { type: 'takes' },
  answers: { type: 'share', otherwise: '100 %' },
  within: { type: 'duration', isNeeded: true },
}

/** Everything that a team can say. */
export const teamFields: FieldsOf<Team> = {
  ...about,
  skills: { type: 'words' },
  site: { type: 'reference', to: ['sites'], heading: 'where' },
  vendor: { type: 'reference', to: ['vendors'] },
  utcOffset: { type: 'offset' },
  people: { type: 'count', heading: 'people' },
  shifts: {
    type: 'list',
    fields: shift,
    start: () => ({ from: '09:00', to: '17:00', people: 1 }),
  },
  onCall: { type: 'count' },
  surge: { type: 'list', fields: surge, start: () => ({ after: '4h', people: 1 }) },
  handOver: {
    type: 'section',
    fields: { loses: { type: 'takes', assumes: 'handOver' } } satisfies FieldsOf<
      NonNullable<Team['handOver']>
    >,
    start: () => ({}),
  },
  preemption: {
    type: 'section',
    fields: { resume: { type: 'takes', assumes: 'resume' } } satisfies FieldsOf<
      NonNullable<Team['preemption']>
    >,
    start: () => ({}),
  },
  fatigue: { type: 'section', fields: fatigue, start: () => ({ after: '12h', factor: 1.5 }) },
  reachedThrough: { type: 'references', to: needable, kinds: ['comms'], heading: 'reach' },
  acknowledge: { type: 'takes', assumes: 'acknowledge' },
  escalation: { type: 'list', fields: step, start: () => ({ within: '15m' }) },
  callOut: { type: 'takes', assumes: 'callOut' },
}

const absence: FieldsOf<NonNullable<Person['away']>[number]> = {
  from: { type: 'date', isNeeded: true },
  to: { type: 'date', isNeeded: true },
}

/** Everything that can be said of somebody by name. */
export const personFields: FieldsOf<Person> = {
  ...about,
  team: { type: 'reference', to: ['teams'], heading: 'people' },
  skills: { type: 'words' },
  shifts: { type: 'words' },
  onCall: { type: 'yes-no', otherwise: 'no' },
  away: {
    type: 'list',
    fields: absence,
    start: () => ({ from: '2026-01-01', to: '2026-01-14' }),
  },
  reachedThrough: { type: 'references', to: needable, kinds: ['comms'], heading: 'reach' },
}

type Sheds = NonNullable<WrittenEffects['sheds']>

const sheds: FieldsOf<Sheds> = {
  of: { type: 'references', to: ['components'], isNeeded: true },
  to: { type: 'share', isNeeded: true },
}

/** What a step of a runbook or an action does. */
const effects: FieldsOf<WrittenEffects> = {
  repairs: { type: 'references', to: needable },
  restores: { type: 'references', to: needable, kinds: ['datastore'] },
  starts: { type: 'references', to: needable },
  jumpStart: { type: 'yes-no', otherwise: 'no' },
  failsOver: { type: 'reference', to: ['groups'] },
  stops: { type: 'references', to: ['components', 'sites'] },
  verifies: { type: 'references', to: [...needable, 'businessServices'] },
  announces: { type: 'references', to: [...needable, 'businessServices'] },
  isolates: { type: 'references', to: ['components', 'sites'] },
  reconnects: { type: 'references', to: ['components', 'sites'] },
  halts: { type: 'references', to: ['products'] },
  calls: { type: 'references', to: ['teams'] },
  activates: { type: 'references', to: ['runbooks'] },
  sheds: { type: 'section', fields: sheds, start: () => ({ of: [], to: 0.5 }) },
  resets: { type: 'references', to: ['components'] },
  beginsWorkaround: { type: 'references', to: ['businessServices'] },
}

type Gate = NonNullable<Task['gates']>[number]

const gate: FieldsOf<Gate> = {
  on: { type: 'reference', to: needable, isNeeded: true },
  atLeast: { type: 'share' },
  below: { type: 'share' },
  believed: { type: 'choice', options: ['up', 'down'] },
  throughout: { type: 'yes-no', otherwise: 'no' },
}

const forEach: FieldsOf<NonNullable<Task['forEach']>> = {
  of: { type: 'references', to: ['components', 'groups', 'sites'] },
  tag: { type: 'text' },
  does: {
    type: 'choice',
    options: ['repairs', 'restores', 'starts', 'stops', 'isolates', 'reconnects', 'verifies'],
  },
  atOnce: { type: 'count' },
}

const amountOfWork: FieldsOf<NonNullable<Task['work']>> = {
  amount: { type: 'amount', isNeeded: true },
  perHour: { type: 'amount', isNeeded: true },
}

const task: FieldsOf<Task> = {
  name: { type: 'text' },
  after: { type: 'siblings' },
  needs: { type: 'references', to: needable },
  team: { type: 'reference', to: ['teams'] },
  person: { type: 'reference', to: ['people'] },
  skill: { type: 'text' },
  people: { type: 'count', otherwise: '1' },
  takes: { type: 'takes', assumes: 'task' },
  automated: { type: 'yes-no', otherwise: 'no' },
  succeeds: { type: 'share', assumes: 'taskSucceeds' },
  tries: { type: 'count', otherwise: '3' },
  gates: {
    type: 'list',
    fields: gate,
    start: () => ({ on: 'nothing' }),
  },
  whenInterrupted: { type: 'choice', options: ['keeps', 'loses'], otherwise: 'keeps' },
  work: { type: 'section', fields: amountOfWork, start: () => ({ amount: 0, perHour: 1 }) },
  forEach: { type: 'section', fields: forEach, start: () => ({}) },
  approval: { type: 'approval' },
  onFail: { type: 'siblings' },
  returnsTo: { type: 'text' },
  ...effects,
}

/** Everything that a runbook can say. */
export const runbookFields: FieldsOf<Runbook> = {
  ...about,
  recovers: { type: 'references', to: ['components', 'groups', 'sites'], heading: 'recovery' },
  approval: { type: 'approval' },
  tasks: { type: 'records', fields: task, start: () => ({}), heading: 'steps' },
  document: { type: 'reference', to: needable, kinds: ['documents'], heading: 'document' },
  offlineCopy: { type: 'yes-no', canBeUnknown: true },
  owner: { type: 'text' },
  lastTested: tested,
}

const costs: FieldsOf<NonNullable<Action['costs']>> = {
  currency: { type: 'text', isNeeded: true },
  amount: { type: 'amount', isNeeded: true },
}

/** Everything that an action can say. */
export const actionFields: FieldsOf<Action> = {
  ...about,
  decidedBy: { type: 'reference', to: ['teams'], heading: 'people' },
  team: { type: 'reference', to: ['teams'] },
  people: { type: 'count', otherwise: '1' },
  takes: { type: 'takes', assumes: 'task' },
  automated: { type: 'yes-no', otherwise: 'no' },
  succeeds: { type: 'share', assumes: 'taskSucceeds' },
  costs: { type: 'section', fields: costs, start: () => ({ currency: 'EUR', amount: 0 }) },
  needs: { type: 'references', to: needable },
  declares: { type: 'yes-no', otherwise: 'no', heading: 'steps' },
  ...effects,
}

type Response = NonNullable<Plan['response']>
type Triage = NonNullable<Response['triage']>

const triage: FieldsOf<Triage> = {
  team: { type: 'reference', to: ['teams'] },
  takes: { type: 'takes', assumes: 'triage' },
  suppresses: { type: 'duration' },
}

/** Everything that the response to an incident can say. */
export const responseFields: FieldsOf<Response> = {
  team: { type: 'reference', to: ['teams'], heading: 'finding-out' },
  usersReport: { type: 'takes', assumes: 'usersReport' },
  triage: { type: 'section', fields: triage, start: () => ({}) },
  actsOn: { type: 'choice', options: ['facts', 'belief'], otherwise: 'facts' },
  diagnose: { type: 'takes', assumes: 'diagnose' },
  wrongDiagnosis: { type: 'share', assumes: 'wrongDiagnosis' },
  wrongDiagnosisCosts: { type: 'takes', assumes: 'wrongDiagnosisCosts' },
  declare: { type: 'takes', assumes: 'declare' },
  declaredBy: { type: 'reference', to: ['teams'] },
}
