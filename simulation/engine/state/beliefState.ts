/**
 * What people and automation believe, beside how it is; everything here changes during a run.
 *
 * A *reading* is what a monitor shows of a thing: a grade of its level, and whether its data are seen
 * to be damaged. Belief about a thing is the worst that any of its monitors shows; whoever looks
 * himself sets all of them right.
 */
import type { Model } from '../../compile/model.ts'
import type { Job } from './staff.ts'

/** Grades of a level in a reading; the data bit is added to them. */
export const reading = { well: 0, degraded: 1, useless: 2, down: 3, damaged: 4 } as const

/** An alert on its way through triage. */
export type Ticket = {
  readonly entity: number
  readonly alertEvent: number
  /** True if something was wrong when the alert was raised. */
  readonly isTrue: boolean
  readonly isByUsers: boolean
  /** The look at it; `null` until somebody takes it. */
  job: Job | null
}

/** Reports of the users of one business service that are still to come. */
export type UsersState = {
  /** Reports still to come, in expectation, before one is made; -1 while none is expected. */
  left: number
  sinceMs: number
  perMs: number
  version: number
  /** What they would report. */
  stateEvent: number
}

export type BeliefState = {
  /** By watch: how it is by the monitor’s signal, what it would read now, and what it shows. */
  readonly truth: Uint8Array
  readonly visible: Uint8Array
  readonly shown: Uint8Array
  /** By watch: the event by which the truth, and by which what is shown, came about. */
  readonly truthEvent: Int32Array
  readonly shownEvent: Int32Array
  /** By watch: looks taken, and the one that is shown. */
  readonly taken: Int32Array
  readonly shownLook: Int32Array
  readonly lookVersion: Int32Array
  readonly isLookDue: Uint8Array
  /** By watch: 1 if the next look raises an alert even if nothing has changed. */
  readonly isAlertDue: Uint8Array
  /** By entity: the worst that is shown, and the event by which belief last changed. */
  readonly believed: Uint8Array
  readonly believedEvent: Int32Array
  /** By entity: 1 for a monitor that is down, and the event by which one came back last. */
  readonly isBlind: Uint8Array
  readonly backEvent: Int32Array
  /** Entities that people are about to look at, with what makes them do so. */
  readonly toLookAt: (readonly [entity: number, because: number])[]
  readonly tickets: Ticket[]
  /** By incident: when its last ticket was opened, and the alert. */
  readonly ticketOf: Map<number, { readonly openedMs: number; readonly alertEvent: number }>
  /** By business service; only of those whose users are counted. */
  readonly users: Map<number, UsersState>
  /** Reports that wait for the channel through which users would make them. */
  readonly unheard: Map<number, (readonly [service: number, stateEvent: number])[]>
}

export function newBelief(model: Model): BeliefState {
  const watches = model.belief.watches.length
  const entities = model.entities.length
  return {
    truth: new Uint8Array(watches),
    visible: new Uint8Array(watches),
    shown: new Uint8Array(watches),
    truthEvent: new Int32Array(watches),
    shownEvent: new Int32Array(watches),
    taken: new Int32Array(watches),
    shownLook: new Int32Array(watches),
    lookVersion: new Int32Array(watches),
    isLookDue: new Uint8Array(watches),
    isAlertDue: new Uint8Array(watches),
    believed: new Uint8Array(entities),
    believedEvent: new Int32Array(entities),
    isBlind: new Uint8Array(entities),
    backEvent: new Int32Array(entities),
    toLookAt: [],
    tickets: [],
    ticketOf: new Map(),
    users: new Map(),
    unheard: new Map(),
  }
}
