import { describe, expect, it } from 'vitest'
import { compile, createSimulator, simulate } from '../../simulation/index.ts'
import { Instant } from '../../simulation/engine/state/instant.ts'
import { readSketch } from '../support/notation/sketch.ts'

/** A component that fails every second for a year. */
const tireless = `
  component db
  until 365d
  at 0s  wear db  after 1s  for 1s
`

function modelOf(text: string) {
  const { plan, scenario, bindings } = readSketch(text)
  const compiled = compile(plan, scenario, bindings)
  if (!compiled.ok) throw new Error('the sketch cannot be simulated')
  return compiled.value
}

describe('a run that goes on and on', () => {
  it('is cut off at its budget and says so', () => {
    const log = simulate(modelOf(tireless), { seed: '1', eventBudget: 1000 })
    const last = log.events.at(-1)
    expect(log.cuesHandled).toBe(1000)
    expect(last?.kind).toBe('budget-spent')
    expect(log.isComplete).toBe(false)
  })

  it('goes on as before when it is asked for more', () => {
    const model = modelOf(tireless)
    const { run } = createSimulator(model)
    const short = run({ seed: '1', eventBudget: 1000 }).events.slice(0, -1)
    const long = run({ seed: '1', eventBudget: 2000 }).events
    expect(long.slice(0, short.length)).toEqual(short)
    expect(long.length).toBeGreaterThan(short.length)
  })
})

describe('an instant', () => {
  it('is an oscillation after more events, cues or rounds than things can need to come to rest', () => {
    const instant = new Instant(10)
    instant.meet(5, 100, 200)
    expect(instant.maySettle(1_010, 100, 200)).toBe(true)
    expect(instant.maySettle(1_011, 100, 200)).toBe(false)
    expect(instant.maySettle(0, 10_740, 1_520)).toBe(true)
    expect(instant.maySettle(0, 10_741, 200)).toBe(false)
    expect(instant.maySettle(0, 100, 1_521)).toBe(false)
  })

  it('begins anew with time', () => {
    const instant = new Instant(10)
    instant.meet(5, 100, 200)
    instant.meet(6, 50_000, 60_000)
    expect(instant.maySettle(0, 50_001, 60_001)).toBe(true)
    expect(instant.firstEvent).toBe(60_000)
  })
})
