import { describe, expect, it } from 'vitest'
import { serviceResults } from '../../simulation/index.ts'
import { check, checkLog, runSketch } from '../support/check.ts'
import { cascadeSketch, degradableSketch, runbookSketch } from './recoveryCases.ts'

// The exact cases again, event by event.

const minuteMs = 60_000

describe('P01: a recovery runbook of twelve tasks', () => {
  const run = runSketch(runbookSketch)

  it('begins every task as early as its predecessors allow', () =>
    checkLog(
      run.log,
      `
      0s     app          down
      0s     dr/detect    task-started
      10m    dr/page      task-started  because dr/detect task-done, lose-app declared
      15m    dr/diagnose  task-started
      45m    dr/decide    task-started
      1h     dr/net       task-started
      1h20m  dr/dns       task-started
      1h20m  dr/idp       task-started
      1h20m  dr/storage   task-started
      2h20m  dr/restore-db   task-started  because dr/storage task-done, dr/idp task-done, lose-app declared
      6h20m  dr/app       task-started
      6h50m  dr/verify    task-started  because dr/app task-done, dr/dns task-done, lose-app declared
      7h15m  dr/open      task-started
      7h15m  app          recovering
      7h20m  app          operational
      `,
    ))

  it('takes its 440 minutes along the critical path', () => {
    const [shop] = serviceResults(run.model, run.log)
    expect(shop?.rtaMs).toBe(440 * minuteMs)
    expect(
      shop?.outages[0]?.path.map(({ entity, fromMs, toMs, segment }) => [
        entity,
        segment,
        (toMs - fromMs) / minuteMs,
      ]),
    ).toEqual([
      ['dr/detect', 'work', 10],
      ['dr/page', 'work', 5],
      ['dr/diagnose', 'work', 30],
      ['dr/decide', 'work', 15],
      ['dr/net', 'work', 20],
      ['dr/storage', 'work', 60],
      ['dr/restore-db', 'work', 240],
      ['dr/app', 'work', 30],
      ['dr/verify', 'work', 25],
      ['dr/open', 'work', 5],
    ])
  })
})

describe('C01: a cascade with batteries and caches', () => {
  it('goes down step by step and comes back at once', () =>
    check(
      cascadeSketch,
      `
      0s     power   down
      20m    net     down         after 20m grace
      20m    idp     down         because net
      1h20m  app     down         after 1h grace
      1h20m  portal  down         because app
      2h30m  power   operational
      2h30m  net     operational  because power
      2h30m  idp     operational
      2h30m  app     operational
      2h30m  portal  operational
      never  erp
      `,
    ))
})

describe('C04: a degradable dependency', () => {
  it('loses by strength and floor, whichever takes more', () =>
    check(
      degradableSketch,
      `
      0s  feeder    degraded  level 0.50
      0s  receiver  degraded  level 0.55  because feeder
      `,
    ))
})
