/**
 * What an event says, as a clause in plain English without a full stop: `Orders database goes down`.
 *
 * One clause per kind of event. `explain.ts` adds how long it took and why it happened.
 */
import { assertNever } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { EntityState, LogEvent } from '../engine/log.ts'
import { nameOf, namesOf } from './names.ts'
import { formatCount, formatList, formatNumberOf, formatShare } from './words.ts'

function levelWords(event: LogEvent): string {
  return event.level === undefined ? '' : ` at ${formatShare(event.level)}`
}

/** A state event: from what, to what, in a verb. */
function stateClause(name: string, event: LogEvent): string {
  const to: EntityState = event.to ?? 'operational'
  switch (to) {
    case 'operational':
      return event.from === undefined ? `${name} is operational` : `${name} is back`
    case 'degraded':
      return event.from === 'degraded'
        ? `${name} is now${levelWords(event)} of its level`
        : `${name} runs degraded${levelWords(event)}`
    case 'down':
      return `${name} goes down`
    case 'recovering':
      return `${name} is being recovered`
    case 'on-fallback':
      return `${name} runs on its fallback${levelWords(event)}`
    case 'stopped':
      return `${name} stops and has to be started again`
    default:
      return assertNever(to)
  }
}

function machinesClause(name: string, event: LogEvent): string {
  const counts = event.machines
  if (counts === undefined) return `${name} changes`
  const now = `${formatCount(counts.working)} work and ${formatCount(counts.broken)} are broken`
  const rates: string[] = []
  const add = (perHour: number, what: string) => {
    if (perHour > 0) rates.push(`${formatCount(perHour)} an hour ${what}`)
  }
  add(counts.breakingPerHour, 'break')
  add(counts.selfHealingPerHour, 'heal by themselves')
  add(counts.remotePerHour, 'are mended remotely')
  add(counts.handsOnPerHour, 'are mended by hand')
  const machines = `of ${name}, ${now}`
  return rates.length === 0 ? machines : `${machines}; ${formatList(rates)}`
}

type Clause = (event: LogEvent, name: string, others: string, model: Model) => string

const by = (others: string) => (others === '' ? '' : ` by ${others}`)
const orElse = (others: string, words: string) => (others === '' ? words : others)

function backlogClause(event: LogEvent, name: string): string {
  const waiting = formatNumberOf(event.backlog ?? 0, 'piece', 'pieces')
  const perHour = event.backlogPerHour ?? 0
  if (perHour === 0) return `${name} has ${waiting} of work waiting`
  const trend = perHour > 0 ? 'growing' : 'shrinking'
  const rate = formatCount(Math.abs(perHour))
  return `${name} has ${waiting} of work waiting, ${trend} by ${rate} an hour`
}

const clauses: Readonly<Record<LogEvent['kind'], Clause>> = {
  'run-started': () => 'the run begins',
  message: (event, _, others) =>
    `message${others === '' ? '' : ` for ${others}`}: “${event.text ?? ''}”`,
  fault: (_, name, others) => (others === '' ? `${name} strikes` : `${name} hits ${others}`),
  'fault-cleared': (_, name, others) =>
    others === '' ? `${name} is over` : `the fault in ${others} is mended`,
  'update-pushed': (_, name) => `${name} is pushed out`,
  'ring-reached': (event, name, others) =>
    `${name} reaches ring ${orElse(event.text ?? others, 'one')}`,
  'gate-passed': (event, name, others) =>
    `${name} passes the gate of ring ${orElse(event.text ?? others, 'one')}`,
  'gate-halted': (event, name, others) =>
    `the gate of ring ${orElse(event.text ?? others, 'one')} stops ${name}`,
  'update-halted': (_, name) => `${name} is withdrawn`,
  'fix-known': (_, name) => `a way to mend the machines hit by ${name} is known`,
  state: (event, name) => stateClause(name, event),
  machines: (event, name) => machinesClause(name, event),
  noticed: (_, name, others) => `${name} is noticed${by(others)}`,
  detected: (_, name, others) => `${name} is detected${by(others)}`,
  paged: (_, name, others) => `a page about ${name} goes out to ${orElse(others, 'the team')}`,
  'page-failed': (_, name, others) =>
    `nobody can be paged about ${name}, as ${orElse(others, 'no channel')} does not get through`,
  acknowledged: (_, name, others) => `the page about ${name} is answered${by(others)}`,
  arrived: (_, name, others) => `help arrives for ${name}${others === '' ? '' : `: ${others}`}`,
  diagnosing: (_, name, others) => `the search for the cause of ${name} is begun${by(others)}`,
  'diagnosed-wrongly': (_, name) => `the first diagnosis of ${name} turns out to be wrong`,
  diagnosed: (_, name, others) => `the cause of ${name} is found${by(others)}`,
  declared: (_, name, others) => `an incident is declared for ${name}${by(others)}`,
  'no-recovery': (_, name, others) =>
    `nothing in the plan says how ${orElse(others, name)} would be mended`,
  'approval-asked': (_, name, others) =>
    `approval of ${name} is asked of ${orElse(others, 'somebody')}`,
  approved: (_, name, others) => `${name} is approved${by(others)}`,
  'task-waiting': (_, name, others) => `“${name}” waits for ${orElse(others, 'its turn')}`,
  'task-started': (_, name, others) => `“${name}” is started${by(others)}`,
  'task-done': (_, name) => `“${name}” is done`,
  'task-failed': (_, name) => `“${name}” fails and has to be tried again`,
  'task-abandoned': (_, name) => `“${name}” is given up`,
  'start-waiting': (_, name, others) =>
    `${name} cannot start without ${orElse(others, 'what it needs')}`,
  starting: (_, name) => `${name} begins to start`,
  deadlock: (_, name, others) =>
    `${name} can never start: it waits in a circle with ${orElse(others, 'itself')}`,
  oscillation: (_, name, others) =>
    `${name} switches back and forth without end with ${orElse(others, 'itself')}`,
  'failover-waiting': (_, name, others) =>
    `the switch of ${name} waits for ${orElse(others, 'a decision')}`,
  'failover-started': (_, name, others) =>
    `${name} begins to switch over${others === '' ? '' : ` to ${others}`}`,
  'failover-done': (_, name, others) =>
    `${name} has switched over${others === '' ? '' : ` to ${others}`}`,
  'failover-failed': (_, name) => `the switch of ${name} fails and has to be done by hand`,
  'outage-started': (_, name) => `${name} is out`,
  'outage-ended': (_, name) => `${name} is restored`,
  'workaround-started': (event, name, others) =>
    `${name} goes on by ${orElse(event.text ?? others, 'a workaround')}`,
  'workaround-ended': (event, name, others) =>
    `${orElse(event.text ?? others, 'the workaround')} of ${name} ends`,
  backlog: (event, name) => backlogClause(event, name),
  normal: (_, name) => `${name} is back to normal, with nothing left to catch up on`,
  'rto-missed': (_, name) => `${name} misses its recovery time objective`,
  'mtd-missed': (_, name) => `${name} passes its maximum tolerable downtime`,
}

/** What happened, as a clause that can stand alone or behind “because”. */
export function clauseOf(model: Model, event: LogEvent): string {
  const others = formatList(namesOf(model, event.other ?? []))
  return clauses[event.kind](event, nameOf(model, event.entity), others, model)
}
