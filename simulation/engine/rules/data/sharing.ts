/**
 * How restores share what they all pass through: each gets as much as the least that has, until a
 * limit of its own or of something shared is reached (max-min fair shares).
 */
import { at } from '../../at.ts'

export type Stream = {
  /** Limit of its own; -1 for none. */
  readonly cap: number
  /** Numbers of the shared limits that it passes. */
  readonly through: readonly number[]
}

/**
 * The rate of each stream.
 *
 * `limits` are by number. A stream that nothing limits would get an endless rate; compiling gives
 * each one limit at least.
 */
export function shareOut(streams: readonly Stream[], limits: readonly number[]): readonly number[] {
  const rates = streams.map(() => 0)
  const left = [...limits]
  const open = new Set(streams.keys())
  while (open.size > 0) {
    const users = usersOf(streams, open, limits.length)
    const room = (stream: number): number => {
      const { cap, through } = at(streams, stream)
      const own = cap < 0 ? Number.MAX_VALUE : cap - at(rates, stream)
      return Math.min(own, ...through.map((limit) => at(left, limit) / at(users, limit)))
    }
    const rooms = new Map([...open].map((stream) => [stream, room(stream)]))
    const step = Math.max(0, Math.min(...rooms.values()))
    for (const stream of open) {
      rates[stream] = at(rates, stream) + step
      for (const limit of at(streams, stream).through) left[limit] = at(left, limit) - step
    }
    for (const [stream, most] of rooms) if (most <= step) open.delete(stream)
  }
  return rates
}

function usersOf(streams: readonly Stream[], open: ReadonlySet<number>, limits: number): number[] {
  const users = Array.from({ length: limits }, () => 0)
  for (const stream of open) {
    for (const limit of at(streams, stream).through) users[limit] = at(users, limit) + 1
  }
  return users
}
