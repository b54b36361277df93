import { describe, expect, it, vi } from 'vitest'
import { compile, type Log, type Model, simulate } from '../../simulation/index.ts'
import { checkLog, runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { type Estimate, meanOf, shareOf } from './statistics.ts'

const hourMs = 3_600_000

// Thousands of runs take seconds, and more on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Runs a sketch many times with its seed. */
function runOften(text: string, runs: number): readonly Log[] {
  const { plan, scenario, bindings, seed } = readSketch(text)
  const model: Model = valueOf(compile(plan, scenario, bindings))
  return Array.from({ length: runs }, (_, replication) => simulate(model, { seed, replication }))
}

/** When a thing is out, as spans of hours; none for what is back at the same instant. */
function outages({ events, untilMs }: Log, entity: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  let sinceMs = -1
  for (const event of events) {
    if (event.entity !== entity) continue
    if (event.kind === 'outage-started') sinceMs = event.atMs
    if (event.kind !== 'outage-ended') continue
    if (event.atMs > sinceMs) spans.push([sinceMs / hourMs, event.atMs / hourMs])
    sinceMs = -1
  }
  if (sinceMs >= 0) spans.push([sinceMs / hourMs, untilMs / hourMs])
  return spans
}

function availability(log: Log, entity: string): number {
  const outH = outages(log, entity).reduce((sum, [from, to]) => sum + to - from, 0)
  return 1 - outH / (log.untilMs / hourMs)
}

/** How many of some components are down, on average over the run. */
function averageDown({ events, untilMs }: Log, ids: readonly string[]): number {
  let downMs = 0
  for (const { entity, kind, level, atMs, from } of events) {
    if (kind !== 'state' || !ids.includes(entity)) continue
    if (level === 0 && from === 'operational') downMs += untilMs - atMs
    if (level === 1) downMs -= untilMs - atMs
  }
  return downMs / untilMs
}

/** Hours until a thing is out for the first time. */
function lifeH(log: Log, entity: string): number {
  const [first] = outages(log, entity)
  expect(first, 'the run is long enough').toBeDefined()
  return first?.[0] ?? Number.NaN
}

/** The expected value lies in the 99.9 % interval, which is narrower than a share of it. */
function expectMean({ mean, standardError }: Estimate, expected: number, within = 0.01): void {
  expect(Math.abs(mean - expected)).toBeLessThan(3.29 * standardError)
  expect(3.29 * standardError).toBeLessThan(within * expected)
}

/** Lives of work with a mean, and the share of them that is longer than some hours. */
function expectLives(
  logs: readonly Log[],
  meanLifeH: number,
  longer: { readonly hours: number; readonly share: number },
): void {
  const lives = logs.map((log) => lifeH(log, 'work'))
  expectMean(meanOf(lives), meanLifeH, 0.08)
  const { share, standardError } = shareOf(lives, (life) => life > longer.hours)
  expectMean({ mean: share, standardError }, longer.share, 0.08)
}

describe('A15: two units in series, of which none ages while the other is down', () => {
  const { log } = runSketch(`
    component a  needs b
    component b  needs a
    service system  needs a b
    until 300h
    at 0s  wear a  after 100h  for 10h
    at 0s  wear b  after 120h  for 10h
  `)

  it('fail and come back at the published times', () =>
    checkLog(
      log,
      `
      4d4h    wear-a/a  fault
      4d14h   wear-a/a  fault-cleared
      5d10h   wear-b/b  fault
      5d20h   wear-b/b  fault-cleared
      9d4h    wear-a/a  fault
      9d14h   wear-a/a  fault-cleared
      11d6h   wear-b/b  fault
      11d16h  wear-b/b  fault-cleared
      `,
    ))

  it('are out four times, for forty hours', () => {
    expect(outages(log, 'system')).toEqual([
      [100, 110],
      [130, 140],
      [220, 230],
      [270, 280],
    ])
    expect(availability(log, 'system')).toBeCloseTo(260 / 300, 12)
  })
})

describe('A01: one unit that fails and is mended', () => {
  const logs = runOften(
    `
    component unit  repair exponential(4h)
    service work  needs unit
    until 200000h
    seed alternating
    at 0s  wear unit  after exponential(1000h)
    `,
    40,
  )

  it('is there for its share of the time', () => {
    const out = meanOf(logs.map((log) => 1 - availability(log, 'work')))
    expectMean(out, 0.00398406374501992, 0.06)
    expectMean(meanOf(logs.map((log) => availability(log, 'work'))), 0.9960159362549801)
  })
})

describe('A05: five machines of which three are needed, with few to mend them', () => {
  it.each([
    { crew: 1, available: 0.9936653831822134, meanDown: 0.2871597412648214 },
    { crew: 2, available: 0.9984564304081374, meanDown: 0.23963872028720304 },
    { crew: 5, available: 0.9989958622472853, meanDown: 0.2380952380952381 },
  ])('are enough with $crew', ({ crew, available, meanDown }) => {
    const machines = ['m1', 'm2', 'm3', 'm4', 'm5']
    const logs = runOften(
      `
      ${machines.map((id) => `component ${id}  repair exponential(5h)  team crew`).join('\n')}
      team crew  people ${crew}
      group pool  k-of-n 3  members ${machines.join(' ')}
      service work  needs pool
      monitor watch  watches ${machines.join(' ')}
      until 10000h
      seed repairmen
      at 0s  wear ${machines.join(' ')}  after exponential(100h)
      `,
      30,
    )
    expectMean(meanOf(logs.map((log) => availability(log, 'work'))), available)
    expectMean(meanOf(logs.map((log) => averageDown(log, machines))), meanDown, 0.08)
  })
})

describe('A07: a cold standby', () => {
  it.each([
    { succeeds: 1, meanLifeH: 2000, lasts1000h: 0.7357588823428847 },
    { succeeds: 0.95, meanLifeH: 1950, lasts1000h: 0.7173649102843125 },
  ])('taking over with a chance of $succeeds', ({ succeeds, meanLifeH, lasts1000h }) => {
    const logs = runOften(
      `
      component a
      component b  stopped
      group pair  active-passive  members a b  succeeds ${succeeds}  by-hand 500000h
      service work  needs pair
      until 40000h
      seed standby
      at 0s  wear a b  after exponential(1000h)
      `,
      2000,
    )
    expectLives(logs, meanLifeH, { hours: 1000, share: lasts1000h })
  })
})

describe('A08: a warm standby that ages a quarter as fast', () => {
  it('lasts as long as the two rates say', () => {
    const logs = runOften(
      `
      component a
      component b
      group pair  active-passive  members a b
      service work  needs pair
      until 40000h
      seed standby
      at 0s  wear a b  after exponential(1000h)  standby-ageing 0.25
      `,
      2000,
    )
    expectLives(logs, 1800, { hours: 1000, share: 0.6933780184164512 })
  })
})

describe('A11: two of three units are needed and none is mended', () => {
  it('they last as long as the second failure takes', () => {
    const logs = runOften(
      `
      component a
      component b
      component c
      group majority  k-of-n 2  members a b c
      service work  needs majority
      until 40000h
      seed majority
      at 0s  wear a b c  after exponential(1000h)
      `,
      2000,
    )
    expectLives(logs, 833.3333333333334, { hours: 500, share: 0.6573780032174674 })
  })
})

describe('A13: two units of which one is enough, each mended at once', () => {
  it('last until both are down', () => {
    const logs = runOften(
      `
      component a
      component b
      group pair  k-of-n 1  members a b
      service work  needs pair
      until 15000h
      seed parallel
      at 0s  wear a b  after exponential(100h) for exponential(5h)
      `,
      300,
    )
    expectMean(meanOf(logs.map((log) => lifeH(log, 'work'))), 1150, 0.2)
  })
})
