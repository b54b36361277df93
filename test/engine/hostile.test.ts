import { describe, expect, it, vi } from 'vitest'
import {
  compile,
  type Component,
  type Dependency,
  type Group,
  type Log,
  type Plan,
  type Scenario,
  simulate,
} from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import { valueOf } from '../support/notation/sketch.ts'

// Plans that nobody would draw. Each ends in an answer, or in an event that says why there is none.
// What is counted are cues, never seconds.

vi.setConfig({ testTimeout: 60_000 })

const loseFirst: Scenario = {
  scenario: 1,
  name: 'The first is lost',
  horizon: '1d',
  targets: { first: { kind: 'component' } },
  faults: { loss: { type: 'loss', target: 'first', clearsAfter: '1h' } },
}

function id(index: number): string {
  return `c${String(index).padStart(5, '0')}`
}

function run(plan: Plan, scenario: Scenario = loseFirst, first = id(0)): Log {
  const model = valueOf(compile(plan, scenario, { first: [first] }))
  return simulate(model, { seed: 'hostile' })
}

function planOf(
  count: number,
  component: (index: number) => Component,
  dependencies: Readonly<Record<string, Dependency>>,
): Plan {
  const components = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [id(index), component(index)]),
  )
  return { blackstart: 1, name: 'Hostile', components, dependencies }
}

const service = (): Component => ({ kind: 'service', start: '0s' })

function count(log: Log, kind: string, to?: string): number {
  return log.events.filter((event) => event.kind === kind && (to === undefined || event.to === to))
    .length
}

describe('a chain of ten thousand', () => {
  const links = Object.fromEntries(
    Array.from({ length: 9_999 }, (_, index) => [
      `d${index}`,
      { from: id(index + 1), to: id(index) },
    ]),
  )

  it('falls and comes back from end to end', () => {
    const log = run(planOf(10_000, service, links))

    expect(count(log, 'state', 'down')).toBe(10_000)
    expect(count(log, 'state', 'operational')).toBe(10_000)
    expect(log.isComplete).toBe(true)
    expect(log.cuesHandled).toBeLessThan(30_000)
  })

  it('starts link by link when each waits for the one before it', () => {
    const log = run(planOf(10_000, () => ({ ...service(), onProviderLoss: 'stops' }), links))

    expect(count(log, 'state', 'operational')).toBe(10_000)
    expect(count(log, 'oscillation')).toBe(0)
  })
})

describe('a dense circle', () => {
  const members = Array.from({ length: 40 }, (_, index) => id(index))
  const all = Object.fromEntries(
    members.flatMap((from) =>
      members
        .filter((to) => to !== from)
        .map((to): [string, Dependency] => [`${from}-${to}`, { from, to }]),
    ),
  )

  it('falls as one and comes back as one', () => {
    const log = run(planOf(40, service, all))

    expect(count(log, 'state', 'down')).toBe(40)
    expect(count(log, 'state', 'operational')).toBe(40)
  })

  it('that needs itself to start is a deadlock, and says so', () => {
    const stopping = planOf(40, () => ({ ...service(), onProviderLoss: 'stops' }), all)
    const log = run(stopping)

    expect(count(log, 'deadlock')).toBeGreaterThan(0)
    expect(count(log, 'state', 'operational')).toBe(0)
    expect(log.isComplete).toBe(true)
  })
})

describe('thousands of things at one moment', () => {
  it('are handled in the order of their ids', () => {
    const scenario: Scenario = {
      ...loseFirst,
      targets: { first: { kind: 'component' } },
      faults: Object.fromEntries(
        Array.from({ length: 2_000 }, (_, index) => [
          `f${id(index)}`,
          { type: 'loss', at: '1h', target: 'first', clearsAfter: '1h' } as const,
        ]),
      ),
    }
    const log = run(planOf(1, service, {}), scenario)
    const struck = log.events.filter(({ kind }) => kind === 'fault').map(({ entity }) => entity)

    expect(struck).toEqual(struck.toSorted())
    expect(struck).toHaveLength(2_000)
    expect(count(log, 'oscillation')).toBe(0)
    expect(log.events.findLast(({ kind }) => kind === 'state')?.to).toBe('operational')
  })
})

describe('nobody and nothing', () => {
  it('without people, nothing is mended and the log says what waits', () => {
    const { log } = runSketch(`
      team ops  people 0
      component db  team ops  repair 1h
      service shop  needs db
      until 30d
      at 0s  lose db`)

    expect(count(log, 'outage-ended')).toBe(0)
    expect(count(log, 'task-started')).toBe(0)
    expect(count(log, 'oscillation')).toBe(0)
    expect(log.cuesHandled).toBeLessThan(1_000)
  })

  it('where nothing can fail, nothing happens', () => {
    const { log } = runSketch(`
      component db
      until 30d
      at 0s  say All is well.`)

    expect(log.events.map(({ kind }) => kind)).toEqual(['run-started', 'message'])
    expect(log.isComplete).toBe(true)
  })

  it('where nothing takes any time, everything is back in the instant in which it fell', () => {
    const { log } = runSketch(`
      team ops  people 1
      component db  team ops  repair 0s
      component web  needs db  stops
      service shop  needs web
      at 1h  lose db`)

    expect(count(log, 'outage-ended')).toBe(1)
    expect(new Set(log.events.slice(1).map(({ atMs }) => atMs))).toEqual(new Set([3_600_000]))
  })
})

describe('groups of everything', () => {
  it('over the same thousand members work out their levels once each', () => {
    const members = Array.from({ length: 1_000 }, (_, index) => id(index))
    const groups = Object.fromEntries(
      Array.from({ length: 50 }, (_, index): [string, Group] => [
        `g${index}`,
        { kind: 'k-of-n', k: 1_000, members },
      ]),
    )
    const log = run({ ...planOf(1_000, service, {}), groups })

    expect(
      log.events.filter(({ entity, to }) => entity.startsWith('g') && to === 'down'),
    ).toHaveLength(50)
    expect(log.cuesHandled).toBeLessThan(100)
  })
})
