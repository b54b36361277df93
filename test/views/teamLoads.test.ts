import { describe, expect, it } from 'vitest'
import { teamLoads } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'

const hourMs = 3_600_000

function loadOf(id: string, sketch: string) {
  const { model, log } = runSketch(sketch)
  const load = teamLoads(model, log).find((one) => one.id === id)
  if (load === undefined) throw new Error(`the sketch has the team ${id}`)
  return { load, log }
}

const queue = `
  until 10h
  team desk  people 9
  response  team desk
  team ops  people 1
  component a  repair 2h  team ops
  component b  repair 2h  team ops
  component c  repair 2h  team ops
  at 0s  lose a b c
`

describe('the time of a team', () => {
  it('is told by what it worked on and what waited meanwhile', () => {
    const { load } = loadOf('ops', queue)
    expect(
      load.stints.map(({ entity, fromMs, toMs }) => [entity, fromMs / hourMs, toMs / hourMs]),
    ).toEqual([
      ['repair/a', 0, 2],
      ['repair/b', 2, 4],
      ['repair/c', 4, 6],
    ])
    expect(load.waits.map(({ entity, toMs }) => [entity, toMs / hourMs])).toEqual([
      ['repair/b', 2],
      ['repair/c', 4],
    ])
    expect(load.waitMsByReason).toEqual({ busy: 6 * hourMs })
    expect([load.workedMs, load.onDutyMs]).toEqual([6 * hourMs, 10 * hourMs])
  })

  it('obeys Little: mean queue is arrivals × mean wait ÷ time', () => {
    const { load, log } = loadOf('ops', queue)
    expect(load.meanQueue).toBe(0.6)
    expect(load.meanQueue * log.untilMs).toBe(load.waits.length * load.meanWaitMs)
  })

  it('counts hours in which nobody is there apart', () => {
    const { load } = loadOf(
      'ops',
      `
      start 2024-01-02T16:00:00Z
      until 1d
      team desk  people 9
      response  team desk
      team ops
      shift ops  hours 08:00-18:00  people 1
      component a  repair 4h  team ops
      component b  repair 1h  team ops
      at 0s  lose a b
      `,
    )
    // Busy until the shift ends at 18:00; off duty until 08:00, when whoever went on is free again.
    expect(load.waits[0]?.byReason).toEqual({ busy: 2 * hourMs, 'off-duty': 14 * hourMs })
  })
})
