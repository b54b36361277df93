import { describe, expect, it } from 'vitest'
import { keptInLoop, loopFrom, loopTo } from '../../renderer/simulate/timeline/loop.ts'

const endMs = 100_000

describe('a stretch that is played over and over', () => {
  it('reaches from its start to the end of the run until its end is set', () => {
    expect(loopFrom(null, 20_000, endMs)).toEqual({ fromMs: 20_000, toMs: endMs })
    expect(loopTo({ fromMs: 20_000, toMs: endMs }, 60_000)).toEqual({
      fromMs: 20_000,
      toMs: 60_000,
    })
  })

  it('begins with the run if only its end is set', () => {
    expect(loopTo(null, 60_000)).toEqual({ fromMs: 0, toMs: 60_000 })
  })

  it('lets an end that came before go when its start is moved behind it, and the other way round', () => {
    expect(loopFrom({ fromMs: 0, toMs: 10_000 }, 50_000, endMs).toMs).toBe(endMs)
    expect(loopTo({ fromMs: 50_000, toMs: endMs }, 10_000).fromMs).toBe(0)
  })

  it('is never too short to be seen', () => {
    const { fromMs, toMs } = loopFrom(null, endMs, endMs)

    expect(toMs - fromMs).toBeGreaterThan(0)
    expect(loopTo(null, 0).toMs).toBeGreaterThan(0)
  })

  it('turns the playhead back at both ends, whichever way it plays', () => {
    const loop = { fromMs: 20_000, toMs: 60_000 }

    expect(keptInLoop({ atMs: 60_000, direction: 1, loop })).toBe(20_000)
    expect(keptInLoop({ atMs: 20_000, direction: -1, loop })).toBe(60_000)
    expect(keptInLoop({ atMs: 40_000, direction: 1, loop })).toBe(40_000)
    expect(keptInLoop({ atMs: 90_000, direction: 1, loop })).toBe(20_000)
    expect(keptInLoop({ atMs: 90_000, direction: 1, loop: null })).toBe(90_000)
  })
})
