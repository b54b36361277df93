import { describe, expect, it } from 'vitest'
import { compile, serviceResults, simulate } from '../../simulation/index.ts'
import { check, checkLog, runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { meanOf, shareOf } from './statistics.ts'

const minuteMs = 60_000

describe('P01: a recovery runbook of twelve tasks', () => {
  const run = runSketch(`
    component app
    service shop  needs app  tier 1  rto 8h
    runbook dr    recovers app
    task dr/detect     automated  takes 10m
    task dr/page       automated  takes 5m    after detect
    task dr/diagnose   automated  takes 30m   after page
    task dr/decide     automated  takes 15m   after diagnose
    task dr/net        automated  takes 20m   after decide
    task dr/idp        automated  takes 45m   after net
    task dr/storage    automated  takes 60m   after net
    task dr/restore    automated  takes 240m  after storage idp
    task dr/app        automated  takes 30m   after restore
    task dr/dns        automated  takes 10m   after net
    task dr/verify     automated  takes 25m   after app dns
    task dr/open       automated  takes 5m    after verify  repairs app
    at 0s  lose app
  `)

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
      2h20m  dr/restore   task-started  because dr/storage task-done, dr/idp task-done, lose-app declared
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
      ['dr/restore', 'work', 240],
      ['dr/app', 'work', 30],
      ['dr/verify', 'work', 25],
      ['dr/open', 'work', 5],
    ])
  })
})

describe('C01: a cascade with batteries and caches', () => {
  it('goes down step by step and comes back at once', () =>
    check(
      `
      component power
      component net     needs power  grace 20m    # the battery
      component idp     needs net
      component app     needs idp    grace 60m    # cached tokens
      component portal  needs app
      component erp     needs net    grace 240m   # stands for its buffer, which is not exhausted
      at 0s  lose power  for 150m
      `,
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
      `
      component feeder
      component receiver  needs feeder  soft 0.9  floor 0.1
      at 0s  lose feeder  level 0.5
      `,
      `
      0s  feeder    degraded  level 0.50
      0s  receiver  degraded  level 0.55  because feeder
      `,
    ))
})

/** Minutes to recovery in many replications of a sketch. */
function recoveryMinutes(text: string, replications: number): number[] {
  const sketch = readSketch(text)
  const model = valueOf(compile(sketch.plan, sketch.scenario, sketch.bindings))
  return Array.from({ length: replications }, (_, replication) => {
    const log = simulate(model, { seed: `replication ${replication}` })
    return (serviceResults(model, log)[0]?.rtaMs ?? NaN) / minuteMs
  })
}

describe('P07: the slowest of twenty repairs', () => {
  it('takes as long as the harmonic sum says', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `c${index}`)
    const hours = recoveryMinutes(
      [
        'team ops  people 20',
        ...ids.map((id) => `component ${id}  team ops  repair exponential(1h)`),
        `service shop  needs ${ids.join(' ')}`,
        'until 30d',
        `at 0s  lose ${ids.join(' ')}`,
      ].join('\n'),
      400,
    ).map((minutes) => minutes / 60)
    const { mean, standardError } = meanOf(hours)
    expect(Math.abs(mean - 3.597739657143682)).toBeLessThan(3.3 * standardError)
    expect(standardError).toBeLessThan(0.08)
  })
})

describe('P09: a recovery put together from uncertain parts', () => {
  const assembly = (restore: string): string => `
    component db
    component app
    service shop  needs app db
    response  users-report triangular(5m,10m,30m)  diagnose lognormal(45m,180m)
    runbook dr  recovers app db
    task dr/restore  automated  takes ${restore}
    task dr/rebuild  automated  takes uniform(60m,300m)
    task dr/verify   automated  takes 30m  after restore rebuild  repairs app db
    until 30d
    at 0s  lose app db
  `
  const asItIs = recoveryMinutes(assembly('pert(120m,240m,720m)'), 400)

  it('has the mean and the tail that quadrature gives', () => {
    const { mean, standardError } = meanOf(asItIs)
    expect(Math.abs(mean - 418.4864709668202)).toBeLessThan(3.3 * standardError)
    const tail = shareOf(asItIs, (minutes) => minutes > 480)
    expect(Math.abs(tail.share - 0.26363225)).toBeLessThan(3.3 * tail.standardError)
  })

  it('is compared with a variant under the same luck (D03)', () => {
    const faster = recoveryMinutes(assembly('pert(96m,192m,576m)'), 400)
    const paired = meanOf(asItIs.map((minutes, index) => minutes - (faster[index] ?? NaN)))
    const unpaired = meanOf(asItIs.map((minutes, index) => minutes - (faster[399 - index] ?? NaN)))
    expect(paired.mean).toBeGreaterThan(0)
    expect(paired.standardError / unpaired.standardError).toBeLessThan(0.25)
  })
})
