import { describe, expect, it } from 'vitest'
import { haveInputsChanged } from '../../renderer/simulate/staleness.ts'
import { noModifiers } from '../../renderer/stores/exercise/modifiers.ts'
import {
  buildBindingRows,
  findUnbound,
  nameInPlan,
  toBindings,
} from '../../renderer/simulate/scenario/bindingRows.ts'
import { groupFindings } from '../../renderer/simulate/gaps/groupFindings.ts'
import { witnessesOnCanvas } from '../../renderer/simulate/gaps/witnesses.ts'
import { filterEvents } from '../../renderer/simulate/events/eventTopics.ts'
import { thingsBehind, thingsOf } from '../../renderer/simulate/lighting.ts'
import { explainEvent, type Finding, type Plan, type Scenario } from '../../simulation/index.ts'
import { resultsOf, shop } from './sketchedRun.ts'

const plan: Plan = {
  blackstart: 1,
  sites: { hall: { name: 'Hall', kind: 'data-centre' }, desk: {} },
  components: { web: { name: 'Web shop', site: 'hall' }, db: { site: 'hall' } },
  vendors: { acme: {} },
  layout: { positions: { web: { x: 0, y: 0 } } },
}

const scenario: Scenario = {
  scenario: 1,
  name: 'Loss',
  targets: {
    place: { name: 'The place', kind: 'site', prefer: [{ siteKind: 'data-centre' }] },
    supplier: { kind: 'vendor' },
  },
  faults: { gone: { type: 'loss', target: 'place' } },
}

describe('binding a scenario to a plan', () => {
  it('suggests what the scenario’s own words find, and offers all of that kind', () => {
    const [place] = buildBindingRows(plan, scenario, {})

    expect(place).toMatchObject({
      bound: ['hall'],
      candidates: ['desk', 'hall'],
      isByHand: false,
      hasSuggestion: true,
    })
  })

  it('lets what was chosen by hand win', () => {
    const rows = buildBindingRows(plan, scenario, { place: ['desk'] })

    expect(toBindings(rows)).toEqual({ place: ['desk'] })
  })

  it('forgets a thing that was deleted since', () => {
    const [place] = buildBindingRows(plan, scenario, { place: ['gone-since'] })

    expect(place?.bound).toEqual([])
  })

  it('asks for a target that a fault hits, and for no other', () => {
    const rows = buildBindingRows(plan, scenario, { place: [] })

    expect(findUnbound(scenario, rows)).toEqual(['The place'])
    expect(findUnbound(scenario, buildBindingRows(plan, scenario, {}))).toEqual([])
  })

  it('calls things what people call them', () => {
    expect(nameInPlan(plan, 'web')).toBe('Web shop')
    expect(nameInPlan(plan, 'db')).toBe('db')
  })
})

describe('results', () => {
  const choice = { fileName: 'loss', isBundled: true, text: '', scenario }
  const bindings = { place: ['hall'] }
  const ran = { plan, scenario, bindings, seed: '1', decisions: [], asOf: '2025-01-01' }
  const settings = { seed: '1', horizon: '', modifiers: noModifiers, taken: [] }
  const now = { plan, choice, ownBindings: {}, ...settings }

  it('hold while nothing has changed', () => {
    expect(haveInputsChanged(ran, now)).toBe(false)
  })

  it('still hold after the drawing was tidied', () => {
    const tidied = { ...plan, layout: { positions: { web: { x: 9, y: 9 } } } }

    expect(haveInputsChanged(ran, { ...now, plan: tidied })).toBe(false)
  })

  it.each([
    ['the plan', { plan: { ...plan, vendors: {} } }],
    ['the seed', { seed: '2' }],
    ['the horizon', { horizon: '9d' }],
    ['a binding', { ownBindings: { place: ['desk'] } }],
    ['a decision', { taken: [{ at: '1h', action: 'start/web' }] }],
    [
      'the hour at which it begins',
      { modifiers: { ...noModifiers, start: '2025-01-01T02:00:00Z' } },
    ],
    ['what fails', { modifiers: { ...noModifiers, leftOut: ['gone'] } }],
    ['the scenario', { choice: { ...choice, scenario: { ...scenario, name: 'Other' } } }],
  ])('are stale once %s has changed', (_, change) => {
    expect(haveInputsChanged(ran, { ...now, ...change })).toBe(true)
  })

  it('hold while the horizon is still the one that was set', () => {
    const shorter = { ...ran, scenario: { ...scenario, horizon: '2h' } }

    expect(haveInputsChanged(shorter, { ...now, horizon: '2h' })).toBe(false)
    expect(haveInputsChanged(shorter, now)).toBe(true)
  })
})

describe('events in the list', () => {
  const { model, log } = resultsOf(shop)
  const sentence = (event: (typeof log.events)[number]) => explainEvent(model, log, event)

  it('are found by all words of their sentence, whatever their case', () => {
    const found = filterEvents(log.events, { topic: 'all', words: 'CHECKOUT down' }, sentence)

    expect(found.length).toBeGreaterThan(0)
    expect(found.every((event) => /checkout/i.test(sentence(event)))).toBe(true)
  })

  it('are narrowed to a topic', () => {
    const found = filterEvents(log.events, { topic: 'business', words: '' }, sentence)

    expect([...new Set(found.map((event) => event.entity))]).toEqual(['checkout'])
  })

  it('bring out on the canvas what had a part in them', () => {
    const restored = log.events.findLast((event) => event.entity === 'checkout')

    expect([...thingsBehind(model, log, restored?.id ?? 0)].sort()).toEqual([
      'checkout',
      'db',
      'web',
    ])
  })

  it('stand for what a task mends and a fault hits', () => {
    const task = log.events.find((event) => event.kind === 'task-started')
    const fault = log.events.find((event) => event.kind === 'fault')

    expect([task, fault].map((event) => event && thingsOf(model, event))).toEqual([['db'], ['db']])
  })
})

describe('findings', () => {
  const finding: Finding = {
    rule: 'GAP-14',
    version: 1,
    title: 'Single point of failure',
    state: 'gap',
    severity: 'high',
    basis: 'structural',
    about: 'checkout',
    witness: ['db'],
    reason: '',
    fix: '',
    missing: [],
    clauses: [],
    precedent: '',
    acceptance: null,
  }

  it('come by state, what is unknown apart from what is in order, the worst first', () => {
    const groups = groupFindings([
      { ...finding, state: 'ok' },
      { ...finding, state: 'unknown' },
      { ...finding, severity: 'low' },
      { ...finding, severity: 'critical' },
    ])

    expect(groups.map((group) => [group.state, group.count])).toEqual([
      ['gap', 2],
      ['unknown', 1],
      ['ok', 1],
    ])
    expect(groups[0]?.bySeverity.map((group) => group.severity)).toEqual(['critical', 'low'])
  })

  it('light their witnesses, and what stands for those that are not drawn', () => {
    const { plan: drawn } = resultsOf(shop).model
    const light = (witness: readonly string[]) => [
      ...witnessesOnCanvas(drawn, { ...finding, witness }),
    ]

    expect(light(['web'])).toEqual(['checkout', 'web'])
    expect(light(['ops'])).toEqual(['checkout', 'db'])
  })
})
