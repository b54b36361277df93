import { describe, expect, it } from 'vitest'
import { compile, simulate } from '../../simulation/index.ts'
import { check } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'

/**
 * The probability that a service is there, from every combination of units up and down.
 *
 * The engine says whether the service is out in each; the combinations are weighed by hand.
 */
function availability(sketch: string, unitsUp: readonly number[]): number {
  const { plan } = readSketch(sketch)
  let available = 0
  for (let combination = 0; combination < 2 ** unitsUp.length; combination++) {
    const isDown = (unit: number): boolean => Math.floor(combination / 2 ** unit) % 2 === 1
    const down = unitsUp.flatMap((_, unit) => (isDown(unit) ? [`u${unit}`] : []))
    const weight = unitsUp.reduce((all, up, unit) => all * (isDown(unit) ? 1 - up : up), 1)
    if (!isOut(plan, down)) available += weight
  }
  return available
}

function isOut(plan: ReturnType<typeof readSketch>['plan'], down: readonly string[]): boolean {
  if (down.length === 0) return false
  const model = valueOf(
    compile(
      plan,
      {
        scenario: 1,
        name: 'Combination',
        horizon: '0s',
        targets: { down: { kind: 'component' } },
        faults: { loss: { type: 'loss', target: 'down' } },
      },
      { down },
    ),
  )
  return simulate(model, { seed: 'combination' }).events.some(
    ({ kind }) => kind === 'outage-started',
  )
}

function units(count: number): string[] {
  return Array.from({ length: count }, (_, unit) => `u${unit}`)
}

function components(count: number): string {
  return units(count)
    .map((id) => `component ${id}`)
    .join('\n')
}

describe('A03: three units', () => {
  const up = [0.999, 0.995, 0.99]

  it('in series are all needed', () => {
    const sketch = `${components(3)}\n service shop  needs u0 u1 u2`
    expect(availability(sketch, up)).toBeCloseTo(0.98406495, 12)
  })

  it('in parallel stand in for each other', () => {
    const sketch = `${components(3)}
      group any  k-of-n 1  members u0 u1 u2
      service shop  needs any`
    expect(availability(sketch, up)).toBeCloseTo(0.99999995, 12)
  })
})

describe('A04: k of n units', () => {
  it.each([
    { k: 3, n: 5, up: 0.98, expected: 0.9999223808 },
    { k: 2, n: 3, up: 0.99, expected: 0.9997020000000001 },
    { k: 9, n: 10, up: 0.995, expected: 0.9989046093836499 },
  ])('$k of $n are enough', ({ k, n, up, expected }) => {
    const sketch = `${components(n)}
      group pool  k-of-n ${k}  members ${units(n).join(' ')}
      service shop  needs pool`
    expect(
      availability(
        sketch,
        Array.from({ length: n }, () => up),
      ),
    ).toBeCloseTo(expected, 10)
  })
})

describe('L01: the loss of one zone of several', () => {
  /** Capacity of each of n zones, as a share of demand, at a utilisation of u. */
  const zones = (n: number, u: number): string =>
    units(n)
      .map((id) => `${id}*${1 / n / u}`)
      .join(' ')

  it.each([
    { n: 2, u: 0.5 },
    { n: 3, u: 2 / 3 },
    { n: 4, u: 0.75 },
  ])('is carried by the rest of $n zones that run at $u', ({ n, u }) =>
    check(
      `${components(n)}
       group zones  active-active  members ${zones(n, u)}
       service shop  needs zones
       at 0s  lose u0`,
      `0s     u0     down
       never  shop   outage-started`,
    ),
  )

  it('sheds what three zones at 70 % cannot carry', () =>
    check(
      `${components(3)}
       group zones  active-active  members ${zones(3, 0.7)}
       service shop  needs zones
       at 0s  lose u0`,
      `0s  zones  degraded        level ${(1 - 0.04761904761904767).toFixed(9)}
       0s  shop   outage-started`,
    ))
})
