import { describe, expect, it } from 'vitest'
import { buildBands, durationToMs, joinSamples, subjectsOf } from '../../simulation/index.ts'
import { sampleSketch } from './sampled.ts'

const ms = (duration: string) => durationToMs(duration)

describe('what is kept of a run', () => {
  it('is the longest outage of a service and all of them together', () => {
    const { column } = sampleSketch(`
      component db
      service shop  needs db  rto 1h
      at 0s  lose db  for 2h
      at 5h  lose db  for 30m
    `)

    expect(column('shop', 'rtaMs')?.values).toEqual([ms('2h')])
    expect(column('shop', 'downMs')?.values).toEqual([ms('2h30m')])
    expect(column('shop', 'untilNormalMs')?.values).toEqual([ms('5h30m')])
  })

  it('is the money that an outage costs, where the plan says so', () => {
    const { column } = sampleSketch(`
      component db
      service shop  needs db  loss EUR 1000
      service till  needs db
      at 0s  lose db  for 2h
    `)

    expect(column('shop', 'loss')?.values).toEqual([2_000])
    expect(column('till', 'loss')).toBeUndefined()
  })

  it('is the longest time in which a component was not operational, recovery and all', () => {
    const { column } = sampleSketch(`
      team ops  people 1
      component db  team ops  repair 1h  start 20m
      component web  needs db
      component other
      response  users-report 10m  diagnose 10m
      at 0s  lose db
    `)

    expect(column('db', 'notOperationalMs')?.values).toEqual([ms('1h40m')])
    expect(column('web', 'notOperationalMs')?.values).toEqual([ms('1h40m')])
    expect(column('other', 'notOperationalMs')?.values).toEqual([0])
  })

  it('is the longest of several such times, not the last', () => {
    const { column } = sampleSketch(`
      component db
      at 0s  lose db  for 3h
      at 5h  lose db  for 1h
    `)

    expect(column('db', 'notOperationalMs')?.values).toEqual([ms('3h')])
  })

  it('is not the rest of a standby', () => {
    const { column } = sampleSketch(`
      component a
      component b  stopped  start 5m
      group pair  active-passive  members a b  detect 1m  switch 5m
      until 1d
      at 1h  lose a  for 4h
    `)

    expect(column('b', 'notOperationalMs')?.values[0]).toBeLessThanOrEqual(ms('5m') ?? 0)
    expect(column('pair', 'notOperationalMs')?.values[0]).toBeGreaterThanOrEqual(ms('11m') ?? 0)
  })

  it('is how many machines of a fleet broke, and how long until shares of it worked again', () => {
    const { column } = sampleSketch(`
      product agent
      channel agent/content  bypass
      team field
      shift field  hours 08:00-18:00  people 40
      fleet pcs  products agent  machines 12000  technicians field
      cohort pcs/all  share 1  touch 15m
      start 2024-01-02T08:00:00Z
      until 30d
      at 0s  push agent  reverted-after 0s
    `)

    // 160 an hour, 1,600 a working day of ten hours.
    expect(column('pcs', 'brokenMax')?.values).toEqual([12_000])
    expect(column('pcs', 'until50PctMs')?.values).toEqual([ms('3d7h30m')])
    expect(column('pcs', 'until90PctMs')?.values).toEqual([ms('6d7h30m')])
    expect(column('pcs', 'until99PctMs')?.values).toEqual([(ms('7d4h') ?? 0) + 900_000])
  })

  it('is a lower bound where the run was too short', () => {
    const { column } = sampleSketch(`
      component db
      service shop  needs db
      until 1h
      at 10m  lose db  for 2h
    `)

    expect(column('shop', 'rtaMs')).toMatchObject({ values: [ms('50m')], unfinished: [0] })
    expect(column('db', 'notOperationalMs')).toMatchObject({ unfinished: [0], endless: [] })
  })

  it('is without end where nothing more would ever happen', () => {
    const { column } = sampleSketch(`
      component db
      service shop  needs db  loss EUR 10
      until 1h
      response  users-report 5m
      at 10m  lose db
    `)

    expect(column('shop', 'rtaMs')).toMatchObject({ values: [ms('50m')], endless: [0] })
    expect(column('shop', 'loss')).toMatchObject({ unfinished: [0], endless: [] })
  })
})

const uncertain = `
  team ops  people 1
  component db  team ops  repair lognormal(1h,4h)
  service shop  needs db  rto 2h
  at 0s  lose db
`

describe('samples', () => {
  it('are all different nights, and the same ones again', () => {
    const { values = [] } = sampleSketch(uncertain, 20).column('shop', 'rtaMs') ?? {}

    expect(new Set(values).size).toBe(20)
    expect(sampleSketch(uncertain, 20).column('shop', 'rtaMs')?.values).toEqual(values)
    expect(sampleSketch(uncertain, 5).column('shop', 'rtaMs')?.values).toEqual(values.slice(0, 5))
  })

  it('join to the whole', () => {
    const { samples } = sampleSketch(uncertain, 9)
    const part = (first: number, count: number) => ({
      first,
      count,
      series: samples.series.map((series) => ({
        ...series,
        values: series.values.slice(first, first + count),
        unfinished: series.unfinished.filter((at) => at >= first && at < first + count),
        endless: series.endless.filter((at) => at >= first && at < first + count),
      })),
    })

    expect(joinSamples([part(0, 4), part(4, 0), part(4, 5)])).toEqual(samples)
  })

  it('give bands for all that was kept', () => {
    const { model, samples } = sampleSketch(uncertain, 20)
    const bands = buildBands(subjectsOf(model), samples)

    expect(bands.runs).toBe(20)
    expect(bands.services.map(({ id }) => id)).toEqual(['shop'])
    expect(bands.variesMost).toEqual(['db'])
  })
})
