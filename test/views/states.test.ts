import { describe, expect, it } from 'vitest'
import {
  affected,
  buildStateIndex,
  overview,
  stateAt,
  stateSpans,
  worstMoment,
} from '../../simulation/index.ts'
import { databaseLost, hour, logOf, minute, modelOf } from './handMade.ts'

const { model, log } = databaseLost

describe('the stretches of an entity', () => {
  it('cover the run without holes', () => {
    expect(stateSpans(model, log).get('database')).toEqual([
      { fromMs: 0, toMs: 10 * minute, state: 'operational', level: 1, eventId: null },
      { fromMs: 10 * minute, toMs: 230 * minute, state: 'down', level: 0, eventId: 2 },
      { fromMs: 230 * minute, toMs: null, state: 'operational', level: 1, eventId: 11 },
    ])
  })

  it('leave out what lasted no time', () => {
    const blink = logOf(
      [
        { kind: 'state', entity: 'web', atMs: 5, from: 'operational', to: 'degraded', level: 0.5 },
        { kind: 'state', entity: 'web', atMs: 5, from: 'degraded', to: 'down', level: 0 },
      ],
      { untilMs: 10 },
    )
    const states = stateSpans(modelOf({ needs: { web: [] } }), blink).get('web')
    expect(states?.map((span) => span.state)).toEqual(['operational', 'down'])
  })

  it('begin with rest for a standby', () => {
    const resting = modelOf({ needs: { spare: [] }, standbys: ['spare'] })
    const spans = stateSpans(resting, logOf([], { untilMs: 10 })).get('spare')
    expect(spans?.[0]).toMatchObject({ state: 'stopped', level: 0 })
  })
})

describe('the state at a moment', () => {
  it('is that of the stretch that holds it, from its first millisecond on', () => {
    const index = buildStateIndex(model, log)
    expect(index.at(10 * minute - 1).get('web')?.state).toBe('operational')
    expect(index.at(10 * minute).get('web')).toEqual({
      state: 'down',
      level: 0,
      sinceMs: 10 * minute,
      eventId: 3,
    })
    expect(index.at(24 * hour).get('web')?.state).toBe('operational')
  })

  it('remembers since when it is so, although the level changed meanwhile', () => {
    const sinking = logOf(
      [
        { kind: 'state', entity: 'web', atMs: 5, from: 'operational', to: 'degraded', level: 0.5 },
        { kind: 'state', entity: 'web', atMs: 7, from: 'degraded', to: 'degraded', level: 0.2 },
      ],
      { untilMs: 10 },
    )
    const now = stateAt(modelOf({ needs: { web: [] } }), sinking, 9).get('web')
    expect(now).toEqual({ state: 'degraded', level: 0.2, sinceMs: 5, eventId: 1 })
  })

  it('is found for 2,000 entities well within a frame', () => {
    const ids = Array.from({ length: 2_000 }, (_, number) => `c${number}`)
    const many = modelOf({ needs: Object.fromEntries(ids.map((id) => [id, []])) })
    const busy = logOf(
      ids.flatMap((entity, number) => [
        { kind: 'state', entity, atMs: number, from: 'operational', to: 'down', level: 0 } as const,
        { kind: 'state', entity, atMs: 5_000 + number, to: 'operational', level: 1 } as const,
      ]),
      { untilMs: 10_000 },
    )
    busy.events.slice().sort((a, b) => a.atMs - b.atMs)
    const index = buildStateIndex(many, busy)
    const began = performance.now()
    for (let atMs = 0; atMs < 10_000; atMs += 100) index.at(atMs)
    expect((performance.now() - began) / 100).toBeLessThan(8)
  })
})

describe('from far away', () => {
  it('the overview counts components in trouble, in steps', () => {
    expect(overview(model, log)).toEqual([
      { atMs: 0, notOperational: 0, down: 0 },
      { atMs: 10 * minute, notOperational: 2, down: 2 },
      { atMs: 230 * minute, notOperational: 0, down: 0 },
    ])
  })

  it('the worst moment is the first at which most is down', () => {
    expect(worstMoment(model, log)).toBe(10 * minute)
    expect(worstMoment(model, logOf([], { untilMs: hour }))).toBe(0)
  })

  it('the worst moment counts what is left of a level, and services that fall later', () => {
    const two = modelOf({ needs: { shop: ['web'] }, services: { shop: { tier: 1 } } })
    const slow = logOf(
      [
        { kind: 'state', entity: 'web', atMs: 0, from: 'operational', to: 'degraded', level: 0.95 },
        { kind: 'state', entity: 'web', atMs: 5, from: 'degraded', to: 'degraded', level: 0.1 },
        { kind: 'state', entity: 'shop', atMs: 9, from: 'operational', to: 'down', level: 0 },
        { kind: 'state', entity: 'web', atMs: 20, from: 'degraded', to: 'operational', level: 1 },
      ],
      { untilMs: hour },
    )
    expect(worstMoment(two, slow)).toBe(9)
  })

  it('affected is all that ever changed', () => {
    expect([...affected(model, log)].sort()).toEqual(['database', 'shop', 'web'])
  })
})
