import { describe, expect, it } from 'vitest'
import { explainEvent, loadStandings } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'

const hourMs = 3_600_000

/** Case M01: capacity 1000, three retries, a failed attempt costs 0.6 of a served one. */
const storm = (rest = '') => `
  component api  capacity 1000  demand 700  client-retries 3  failed-cost 0.6  ${rest}
  at 1h  lose api  level 0.5  for 10m
`

function standingAt(text: string, atMs: number) {
  const { model, log } = runSketch(text)
  const [standing] = loadStandings(model, log, atMs)
  if (standing === undefined) throw new Error('the sketch has a capacity')
  return standing
}

describe('how a component stands under load', () => {
  it('is its margin, what tips it, and the band in which it would stay collapsed', () => {
    const standing = standingAt(storm(), 0)
    expect(standing).toMatchObject({ state: 'copes', demand: 700, capacity: 1000, margin: 0.7 })
    expect(standing.extraDemand).toBeCloseTo(3 / 7, 9)
    expect(standing.capacityLoss).toBeCloseTo(0.3, 9)
    expect(standing.band?.from).toBeCloseTo(416.666667, 3)
    expect(standing.band?.to).toBe(1000)
    expect(standing.isVulnerable).toBe(true)
  })

  it('names every way out of a collapse, the cheapest first', () => {
    const { waysOut } = standingAt(storm(), 2 * hourMs)
    expect(waysOut.map(({ kind }) => kind)).toEqual(['budget', 'breaker', 'restart', 'shed'])
    // Fewer extra attempts than at the tipping point, q + q² + q³; and 1000 / (4 × 0.6) of 700.
    const q = 0.4491154821351575
    expect(waysOut[0]?.share).toBeCloseTo(q + q * q + q * q * q, 3)
    expect(waysOut[3]?.share).toBeCloseTo(1000 / 2.4 / 700, 6)
  })

  it('has no way out by starting afresh where it would be cold', () => {
    const { waysOut } = standingAt(storm('warm-up 5m*0.3'), 2 * hourMs)
    expect(waysOut.map(({ kind }) => kind)).toEqual(['budget', 'breaker', 'shed'])
  })

  it('has no band without retries, or where failing costs nothing', () => {
    expect(standingAt('component api  capacity 10  demand 5  failed-cost 0.5', 0).band).toBeNull()
    const refused = 'component api  capacity 10  demand 5  client-retries 9'
    expect(standingAt(refused, 0)).toMatchObject({ band: null, waysOut: [] })
  })

  it('is looked at for the busiest hour as well', () => {
    const text = `
      start 2024-01-02T00:00:00Z
      component api  capacity 1000  demand 500
      peak api  hours 08:00-18:00  times 1.6
    `
    expect(standingAt(text, 0)).toMatchObject({ margin: 0.5, busiestMargin: 0.8 })
  })

  it('is told where it has collapsed', () => {
    const { model, log } = runSketch(storm())
    const event = log.events.find(({ kind }) => kind === 'stays-collapsed')
    if (event === undefined) throw new Error('it stays collapsed')
    expect(explainEvent(model, log, event)).toBe(
      'Api stayed collapsed although its capacity was enough for the demand: 700 requests a second, 2,800 with retries, of 1,000 that it can serve, because the fault in api was gone; the cheapest way out is a budget of 74 % extra attempts for retries.',
    )
  })
})
