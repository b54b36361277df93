import { describe, expect, it } from 'vitest'
import { inputsOf, overview, type ServiceResult } from '../../simulation/index.ts'
import { marginWords } from '../../simulation/report/verdict.ts'
import { runOf, samplePlan, sampleScenario } from './sampleRuns.ts'

const shop = runOf(samplePlan('web-shop'), sampleScenario('region-loss'))
const hospital = runOf(samplePlan('salem-health'), sampleScenario('bad-vendor-update'))

describe('the verdict', () => {
  it('is three sentences', () => {
    expect(shop.report.verdict.sentences).toHaveLength(3)
    for (const sentence of shop.report.verdict.sentences) expect(sentence).toMatch(/\.$/)
  })

  it('has every business service', () => {
    expect(hospital.report.verdict.services).toHaveLength(
      Object.keys(hospital.model.plan.businessServices ?? {}).length,
    )
  })

  it('tells where the time went for what missed an objective, and counts the rest', () => {
    const { paths, pathsLeftOut, verdict } = hospital.report
    const missed = verdict.services.filter(({ result }) => result.rto === 'missed')
    const hit = verdict.services.filter(({ result }) => result.outages.length > 0)
    expect(paths.map(({ id }) => id)).toEqual(missed.map(({ result }) => result.id))
    expect(paths.length + pathsLeftOut).toBe(hit.length)
  })

  it('has what stood still', () => {
    expect(shop.report.standstills.map(({ text }) => text)).toContain(
      'Shop in region west could not start without Image registry, which was not there.',
    )
  })

  const hour = 3_600_000
  const result = { rtaMs: 2 * hour, isRestored: true } as ServiceResult

  it('tells margins in words', () => {
    expect(marginWords(result, 'met', 3 * hour)).toBe('1 h to spare')
    expect(marginWords(result, 'met', 2 * hour)).toBe('exactly met')
    expect(marginWords(result, 'missed', hour)).toBe('1 h over')
    expect(marginWords({ ...result, isRestored: false }, 'missed', hour)).toBe('1 h over so far')
    expect(marginWords({ ...result, isRestored: false }, 'missed', 3 * hour)).toBe('never back')
    expect(marginWords({ ...result, isRestored: false }, 'open', 3 * hour)).toBe(
      '1 h left, not back yet',
    )
    expect(marginWords(result, 'no-target', null)).toBe('no target')
  })
})

describe('the inputs', () => {
  const inputs = inputsOf(hospital.model)

  it('are each told apart by where they come from', () => {
    const touch = inputs.find(({ path }) => path.join('/').endsWith('cohorts/virtual/touch'))
    expect(touch).toMatchObject({ marker: 'published', value: '20m' })
    expect(touch?.source).toContain('Grant Thornton')
  })

  it('are unknown where the plan is silent, with what the run took instead', () => {
    const silent = inputs.filter(({ marker }) => marker === 'unknown')
    expect(silent.length).toBeGreaterThan(0)
    for (const { value, path } of silent) {
      const assumption = hospital.model.assumptions.find((each) => each.path.join() === path.join())
      expect(value).toBe(assumption?.value ?? '')
    }
  })

  it('are counted once each', () => {
    const paths = inputs.map(({ path }) => path.join('/'))
    expect(paths).toEqual([...new Set(paths)])
    const counted = hospital.report.inputs.counts.reduce((sum, { all }) => sum + all, 0)
    expect(counted).toBe(inputs.length)
  })
})

describe('the rest of the report', () => {
  it('shows the moment at which most is down', () => {
    const { atMs, diagram } = shop.report.picture
    const down = diagram.cards.filter(
      ({ state, shape }) => state === 'down' && shape === 'component',
    )
    const point = overview(shop.model, shop.log).findLast((each) => each.atMs <= atMs)
    expect(down.length).toBe(point?.down)
  })

  it('sums every critical path exactly to its outage', () => {
    for (const { outage, lastedMs } of [...shop.report.paths, ...hospital.report.paths]) {
      expect(outage.path.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(lastedMs)
    }
  })

  it('tells the causes down to what came from outside', () => {
    const lines = shop.report.causes?.lines ?? []
    expect(lines.some(({ isOrigin, text }) => isOrigin && text.includes('struck'))).toBe(true)
  })

  it('keeps the story in order and within two pages', () => {
    for (const { report } of [shop, hospital]) {
      const times = report.timeline.map(({ atMs }) => atMs)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.length).toBeLessThanOrEqual(64)
    }
  })

  it('has fleets only where machines broke', () => {
    expect(shop.report.fleets).toEqual([])
    expect(hospital.report.fleets.length).toBeGreaterThan(0)
  })

  it('survives as JSON', () => {
    expect(JSON.parse(JSON.stringify(hospital.report))).toEqual(hospital.report)
  })
})
