import { describe, expect, it } from 'vitest'
import {
  findScenarioProblems,
  parseScenario,
  type Scenario,
  serializeScenario,
} from '../../simulation/index.ts'
import { read } from '../support/read.ts'

const badUpdate: Scenario = {
  scenario: 1,
  name: 'A bad update',
  start: '2024-07-19T04:09:00Z',
  horizon: '10d',
  targets: {
    sensor: {
      kind: 'product',
      describe: 'The agent on all desktops',
      prefer: [{ class: 'agent' }],
    },
  },
  faults: {
    push: {
      type: 'bad-update',
      target: 'sensor',
      failureShare: 0.98,
      revertedAfter: '78m',
      fixKnownAfter: { p50: '1h', p95: '4h' },
    },
  },
  injects: { press: { at: '2h', kind: 'contextual', from: 'Press', message: 'What: now?\nWhen?' } },
  questions: ['Who decides?'],
  sources: [{ title: 'Review', url: 'https://example.org/review' }],
}

describe('a scenario as text', () => {
  it('reads back as the same scenario', () => {
    expect(read(parseScenario(serializeScenario(badUpdate)))).toEqual(badUpdate)
  })

  it('keeps comments when it is changed', () => {
    const text = `# Rehearsed in May.\n${serializeScenario(badUpdate)}`

    expect(serializeScenario({ ...badUpdate, horizon: '20d' }, { onto: text })).toBe(
      text.replace('horizon: 10d', 'horizon: 20d'),
    )
  })

  it('is refused where a plan was opened', () => {
    const result = parseScenario('blackstart: 1\n')

    expect(result.problems.map(({ code, message }) => [code, message])).toEqual([
      ['not-a-scenario', 'This is a plan, not a scenario.'],
    ])
  })
})

describe('the problems of a scenario', () => {
  function told(change: Partial<Scenario>): string[] {
    return findScenarioProblems({ ...badUpdate, ...change }).map(
      ({ code, severity, where, message }) =>
        `${code} ${severity} ${where.path.join('.')}: ${message}`,
    )
  }

  it('are none for one that is finished', () => {
    expect(told({})).toEqual([])
  })

  it('name faults that hit no target, and targets that no fault hits', () => {
    expect(told({ faults: { push: { type: 'loss', target: 'senser' } } })).toEqual([
      'incomplete warning targets.sensor: Target “sensor” is hit by no fault.',
      'unknown-reference error faults.push.target: Fault “push”: target names “senser”, but there is no such target.',
    ])
  })

  it('name bad updates of what is no product', () => {
    expect(told({ targets: { sensor: { kind: 'site' } } })).toEqual([
      'wrong-reference error faults.push.target: Fault “push”: target names “sensor”, which is a site.',
    ])
  })

  it('name what would break down at every instant', () => {
    const wear = { type: 'breakdowns', target: 'sensor', after: '0s' } as const
    expect(told({ faults: { wear } })).toEqual([
      'out-of-range error faults.wear.after: Fault “wear”: after must be above 0.',
    ])
  })

  it('name whoever gets more at once than a person can take', () => {
    const message = 'And?'
    const all = { at: '2h', to: 'Lead', message }
    const injects = { a: all, b: all, c: { ...all, at: '2h5m' }, d: { ...all, at: '2h9m' } }

    expect(told({ injects })).toEqual([
      'too-much-at-once warning injects.d.at: Inject “d”: at is the fourth thing for “Lead” within ten minutes.',
    ])
    expect(told({ injects: { ...injects, d: { ...all, at: '2h10m' } } })).toEqual([])
  })

  it('name decisions that nobody would be asked for any more', () => {
    const decisionPoints = { late: { question: 'Now?', at: '11d', options: { yes: {} } } }

    expect(told({ decisionPoints })).toEqual([
      'inject-after-end warning decisionPoints.late.at: Decision point “late”: at is 11d, after the end of the run at 10d.',
    ])
  })

  it('name what would come after the end', () => {
    expect(told({ horizon: '1h' })).toEqual([
      'inject-after-end warning injects.press.at: Inject “press”: at is 2h, after the end of the run at 1h.',
    ])
  })
})
