/**
 * What one component hands over to another and of which some waits: messages in a queue, changes on the way to a
 * copy. Amounts are fluid and first in, first out; between two events all rates are constant.
 */
import { at } from '../at.ts'

/** What came in over some time at a constant rate and still waits. */
type Parcel = {
  /** When the oldest of it came in. */
  sinceMs: number
  readonly perMs: number
  amount: number
}

export type Handover = {
  /** As much as can wait. */
  readonly buffer: number
  waiting: number
  /** Lost since the run began. */
  lost: number
  /** What is handed over, taken and lost per millisecond. */
  inPerMs: number
  outPerMs: number
  lostPerMs: number
  /** Up to when the amounts are worked out. */
  sinceMs: number
  /** Since when nothing is handed over; -1 while something is. */
  stoppedMs: number
  isFull: boolean
  /** The event by which its rates were last told; -1 until then. */
  event: number
  version: number
  parcels: Parcel[]
}

/** Amounts that differ by less are the same. */
const grain = 1e-6

export function emptyHandover(buffer: number): Handover {
  return {
    buffer,
    waiting: 0,
    lost: 0,
    inPerMs: 0,
    outPerMs: 0,
    lostPerMs: 0,
    sinceMs: 0,
    stoppedMs: -1,
    isFull: false,
    event: -1,
    version: 0,
    parcels: [],
  }
}

/** How fast what waits grows. Units: per millisecond. */
export function growthPerMs({ inPerMs, outPerMs, lostPerMs }: Handover): number {
  return inPerMs - lostPerMs - outPerMs
}

/** Age of the oldest that waits. Units: milliseconds. */
export function oldestMs({ parcels }: Handover, nowMs: number): number {
  const [oldest] = parcels
  return oldest === undefined ? 0 : nowMs - oldest.sinceMs
}

/** How much of what waits came in before a moment, and so is taken earlier. */
export function waitingBefore({ parcels }: Handover, momentMs: number): number {
  let amount = 0
  for (const parcel of parcels) {
    if (parcel.sinceMs >= momentMs) break
    amount += Math.min(parcel.amount, (momentMs - parcel.sinceMs) * parcel.perMs)
  }
  return amount
}

/** Works out the amounts up to now. */
export function advanceHandover(handover: Handover, nowMs: number): void {
  const passedMs = nowMs - handover.sinceMs
  const growth = growthPerMs(handover)
  const sinceMs = handover.sinceMs
  handover.sinceMs = nowMs
  handover.lost += handover.lostPerMs * passedMs
  if (passedMs === 0 || (handover.waiting === 0 && growth <= 0)) return
  addParcel(handover, handover.inPerMs - handover.lostPerMs, sinceMs, passedMs)
  takeOldest(handover, handover.outPerMs * passedMs)
  handover.waiting += growth * passedMs
  if (handover.waiting < grain) dropWaiting(handover)
  else if (handover.waiting > handover.buffer - grain) spill(handover)
}

function addParcel(handover: Handover, perMs: number, sinceMs: number, passedMs: number): void {
  if (perMs > 0) handover.parcels.push({ sinceMs, perMs, amount: perMs * passedMs })
}

function takeOldest(handover: Handover, amount: number): void {
  let left = amount
  let gone = 0
  for (const parcel of handover.parcels) {
    const taken = Math.min(left, parcel.amount)
    parcel.amount -= taken
    parcel.sinceMs += taken / parcel.perMs
    left -= taken
    if (parcel.amount > grain) break
    gone++
  }
  handover.parcels.splice(0, gone)
}

/** Nothing waits any more. */
function dropWaiting(handover: Handover): void {
  handover.waiting = 0
  handover.parcels = []
}

/** It is full. Times are whole, so a trifle may have come too much; the newest of it is lost. */
function spill(handover: Handover): void {
  const tooMuch = Math.max(0, handover.waiting - handover.buffer)
  const last = at(handover.parcels, handover.parcels.length - 1)
  last.amount -= tooMuch
  handover.lost += tooMuch > grain ? tooMuch : 0
  handover.waiting = handover.buffer
}

/** All that waits is lost. */
export function loseWaiting(handover: Handover): void {
  handover.lost += handover.waiting
  dropWaiting(handover)
}
