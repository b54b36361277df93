/**
 * A log as text: one line per event with everything the event says.
 *
 * A view of the log for goldens, `blackstart run --log` and bug reports. Events have no numbers here,
 * so that one more event does not change every line behind it: a cause is named by its entity and
 * what happened to it, by its time where that differs, and by its place where the same thing
 * happened more than once at that instant.
 *
 *   0s    eu-lost    fault      eu-1
 *   0s    db         down       from operational, level 0         because eu-lost fault
 *   4h5m  repair/db  task-done  other dba, people 1, after 4h work  because repair/db task-started at 5m
 */
import type { LoadFigures, Log, LogEvent, MachineCounts, QueueCounts } from '../engine/log/log.ts'
import { compareIds } from '../ids.ts'
import { msToDuration } from '../plan/duration.ts'

/** The whole log, one line per event in its order, and what the run amounts to at the end. */
export function logToText(log: Log): string {
  const places = placesAmongSame(log.events)
  const rows = log.events.map((event) => [
    msToDuration(event.atMs),
    event.entity,
    eventWord(event),
    detailsOf(event, log.events).join(', '),
    causesOf(event, log.events, places),
  ])
  return `${[...alignColumns(rows), ...summaryOf(log)].join('\n')}\n`
}

/** What happened, in one word: the new state, or the kind of event. */
export function eventWord(event: LogEvent): string {
  return event.kind === 'state' && event.to !== undefined ? event.to : event.kind
}

/** Rows with every column as wide as its longest entry, and no spaces at the end. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function detailsOf(event: LogEvent, events: readonly LogEvent[]): string[] {
  const details: string[] = []
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) details.push(`${name} ${value}`)
  }
  add('from', event.from)
  if (event.kind !== 'state') add('to', event.to)
  add('level', event.level)
  add('delivered', event.delivered)
  add('other', event.other?.length === 0 ? 'nobody' : event.other?.join(' '))
  add('backlog', event.backlog)
  add('backlog per hour', event.backlogPerHour)
  if (event.machines !== undefined) details.push(...machineDetails(event.machines))
  if (event.queue !== undefined) details.push(...queueDetails(event.queue))
  add('integrity', event.integrity)
  add('as of', event.pointMs === undefined ? undefined : signedDuration(event.pointMs))
  add('lost', event.lostMs === undefined ? undefined : msToDuration(event.lostMs))
  add('gb', event.gb)
  add('gb per hour', event.gbPerHour)
  if (event.load !== undefined) details.push(...loadDetails(event.load))
  add('let in', event.letIn)
  add('people', event.people)
  add('reason', event.reason)
  add('text', event.text === undefined ? undefined : JSON.stringify(event.text))
  details.push(...spentSinceCause(event, events))
  return details
}

/** A moment of the run, or before it. */
function signedDuration(ms: number): string {
  return ms < 0 ? `-${msToDuration(-ms)}` : msToDuration(ms)
}

function machineDetails(machines: MachineCounts): string[] {
  return [
    `working ${machines.working}`,
    `broken ${machines.broken}`,
    `breaking ${machines.breakingPerHour}/h`,
    `self-healing ${machines.selfHealingPerHour}/h`,
    `remote ${machines.remotePerHour}/h`,
    `hands-on ${machines.handsOnPerHour}/h`,
  ]
}

function loadDetails(load: LoadFigures): string[] {
  return Object.entries(load).map(
    ([name, value]) => `${name} ${value}${name === 'waiting' ? '' : '/s'}`,
  )
}

function queueDetails(queue: QueueCounts): string[] {
  return [
    `waiting ${queue.waiting}`,
    `oldest ${msToDuration(queue.oldestMs)}`,
    `lost ${queue.lost}`,
    `in ${queue.inPerHour}/h`,
    `out ${queue.outPerHour}/h`,
    `losing ${queue.lostPerHour}/h`,
  ]
}

/** What the time since the binding cause was spent on; nothing where none passed. */
function spentSinceCause(event: LogEvent, events: readonly LogEvent[]): string[] {
  const cause = events[event.because[0] ?? -1]
  if (cause === undefined) return event.segment === 'instant' ? [] : [event.segment]
  const passedMs = event.atMs - cause.atMs
  if (event.segment === 'instant' && passedMs === 0) return []
  return [`after ${msToDuration(passedMs)} ${event.segment}`]
}

function causesOf(event: LogEvent, events: readonly LogEvent[], places: readonly number[]): string {
  const named = event.because.map((id) => {
    const cause = events[id]
    if (cause === undefined) return `event ${id}`
    const place = places[id] === 1 ? '' : ` (${places[id]})`
    const time = cause.atMs === event.atMs ? '' : ` at ${msToDuration(cause.atMs)}`
    return `${cause.entity} ${eventWord(cause)}${place}${time}`
  })
  return named.length === 0 ? '' : `because ${named.join(', ')}`
}

/** For each event, from 1, which one it is of those that say the same of an entity at an instant. */
function placesAmongSame(events: readonly LogEvent[]): number[] {
  const counts = new Map<string, number>()
  return events.map((event) => {
    const same = JSON.stringify([event.atMs, event.entity, eventWord(event)])
    const place = (counts.get(same) ?? 0) + 1
    counts.set(same, place)
    return place
  })
}

function summaryOf(log: Log): string[] {
  const work = Object.entries(log.workMsByTeam)
    .sort(([a], [b]) => compareIds(a, b))
    .map(([team, ms]) => `worked  ${team}  ${msToDuration(ms)}`)
  const rest = log.isComplete ? 'nothing more happens' : 'more would happen'
  return ['', `until ${msToDuration(log.untilMs)}: ${rest}`, ...work]
}
