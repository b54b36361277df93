import { describe, expect, it } from 'vitest'
import {
  advance,
  instantAfter,
  instantBefore,
  type Playing,
} from '../../renderer/simulate/timeline/playback.ts'

const hourMs = 3_600_000

const playing: Playing = {
  atMs: 0,
  endMs: 10 * hourMs,
  speed: 60,
  direction: 1,
  skipsQuiet: false,
  instants: [0, hourMs, 2 * hourMs],
}

describe('playback', () => {
  it('shows a minute of the run in a second at a speed of 60', () => {
    expect(advance(playing, 1_000)).toBe(60_000)
  })

  it('shows the whole run in a minute when it is to fit', () => {
    expect(advance({ ...playing, speed: 'fit' }, 60_000)).toBe(10 * hourMs)
  })

  it('plays backward as fast as forward', () => {
    expect(advance({ ...playing, atMs: hourMs, direction: -1 }, 1_000)).toBe(hourMs - 60_000)
  })

  it('stops at both ends of the run', () => {
    expect(advance({ ...playing, atMs: 10 * hourMs - 1 }, 1_000)).toBe(10 * hourMs)
    expect(advance({ ...playing, atMs: 1, direction: -1 }, 1_000)).toBe(0)
  })

  it('leaps over quiet time to shortly before the next event', () => {
    const lingered = { ...playing, atMs: 120_000, skipsQuiet: true }

    const atMs = advance(lingered, 16)

    expect(atMs).toBeLessThan(hourMs)
    expect(hourMs - atMs).toBeLessThan(60_000)
  })

  it('lingers on an event before it leaps', () => {
    expect(advance({ ...playing, skipsQuiet: true }, 16)).toBe(16 * 60)
  })

  it('leaps to the end when no event is left', () => {
    const last = { ...playing, atMs: 3 * hourMs, skipsQuiet: true }

    expect(10 * hourMs - advance(last, 16)).toBeLessThan(60_000)
  })
})

describe('stepping over events', () => {
  it('goes to the instants beside the playhead, never to the one it is on', () => {
    expect(instantAfter(playing.instants, hourMs)).toBe(2 * hourMs)
    expect(instantBefore(playing.instants, hourMs)).toBe(0)
  })

  it('has nowhere to go beyond the first and last event', () => {
    expect(instantBefore(playing.instants, 0)).toBeUndefined()
    expect(instantAfter(playing.instants, 2 * hourMs)).toBeUndefined()
  })
})
