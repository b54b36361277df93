/**
 * Lines of a sketch about who does what: teams, runbooks, backups, business services, the response.
 */
import { dependencies } from './architecture.ts'
import {
  type Attribute,
  type Attributes,
  flag,
  inside,
  list,
  number,
  takes,
  word,
  type Fields,
} from './attributes.ts'

/** `08:00-18:00` as the start and end of a working day. */
const hours: Attribute = ({ words, fields }) => {
  const [from, to] = words.one('hours').split('-')
  Object.assign(fields, { from, to })
}

export const team: Attributes = {
  people: number('people'),
  'on-call': number('onCall'),
  'call-out': takes('callOut'),
  acknowledge: takes('acknowledge'),
  skills: list('skills'),
  'reached-through': list('reachedThrough'),
  site: word('site'),
  vendor: word('vendor'),
  utc: word('utcOffset'),
  'hand-over': inside('handOver', takes('loses')),
  preempts: inside('preemption', takes('resume')),
  'tires-after': inside('fatigue', word('after')),
  'tired-factor': inside('fatigue', number('factor')),
}

/** A row of a list that the line adds to: `step ops/boss  within 15m  person anna`. */
export const step: Attributes = {
  person: word('person'),
  through: list('through'),
  acknowledge: takes('acknowledge'),
  answers: number('answers'),
  within: word('within'),
}

/** `away 2024-01-01..2024-01-07`. */
const away: Attribute = ({ words, fields }) => {
  const [from, to] = words.one('days').split('..')
  fields.away = [...((fields.away ?? []) as unknown[]), { from, to: to ?? from }]
}

export const person: Attributes = {
  team: word('team'),
  skills: list('skills'),
  shifts: list('shifts'),
  'on-call': flag('onCall'),
  'reached-through': list('reachedThrough'),
  away,
}

export const shift: Attributes = { hours, people: number('people'), days: list('days') }

export const surge: Attributes = {
  after: word('after'),
  lasts: word('lasts'),
  hours,
  people: number('people'),
}

/** `approval board` or `approval board 30m`. */
const approval: Attribute = ({ words, fields }) => {
  const [by, time] = words.list('a team')
  fields.approval = { team: by, takes: time ?? '0s' }
}

export const runbook: Attributes = {
  recovers: list('recovers'),
  document: word('document'),
  'offline-copy': flag('offlineCopy'),
  approval,
}

/** What a step does, be it a task or an action. */
export const effects: Attributes = {
  repairs: list('repairs'),
  restores: list('restores'),
  starts: list('starts'),
  stops: list('stops'),
  isolates: list('isolates'),
  verifies: list('verifies'),
  announces: list('announces'),
  reconnects: list('reconnects'),
  'fails-over': word('failsOver'),
  'jump-start': flag('jumpStart'),
  halts: list('halts'),
  calls: list('calls'),
  activates: list('activates'),
  'begins-workaround': list('beginsWorkaround'),
  /** `sheds web api 0.4`: lets in two fifths of the demand on both. */
  sheds: ({ words, fields }) => {
    const all = words.list('a component')
    fields.sheds = { of: all.slice(0, -1), to: Number(all.at(-1)) }
  },
  resets: list('resets'),
}

/** A gate on something: `gate db 0.8`, `gate-below db 0.2`, `throughout db`, `believed-down db`. */
function gate(more: (level: number | undefined) => Fields): Attribute {
  return ({ words, fields }) => {
    const [on, level] = words.list('a gate')
    const one = { on, ...more(level === undefined ? undefined : Number(level)) }
    fields.gates = [...((fields.gates ?? []) as unknown[]), one]
  }
}

const from = (level: number | undefined): Fields => (level === undefined ? {} : { atLeast: level })

/** How a step is steered. */
const control: Attributes = {
  gate: gate(from),
  'gate-below': gate((level) => ({ below: level ?? 0.5 })),
  throughout: gate((level) => ({ ...from(level), throughout: true })),
  'believed-up': gate(() => ({ believed: 'up' })),
  'believed-down': gate(() => ({ believed: 'down' })),
  loses: flag('whenInterrupted', 'loses'),
  /** `work 500 100`: five hundred, a hundred in an hour. */
  work: ({ words, fields }) => {
    fields.work = { amount: words.number('an amount'), perHour: words.number('a throughput') }
  },
  'for-each': inside('forEach', list('of')),
  tagged: inside('forEach', word('tag')),
  does: inside('forEach', word('does')),
  'at-once': inside('forEach', number('atOnce')),
  approval,
  'on-fail': list('onFail'),
  'returns-to': word('returnsTo'),
}

export const task: Attributes = {
  ...control,
  after: list('after'),
  needs: list('needs'),
  team: word('team'),
  skill: word('skill'),
  person: word('person'),
  people: number('people'),
  takes: takes('takes'),
  automated: flag('automated'),
  succeeds: number('succeeds'),
  tries: number('tries'),
  ...effects,
}

/** `7d 90d`: one in every week is kept for ninety days. */
const rung: Attribute = ({ words, fields }) => {
  const [every, keptFor] = words.list('a length of time')
  fields.ladder = [...((fields.ladder ?? []) as unknown[]), { every, for: keptFor }]
}

/** What a backup and its further copies say of where they lie. */
export const copy: Attributes = {
  site: word('site'),
  in: word('heldIn'),
  domain: word('adminDomain'),
  immutable: flag('immutable'),
  retention: word('retention'),
  ladder: rung,
  arrives: word('arrives'),
  'gb-per-hour': number('restoreGbPerHour'),
  through: list('through'),
  needs: list('restoreNeeds'),
}

/** `costs EUR 5000`. */
const costs: Attribute = ({ words, fields }) => {
  const currency = words.one('a currency')
  fields.costs = { currency, amount: words.number('an amount') }
}

export const action: Attributes = {
  needs: list('needs'),
  'decided-by': word('decidedBy'),
  team: word('team'),
  people: number('people'),
  takes: takes('takes'),
  automated: flag('automated'),
  succeeds: number('succeeds'),
  costs,
  declares: flag('declares'),
  ...effects,
}

export const backup: Attributes = {
  ...copy,
  of: word('of'),
  interval: word('interval'),
  takes: word('takes'),
  at: word('startsAt'),
  on: word('startsOn'),
  utc: word('utcOffset'),
  good: number('good'),
  tested: word('testedEvery'),
  'size-gb': number('sizeGb'),
  prepare: takes('prepare'),
  rebuild: takes('rebuild'),
  check: takes('check'),
}

/** `loss EUR 1000`: a constant rate per hour at full outage. */
const loss: Attribute = ({ words, fields }) => {
  const currency = words.one('a currency')
  fields.loss = { currency, perHour: [{ from: '0s', rate: words.number('a rate') }] }
}

export const businessService: Attributes = {
  ...dependencies,
  tier: number('tier'),
  rto: word('rto'),
  rpo: word('rpo'),
  mtd: word('mtd'),
  wrt: word('wrt'),
  minimum: number('minimumLevel'),
  demand: number('demandPerHour'),
  users: inside('users', number('count')),
  'reports-per-hour': inside('users', number('reportsPerHour')),
  hours: inside('users', hours),
  days: inside('users', list('days')),
  outside: inside('users', number('outside')),
  deferrable: number('deferrable'),
  'catch-up': number('catchUp'),
  'reenter-lost': number('reenterLost'),
  loss,
}

export const workaround: Attributes = {
  activation: takes('activation'),
  share: number('share'),
  endurance: word('endurance'),
  reentry: number('reentry'),
}

export const response: Attributes = {
  team: word('team'),
  'users-report': takes('usersReport'),
  triage: inside('triage', takes('takes')),
  'triaged-by': inside('triage', word('team')),
  suppresses: inside('triage', word('suppresses')),
  'acts-on': word('actsOn'),
  diagnose: takes('diagnose'),
  'wrong-diagnosis': number('wrongDiagnosis'),
  'wrong-diagnosis-costs': takes('wrongDiagnosisCosts'),
  declare: takes('declare'),
  'declared-by': word('declaredBy'),
}
