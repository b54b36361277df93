import { describe, expect, it } from 'vitest'
import { fleetAt, type Log, simulate, serviceResults } from '../../simulation/index.ts'
import { compileSample } from '../scenarios/bundled.ts'
import { bundledBacktest } from './bundledBacktests.ts'

const model = compileSample('salem-health', 'bad-vendor-update')
const facts = bundledBacktest('crowdstrike-salem').milestones

/** Not one lucky night. */
const nights = ['1', '2', '3', '4', '5', '6', '7', '8'].map((seed) => {
  const log = simulate(model, { seed, untilMs: model.horizonMs })
  return { log, results: serviceResults(model, log) }
})

const machines = model.fleets.reduce((sum, fleet) => sum + fleet.machines, 0)

function brokenAt(log: Log, ms: number): number {
  return model.fleets
    .map((fleet) => fleetAt(model, log, model.entities[fleet.entity]?.id ?? '', ms).broken)
    .reduce((sum, broken) => sum + broken, 0)
}

function atMsOf(milestone: string): number {
  return Date.parse(facts.rows[milestone]?.at ?? '') - model.startMs
}

describe('the plan salem-health, which tells the outage of July 2024 in detail', () => {
  it.each(['saturday', 'sunday'])(
    'agrees with the count of %s, on average and every night',
    (id) => {
      const restored = facts.rows[id]?.value ?? 0
      const apart = nights.map(({ log }) =>
        Math.abs((machines - brokenAt(log, atMsOf(id))) / restored - 1),
      )

      expect(Math.max(...apart)).toBeLessThanOrEqual(0.2)
      expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThanOrEqual(0.05)
    },
  )

  it('has every clinical service back, or carried, by noon on Friday', () => {
    for (const { results } of nights) {
      const clinical = results.filter(({ tier }) => tier <= 2)
      const back = clinical.filter(
        ({ outages }) => (outages.at(-1)?.endMs ?? 0) <= atMsOf('patients'),
      )

      expect(back.length).toBe(clinical.length)
    }
  })

  it('loses speed from Saturday to Sunday, as the machines that are left are harder to find', () => {
    const hour = 3_600_000
    const saturdayMs = atMsOf('saturday')

    for (const { log } of nights) {
      const before = (machines - brokenAt(log, saturdayMs)) / (saturdayMs / hour)
      const after = (brokenAt(log, saturdayMs) - brokenAt(log, saturdayMs + 24 * hour)) / 24

      expect(after / before).toBeGreaterThan(0.45)
      expect(after / before).toBeLessThan(0.75)
    }
  })

  it('mends the computers of emergency rooms first and those of offices last', () => {
    const working = (id: string, log: Log) => {
      const { working, broken } = fleetAt(model, log, id, atMsOf('patients'))
      return working / (working + broken)
    }

    for (const { log } of nights) {
      expect(working('emergency-workstations', log)).toBe(1)
      expect(working('office-computers', log)).toBeLessThan(0.05)
    }
  })
})
