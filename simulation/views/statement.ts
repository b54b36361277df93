/**
 * What an event says, as a clause in plain English without a full stop: `Orders database went down`.
 *
 * One clause per kind of event, in the past tense, which reads right for one thing and for many.
 * `explain.ts` adds how long it took and why it happened.
 */
import { assertNever } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { LogEvent, WaitReason } from '../engine/log/log.ts'
import { asked, perSecond, served, waiting } from './loadWords.ts'
import { nameOf, namesOf } from './names.ts'
import { refusalWords } from './refusalWords.ts'
import { formatCount, formatDuration, formatList, formatNumberOf, formatShare } from './words.ts'

function levelWords(event: LogEvent, word: string): string {
  return event.level === undefined ? '' : ` ${word} ${formatShare(event.level)}`
}

/** What reaches customers counts; a business service’s own level says only what its systems give. */
function fallbackWords({ delivered, level }: LogEvent): string {
  if (delivered !== undefined) return `, which carried ${formatShare(delivered)}`
  return level === undefined || level === 1 ? '' : ` at ${formatShare(level)}`
}

/** While people carry a service, its level is that of its systems alone. */
function ownLevel(name: string, { delivered, level }: LogEvent): string {
  return delivered === undefined || delivered === level ? name : `what the systems gave ${name}`
}

/** A state event: from what, to what, in a verb. */
function stateClause(name: string, event: LogEvent): string {
  const to = event.to ?? 'operational'
  if (event.from === to) return `${ownLevel(name, event)} came${levelWords(event, 'to')}`
  switch (to) {
    case 'operational':
      return event.from === undefined ? `${name} stood ready` : `${name} came back`
    case 'degraded':
      return `${name} degraded${levelWords(event, 'to')}`
    case 'down':
      return `${name} went down`
    case 'recovering':
      return `${name} began to recover`
    case 'on-fallback':
      return `${name} went on to its fallback${fallbackWords(event)}`
    case 'stopped':
      return `${name} stopped and had to be started again`
    default:
      return assertNever(to)
  }
}

function machinesClause(name: string, event: LogEvent): string {
  const counts = event.machines
  if (counts === undefined) return `${name} changed`
  const { working, broken } = counts
  return `${name} had ${formatCount(working)} working and ${formatCount(broken)} broken ${Math.round(broken) === 1 ? 'machine' : 'machines'}`
}

/** How fast machines changed from a `machines` event on; empty if they did not. */
export function rateWords(event: LogEvent): string {
  const counts = event.machines
  if (counts === undefined) return ''
  const rates: string[] = []
  const add = (perHour: number, what: string) => {
    if (perHour > 0)
      rates.push(`${perHour < 1 ? 'less than one' : formatCount(perHour)} an hour ${what}`)
  }
  add(counts.breakingPerHour, 'broke')
  add(counts.selfHealingPerHour, 'healed by themselves')
  add(counts.remotePerHour, 'were mended remotely')
  add(counts.handsOnPerHour, 'were mended by hand')
  return rates.length === 0 ? '' : `; from then on ${formatList(rates)}`
}

type Clause = (event: LogEvent, name: string, others: string, model: Model) => string

const by = (others: string) => (others === '' ? '' : ` by ${others}`)
const orElse = (others: string, words: string) => (others === '' ? words : others)

const of = (others: string) => (others === '' ? '' : ` of ${others}`)

function believedClause(name: string, others: string, how: string): string {
  return `${name} was thought to be ${how}${others === '' ? '' : `, as told by ${others}`}`
}

/** What waits, and whether it becomes more. */
function queueClause({ queue }: LogEvent, what: string): string {
  if (queue === undefined) return `${what} waited`
  const { waiting, oldestMs, inPerHour, outPerHour, lostPerHour } = queue
  const growth = inPerHour - outPerHour - lostPerHour
  const trend = growth > 0 ? 'more and more' : growth < 0 ? 'fewer and fewer' : 'as many'
  const age = oldestMs > 0 ? `, the oldest for ${formatDuration(oldestMs)},` : ''
  const loss = lostPerHour > 0 ? ` and ${formatCount(lostPerHour)} an hour were lost` : ''
  return `${formatCount(waiting)} ${what} waited${age} and ${trend} did${loss}`
}

function backlogClause(event: LogEvent, name: string): string {
  const waiting = formatNumberOf(event.backlog ?? 0, 'piece', 'pieces')
  const perHour = event.backlogPerHour ?? 0
  if (perHour === 0) return `${name} had ${waiting} of work waiting`
  const trend = perHour > 0 ? 'growing' : 'shrinking'
  const rate = formatCount(Math.abs(perHour))
  return `${name} had ${waiting} of work waiting, ${trend} by ${rate} an hour`
}

/** What the data of something were from then on. */
function integrityClause(name: string, { integrity = 'clean' }: LogEvent): string {
  switch (integrity) {
    case 'clean':
      return `the data of ${name} could be trusted`
    case 'suspect':
      return `the data of ${name} could not be trusted`
    case 'corrupt':
      return `the data of ${name} were corrupt`
    case 'encrypted':
      return `${name} was encrypted`
    case 'lost':
      return `the data of ${name} were gone`
    default:
      return assertNever(integrity)
  }
}

function lostWords({ lostMs = 0 }: LogEvent): string {
  return lostMs === 0 ? 'any loss' : `the work of ${formatDuration(lostMs)}`
}

/** As of which moment data are, counted from the start of the run. */
function pointWords({ pointMs }: LogEvent): string {
  if (pointMs === undefined) return ''
  const when = pointMs < 0 ? 'before' : 'after'
  return ` as of ${formatDuration(Math.abs(pointMs))} ${when} the start`
}

function rateClause(name: string, { gb = 0, gbPerHour = 0 }: LogEvent): string {
  if (gbPerHour === 0) return `nothing flowed back to ${name}`
  return `${name} had ${formatCount(gb)} GB back and got ${formatCount(gbPerHour)} GB an hour`
}

type Words = { readonly name: string; readonly others: string }

function noticedClause(model: Model, event: LogEvent, { name, others }: Words): string {
  const isGroup = (model.groups[model.indexById[event.entity] ?? -1] ?? null) !== null
  return isGroup
    ? `the loss of ${others} was noticed`
    : `trouble with ${name} was noticed${by(others)}`
}

function arrivedClause(model: Model, event: LogEvent, name: string): string {
  const isTeam = model.plan.teams?.[event.entity] !== undefined
  return isTeam ? `people of ${name} arrived` : `helping hands reached ${name}`
}

/** What people are at: a task by its name, or the search for the cause of a fault. */
function workWords(model: Model, event: LogEvent, name: string): string {
  const isFault = model.faults.some(({ id }) => id === event.entity)
  if (isFault) return `the search for the cause of ${name}`
  return model.indexById[event.entity] === undefined ? `“${name}”` : `the alert about ${name}`
}

const waitWords: Readonly<Record<WaitReason, string>> = {
  busy: 'who had their hands full',
  'too-few': 'of whom there were too few',
  'off-duty': 'who were off duty',
  absent: 'who were absent',
  'pre-empted': 'who were called away',
  'shift-over': 'whose shift was over',
  'gate-closed': 'which had to be there all the time',
}

function waitingClause(model: Model, event: LogEvent, { name, others }: Words): string {
  const why = event.reason === undefined ? '' : `, ${waitWords[event.reason]}`
  return `${workWords(model, event, name)} had to wait for ${orElse(others, 'people')}${why}`
}

function pausedClause(model: Model, event: LogEvent, { name, others }: Words): string {
  const work = workWords(model, event, name)
  if (event.reason === 'pre-empted')
    return `${work} was put off for ${orElse(others, 'other work')}`
  if (event.reason === 'absent')
    return `${work} was left, because ${orElse(others, 'its people')} were absent`
  return `${work} was left when the shift ended${others === '' ? '' : ` for ${others}`}`
}

const clauses: Readonly<Record<LogEvent['kind'], Clause>> = {
  'run-started': () => 'the run began',
  message: (event, _, others) =>
    `message${others === '' ? '' : ` for ${others}`}: “${event.text ?? ''}”`,
  fault: (_, name, others) => (others === '' ? `${name} struck` : `${name} struck ${others}`),
  'fault-cleared': (_, name, others) =>
    others === '' ? `${name} was over` : `the fault in ${others} was gone`,
  'update-pushed': (_, name) => `${name} was pushed out`,
  'ring-reached': (_, name, others) => `${name} reached the ring “${orElse(others, 'all')}”`,
  'gate-passed': (_, name, others) =>
    `${name} passed the gate of the ring “${orElse(others, 'all')}”`,
  'gate-halted': (_, name, others) =>
    `the gate of the ring “${orElse(others, 'all')}” stopped ${name}`,
  'update-halted': (_, name) => `${name} was withdrawn`,
  'fix-known': (_, name) => `a way to mend the machines hit by ${name} was known`,
  state: (event, name) => stateClause(name, event),
  machines: (event, name) => machinesClause(name, event),
  noticed: (event, name, others, model) => noticedClause(model, event, { name, others }),
  detected: (_, name) => `${name} was detected`,
  'believed-well': (_, name, others) => believedClause(name, others, 'well'),
  'believed-degraded': (_, name, others) => believedClause(name, others, 'degraded'),
  'believed-down': (_, name, others) => believedClause(name, others, 'down'),
  'believed-damaged': (_, name, others) => believedClause(name, others, 'damaged'),
  announced: (_, name) => `what was believed of ${name} was made known`,
  alert: (_, name, others) => `an alert about ${name} was raised${by(others)}`,
  'alert-joined': (_, name) => `one more alert, about ${name}, joined a ticket`,
  'triage-started': (_, name, others) => `somebody${of(others)} looked at the alert about ${name}`,
  'triage-done': (_, name) => `the alert about ${name} was looked at`,
  'false-alarm': (_, name) => `the alert about ${name} turned out to be for nothing`,
  paged: (_, name, others) => `a page went to ${name}${others === '' ? '' : ` through ${others}`}`,
  'page-failed': (_, name, others) =>
    `no page got through to ${name} by ${orElse(others, 'any channel')}`,
  acknowledged: (_, name) => `the page to ${name} was answered`,
  'set-out': (_, name) => `helping hands set out for ${name}`,
  arrived: (event, name, _, model) => arrivedClause(model, event, name),
  diagnosing: (_, name, others) => `the search for the cause of ${name} was begun${by(others)}`,
  'diagnosed-wrongly': (_, name) => `the first diagnosis of ${name} turned out to be wrong`,
  diagnosed: (_, name) => `the cause of ${name} was found`,
  declared: (_, name, others) => `an incident was declared for ${name}${by(others)}`,
  'no-recovery': (_, name) => `nothing in the plan says how ${name} would be mended`,
  'runbook-activated': (_, name) => `${name} was set going`,
  'approval-asked': (_, name, others) =>
    `approval of ${name} was asked of ${orElse(others, 'somebody')}`,
  approved: (_, name, others) => `${name} was approved${by(others)}`,
  'work-waiting': (event, name, others, model) => waitingClause(model, event, { name, others }),
  'work-paused': (event, name, others, model) => pausedClause(model, event, { name, others }),
  'work-resumed': (event, name, others, model) =>
    `${workWords(model, event, name)} was gone on with${by(others)}`,
  'task-waiting': (_, name, others) => `“${name}” had to wait for ${orElse(others, 'its turn')}`,
  'task-started': (_, name, others) => `“${name}” was started${by(others)}`,
  'task-done': (_, name) => `“${name}” was done`,
  'task-failed': (_, name) => `“${name}” failed and had to be tried again`,
  'task-abandoned': (_, name) => `“${name}” was given up`,
  'task-skipped': (_, name) => `“${name}” was no longer needed`,
  'task-unattended': (_, name) => `“${name}” went on without anybody’s hands`,
  integrity: (event, name) => integrityClause(name, event),
  'data-lost': (event, name) => `${name} lost ${lostWords(event)}`,
  'copies-lost': (_, name, others) =>
    `the copies in ${name} were lost${others === '' ? '' : ` with ${others}`}`,
  'restore-point-known': (event, name) =>
    `it was known since when ${name} had been at work${pointWords(event)}`,
  'restore-waiting': (_, name, others) =>
    `the data of ${name} could not be restored without ${orElse(others, 'a copy')}`,
  'restore-started': (event, name, others) =>
    `${name} began to be restored from ${orElse(others, 'a copy')}${pointWords(event)}`,
  'restore-rate': (event, name) => rateClause(name, event),
  'restore-copied': (_, name) => `all data of ${name} were copied back`,
  'restore-rebuilt': (_, name) => `the data of ${name} were rebuilt`,
  'restore-failed': (event, name, others) =>
    `the copy${pointWords(event)} in ${orElse(others, 'store')} proved no good for ${name}`,
  restored: (event, name) =>
    `${name} had its data back${pointWords(event)}, without ${lostWords(event)}`,
  inconsistent: (_, name, others) =>
    `the data of ${name} were as of another moment than those of ${orElse(others, 'its group')}`,
  'task-unblocked': (_, name) => `nothing kept “${name}” from going on`,
  stuck: (event, name, _, model) =>
    `${name} waited for what nobody would bring back: ${namesOf(model, event.other ?? []).join(', which waited for ')}`,
  'decision-asked': (event, name, others) =>
    `${others === '' ? 'a decision was asked for' : `${others} was asked to decide`}: “${event.text ?? name}”`,
  'decision-taken': (_, name, others) => `it was decided${by(others)} to do this: ${name}`,
  'decision-by-default': (_, name) => `nobody answered, so this was taken for decided: ${name}`,
  'decision-refused': (event, name, _, model) =>
    `“${name}” could not be done: ${refusalWords(model, event)}`,
  'action-started': (_, name, others) => `“${name}” was begun${by(others)}`,
  'action-done': (_, name) => `“${name}” was done`,
  'action-failed': (_, name) => `“${name}” failed`,
  'start-waiting': (_, name, others) =>
    `${name} could not start without ${orElse(others, 'what it needs')}`,
  starting: (_, name) => `${name} began to start`,
  deadlock: (_, name, others) =>
    `${name} could never start, waiting in a circle with ${orElse(others, 'itself')}`,
  oscillation: (_, name, others) =>
    `${name} switched back and forth without end with ${orElse(others, 'itself')}`,
  'budget-spent': () => 'the run was cut off: it had come to as many steps as it was allowed',
  'failover-waiting': (_, name, others) =>
    `the switch of ${name} had to wait for ${orElse(others, 'a decision')}`,
  'failover-started': (_, name, others) =>
    `${name} began to switch over${others === '' ? '' : ` to ${others}`}`,
  'failover-done': (_, name, others) =>
    `${name} switched over${others === '' ? '' : ` to ${others}`}`,
  'failover-failed': (_, name) => `the switch of ${name} failed and had to be done by hand`,
  demand: (event, name) => `${name} was asked for ${perSecond(event.load?.demand)}`,
  overloaded: (event, name) => `${name} was asked for more than it can carry${asked(event)}`,
  collapsed: (event, name) => `${name} collapsed under its load${served(event)}`,
  'stays-collapsed': (event, name) =>
    `${name} stayed collapsed although its capacity was enough for the demand${asked(event)}`,
  'load-recovered': (event, name) => `${name} coped with its load again${served(event)}`,
  'line-shrinks': (event, name) => `the line at ${name} began to shrink${waiting(event)}`,
  'line-full': (event, name) => `the line at ${name} was full${waiting(event)}`,
  'warmed-up': (event, name) =>
    `${name} warmed up to ${perSecond(event.load?.capacity)} that it can serve`,
  'breaker-opened': (_, name, others) =>
    `${name} stopped calling ${orElse(others, 'what failed')} but for a few tries`,
  'breaker-closed': (_, name, others) =>
    `${name} called ${orElse(others, 'what had failed')} again as before`,
  shed: (event, name) =>
    event.letIn === 1
      ? `${name} let in all of its demand again`
      : `${name} let in only ${formatShare(event.letIn ?? 1)} of its demand`,
  'load-reset': (_, name) => `${name} began afresh without what had piled up`,
  queue: (event, name, others) =>
    `${queueClause(event, 'messages')} from ${name} to ${orElse(others, 'its provider')}`,
  'queue-full': (_, name, others) =>
    `the queue from ${name} to ${orElse(others, 'its provider')} was full`,
  'queue-empty': (_, name, others) =>
    `nothing waited any more from ${name} to ${orElse(others, 'its provider')}`,
  lag: (event, name, others) =>
    `${queueClause(event, 'changes')} from ${name} to ${orElse(others, 'its copy')}`,
  'lag-gone': (_, name, others) => `${orElse(others, 'the copy')} had caught up with ${name}`,
  'split-brain': (_, name, others) =>
    others === ''
      ? `both sides of ${name} went on apart`
      : `${name} went on apart: data changed on both sides (${others})`,
  'outage-started': (_, name) => `${name} fell below its minimum level`,
  'outage-ended': (_, name) => `${name} came back to its minimum level`,
  'workaround-started': (_, name, others) => `${name} went on by ${orElse(others, 'a workaround')}`,
  'workaround-ended': (_, name, others) => `${orElse(others, 'the workaround')} ended for ${name}`,
  backlog: (event, name) => backlogClause(event, name),
  normal: (_, name) => `${name} caught up with everything that had waited`,
  'rto-missed': (_, name) => `${name} missed its recovery time objective`,
  'mtd-missed': (_, name) => `${name} passed its maximum tolerable downtime`,
}

/** Names that stories give to faults are quoted, since they are whole clauses as often as not. */
function entityName(model: Model, id: string): string {
  const quoted = model.scenario.faults?.[id]?.name
  return quoted === undefined ? nameOf(model, id) : `“${quoted}”`
}

/** What happened, as a clause that can stand alone or behind “because”. */
export function clauseOf(model: Model, event: LogEvent): string {
  const others = formatList(namesOf(model, event.other ?? []))
  return clauses[event.kind](event, entityName(model, event.entity), others, model)
}
