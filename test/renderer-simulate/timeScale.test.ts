import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisKinds, buildTimeScale, tickLabel } from '../../renderer/simulate/timeline/timeScale.ts'

const hourMs = 3_600_000
const instants = [0, 1_000, 2_000, 3_000, 10 * hourMs]

describe('the time axis', () => {
  it.each(axisKinds)('never turns back, whatever its kind (%s)', (kind) => {
    const scale = buildTimeScale({ kind, endMs: 12 * hourMs, width: 800, instants })
    const moment = fc.integer({ min: 0, max: 12 * hourMs })

    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        return scale.toX(early) <= scale.toX(late)
      }),
      { seed: 1 },
    )
  })

  it.each(axisKinds)('begins at the left and ends at the right (%s)', (kind) => {
    const scale = buildTimeScale({ kind, endMs: 12 * hourMs, width: 800, instants })

    expect([scale.toX(0), scale.toX(12 * hourMs)]).toEqual([0, 800])
    expect([scale.toMs(-5), scale.toMs(900)]).toEqual([0, 12 * hourMs])
  })

  it('finds the time again from its place', () => {
    const scale = buildTimeScale({ kind: 'even', endMs: 12 * hourMs, width: 1_000, instants })

    expect(scale.toMs(scale.toX(5 * hourMs))).toBe(5 * hourMs)
  })

  it('gives each instant the same room when it goes event by event', () => {
    const scale = buildTimeScale({ kind: 'events', endMs: 12 * hourMs, width: 500, instants })

    expect(instants.map((atMs) => Math.round(scale.toX(atMs)))).toEqual([0, 100, 200, 300, 400])
  })

  it('gives early minutes more room than late hours when early time is wide', () => {
    const scale = buildTimeScale({ kind: 'log', endMs: 12 * hourMs, width: 800, instants })

    expect(scale.toX(hourMs)).toBeGreaterThan(400)
  })

  it.each(axisKinds)('keeps its labels apart (%s)', (kind) => {
    const scale = buildTimeScale({ kind, endMs: 12 * hourMs, width: 800, instants })

    const gaps = scale.ticks.slice(1).map((tick, index) => tick.x - (scale.ticks[index]?.x ?? 0))

    expect(Math.min(...gaps)).toBeGreaterThan(40)
  })

  it('stands on its feet with nothing to show', () => {
    const scale = buildTimeScale({ kind: 'events', endMs: 0, width: 0, instants: [] })

    expect(scale.toX(0)).toBe(0)
  })
})

describe('labels of times', () => {
  it.each([
    [0, '0'],
    [45_000, '45 s'],
    [10 * 60_000, '10 min'],
    [3 * hourMs, '3 h'],
    [3.5 * hourMs, '3 h 30'],
    [48 * hourMs, '2 d'],
    [54 * hourMs, '2 d 6 h'],
  ])('writes %i ms as %s', (atMs, label) => {
    expect(tickLabel(atMs)).toBe(label)
  })
})
