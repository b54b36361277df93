import { describe, expect, it } from 'vitest'
import { findInputDifferences } from '../../renderer/simulate/compare/inputDifferences.ts'
import {
  buildOutcomes,
  findParting,
  signedDuration,
} from '../../renderer/simulate/compare/outcomes.ts'
import { viewOf } from '../../renderer/simulate/runView.ts'
import { finishedOf, shop } from './sketchedRun.ts'

const kept = finishedOf(shop)
const faster = finishedOf(shop.replace('repair 2h', 'repair 1h'))
const asIs = (id: string): string => id

function differences(other: ReturnType<typeof finishedOf>) {
  return findInputDifferences(kept.input, other.input, asIs)
}

describe('what two runs were given otherwise', () => {
  it('is nothing for the same inputs', () => {
    expect(differences(finishedOf(shop))).toEqual([])
  })

  it('names the field of the plan, as both have it', () => {
    expect(differences(faster)).toEqual([
      { what: 'Component db: Repair takes', kept: '2h', now: '1h' },
    ])
  })

  it('names what only one of them has', () => {
    const more = finishedOf(shop.replace('component idle', 'component idle\n  component extra'))

    expect(differences(more)).toEqual([{ what: 'Component extra', kept: '–', now: 'there' }])
  })

  it('names seed, horizon and decisions', () => {
    const other = finishedOf(
      shop.replace('until 1d', 'until 2d\n  seed storm').concat('\n  at 45m  decide stop/idle'),
    )

    const found = differences(other).map(({ what, kept: was, now }) => `${what}: ${was} → ${now}`)

    expect(found).toContain('Simulated for: 1d → 2d')
    expect(found).toContain('Decision at T+0:45:00: – → stop/idle')
    expect(found.some((line) => line.startsWith('Seed: '))).toBe(true)
  })
})

describe('what came of two runs', () => {
  const outcomes = buildOutcomes(viewOf(kept), viewOf(faster))

  it('gives signed differences, business services first', () => {
    expect(outcomes[0]).toMatchObject({
      name: 'checkout',
      kept: '2 h 30 min',
      now: '1 h 30 min',
      deltaText: '−1 h',
    })
  })

  it('has no difference to itself', () => {
    expect(buildOutcomes(viewOf(kept), viewOf(kept)).every(({ delta }) => delta === 0)).toBe(true)
  })

  it('tells components that only one of the runs touched', () => {
    const touched = finishedOf(shop.replace('at 0s  lose db', 'at 0s  lose db idle'))

    const idle = buildOutcomes(viewOf(kept), viewOf(touched)).find(({ name }) => name === 'idle')

    expect(idle).toMatchObject({ kept: 'not hit', kind: 'component' })
    expect(idle?.delta).toBeGreaterThan(0)
  })

  it('signs a duration even where it is nothing', () => {
    expect([-60_000, 0, 60_000].map(signedDuration)).toEqual(['−1 min', '±0', '+1 min'])
  })
})

describe('where two runs part', () => {
  it('is the first event that only one of them has', () => {
    const parting = findParting(kept.log, faster.log)

    expect(parting?.atMs).toBe(1.5 * 3_600_000)
    expect(parting?.now?.kind).toBe('task-done')
  })

  it('is nowhere for the same run', () => {
    expect(findParting(kept.log, finishedOf(shop).log)).toBeNull()
  })
})
