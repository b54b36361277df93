import { describe, expect, it } from 'vitest'
import { compile, type Log, simulate } from '../../simulation/index.ts'
import { check, runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { badUpdate, buildFleetPlan } from '../bench/fleetPlan.ts'
import { shareOf } from './statistics.ts'

/** Machines of the reference cases in each ring. */
const ringSizes = [100, 1_000, 20_000, 200_000, 1_000_000]

function ringLines(attributes: (ring: number) => string): string {
  const total = ringSizes.reduce((sum, size) => sum + size, 0)
  return [
    'product agent',
    'channel agent/content',
    ...ringSizes.map((_, ring) => `ring agent/content/r${ring}  ${attributes(ring)}`),
    `fleet pcs  products agent  machines ${total}`,
    ...ringSizes.map(
      (size, ring) => `cohort pcs/k${ring}  machines ${size}  ring r${ring}  touch 10m`,
    ),
  ].join('\n')
}

function replications(text: string, count: number): Log[] {
  const sketch = readSketch(text)
  const model = valueOf(compile(sketch.plan, sketch.scenario, sketch.bindings))
  return Array.from({ length: count }, (_, index) => simulate(model, { seed: `update ${index}` }))
}

/** Expects rings to be reached as often as they should, within 3.3 standard errors. */
function expectReached(logs: readonly Log[], expected: readonly number[]): void {
  expected.forEach((probability, ring) => {
    const reached = shareOf(logs, (log) =>
      log.events.some(({ kind, other }) => kind === 'ring-reached' && other?.includes(`r${ring}`)),
    )
    expect(Math.abs(reached.share - probability)).toBeLessThan(3.3 * reached.standardError)
  })
}

describe('F01: gates behind rings', () => {
  it('let an update through as often as their chances multiply to', () => {
    const halts = [0.5, 0.8, 0.95, 0.99, 0]
    const logs = replications(
      `${ringLines((ring) => `soak 1h  halts-bad ${halts[ring]}`)}
       at 0s  push agent`,
      600,
    )
    expectReached(logs, [1, 0.5, 0.1, 0.005])
  })
})

describe('F02: reports from broken machines', () => {
  it('stop an update as often as their hazard says', () => {
    const logs = replications(
      `${ringLines(() => 'soak 24h')}
       at 0s  push agent  breaks 0.02  reports-per-machine-hour 0.001  halt-takes 0s`,
      600,
    )
    expectReached(logs, [1, 0.9531337870775047, 0.5621424451968223, 2.2454938280823594e-5])
  })
})

describe('F05: machines that ask for updates evenly', () => {
  it('have got 65 % of a two-hour poll when it is withdrawn after 78 minutes', () =>
    check(
      `
      product agent
      channel agent/content  bypass  poll 120m
      fleet pcs  products agent  machines 10000
      at 0s  push agent  reverted-after 78m
      `,
      `
      0s     pcs  machines  working 10000  broken 0     breaking 5000
      1h18m  pcs  machines  working 3500   broken 6500  breaking 0
      `,
    ))
})

describe('F06: mending 12,000 machines by hand', () => {
  it('takes 75 working hours of 40 technicians: seven days and five hours', () => {
    const { log } = runSketch(`
      product agent
      channel agent/content  bypass
      team field
      shift field  hours 08:00-18:00  people 40
      fleet pcs  products agent  machines 12000  technicians field
      cohort pcs/all  share 1  touch 15m
      service work  needs pcs
      start 2024-01-02T08:00:00Z
      until 30d
      at 0s  push agent  reverted-after 0s
    `)
    const back = log.events.find(({ entity, to }) => entity === 'pcs' && to === 'operational')
    expect(back?.atMs).toBe(173 * 3_600_000)
    expect(log.workMsByTeam.field).toBe(40 * 75 * 3_600_000)
  })
})

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
