import { describe, expect, it } from 'vitest'
import { runInput } from '../../renderer/worker/runInput.ts'
import { inputOf, resultsOf, shop } from './sketchedRun.ts'

describe('a run in the worker', () => {
  it('says what it is at, in order', () => {
    const told: string[] = []

    runInput(inputOf(shop), (step) => told.push(step))

    expect(told).toEqual(['preparing', 'simulating', 'reading', 'checking'])
  })

  it('gives the same digest for the same inputs', () => {
    expect(resultsOf(shop).digest).toBe(resultsOf(shop).digest)
  })

  it('answers with plain data that survives the way to the window', () => {
    const results = resultsOf(shop)

    expect(structuredClone(results)).toEqual(results)
  })

  it('refuses a plan that cannot be simulated and says why', () => {
    const { plan, ...rest } = inputOf(shop)
    const broken = {
      ...plan,
      dependencies: { ...plan.dependencies, 'to-nowhere': { from: 'web', to: 'nothing' } },
    }

    const answer = runInput({ plan: broken, ...rest }, () => {})

    expect(answer.kind).toBe('refused')
    expect(answer.kind === 'refused' && answer.problems[0]?.message).toContain('nothing')
  })

  it('finds the services, the recovery and what was touched', () => {
    const { services, recovery, affected } = resultsOf(shop)

    expect(services.map((service) => service.id)).toEqual(['checkout'])
    expect(recovery.map((bar) => bar.id)).toContain('db')
    expect([...affected].sort()).toEqual(['checkout', 'db', 'web'])
  })
})
