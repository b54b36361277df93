import { describe, expect, it } from 'vitest'
import { logToText, simulate } from '../../simulation/index.ts'
import { compileSample } from '../scenarios/bundled.ts'
import { golden, pairs } from './samples.ts'

describe.each(pairs)('$scenario on $plan', ({ plan, scenario }) => {
  it('happens as it did before, event for event', async () => {
    const model = compileSample(plan, scenario)

    const log = simulate(model, { seed: '1', untilMs: model.horizonMs })

    await expect(logToText(log)).toMatchFileSnapshot(golden(`${plan}.${scenario}.log.txt`))
  })
})
