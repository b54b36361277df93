import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  assert,
  fleetAt,
  type Log,
  type Model,
  type ServiceResult,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { compileSample } from '../scenarios/bundled.ts'

const milestonesSchema = z.strictObject({
  milestones: z.literal(1),
  plan: z.string(),
  scenario: z.string(),
  tolerance: z.number(),
  sources: z.record(z.string(), z.url()),
  rows: z.array(
    z.strictObject({
      time: z.iso.datetime(),
      metric: z.string(),
      value: z.number(),
      unit: z.string(),
      source: z.string(),
      basis: z.enum(['P', 'Q', 'S', 'D']),
      note: z.string().optional(),
    }),
  ),
})
type Milestones = z.infer<typeof milestonesSchema>
type Row = Milestones['rows'][number]

const file = path.resolve(
  import.meta.dirname,
  '../../scenarios/backtests/salem-health.milestones.yaml',
)
const facts: Milestones = milestonesSchema.parse(parse(readFileSync(file, 'utf8')))
const model = compileSample(facts.plan, facts.scenario)

/** Not one lucky night. */
const nights = ['1', '2', '3', '4', '5', '6', '7', '8'].map((seed) => {
  const log = simulate(model, { seed, untilMs: model.horizonMs })
  return { seed, log, results: serviceResults(model, log) }
})
type Night = (typeof nights)[number]

function atMs(row: Row): number {
  return Date.parse(row.time) - model.startMs
}

function brokenAt(model: Model, log: Log, ms: number): number {
  return model.fleets
    .map((fleet) => fleetAt(model, log, model.entities[fleet.entity]?.id ?? '', ms).broken)
    .reduce((sum, broken) => sum + broken, 0)
}

/** Share of the clinical services that were out the evening before and are out no more, or carried. */
function clinicalShareAt(results: readonly ServiceResult[], ms: number): number {
  const clinical = results.filter((result) => result.tier <= 2)
  const restored = clinical.filter(({ outages }) => {
    const last = outages.at(-1)
    return last !== undefined && last.endMs !== null && last.endMs <= ms
  })
  return restored.length / clinical.length
}

const machines = model.fleets.reduce((sum, fleet) => sum + fleet.machines, 0)

/** How each published metric is read off a run. */
const measures: Readonly<Record<string, (night: Night, row: Row) => number>> = {
  'bad-content-pushed': ({ log }) =>
    log.events.filter((event) => event.kind === 'update-pushed' && event.atMs === 0).length,
  'content-reverted': ({ log }) =>
    (log.events.find((event) => event.kind === 'update-halted')?.atMs ?? 0) / 60_000,
  'machines-broken-in-total': ({ log }, row) => brokenAt(model, log, atMs(row)),
  'clinical-services-restored': ({ results }, row) => clinicalShareAt(results, atMs(row)),
  'machines-restored': ({ log }, row) => machines - brokenAt(model, log, atMs(row)),
  'machines-still-broken': ({ log }, row) => brokenAt(model, log, atMs(row)),
}

function apartFrom(row: Row, night: Night): number {
  const measure = measures[row.metric]
  assert(measure !== undefined, `${row.metric} can be read off a run`)
  return Math.abs(measure(night, row) - row.value) / row.value
}

describe('the outage of July 2024 at Salem Health, simulated', () => {
  it.each(facts.rows)('agrees with the record on $metric at $time, in every night', (row) => {
    for (const night of nights) expect(apartFrom(row, night)).toBeLessThanOrEqual(facts.tolerance)
  })

  it.each(facts.rows)('is within 5 % of the record on $metric at $time, on average', (row) => {
    const apart = nights.map((night) => apartFrom(row, night))

    expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThanOrEqual(0.05)
  })

  it('loses speed from Saturday to Sunday, as the machines that are left are harder to find', () => {
    const hour = 3_600_000
    const saturdayMs = Date.parse('2024-07-20T23:00:00Z') - model.startMs

    for (const { log } of nights) {
      const before = (machines - brokenAt(model, log, saturdayMs)) / (saturdayMs / hour)
      const after =
        (brokenAt(model, log, saturdayMs) - brokenAt(model, log, saturdayMs + 24 * hour)) / 24

      expect(after / before).toBeGreaterThan(0.45)
      expect(after / before).toBeLessThan(0.75)
    }
  })

  it('mends the computers of emergency rooms first and those of offices last', () => {
    const fridayNoonMs = Date.parse('2024-07-19T19:00:00Z') - model.startMs
    const working = (id: string, log: Log) => {
      const { working, broken } = fleetAt(model, log, id, fridayNoonMs)
      return working / (working + broken)
    }

    for (const { log } of nights) {
      expect(working('emergency-workstations', log)).toBe(1)
      expect(working('office-computers', log)).toBeLessThan(0.05)
    }
  })
})

it('every source of the milestones is one that the file names', () => {
  expect(facts.rows.filter((row) => facts.sources[row.source] === undefined)).toEqual([])
})
