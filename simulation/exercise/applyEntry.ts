/**
 * The exercise as a state machine: one entry more, or why it must not be written.
 *
 * Whoever writes a journal and whoever reads one go through here, so that a journal that can be
 * written can be read again.
 */
import type { Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import * as conducting from './apply/conducting.ts'
import * as deciding from './apply/deciding.ts'
import * as evaluating from './apply/evaluating.ts'
import * as injecting from './apply/injecting.ts'
import * as people from './apply/people.ts'
import { type Handlers, handleWith, isRefusal, refuse, type Refusal } from './apply/step.ts'
import { isGiven } from './isGiven.ts'
import type { Journal } from './parse.ts'
import type { DeedKind } from './schema/deeds.ts'
import type { Entry, Source } from './schema/journal.ts'
import { emptyExercise, type Exercise } from './state.ts'

const handlers: Handlers = {
  prepared: conducting.prepared,
  locked: conducting.locked,
  started: conducting.started,
  clock: conducting.clock,
  jumped: conducting.jumped,
  reached: conducting.reached,
  stopped: conducting.stopped,
  resumed: conducting.resumed,
  ended: conducting.ended,
  closed: conducting.closed,
  forked: conducting.forked,
  switched: conducting.switched,
  checked: conducting.checked,
  noted: conducting.noted,
  registered: people.registered,
  came: people.came,
  went: people.went,
  seated: people.seated,
  moved: people.moved,
  unseated: people.unseated,
  injected: injecting.injected,
  held: injecting.held,
  released: injecting.released,
  skipped: injecting.skipped,
  rewritten: injecting.rewritten,
  asked: deciding.asked,
  voted: deciding.voted,
  counted: deciding.counted,
  decided: deciding.decided,
  withdrawn: deciding.withdrawn,
  requested: deciding.requested,
  answered: deciding.answered,
  observed: evaluating.observed,
  clustered: evaluating.clustered,
  supported: evaluating.supported,
  rated: evaluating.rated,
  promised: evaluating.promised,
  'put-off': evaluating.putOff,
  'fed-back': evaluating.fedBack,
}

/** What others than the facilitator may do, who may do everything that people do. */
const mayDo: Readonly<Record<Exclude<Source, 'facilitator'>, ReadonlySet<DeedKind>>> = {
  engine: new Set<DeedKind>(['reached', 'checked', 'injected', 'seated']),
  participant: new Set<DeedKind>([
    'voted',
    'decided',
    'requested',
    'observed',
    'supported',
    'fed-back',
  ]),
  scribe: new Set<DeedKind>(['observed', 'clustered', 'came', 'went', 'registered', 'counted']),
}

/** True if somebody may do such a thing at all. */
export function mayDoIt(source: Source, kind: DeedKind): boolean {
  return source === 'facilitator' || mayDo[source].has(kind)
}

/** The exercise after one entry more, or the problem with it. */
export function applyEntry(state: Exercise, entry: Entry): Result<Exercise> {
  const refusal = misplaced(state, entry) ?? unauthorised(state, entry)
  if (refusal !== undefined) return fail([toProblem(refusal, entry)])
  const { speed } = state.clock
  const clock = { wallMs: entry.wallMs, atMs: entry.atMs, speed }
  const isPlaying = state.phase === 'running'
  const now: Exercise = isPlaying ? { ...state, clock } : state
  const step = handleWith(handlers, now, entry)
  if (isRefusal(step)) return fail([toProblem(step, entry)])
  return succeed(heard({ ...step, seq: entry.seq, wallMs: entry.wallMs }, entry))
}

/** A replay of a whole journal; the first entry that cannot be is named. */
export function replayJournal({ header, entries }: Journal): Result<Exercise> {
  let state = emptyExercise(header)
  for (const entry of entries) {
    const next = applyEntry(state, entry)
    if (!next.ok) return next
    state = next.value
  }
  return succeed(state)
}

function misplaced(state: Exercise, { seq, wallMs, atMs }: Entry): Refusal | undefined {
  if (seq !== state.seq + 1) {
    return refuse(`Entry ${seq} does not follow entry ${state.seq}.`, 'Read the journal again.')
  }
  if (wallMs < state.wallMs) {
    return refuse('The clock on the wall went back.', 'Use the later time: entries are in order.')
  }
  if (atMs < state.clock.atMs) {
    return refuse('The story has gone further.', 'Use the time that the story has reached.')
  }
  return undefined
}

function unauthorised(state: Exercise, { by, did }: Entry): Refusal | undefined {
  if (!mayDoIt(by.source, did.kind)) {
    return refuse(`“${did.kind}” is not for the ${by.source}.`, 'Ask the facilitator.')
  }
  if (state.phase === 'stopped' && did.kind !== 'resumed' && did.kind !== 'noted') {
    return refuse('Everything is stopped: a real incident.', 'Go on when the facilitator says so.')
  }
  if (state.phase === 'closed') return refuse('The exercise is over.', 'Its journal is complete.')
  if (by.source !== 'participant') return undefined
  const seat =
    by.seat !== undefined && isGiven(state.seats, by.seat) ? state.seats[by.seat] : undefined
  if (seat === undefined) return refuse('Nobody sits there.', 'Join the exercise.')
  if (by.nonce === undefined || by.nonce <= seat.nonce) {
    return refuse('This has been received already.', 'There is nothing to do: it counts once.')
  }
  return undefined
}

/** The seat was heard of, and its number is used up. */
function heard(state: Exercise, { by, wallMs }: Entry): Exercise {
  const seat = by.seat === undefined ? undefined : state.seats[by.seat]
  if (seat === undefined || by.source !== 'participant') return state
  const used = { ...seat, nonce: by.nonce ?? seat.nonce, heardMs: wallMs }
  return { ...state, seats: { ...state.seats, [seat.id]: used } }
}

function toProblem({ refused, hint }: Refusal, { seq, did }: Entry): Problem {
  return {
    code: 'refused-entry',
    severity: 'error',
    where: { path: ['entries', seq, did.kind], line: seq + 1, column: 1 },
    message: refused,
    hint,
  }
}
