/**
 * Units that fail of themselves again and again, are mended or not, and stand in for each other.
 */
import type { Log } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import {
  about,
  type Answer,
  type Case,
  estimateMean,
  estimateShare,
  exactly,
  expectedOf,
} from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { hourMs, readLogs, runsFor } from './sampling.ts'

/** When a thing is out, as spans of hours; none for what is back at the same instant. */
export function outages(
  { events, untilMs }: Log,
  entity: string,
): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  let sinceMs = -1
  for (const { entity: of, kind, atMs } of events) {
    if (of !== entity) continue
    if (kind === 'outage-started') sinceMs = atMs
    if (kind !== 'outage-ended') continue
    if (atMs > sinceMs) spans.push([sinceMs / hourMs, atMs / hourMs])
    sinceMs = -1
  }
  if (sinceMs >= 0) spans.push([sinceMs / hourMs, untilMs / hourMs])
  return spans
}

function availability(log: Log): number {
  const outH = outages(log, 'work').reduce((sum, [from, to]) => sum + to - from, 0)
  return 1 - outH / (log.untilMs / hourMs)
}

/** How many of some components are down, on average over the run. */
function averageDown({ events, untilMs }: Log, ids: readonly string[]): number {
  let downMs = 0
  for (const { entity, kind, level, atMs, from } of events) {
    if (kind !== 'state' || !ids.includes(entity)) continue
    if (level === 0 && from === 'operational') downMs += untilMs - atMs
    if (level === 1) downMs -= untilMs - atMs
  }
  return downMs / untilMs
}

/** Hours until work is out for the first time. */
function lifeH(log: Log): number {
  return outages(log, 'work')[0]?.[0] ?? log.untilMs / hourMs
}

type Lives = {
  readonly of: string
  readonly id: string
  readonly mean: string
  /** Hours, and what is expected of the share that lasts longer. */
  readonly longer: readonly [number, string]
  readonly effort: number
}

/** Mean life, and the share of lives that are longer than some hours. */
function solveLives(text: string, { of, id, mean, longer, effort }: Lives): readonly Answer[] {
  const lives = readLogs(text, runsFor(1_000, effort), lifeH)
  const [hours, key] = longer
  const share = expectedOf(id, key)
  return [
    about(`mean life${of}, hours`, expectedOf(id, mean), estimateMean(lives)),
    about(
      `share that lasts ${hours} hours${of}`,
      share,
      estimateShare(
        lives.map((life) => life > hours),
        share,
      ),
    ),
  ]
}

function solveAlternating(
  id: string,
  { life, repair, effort }: { life: string; repair: string; effort: number },
): readonly Answer[] {
  const logs = readLogs(
    `
    component unit  repair ${repair}
    service work  needs unit
    until 200000h
    seed alternating
    at 0s  wear unit  after ${life}
    `,
    runsFor(20, effort),
    availability,
  )
  const up = expectedOf(id, 'A')
  return [
    about('share of the time that it is there', up, estimateMean(logs)),
    about('share of the time that it is not', 1 - up, estimateMean(logs.map((each) => 1 - each))),
  ]
}

function solveCrews(effort: number): readonly Answer[] {
  const machines = ['m1', 'm2', 'm3', 'm4', 'm5']
  return [1, 2, 5].flatMap((crew) => {
    const runs = readLogs(
      `
      ${machines.map((id) => `component ${id}  repair exponential(5h)  team crew`).join('\n')}
      team crew  people ${crew}
      group pool  k-of-n 3  members ${machines.join(' ')}
      service work  needs pool
      monitor watch  watches ${machines.join(' ')}
      until 10000h
      seed repairmen
      at 0s  wear ${machines.join(' ')}  after exponential(100h)
      `,
      runsFor(15, effort),
      (log) => ({ up: availability(log), down: averageDown(log, machines) }),
    )
    return [
      about(
        `share of the time that three work, crews: ${crew}`,
        expectedOf('A05', `A_crew${crew}`),
        estimateMean(runs.map(({ up }) => up)),
      ),
      about(
        `machines down on average, crews: ${crew}`,
        expectedOf('A05', `mean_down_crew${crew}`),
        estimateMean(runs.map(({ down }) => down)),
      ),
    ]
  })
}

const coldStandby = (succeeds: number): string => `
  component a
  component b  stopped
  group pair  active-passive  members a b  succeeds ${succeeds}  by-hand 500000h
  service work  needs pair
  until 40000h
  at 0s  wear a b  after exponential(1000h)
`

const warmStandby = `
  component a
  component b
  group pair  active-passive  members a b
  service work  needs pair
  until 40000h
  at 0s  wear a b  after exponential(1000h)  standby-ageing 0.25
`

const majority = `
  component a
  component b
  component c
  group majority  k-of-n 2  members a b c
  service work  needs majority
  until 40000h
  at 0s  wear a b c  after exponential(1000h)
`

const repairedPair = `
  component a
  component b
  group pair  k-of-n 1  members a b
  service work  needs pair
  until 15000h
  at 0s  wear a b  after exponential(100h) for exponential(5h)
`

export const seriesSketch = `
  component a  needs b
  component b  needs a
  service work  needs a b
  until 300h
  at 0s  wear a  after 100h  for 10h
  at 0s  wear b  after 120h  for 10h
`

function solveSeries(): readonly Answer[] {
  const { log } = runSketch(seriesSketch)
  const expected = cases.find(({ id }) => id === 'A15')?.expected as {
    event_times: readonly number[]
  }
  return [
    exactly(
      'hours at which one fails or is back',
      expected.event_times.join(' '),
      outages(log, 'work').flat().join(' '),
    ),
    exactly(
      'share of the time that both are there',
      expectedOf('A15', 'A_mean'),
      availability(log),
    ),
  ]
}

export const availabilityCases: Readonly<Record<string, Case>> = {
  A01: {
    solve: (effort) =>
      solveAlternating('A01', { life: 'exponential(1000h)', repair: 'exponential(4h)', effort }),
  },
  A02: {
    solve: (effort) =>
      // By medians: 1107.732167 h × (ln 2)^(1/1.5), and e^0.886294 h with its P95.
      solveAlternating('A02', {
        life: 'weibull(1.5,3123351835ms)',
        repair: `lognormal(${Math.round(Math.exp(0.8862943611198906) * hourMs)}ms,${Math.round(
          Math.exp(0.8862943611198906 + 1.6448536269514722) * hourMs,
        )}ms)`,
        effort,
      }),
  },
  A05: { solve: solveCrews },
  A07: {
    solve: (effort) => [
      ...solveLives(coldStandby(1), {
        of: ' with a sure switch',
        id: 'A07',
        mean: 'MTTF_perfect',
        longer: [1_000, 'R_1000h_perfect'],
        effort,
      }),
      ...solveLives(coldStandby(0.95), {
        of: ' with a switch that works in 0.95',
        id: 'A07',
        mean: 'MTTF_cov',
        longer: [1_000, 'R_1000h_cov'],
        effort,
      }),
    ],
  },
  A08: {
    solve: (effort) =>
      solveLives(warmStandby, {
        of: '',
        id: 'A08',
        mean: 'MTTF',
        longer: [1_000, 'R_1000h'],
        effort,
      }),
  },
  A11: {
    solve: (effort) =>
      solveLives(majority, { of: '', id: 'A11', mean: 'MTTF', longer: [500, 'R_500h'], effort }),
  },
  A13: {
    solve: (effort) => [
      about(
        'mean life, hours',
        expectedOf('A13', 'MTTF'),
        estimateMean(readLogs(repairedPair, runsFor(200, effort), lifeH)),
      ),
    ],
  },
  A14: {
    because:
      'Units of which each fails the sooner the fewer are left. What wears a component out (`breakdowns`) is time in use, not load.',
  },
  A15: { solve: solveSeries },
}
