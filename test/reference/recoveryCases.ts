/**
 * Recoveries: critical paths, cascades, and times that are put together from uncertain parts.
 */
import { serviceResults } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import {
  about,
  type Answer,
  type Case,
  estimateMean,
  estimateShare,
  exactly,
  expectedOf,
  quantileAt,
} from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { hourMs, minuteMs, runsFor, sample } from './sampling.ts'

export const runbookSketch = `
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
  task dr/restore-db  automated  takes 240m  after storage idp
  task dr/app        automated  takes 30m   after restore-db
  task dr/dns        automated  takes 10m   after net
  task dr/verify     automated  takes 25m   after app dns
  task dr/open       automated  takes 5m    after verify  repairs app
  at 0s  lose app
`

export const cascadeSketch = `
  component power
  component net     needs power  grace 20m    # the battery
  component idp     needs net
  component app     needs idp    grace 60m    # cached tokens
  component portal  needs app
  component erp     needs net    grace 240m   # stands for its buffer, which is not exhausted
  at 0s  lose power  for 150m
`

export const degradableSketch = `
  component feeder
  component receiver  needs feeder  soft 0.9  floor 0.1
  at 0s  lose feeder  level 0.5
`

function solveRunbook(): readonly Answer[] {
  const { model, log } = runSketch(runbookSketch)
  const [shop] = serviceResults(model, log)
  const expected = cases.find(({ id }) => id === 'P01')?.expected as {
    ES: Readonly<Record<string, number>>
    critical_path: readonly string[]
  }
  const startOf = (task: string) =>
    log.events.find(({ kind, entity }) => kind === 'task-started' && entity === `dr/${task}`)?.atMs
  const path = shop?.outages[0]?.path.map(({ entity }) => entity.slice('dr/'.length)) ?? []
  return [
    exactly('minutes to recovery', expectedOf('P01', 'makespan'), (shop?.rtaMs ?? 0) / minuteMs),
    ...Object.entries(expected.ES).map(([task, minutes]) =>
      exactly(`start of ${task}, minutes`, minutes, (startOf(task) ?? Number.NaN) / minuteMs),
    ),
    exactly('critical path', expected.critical_path.join(' '), path.join(' ')),
  ]
}

function solveCascade(): readonly Answer[] {
  const { log } = runSketch(cascadeSketch)
  const minuteOf = (entity: string, wanted: string): number | string => {
    const event = log.events.find((one) => one.entity === entity && one.to === wanted)
    return event === undefined ? 'never' : event.atMs / minuteMs
  }
  const ids = ['net', 'idp', 'app', 'portal']
  return [
    ...ids.map((id) =>
      exactly(`${id} down, minute`, expectedOf('C01', `${id}_down`), minuteOf(id, 'down')),
    ),
    exactly('erp down', 'never', minuteOf('erp', 'down')),
    ...ids.map((id) =>
      exactly(`${id} back, minute`, expectedOf('C01', 'all_up'), minuteOf(id, 'operational')),
    ),
  ]
}

function solveDegradable(): readonly Answer[] {
  const { log } = runSketch(degradableSketch)
  const level = log.events.find(({ entity }) => entity === 'receiver')?.level ?? 1
  return [exactly('level of the receiver, percent', expectedOf('C04', 'receiver'), level * 100)]
}

/** Hours to the end of the slowest of n repairs. */
function slowest(n: number, runs: number): readonly number[] {
  const ids = Array.from({ length: n }, (_, index) => `c${index}`)
  const text = [
    `team ops  people ${n}`,
    'site hall  kind room',
    ...ids.map((id) => `component ${id}  team ops  site hall  repair exponential(1h)`),
    `service shop  needs ${ids.join(' ')}`,
    'until 30d',
    'at 0s  lose hall',
  ].join('\n')
  return sample(text, { runs, of: 'shop', measure: 'rtaMs' }).map((ms) => ms / hourMs)
}

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

function assembled(restore: string, runs: number): readonly number[] {
  return sample(assembly(restore), { runs, of: 'shop', measure: 'rtaMs' }).map(
    (ms) => ms / minuteMs,
  )
}

const slowRestore = 'pert(120m,240m,720m)'
const fastRestore = 'pert(96m,192m,576m)'

function solveAssembly(effort: number): readonly Answer[] {
  const minutes = assembled(slowRestore, runsFor(1_500, effort))
  return [
    about('mean, minutes', expectedOf('P09', 'mean'), estimateMean(minutes)),
    ...[5, 50, 90, 95].map((percent) =>
      quantileAt(minutes, {
        what: `P${percent}`,
        percent,
        at: expectedOf('P09', `P${String(percent).padStart(2, '0')}`),
      }),
    ),
    about(
      'share above 480 minutes',
      expectedOf('P09', 'P_gt_480'),
      estimateShare(
        minutes.map((each) => each > 480),
        expectedOf('P09', 'P_gt_480'),
      ),
    ),
  ]
}

/** Savings of a faster restore, under the same luck and under any. */
function solveVariants(effort: number): readonly Answer[] {
  const runs = runsFor(1_000, effort)
  const slow = assembled(slowRestore, runs)
  const fast = assembled(fastRestore, runs)
  const paired = estimateMean(slow.map((minutes, run) => minutes - (fast[run] ?? 0)))
  const unpaired = estimateMean(slow.map((minutes, run) => minutes - (fast[runs - 1 - run] ?? 0)))
  const isSharp = paired.standardError / unpaired.standardError <= 0.25
  return [
    exactly(
      'error under the same luck over that under any',
      'at most 0.25',
      isSharp ? 'at most 0.25' : 'more',
    ),
  ]
}

export const recoveryCases: Readonly<Record<string, Case>> = {
  P01: { solve: solveRunbook },
  C01: { solve: solveCascade },
  C04: { solve: solveDegradable },
  P07: {
    solve: (effort) =>
      [
        { n: 2, runs: 1_500 },
        { n: 5, runs: 1_000 },
        { n: 20, runs: 400 },
        { n: 100, runs: 100 },
      ].map(({ n, runs }) =>
        about(
          `mean of ${n}, hours`,
          expectedOf('P07', `n${n}`),
          estimateMean(slowest(n, runsFor(runs, effort))),
        ),
      ),
  },
  P09: { solve: solveAssembly },
  D03: { solve: solveVariants },
}
