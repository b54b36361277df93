/**
 * What comes out as tables and dates: the journal and the improvement plan as CSV, due dates as a calendar.
 */
import { civilDate } from '../../compile/instants.ts'
import { formatDuration, formatInstant } from '../../views/words.ts'
import type { AfterAction } from './afterAction.ts'

/**
 * One cell of a CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front,
 * because people who were in the room wrote it.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function toCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** The merged timeline, a line each. */
export function timelineToCsv({ timeline }: AfterAction): string {
  const lines = timeline.map(({ atMs, wallMs, source, seq, text }) => [
    formatDuration(atMs),
    wallMs < 0 ? '' : formatInstant(wallMs, 0),
    source,
    seq < 0 ? '' : String(seq),
    text,
  ])
  return toCsv([['story', 'wall', 'source', 'entry', 'what'], ...lines])
}

/** The improvement plan in the columns of HSEEP’s appendix A. */
export function improvementsToCsv({ improvements }: AfterAction): string {
  const lines = improvements.flatMap(({ gap, actions, putOff }) => {
    const { text, severity = 'low', reference = '', cause = '' } = gap.what
    const area = [severity, text, reference, cause]
    if (actions.length === 0) return [[...area, '', '', '', '', '', putOff]]
    return actions.map((one) => [
      ...area,
      one.text,
      one.element ?? '',
      one.owner,
      one.due,
      one.test ?? '',
      '',
    ])
  })
  const heads = ['severity', 'area for improvement', 'reference', 'cause', 'corrective action']
  return toCsv([
    [...heads, 'element', 'owner', 'due', 'test of success', 'not now because'],
    ...lines,
  ])
}

/** Text in a calendar file (RFC 5545). */
function escaped(text: string): string {
  return text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n')
}

/** Lines of at most 75 octets, as calendars want them; counted as if each sign took three. */
function folded(line: string): string {
  const pieces = line.match(/.{1,24}/gsu) ?? []
  return pieces.join('\r\n ')
}

/** Due dates of all actions, a whole day each. */
export function improvementsToCalendar({ improvements, state }: AfterAction): string {
  const stamp = formatStamp(state.wallMs)
  const events = improvements.flatMap(({ actions }) =>
    actions.flatMap((one) => [
      'BEGIN:VEVENT',
      folded(`UID:${escaped(`${state.header.id}-${one.action}`)}@blackstart`),
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${one.due.replaceAll('-', '')}`,
      folded(`SUMMARY:${escaped(`${one.owner}: ${one.text}`)}`),
      'END:VEVENT',
    ]),
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Blackstart//Exercise//EN',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

/** `20261123T051500Z`. */
function formatStamp(wallMs: number): string {
  const dayMs = 86_400_000
  const { year, month, day } = civilDate(Math.floor(wallMs / dayMs))
  const seconds = Math.floor((wallMs % dayMs) / 1_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${year}${two(month)}${two(day)}T${time.map(two).join('')}Z`
}
