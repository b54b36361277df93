import { describe, expect, it } from 'vitest'
import { phaseOf, sumByPhase, toPhaseSpans } from '../../renderer/simulate/results/pathPhases.ts'
import { buildRecoveryRows } from '../../renderer/simulate/results/recoveryRows.ts'
import { sortByVerdict } from '../../renderer/simulate/results/serviceOrder.ts'
import { segmentKinds } from '../../simulation/index.ts'
import { resultsOf, shop } from './sketchedRun.ts'

const hourMs = 3_600_000

function outageOf(sketch: string) {
  const outage = resultsOf(sketch).services[0]?.outages[0]
  if (outage === undefined) throw new Error('nothing was out')
  return outage
}

describe('what the time of an outage was spent on', () => {
  it('has a phase for every kind of stretch', () => {
    expect(segmentKinds.filter((kind) => phaseOf[kind] === undefined)).toEqual([])
  })

  it('sums to the outage', () => {
    const { path, startMs, endMs } = outageOf(shop)

    const sum = sumByPhase(path).reduce((total, phase) => total + phase.lastedMs, 0)

    expect(sum).toBe((endMs ?? 0) - startMs)
  })

  it('covers the outage without holes', () => {
    const { path, startMs, endMs } = outageOf(shop)

    const spans = toPhaseSpans(path)

    expect(spans[0]?.fromMs).toBe(startMs)
    expect(spans.at(-1)?.toMs).toBe(endMs)
    expect(spans.slice(1).every((span, index) => span.fromMs === spans[index]?.toMs)).toBe(true)
  })

  it('tells finding out from mending', () => {
    expect(sumByPhase(outageOf(shop).path)).toEqual([
      { phase: 'working', lastedMs: 2 * hourMs },
      { phase: 'finding-out', lastedMs: hourMs / 2 },
    ])
  })
})

describe('rows of the recovery chart', () => {
  it('counts the targets from the start of the longest outage', () => {
    const { recovery, log } = resultsOf(`${shop.replace('at 0s', 'at 1h')}`)

    const row = buildRecoveryRows(recovery, log.untilMs).find((one) => one.bar.id === 'checkout')

    expect(row?.rtoAtMs).toBe(2 * hourMs)
    expect(row?.marginMs).toBe(-1.5 * hourMs)
  })

  it('shows the smallest margin first and what has no target last', () => {
    const { recovery, log } = resultsOf(shop)

    const rows = buildRecoveryRows(recovery, log.untilMs)

    expect(rows[0]?.bar.id).toBe('checkout')
    expect(rows.slice(1).every((row) => row.marginMs === null)).toBe(true)
  })

  it('reaches to the end of the run where an outage is not over', () => {
    const { recovery, log } = resultsOf(`
      component db
      service checkout  needs db  rto 1h
      until 1d
      at 0s lose db
    `)

    const row = buildRecoveryRows(recovery, log.untilMs).find((one) => one.bar.id === 'checkout')

    expect(row?.outages).toMatchObject([{ endMs: 24 * hourMs, isOver: false }])
  })
})

describe('the order of services', () => {
  it('puts a missed objective before a met one, and that before what was not hit', () => {
    const { services } = resultsOf(`
      team ops  people 1
      component db  repair 2h  team ops
      component other
      service a-calm   needs other  rto 1h
      service b-fine   needs db  rto 4h
      service c-missed needs db  rto 1h
      response  team ops  users-report 0s  diagnose 0s  declare 0s
      until 1d
      at 0s lose db
    `)

    expect(sortByVerdict(services).map((service) => service.id)).toEqual([
      'c-missed',
      'b-fine',
      'a-calm',
    ])
  })
})
