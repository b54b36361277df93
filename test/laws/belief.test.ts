import { describe, expect } from 'vitest'
import {
  buildTruthIndex,
  type Model,
  queueResults,
  queueVisits,
  type StateSpan,
  stateSpans,
} from '../../simulation/index.ts'
import type { Sketch } from '../support/notation/sketch.ts'
import { law, run } from './law.ts'

const minute = 60_000

/** The sketch with one monitor that watches every component, in place of all others. */
function watchedBy(sketch: Sketch, monitor: object): Sketch {
  const components = Object.entries(sketch.plan.components ?? {}).filter(
    ([, { kind }]) => kind !== 'monitor',
  )
  const groups = Object.entries(sketch.plan.groups ?? {}).map(([id, group]) => {
    const { watchedBy: _, ...failover } = group.failover ?? {}
    return [id, { ...group, failover }] as const
  })
  const watches = components.map(([id]) => id)
  const watcher = { kind: 'monitor', start: '0s', monitor: { watches, ...monitor } } as const
  return {
    ...sketch,
    plan: {
      ...sketch.plan,
      groups: Object.fromEntries(groups),
      components: { ...Object.fromEntries(components), 'the-watcher': watcher },
    },
  }
}

const perfect = { signal: 'black-box', interval: '1m', delay: '1m', missesData: 0 } as const

/** What leans on a thing that rests gave nothing from the start, so nobody sees into its data. */
function isDownAllAlong(model: Model, spans: readonly StateSpan[]): boolean {
  return spans.length === 1 && model.entities.some((one) => !one.isInitiallyRunning)
}

describe('belief', () => {
  law('with a perfect monitor is right once nothing has changed for a while', 21, ({ sketch }) => {
    const { model, log } = run(watchedBy(sketch, perfect))
    const truths = buildTruthIndex(model, log)
    for (const [id, spans] of stateSpans(model, log)) {
      if (model.belief.isFollowed[model.indexById[id] ?? -1] !== true) continue
      for (const { fromMs, toMs } of spans) {
        const endMs = toMs ?? log.untilMs
        if (endMs - fromMs <= 2 * minute) continue
        const { actual, believed } = truths.at(endMs - 1).get(id) ?? {}
        // Data may have turned bad, or good again, without any change of state.
        const earlier = truths.at(endMs - 1 - 2 * minute).get(id)?.actual
        if (earlier !== actual) continue
        if (actual === 'damaged' && isDownAllAlong(model, spans)) continue
        expect({ id, endMs, believed }).toEqual({ id, endMs, believed: actual })
      }
    }
  })

  law('never changes while every monitor is down and nobody looks', 22, ({ sketch }) => {
    const dead = watchedBy(sketch, { ...perfect, falseAlarmsPerDay: 50 })
    const { log } = run({
      ...dead,
      scenario: {
        ...dead.scenario,
        targets: { ...dead.scenario.targets, eyes: { kind: 'component' } },
        faults: {
          ...dead.scenario.faults,
          'aa-blind': { type: 'loss', at: '0s', target: 'eyes', clearsAfter: '300d' },
        },
      },
      bindings: { ...dead.bindings, eyes: ['the-watcher'] },
    })
    for (const { kind, other } of log.events) {
      if (kind.startsWith('believed-')) expect(['people', 'users']).toContain(other?.[0])
    }
  })

  law('is changed by events that follow from something known before', 23, ({ log }) => {
    const thought = new Map<string, string>()
    for (const { kind, entity } of log.events) {
      if (!kind.startsWith('believed-')) continue
      expect(kind).not.toBe(thought.get(entity))
      thought.set(entity, kind)
    }
  })
})

describe('every queue', () => {
  law('holds on average what arrives times how long it stays', 24, ({ model, log }) => {
    const visits = queueVisits(model, log)
    for (const { team, presentMean, waitingMean, arrivals } of queueResults(model, log)) {
      const mine = visits.filter((visit) => visit.team === team)
      const until = (atMs: number | null): number => Math.min(atMs ?? log.untilMs, log.untilMs)
      const stays = mine.map(({ arrivedMs, leftMs }) => until(leftMs) - arrivedMs)
      const waits = mine.flatMap(({ arrivedMs, startedMs, pauses }) => [
        until(startedMs) - arrivedMs,
        ...pauses.map(({ fromMs, toMs }) => until(toMs) - fromMs),
      ])
      const rate = arrivals / log.untilMs
      const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
      expect(presentMean).toBeCloseTo((rate * sum(stays)) / arrivals, 9)
      expect(waitingMean).toBeCloseTo((rate * sum(waits)) / arrivals, 9)
    }
  })

  law('serves nobody before he came, and alerts first come, first served', 25, ({ model, log }) => {
    for (const { arrivedMs, startedMs, leftMs } of queueVisits(model, log)) {
      expect(startedMs ?? log.untilMs).toBeGreaterThanOrEqual(arrivedMs)
      expect(leftMs ?? log.untilMs).toBeGreaterThanOrEqual(startedMs ?? arrivedMs)
    }
  })
})
