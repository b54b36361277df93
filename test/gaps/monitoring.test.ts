import { describe, expect, it } from 'vitest'
import type { Plan } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import { asOf, found, states } from './gapTables.ts'

type Sketch = Omit<Plan, 'blackstart'>

const shop = (monitor: object, dependencies: NonNullable<Plan['dependencies']> = {}): Sketch => ({
  businessServices: { shop: { name: 'Shop', tier: 1 } },
  components: {
    web: { name: 'Web' },
    power: { name: 'Power' },
    probe: { name: 'Probe', kind: 'monitor', monitor },
  },
  dependencies: {
    'shop-web': { from: 'shop', to: 'web' },
    'web-power': { from: 'web', to: 'power' },
    ...dependencies,
  },
})

const inside = { 'probe-power': { from: 'probe', to: 'power' } }

describe('GAP-46, monitoring that falls with what it monitors', () => {
  it('is a gap where one loss takes a service and all that watches it', () => {
    const [finding] = found('GAP-46', shop({ watches: ['web'] }, inside))
    expect(finding).toMatchObject({ state: 'gap', severity: 'critical', about: 'shop' })
    expect(finding?.witness).toEqual(['probe', 'web', 'shop'])
    expect(finding?.reason).toBe(
      'With the loss of Power Shop is out, and Probe, which should tell of Web, is down as well.',
    )
  })

  it('is ok where a monitor stands apart', () => {
    expect(states('GAP-46', shop({ watches: ['web'] }))).toEqual(['ok critical shop'])
  })

  it('says nothing where nothing is watched at all', () => {
    expect(states('GAP-46', shop({ watches: [] }))).toEqual([])
  })
})

describe('GAP-47, blind spots and late detection', () => {
  it('is a gap where something takes a service out and nothing watches what falls', () => {
    const [finding] = found('GAP-47', shop({ watches: [] }))
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', about: 'shop' })
    expect(finding?.witness).toEqual(['power', 'web', 'shop'])
  })

  it('is ok where a monitor watches the service itself', () => {
    expect(states('GAP-47', shop({ watches: ['shop'] }))).toEqual(['ok high shop'])
  })

  it('is a gap in a run in which nobody knew for longer than is allowed', () => {
    const { sketch, model, log } = runSketch(`
      component web
      service shop  needs web  tier 1
      response  users-report 2h
      at 0s  lose web
    `)
    const [finding] = found('GAP-47', sketch.plan, { asOf, model, log })
    expect(finding).toMatchObject({ state: 'gap', severity: 'high', basis: 'simulated' })
    expect(finding?.reason).toBe(
      'In “Sketch” shop was out for 2 h before anybody knew; 30 min are allowed for finding out.',
    )
  })

  it('is ok in a run in which a monitor told in time', () => {
    const { sketch, model, log } = runSketch(`
      component web
      monitor probe  watches web  delay 2m
      service shop   needs web  tier 1
      response  users-report 2h
      at 0s  lose web
    `)
    expect(states('GAP-47', sketch.plan, { asOf, model, log })).toEqual(['ok high shop'])
  })
})
