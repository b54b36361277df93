import { describe, expect, it } from 'vitest'
import { buildBindingRows, toBindings } from '../../renderer/simulate/scenario/bindingRows.ts'
import { modifiedScenario, noModifiers } from '../../renderer/stores/exercise/modifiers.ts'
import { compile, type Scenario, simulate } from '../../simulation/index.ts'
import { inputOf, shop } from './sketchedRun.ts'

const { plan, scenario, bindings } = inputOf(shop)
const away = [{ team: 'ops', name: 'ops away' }]

function settings(change: Partial<typeof noModifiers>) {
  return { horizon: '', modifiers: { ...noModifiers, ...change } }
}

function runOf(modified: Scenario) {
  const bound = { ...toBindings(buildBindingRows(plan, modified, {})), ...bindings }
  const compiled = compile(plan, modified, bound)
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return simulate(compiled.value, { seed: '1' })
}

describe('a scenario as it is run', () => {
  it('is the one that was chosen where nothing was set', () => {
    expect(modifiedScenario(scenario, settings({}))).toEqual(scenario)
  })

  it('begins when it is told to, and runs as long', () => {
    const start = '2025-06-01T02:00:00Z'

    expect(modifiedScenario(scenario, { ...settings({ start }), horizon: ' 2h ' })).toMatchObject({
      start,
      horizon: '2h',
    })
  })

  it('does without a fault that is left out', () => {
    const [fault = ''] = Object.keys(scenario.faults ?? {})

    const { faults } = modifiedScenario(scenario, settings({ leftOut: [fault] }))

    expect(faults).toEqual({})
  })

  it('leaves a team out of the recovery that is away', () => {
    const before = runOf(scenario).events.some(({ kind }) => kind === 'diagnosed')
    const without = runOf(modifiedScenario(scenario, settings({ away })))

    expect(before).toBe(true)
    expect(without.events.some(({ kind }) => kind === 'diagnosed')).toBe(false)
  })

  it('takes a name that is free for those who are away', () => {
    const taken: Scenario = {
      ...scenario,
      faults: { ...scenario.faults, 'away-ops': { type: 'loss', target: 'other' } },
    }

    const { faults } = modifiedScenario(taken, settings({ away }))

    expect(faults?.['away-ops']?.type).toBe('loss')
    expect(faults?.['away-ops-too']?.type).toBe('absence')
  })
})
