import type { Speed } from '../../stores/exerciseStore.ts'

/** Choices of speed, slow to fast. */
export const speeds: readonly Speed[] = [1, 10, 60, 600, 3_600, 21_600, 'fit']

const fitRealMs = 60_000

/** Quiet time is cut down to this much real time around each event. */
const quietRealMs = 700

export type Playing = {
  readonly atMs: number
  readonly endMs: number
  readonly speed: Speed
  /** −1 plays backward. */
  readonly direction: 1 | -1
  readonly skipsQuiet: boolean
  /** Instants at which something happens, ascending and without repeats. */
  readonly instants: readonly number[]
}

/** Simulated milliseconds that pass in one real millisecond. */
export function rateOf(speed: Speed, endMs: number): number {
  return speed === 'fit' ? Math.max(1, endMs / fitRealMs) : speed
}

/** Where the playhead is after some real time; at an end of the run it stays there. */
export function advance(playing: Playing, elapsedRealMs: number): number {
  const rate = rateOf(playing.speed, playing.endMs)
  const plainMs = playing.atMs + playing.direction * elapsedRealMs * rate
  const targetMs = playing.skipsQuiet ? leapQuiet(playing, plainMs, quietRealMs * rate) : plainMs
  return Math.min(playing.endMs, Math.max(0, targetMs))
}

/** Leaps to shortly before the next event if nothing happens for a while after the last one. */
function leapQuiet(playing: Playing, plainMs: number, marginMs: number): number {
  const { atMs, direction, instants, endMs } = playing
  const lastMs =
    direction === 1 ? instantAtOrBefore(instants, atMs) : instantAtOrAfter(instants, atMs)
  const nextMs =
    direction === 1 ? (instantAfter(instants, atMs) ?? endMs) : (instantBefore(instants, atMs) ?? 0)
  const hasLingered = lastMs === undefined || Math.abs(atMs - lastMs) >= marginMs
  const isFar = Math.abs(nextMs - atMs) > 2 * marginMs
  if (!hasLingered || !isFar) return plainMs
  return nextMs - direction * marginMs
}

/** The first instant after a time. */
export function instantAfter(instants: readonly number[], atMs: number): number | undefined {
  return instants[countUpTo(instants, atMs)]
}

/** The last instant before a time. */
export function instantBefore(instants: readonly number[], atMs: number): number | undefined {
  return instants[countBelow(instants, atMs) - 1]
}

function instantAtOrBefore(instants: readonly number[], atMs: number): number | undefined {
  return instants[countUpTo(instants, atMs) - 1]
}

function instantAtOrAfter(instants: readonly number[], atMs: number): number | undefined {
  return instants[countBelow(instants, atMs)]
}

/** How many of the ascending values are at most this one. */
export function countUpTo(ascending: readonly number[], value: number): number {
  return partition(ascending.length, (index) => (ascending[index] ?? 0) <= value)
}

function countBelow(ascending: readonly number[], value: number): number {
  return partition(ascending.length, (index) => (ascending[index] ?? 0) < value)
}

/** Length of the front part for which a statement holds. */
function partition(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
