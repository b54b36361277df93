import { describe, expect, it } from 'vitest'
import { type Log, type Model, overview, worstMoment } from '../../simulation/index.ts'
import {
  findEndMs,
  findInstants,
  findMoments,
  type Moments,
} from '../../renderer/simulate/timeline/moments.ts'
import { buildTimeScale } from '../../renderer/simulate/timeline/timeScale.ts'
import { findLandmarks } from '../../renderer/simulate/timeline/landmarks.ts'
import { runSketch } from '../support/check.ts'
import { shop } from './sketchedRun.ts'

const hourMs = 3_600_000

function momentsOf(model: Model, log: Log): Moments {
  return findMoments({ log, overview: overview(model, log), worstMs: worstMoment(model, log) })
}

describe('moments to jump to', () => {
  it('finds the first impact, the breach and the recovery', () => {
    const { model, log } = runSketch(shop)

    const moments = momentsOf(model, log)

    expect(moments.firstImpactMs).toBe(0)
    expect(moments.breachMs).toBe(hourMs)
    expect(moments.recoveredMs).toBe(2.5 * hourMs)
  })

  it('finds none of them in a quiet run', () => {
    const { model, log } = runSketch('component a\nuntil 1d')

    const moments = momentsOf(model, log)

    expect(Object.values(moments)).toEqual([null, null, null, null])
  })

  it('never recovers in a run that ends in trouble', () => {
    const { model, log } = runSketch('component a\nuntil 1d\nat 0s lose a')

    expect(momentsOf(model, log).recoveredMs).toBeNull()
  })
})

describe('the end of the time axis', () => {
  it('lies shortly after the last event once all is well', () => {
    const { model, log } = runSketch(shop)

    const endMs = findEndMs(log, overview(model, log))

    expect(endMs).toBeGreaterThan(2.5 * hourMs)
    expect(endMs).toBeLessThan(3 * hourMs)
  })

  it('is the horizon while something is still broken', () => {
    const { model, log } = runSketch('component a\nuntil 1d\nat 0s lose a')

    expect(findEndMs(log, overview(model, log))).toBe(24 * hourMs)
  })
})

describe('landmarks', () => {
  it('marks faults and missed objectives', () => {
    const { log } = runSketch(shop)
    const scale = buildTimeScale({ kind: 'even', endMs: 3 * hourMs, width: 900, instants: [] })

    const signs = findLandmarks(log.events, scale).map((mark) => [Math.round(mark.x), mark.sign])

    expect(signs).toContainEqual([0, 'fault'])
    expect(signs).toContainEqual([300, 'flag'])
  })

  it('draws marks that lie too close as one, and loses none', () => {
    const { log } = runSketch(shop)
    const narrow = buildTimeScale({ kind: 'even', endMs: 3 * hourMs, width: 10, instants: [] })
    const wide = buildTimeScale({ kind: 'even', endMs: 3 * hourMs, width: 9_000, instants: [] })
    const count = (scale: typeof narrow) =>
      findLandmarks(log.events, scale).reduce((sum, mark) => sum + mark.events.length, 0)

    expect(findLandmarks(log.events, narrow)).toHaveLength(1)
    expect(count(narrow)).toBe(count(wide))
  })
})

describe('instants', () => {
  it('ascend and never repeat', () => {
    const instants = findInstants(runSketch(shop).log)

    expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b))
  })
})
