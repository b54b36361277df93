import { describe, expect, it } from 'vitest'
import { buildTruthIndex, queueResults, wrongBeliefs } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'

const minute = 60_000
const hour = 60 * minute

describe('three truths', () => {
  const { model, log } = runSketch(`
    component power
    component db
    service shop   needs db
    monitor probe  watches db  needs power  delay 2m  signal black-box
    response  declare 10m  users-report 10h
    at 0s   lose db     for 2h
    at 1h   lose power  for 3h
    at 10h  say the end
  `)
  const truths = buildTruthIndex(model, log)

  it('stand beside each other at any moment', () => {
    const db = (atMs: number): unknown => truths.at(atMs).get('db')
    expect(db(1 * minute)).toMatchObject({ actual: 'down', believed: 'well', declared: 'well' })
    expect(db(5 * minute)).toMatchObject({ actual: 'down', believed: 'down', declared: 'well' })
    expect(db(30 * minute)).toMatchObject({ actual: 'down', believed: 'down', declared: 'down' })
    expect(db(3 * hour)).toMatchObject({ actual: 'well', believed: 'down', declared: 'down' })
    expect(db(5 * hour)).toMatchObject({ actual: 'well', believed: 'well', declared: 'well' })
  })

  it('tell how old a belief is', () => {
    expect(truths.at(30 * minute).get('db')?.lastSeenMs).toBe(30 * minute)
    expect(truths.at(3 * hour).get('db')?.lastSeenMs).toBe(hour)
    expect(truths.at(3 * hour).get('power')?.lastSeenMs).toBe(null)
  })

  it('tell from when to when a belief was wrong', () => {
    expect(wrongBeliefs(model, log).filter(({ id }) => id === 'db')).toEqual([
      { id: 'db', fromMs: 0, toMs: 2 * minute, actual: 'down', believed: 'well' },
      { id: 'db', fromMs: 2 * hour, toMs: 4 * hour + 2 * minute, actual: 'well', believed: 'down' },
    ])
  })

  it('of what nobody watches are known once the incident is', () => {
    const unwatched = runSketch(`
      component db
      service shop  needs db
      response  users-report 10m
      at 0s  lose db  for 2h
    `)
    expect(wrongBeliefs(unwatched.model, unwatched.log)).toEqual([
      { id: 'db', fromMs: 0, toMs: 10 * minute, actual: 'down', believed: 'well' },
      { id: 'shop', fromMs: 0, toMs: 10 * minute, actual: 'down', believed: 'well' },
    ])
  })
})

describe('the queue of a team', () => {
  it('tells who waited how long', () => {
    const { model, log } = runSketch(`
      component a
      component b
      monitor probe  watches a b
      team desk  people 1
      response  triaged-by desk  triage 10m
      until 1h
      at 0s  lose a
      at 0s  lose b
    `)
    const [desk] = queueResults(model, log)
    expect(desk).toMatchObject({
      team: 'desk',
      arrivals: 2,
      served: 2,
      waitMeanMs: 5 * minute,
      waitMaxMs: 10 * minute,
      stayMeanMs: 15 * minute,
      waitingMean: 10 / 60,
      presentMean: 30 / 60,
    })
  })
})
