import { describe, expect, it } from 'vitest'
import {
  applyModifiers,
  compile,
  type ModifierId,
  modifierIds,
  parseScenario,
  serializeScenario,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { samplePlan, sampleScenario } from '../scenarios/bundled.ts'
import { read } from '../support/read.ts'

const plan = samplePlan('web-shop')
const story = sampleScenario('region-loss')

function modelOf(...chosen: ModifierId[]) {
  const { scenario, bindings } = applyModifiers(plan, story, chosen)
  return read(compile(plan, scenario, bindings))
}

describe('a modifier', () => {
  it.each(modifierIds)('%s gives a scenario that runs, can be written and read again', (id) => {
    const { scenario, idle } = applyModifiers(plan, story, [id])
    const model = modelOf(id)

    expect(idle).toEqual([])
    expect(read(parseScenario(serializeScenario(scenario)))).toEqual(scenario)
    expect(simulate(model, { seed: '1' }).events.length).toBeGreaterThan(10)
  })

  it('leaves the story as it is where nothing is chosen', () => {
    expect(applyModifiers(plan, story, [])).toEqual({ scenario: story, bindings: {}, idle: [] })
  })

  it('moves it to three at night on Sunday, by the clocks of whoever leads', () => {
    const [tokyo, start] = ['+09:00', '2025-03-11T09:30:00Z']
    const team = plan.response?.team ?? ''
    const there = { ...plan, teams: { [team]: { utcOffset: tokyo } } }

    expect(applyModifiers(there, { ...story, start }, ['after-hours']).scenario.start).toBe(
      '2025-03-15T18:00:00Z',
    )
  })

  it('says where a plan gives it nothing to do', () => {
    const bare = { blackstart: 1, components: { a: { kind: 'service' } } } as const

    expect(applyModifiers(bare, story, ['monitoring-blind', 'key-people-away']).idle).toEqual([
      'key-people-away',
      'monitoring-blind',
    ])
  })

  it('makes nothing better: a blind team notices no sooner', () => {
    const noticed = (...chosen: ModifierId[]) => {
      const log = simulate(modelOf(...chosen), { seed: '1' })
      return log.events.find(({ kind }) => kind === 'detected')?.atMs ?? Infinity
    }

    expect(noticed('monitoring-blind')).toBeGreaterThan(noticed())
  })

  it('adds a failure that the story did not have', () => {
    const model = modelOf('second-failure')
    const before = serviceResults(modelOf(), simulate(modelOf(), { seed: '1' }))
    const after = serviceResults(model, simulate(model, { seed: '1' }))
    const out = (results: typeof before) => results.reduce((sum, { downMs }) => sum + downMs, 0)

    expect(model.faults.map(({ id }) => id)).toContain('modifier-second')
    expect(out(after)).toBeGreaterThanOrEqual(out(before))
  })
})
