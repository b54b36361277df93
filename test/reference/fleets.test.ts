import { describe, expect, it } from 'vitest'
import { compile, simulate } from '../../simulation/index.ts'
import { badUpdate, buildFleetPlan } from '../bench/fleetPlan.ts'
import { valueOf } from '../support/notation/sketch.ts'

describe('the size of a fleet', () => {
  it('does not change what a run costs', () => {
    const cues = [85, 8_500_000].map((machines) => {
      const model = valueOf(compile(buildFleetPlan(machines), badUpdate))
      const log = simulate(model, { seed: 'size' })
      return { cues: log.cuesHandled, events: log.events.length }
    })
    expect(cues[1]).toEqual(cues[0])
  })
})
