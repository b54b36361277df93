/**
 * The state of data in a run: what was written when can be trusted, which copies are gone, what is
 * being restored.
 *
 * Copies are no events: which exist at a moment follows from their policy and from the spans in
 * which the data were harmed (rules/data/copies.ts). A plan whose data nothing harms has none of this.
 */
import type { CompiledBackup, CompiledPlace, Model } from '../../compile/model.ts'
import type { Integrity } from '../log/log.ts'

/** Later than every moment of a run. */
export const never = Number.MAX_SAFE_INTEGER

/** A stretch of time in which data were not clean. Copies begun in it are what the data were. */
export type Span = {
  readonly fromMs: number
  toMs: number
  readonly integrity: Exclude<Integrity, 'clean'>
  readonly fault: number
  /** True once people know when it began. */
  isKnown: boolean
}

export type SetState = {
  readonly spans: Span[]
  /** Since when it is out of use; -1 while it is in use. */
  stopMs: number
  stopEvent: number
  /** The fault that stopped it last; -1 for none. */
  fault: number
  /** The moment it was restored to, and the event; event -1 if it never was. */
  pointMs: number
  restoredEvent: number
  /** The event by which people know since when it was harmed; -1 until then. */
  knownEvent: number
}

/** When the copies in a place were destroyed; -1 if they never were. */
export type PlaceState = { goneMs: number; goneEvent: number }

/** One copy in one place. */
export type Copy = {
  readonly backup: CompiledBackup
  readonly place: CompiledPlace
  /** Copies are counted from the backup’s anchor; below zero before it. */
  readonly number: number
  /** Its consistent point: the moment it was begun. */
  readonly pointMs: number
}

export type Restore = {
  readonly index: number
  /** The task run that it belongs to; -1 where somebody decided on it. */
  readonly run: number
  /** The incident that it is part of; -1 for none. */
  readonly incident: number
  readonly set: number
  step: 'choosing' | 'copying' | 'rebuilding' | 'checking' | 'done'
  /** Only copies older than this are still to be tried. */
  beforeMs: number
  copy: Copy | null
  leftGb: number
  gbPerHour: number
  sinceMs: number
  version: number
  /** The last event on its way. */
  event: number
  /** The event that tells that it waits; -1 while it does not. */
  waitingEvent: number
}

/** A task whose restores have come to their end, well or not. */
export type EndedRestore = {
  readonly run: number
  readonly event: number
  readonly isRestored: boolean
}

/** What goes to a copy behind the changes that were made before it. */
export type Carried = {
  readonly what: 'corruption' | 'restore'
  readonly fault: number
  /** When it was written at its source; it is no earlier with the copy than after the lag. */
  readonly madeMs: number
  readonly readyMs: number
  /** The consistent point of what was restored; the moment itself for corruption. */
  readonly pointMs: number
  readonly event: number
}

/** What is on its way over one replication, in its order. */
export type Carrying = { version: number; waiting: readonly Carried[] }

export type DataWorld = {
  readonly sets: readonly SetState[]
  readonly places: readonly PlaceState[]
  /** By site: faults by which it is lost now, and the event of the last change. */
  readonly lostSites: Int32Array
  readonly siteEvents: Int32Array
  /** By dependency; empty while nothing is on its way. */
  readonly carryings: Map<number, Carrying>
  readonly restores: Restore[]
  /** Those that are under way. */
  active: Restore[]
  ended: EndedRestore[]
  /** Something that restores depend on has changed. */
  mustLook: boolean
  /** What changed the shares of restores since they were last worked out. */
  changes: number[]
}

export function createDataWorld({ data, siteIds }: Model): DataWorld {
  return {
    sets: data.sets.map(() => ({
      spans: [],
      stopMs: -1,
      stopEvent: -1,
      fault: -1,
      pointMs: 0,
      restoredEvent: -1,
      knownEvent: -1,
    })),
    places: data.places.map(() => ({ goneMs: -1, goneEvent: -1 })),
    lostSites: new Int32Array(siteIds.length),
    siteEvents: new Int32Array(siteIds.length),
    carryings: new Map(),
    restores: [],
    active: [],
    ended: [],
    mustLook: false,
    changes: [],
  }
}
