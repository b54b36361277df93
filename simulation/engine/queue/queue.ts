/**
 * The cues of a run in their one order: time, phase, kind, subject, then the order of scheduling.
 *
 * Whoever schedules a cue that may be overtaken keeps a version and compares it when the cue comes
 * up; whoever moves a timer often also takes the old cue back, so that such cues do not pile up.
 */
import { assert } from '../../assert.ts'
import { type Entry, Ladder, type Ticket } from './ladder.ts'

export type { Ticket } from './ladder.ts'

/** Phases at one instant, in order. */
export const phase = {
  completion: 0,
  inject: 1,
  flow: 3,
  belief: 4,
  decision: 5,
  measurement: 6,
} as const

export const cueKinds = [
  'fault',
  'clear',
  'breakdown',
  'common-breakdown',
  'split',
  'message',
  'grace',
  'lease',
  'felt',
  'felt-member',
  'handover',
  'carried',
  'started',
  'look',
  'users',
  'users-feel',
  'watch-look',
  'watch-report',
  'false-alarm',
  'triaged',
  'page-retry',
  'escalate',
  'acknowledge',
  'arrive',
  'diagnosis',
  'declare',
  'approve',
  'ask',
  'decide',
  'answer-due',
  'action',
  'task',
  'shift',
  'failover-detect',
  'failover-decide',
  'failover-switch',
  'failover-tail',
  'gate',
  'component-breaks',
  'reports',
  'halt',
  'fix-known',
  'machines',
  'travelled',
  'workaround-on',
  'workaround-off',
  'encrypt',
  'data-noticed',
  'dated',
  'restore-copied',
  'restore-rebuilt',
  'restore-checked',
  'backlog-gone',
  'demand',
  'busy-hour',
  'warm-up',
  'load-settled',
  'breaker',
  'line',
  'rto',
  'mtd',
] as const
export type CueKind = (typeof cueKinds)[number]

export type NewCue = {
  readonly atMs: number
  readonly phase: number
  readonly kind: CueKind
  /** What it is about: an entity, fault, team, task instance, fleet or dependency, by kind. */
  readonly subject: number
  /** A second number, by kind. Like the other two it is a whole number of 32 bits. */
  readonly detail: number
  /** The version of the subject for which it was scheduled; -1 where nothing overtakes it. */
  readonly version: number
}

/** A cue that came up. It is the queue’s own and good until the next one comes up. */
export type Cue = Entry

/** Phase and kind are one number: there are fewer kinds than this. */
const kindsMax = 256
assert(cueKinds.length <= kindsMax, 'there are fewer kinds of cue than a rank has room for')

const rankOf = Object.fromEntries(cueKinds.map((kind, rank) => [kind, rank])) as Record<
  CueKind,
  number
>

function phaseOf(rank: number): number {
  return Math.floor(rank / kindsMax)
}

/** Place of a cue’s kind in `cueKinds`. */
export function kindNumber({ rank }: Cue): number {
  return rank % kindsMax
}

export class CueQueue {
  readonly #ladder = new Ladder()
  #handled = 0

  /** Cues that have come up so far; for benchmarks and laws. */
  get handled(): number {
    return this.#handled
  }

  /** Cues that will come up. */
  get size(): number {
    return this.#ladder.size
  }

  /** When the next cue comes up; infinity if none does. */
  nextMs(): number {
    return this.#ladder.nextMs()
  }

  /** True if the next cue is of the same phase of the same instant. */
  isNextAt(atMs: number, rank: number): boolean {
    const ladder = this.#ladder
    return ladder.nextMs() === atMs && phaseOf(ladder.nextRank()) === phaseOf(rank)
  }

  push({ atMs, phase: inPhase, kind, subject, detail, version }: NewCue): void {
    assert(
      atMs >= 0 && subject >= 0 && (detail | 0) === detail && (version | 0) === version,
      'a cue has a time and whole numbers',
    )
    this.#ladder.add(atMs, inPhase * kindsMax + rankOf[kind], subject, detail, version)
  }

  /** Stands for the cue that was pushed last, to take it back. */
  get ticket(): Ticket {
    return this.#ladder.ticket
  }

  /** Takes a cue back; nothing happens if it has come up already. */
  cancel(ticket: Ticket): void {
    this.#ladder.cancel(ticket)
  }

  /** The next cue; `undefined` once there is none. */
  pop(): Cue | undefined {
    const cue = this.#ladder.pop()
    if (cue !== undefined) this.#handled++
    return cue
  }

  /** Forgets all cues and keeps the memory. */
  reset(): void {
    this.#ladder.reset()
    this.#handled = 0
  }
}
