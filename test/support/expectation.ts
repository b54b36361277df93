/**
 * What a test expects of a log, in the words of the log itself.
 *
 *   0s    db        down
 *   0s    web       down         because db
 *   4h    repair/db task-done    people 1  because repair/db task-started
 *   1h    web       degraded     level 0.4
 *   never auth
 *   never web       starting
 *
 * Rules:
 *
 * - A line is a time, an entity and what happened to it: the new state, or the kind of an event.
 * - Mentioning an entity with a state asks for *all* its changes of state; with a kind of event, for
 *   all its events of that kind. What is mentioned must be complete and in the log’s order; what is
 *   not mentioned is not looked at. `never web` mentions the states of web and expects none;
 *   `never web starting` does the same with a kind.
 * - Details behind are compared where they are written: level, delivered, from, other, people,
 *   waiting, dropped, oldest-ms, reason, as-of, lost, integrity, gb, gb-per-hour, demand, capacity,
 *   attempts, goodput, let-in, backlog, per-hour, working, broken, breaking, self-healing, remote, hands-on (numbers to the
 *   decimals written), `after 4h work` (what the time since the binding cause was spent on), and
 *   `because` at the end.
 * - `because` names all causing entities, the binding one first, separated by commas, each with what
 *   happened to it if that is to be compared too; an entity that is named twice running is named once.
 */
import {
  type EntityState,
  entityStates,
  eventKinds,
  type Log,
  type LogEvent,
  msToDuration,
} from '../../simulation/index.ts'
import { eventWord } from '../../simulation/views/logText.ts'
import { linesOf } from './notation/sketch.ts'
import { Words } from './notation/words.ts'

type Detail = readonly [name: string, value: string]

type Expected = {
  readonly time: string
  readonly entity: string
  readonly word: string
  readonly details: readonly Detail[]
  /** As written; `undefined` where causes are not compared. */
  readonly because: readonly string[] | undefined
}

type Expectation = {
  readonly lines: readonly Expected[]
  /** Entity and class of events, as `keyOf` gives them. */
  readonly mentioned: ReadonlySet<string>
}

/** A moment of the run, or before it. */
function signed(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined
  return ms < 0 ? `-${msToDuration(-ms)}` : msToDuration(ms)
}

const detailValues: Readonly<Record<string, (event: LogEvent) => string | number | undefined>> = {
  level: (event) => event.level,
  delivered: (event) => event.delivered,
  from: (event) => event.from,
  other: (event) => event.other?.join('+'),
  people: (event) => event.people,
  'as-of': (event) => signed(event.pointMs),
  lost: (event) => (event.lostMs === undefined ? undefined : msToDuration(event.lostMs)),
  integrity: (event) => event.integrity,
  gb: (event) => event.gb,
  'gb-per-hour': (event) => event.gbPerHour,
  reason: (event) => event.reason,
  backlog: (event) => event.backlog,
  'per-hour': (event) => event.backlogPerHour,
  dropped: (event) => event.queue?.lost,
  'oldest-ms': (event) => event.queue?.oldestMs,
  working: (event) => event.machines?.working,
  broken: (event) => event.machines?.broken,
  breaking: (event) => event.machines?.breakingPerHour,
  'self-healing': (event) => event.machines?.selfHealingPerHour,
  remote: (event) => event.machines?.remotePerHour,
  demand: (event) => event.load?.demand,
  capacity: (event) => event.load?.capacity,
  attempts: (event) => event.load?.attempts,
  goodput: (event) => event.load?.goodput,
  waiting: (event) => event.queue?.waiting ?? event.load?.waiting,
  'let-in': (event) => event.letIn,
  'hands-on': (event) => event.machines?.handsOnPerHour,
}

/** What a text expects, and what the log says to it, both in the same words. */
export function compareLog(log: Log, text: string): { expected: string; actual: string } {
  const { lines, mentioned } = readExpectation(text)
  const events = log.events.filter((event) => mentioned.has(keyOf(event.entity, eventWord(event))))
  const open = [...lines]
  return {
    expected: lines.map(expectedLine).join('\n'),
    actual: events.map((event) => actualLine(log, event, takeLine(open, event))).join('\n'),
  }
}

/** The next line that is about this event; it says which details are to be compared. */
function takeLine(open: Expected[], event: LogEvent): Expected | undefined {
  const time = msToDuration(event.atMs)
  const word = eventWord(event)
  const index = open.findIndex(
    (line) => line.time === time && line.entity === event.entity && line.word === word,
  )
  return index < 0 ? undefined : open.splice(index, 1)[0]
}

function readExpectation(text: string): Expectation {
  const lines: Expected[] = []
  const mentioned = new Set<string>()
  for (const line of linesOf(text)) {
    const [time = '', entity = '', word] = line.split(/\s+/)
    mentioned.add(keyOf(entity, knownWord(line, word ?? (time === 'never' ? 'down' : ''))))
    if (time !== 'never') lines.push(readLine(line))
  }
  return { lines, mentioned }
}

function readLine(line: string): Expected {
  const [facts = '', causes] = line.split(/\s+because\s+/)
  const words = new Words(facts, [])
  const time = words.one('a time')
  const entity = words.one('an entity')
  const word = words.one('what happened')
  const details: Detail[] = []
  while (!words.isAtEnd) {
    const name = words.one('a detail')
    if (name === 'after') details.push([name, `${words.one('a duration')} ${words.one('what')}`])
    else if (name in detailValues) details.push([name, words.one(name)])
    else throw new Error(`“${name}” is no detail of an event, in “${line}”`)
  }
  const because = causes?.split(',').map((cause) => cause.trim().replace(/\s+/g, ' '))
  return { time, entity, word, details, because }
}

/** Entity and class of an event: all states are one class, every other kind is its own. */
function keyOf(entity: string, word: string): string {
  return `${entity} ${isState(word) ? 'state' : word}`
}

function isState(word: string): word is EntityState {
  return entityStates.some((state) => state === word)
}

function knownWord(line: string, word: string): string {
  if (isState(word) || eventKinds.some((kind) => kind === word)) return word
  throw new Error(`“${word}” is neither a state nor a kind of event, in “${line}”`)
}

function expectedLine({ time, entity, word, details, because }: Expected): string {
  return lineOf([time, entity, word], details, because)
}

function actualLine(log: Log, event: LogEvent, expected: Expected | undefined): string {
  const details = (expected?.details ?? []).map(
    ([name, value]): Detail => [name, actualDetail(log, event, { name, value })],
  )
  const because =
    expected?.because === undefined ? undefined : actualCauses(log, event, expected.because)
  return lineOf([msToDuration(event.atMs), event.entity, eventWord(event)], details, because)
}

function lineOf(
  facts: readonly string[],
  details: readonly Detail[],
  because: readonly string[] | undefined,
): string {
  return [
    ...facts,
    ...details.map(([name, value]) => `${name} ${value}`),
    ...(because === undefined ? [] : [`because ${because.join(', ')}`]),
  ].join('  ')
}

function actualDetail(
  log: Log,
  event: LogEvent,
  expected: { readonly name: string; readonly value: string },
): string {
  if (expected.name === 'after') return spentSinceCause(log, event)
  const value = detailValues[expected.name]?.(event)
  const digits = /\.(\d+)$/.exec(expected.value)?.[1]?.length
  return typeof value === 'number' && digits !== undefined ? value.toFixed(digits) : String(value)
}

function spentSinceCause(log: Log, event: LogEvent): string {
  const cause = log.events[event.because[0] ?? -1]
  return `${msToDuration(event.atMs - (cause?.atMs ?? 0))} ${event.segment}`
}

/** The causing entities, with what happened to them where the expectation says so in that place. */
function actualCauses(log: Log, event: LogEvent, expected: readonly string[]): string[] {
  const causes: string[] = []
  for (const id of event.because) {
    const cause = log.events[id]
    if (cause === undefined) continue
    const isNamedWithWord = expected[causes.length]?.includes(' ') ?? false
    const name = isNamedWithWord ? `${cause.entity} ${eventWord(cause)}` : cause.entity
    if (causes.at(-1) !== name) causes.push(name)
  }
  return causes
}
