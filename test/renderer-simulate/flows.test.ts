import { describe, expect, it } from 'vitest'
import { buildFlowLanes, momentWords, valueAt } from '../../renderer/simulate/flows/flowLanes.ts'
import { finishedOf } from './sketchedRun.ts'

const minuteMs = 60_000

function lanesOf(sketch: string) {
  const { model, log } = finishedOf(sketch)
  return buildFlowLanes(model, log)
}

describe('what goes on beneath the states', () => {
  it('tells who works and what waits for them', () => {
    const [ops] = lanesOf(`
      team ops  people 1
      component a  repair 1h  team ops
      component b  repair 1h  team ops
      response  team ops  users-report 10m  diagnose 20m  declare 0s
      until 1d
      at 0s  lose a b
    `)

    expect(ops).toMatchObject({ name: 'ops', group: 'people', kind: 'spans' })
    if (ops?.kind !== 'spans') throw new Error('people are shown as stretches')
    expect(ops.spans.some(({ look }) => look === 'work')).toBe(true)
    expect(ops.spans.find(({ look }) => look === 'wait')?.title).toMatch(/waits.*hands full/)
    expect(momentWords(ops, 45 * minuteMs)).toBe('1 at work, 1 waiting')
    expect(momentWords(ops, 0)).toBe('idle')
  })

  it('tells what is asked of a component and what it can take', () => {
    const lanes = lanesOf(`
      component api  capacity 1000  demand 700
      service shop  needs api  tier 1
      until 1d
      at 1h  surge api  times 2  for 1h
    `)

    const load = lanes.find(({ group }) => group === 'load')
    if (load?.kind !== 'curve') throw new Error('load is a curve')
    expect(load.limits.at(-1)?.value).toBe(1000)
    expect(momentWords(load, 90 * minuteMs)).toBe('1,400 per s of 1,000')
  })

  it('tells what is left over and grows until the end', () => {
    const lanes = lanesOf(`
      component web
      service shop  needs web  tier 1  demand 100
      workaround shop/paper  activation 0s  share 0.4  endurance 8h
      until 10h
      at 0s  lose web
    `)

    const backlog = lanes.find(({ group }) => group === 'backlog')
    if (backlog?.kind !== 'curve') throw new Error('a backlog is a curve')
    expect(backlog.points.at(-1)?.atMs).toBe(10 * 60 * minuteMs)
    expect(backlog.max).toBeGreaterThan(0)
  })

  it('tells when data are not to be trusted', () => {
    const lanes = lanesOf(`
      component db  kind datastore
      service shop  needs db  tier 1
      until 1d
      at 2h  corrupt db  noticed-after 3h
    `)

    const data = lanes.find(({ group }) => group === 'data')
    expect(data?.name).toBe('db')
    expect(data?.summary).toContain('corrupt')
  })

  it('is empty where a run has nothing of these', () => {
    expect(lanesOf('component a\n until 1h\n at 0s lose a')).toEqual([])
  })
})

describe('a value between two points', () => {
  const points = [
    { atMs: 10, value: 0 },
    { atMs: 20, value: 10 },
  ]

  it('changes evenly, or stays until the next one', () => {
    expect(valueAt(points, 15, false)).toBe(5)
    expect(valueAt(points, 15, true)).toBe(0)
  })

  it('is nothing before the first and stays after the last', () => {
    expect(valueAt(points, 5, false)).toBe(0)
    expect(valueAt(points, 99, false)).toBe(10)
  })
})
