import { describe, expect, it } from 'vitest'
import { nextChangeMs, peopleOnShift } from '../../simulation/engine/time/calendar.ts'
import { check, runSketch } from '../support/check.ts'

const hourMs = 3_600_000

/** A team of a sketch, asked about hours since Friday 5 January 2024, 00:00 UTC. */
function calendarOf(lines: string) {
  const { model } = runSketch(`
    team field  ${lines}
    component db
    at 0s  lose db
  `)
  const [team] = model.teams
  if (team === undefined) throw new Error('The sketch has a team')
  const origin = { startMs: 19_727 * 24 * hourMs, declaredMs: 30 * hourMs }
  return {
    people: (hours: number) => peopleOnShift(team, origin, hours * hourMs),
    nextHours: (hours: number) => nextChangeMs(team, origin, hours * hourMs) / hourMs,
  }
}

describe('a shift', () => {
  it('counts from its first minute up to, not including, its last', () => {
    const { people } = calendarOf('\n shift field  hours 08:00-16:00  people 3')
    expect([7.99, 8, 15.99, 16].map(people)).toEqual([0, 3, 3, 0])
  })

  it('goes on past midnight', () => {
    const { people, nextHours } = calendarOf(
      '\n shift field  hours 22:00-06:00  people 2  days fri',
    )
    expect([21, 22, 24, 29.9, 30].map(people)).toEqual([0, 2, 2, 2, 0])
    expect([nextHours(0), nextHours(23)]).toEqual([22, 30])
  })

  it('rests at the weekend and is expected on Monday', () => {
    const { people, nextHours } = calendarOf(
      '\n shift field  hours 08:00-16:00  people 2  days mon tue wed thu fri',
    )
    expect([9, 33, 57, 81].map(people)).toEqual([2, 0, 0, 2])
    expect(nextHours(16)).toBe(80)
  })

  it('follows the team’s own offset', () => {
    const { people } = calendarOf('utc -07:00\n shift field  hours 08:00-16:00  people 2')
    expect([14, 15, 22, 23].map(people)).toEqual([0, 2, 2, 0])
  })

  it('adds up with one that overlaps', () => {
    const { people } = calendarOf(
      '\n shift field  hours 08:00-16:00  people 3\n shift field  hours 14:00-22:00  people 2',
    )
    expect([9, 15, 17].map(people)).toEqual([3, 5, 2])
  })

  it('that fills the whole week never changes', () => {
    expect(calendarOf('people 3').nextHours(5)).toBe(-1 / hourMs)
  })
})

describe('a surge', () => {
  it('joins some time after the incident is declared, for as long as it lasts', () => {
    const { people, nextHours } = calendarOf('\n surge field  after 4h  lasts 10h  people 5')
    expect([33, 34, 43.9, 44].map(people)).toEqual([0, 5, 5, 0])
    expect([nextHours(30), nextHours(34)]).toEqual([34, 44])
  })

  it('keeps to its working day', () => {
    const { people } = calendarOf('\n surge field  after 0s  hours 08:00-18:00  people 5')
    expect([31, 32, 41, 42, 57].map(people)).toEqual([0, 5, 5, 0, 5])
  })

  it('of nobody helps nobody, and the run ends all the same', () => {
    check(
      `
      team ops  people 0
      surge ops  after 0s  people 0
      component db  repair 1h  team ops
      at 0s  lose db
      `,
      `
      0s     ops        paged
      never  ops        acknowledged
      never  repair/db  task-started
      `,
    )
  })

  it('answers for a team that was called before it came', () => {
    check(
      `
      team desk  people 1
      team ops   people 0
      surge ops  after 1h  people 2
      component db   repair 1h  team ops
      response  team desk
      service shop  needs db
      at 0s  lose db
      `,
      `
      1h  ops        arrived       after 1h wait-for-person  because ops paged
      1h  repair/db  task-started  because ops acknowledged, lose-db declared
      `,
    )
  })
})
