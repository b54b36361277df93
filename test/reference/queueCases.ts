/**
 * Queues: alerts come at random and wait for people who look at them.
 */
import type { Log } from '../../simulation/index.ts'
import { about, type Answer, type Case, estimateMean, expectedOf } from './answers.ts'
import { hourMs, readLogs, runsFor } from './sampling.ts'

/** What one run says of its line, in hours. */
type Line = {
  /** Mean time from an alert to its end, and until somebody looked. */
  readonly inSystemH: number
  readonly waitingH: number
  /** Mean number of alerts that are open, and of those that nobody looks at. */
  readonly inSystem: number
  readonly waiting: number
  /** Share of alerts that waited, and that waited or were open longer than some hours. */
  readonly waited: number
  readonly waitedLonger: number
  readonly openLonger: number
  /** Share of the time in which no alert was open. */
  readonly idle: number
}

type Alert = { readonly atMs: number; startMs: number; endMs: number }

/** The alerts of a run in their order; what is not over lasts to the end of the run. */
function alertsOf({ events, untilMs }: Log): readonly Alert[] {
  const alerts: Alert[] = []
  /** By the event that opened it, and by the one that says that it waits. */
  const byEvent = new Map<number, Alert>()
  for (const { id, kind, atMs, because } of events) {
    if (kind === 'alert') {
      const alert = { atMs, startMs: untilMs, endMs: untilMs }
      alerts.push(alert)
      byEvent.set(id, alert)
      continue
    }
    const alert = because.map((cause) => byEvent.get(cause)).find((found) => found !== undefined)
    if (alert === undefined) continue
    if (kind === 'work-waiting') byEvent.set(id, alert)
    if (kind === 'triage-started') alert.startMs = atMs
    if (kind === 'false-alarm') alert.endMs = atMs
  }
  return alerts
}

/**
 * A line begins empty: the first eighth of a run is not looked at. Nor are alerts of the last, which
 * may not be over.
 */
function lineOf(log: Log, longerThanH: number): Line {
  const fromMs = log.untilMs / 8
  const toMs = log.untilMs - fromMs
  const alerts = alertsOf(log)
  const within = alerts.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  const mean = (of: (alert: Alert) => number) =>
    within.reduce((all, each) => all + of(each), 0) / within.length
  const share = (isSo: (alert: Alert) => boolean) => mean((alert) => (isSo(alert) ? 1 : 0))
  const overlap = (begin: number, end: number) =>
    Math.max(0, Math.min(end, toMs) - Math.max(begin, fromMs))
  const average = (of: (alert: Alert) => number) =>
    alerts.reduce((all, each) => all + of(each), 0) / (toMs - fromMs)
  return {
    inSystemH: mean(({ atMs, endMs }) => endMs - atMs) / hourMs,
    waitingH: mean(({ atMs, startMs }) => startMs - atMs) / hourMs,
    inSystem: average(({ atMs, endMs }) => overlap(atMs, endMs)),
    waiting: average(({ atMs, startMs }) => overlap(atMs, startMs)),
    waited: share(({ atMs, startMs }) => startMs > atMs),
    waitedLonger: share(({ atMs, startMs }) => startMs - atMs > longerThanH * hourMs),
    openLonger: share(({ atMs, endMs }) => endMs - atMs > longerThanH * hourMs),
    idle: 1 - busyMs(alerts, overlap) / (toMs - fromMs),
  }
}

/** Time in which some alert was open, as far as it counts. */
function busyMs(alerts: readonly Alert[], counted: (begin: number, end: number) => number): number {
  let busy = 0
  let untilMs = 0
  for (const { atMs, endMs } of alerts) {
    if (endMs <= untilMs) continue
    busy += counted(Math.max(atMs, untilMs), endMs)
    untilMs = endMs
  }
  return busy
}

type Desk = {
  readonly perHour: number
  readonly takes: string
  readonly people: number
  readonly hours: number
  /** Waits and stays longer than this are counted. */
  readonly longerThanH?: number
}

const desk = ({ perHour, takes, people, hours }: Desk): string => `
  team desk  people ${people}
  component web
  monitor probe  watches web  interval 0s  false-alarms-per-day ${perHour * 24}
  response  triage ${takes}  triaged-by desk
  until ${hours}h
  at 0s  say Nothing happens.
`

/** Runs of which each is one reading: enough for an interval. */
const runs = 30

/** Each measure, in its unit, is expected to be a number of the case. */
type Expectation = readonly [measure: keyof Line, what: string, key: string, factor?: number]

/** More effort makes runs longer, not more: so the beginning of each matters less as well. */
function solveDesk(
  id: string,
  given: Desk & { readonly effort: number },
  expectations: readonly Expectation[],
): readonly Answer[] {
  const hours = given.hours * given.effort
  const lines = readLogs(desk({ ...given, hours }), runs, (log) =>
    lineOf(log, given.longerThanH ?? 0),
  )
  return expectations.map(([measure, what, key, factor = 1]) =>
    about(what, expectedOf(id, key), estimateMean(lines.map((line) => line[measure] * factor))),
  )
}

export const queueCases: Readonly<Record<string, Case>> = {
  Q01: {
    solve: (effort) =>
      solveDesk(
        'Q01',
        {
          perHour: 0.8,
          takes: 'exponential(1h)',
          people: 1,
          hours: 1_500,
          longerThanH: 10,
          effort,
        },
        [
          ['inSystem', 'open on average', 'L'],
          ['waiting', 'waiting on average', 'Lq'],
          ['inSystemH', 'hours open', 'W'],
          ['waitingH', 'hours waiting', 'Wq'],
          ['idle', 'share of the time with none', 'P0'],
          ['openLonger', 'share open longer than ten hours', 'P_W_gt_10'],
        ],
      ),
  },
  Q02: {
    solve: (effort) =>
      solveDesk(
        'Q02',
        { perHour: 8, takes: 'exponential(20m)', people: 4, hours: 150, longerThanH: 0.25, effort },
        [
          ['waited', 'share that waits', 'P_wait'],
          ['waiting', 'waiting on average', 'Lq'],
          ['inSystem', 'open on average', 'L'],
          ['waitingH', 'minutes waiting', 'Wq_min', 60],
          ['waitedLonger', 'share that waits longer than 15 minutes', 'P_Wq_gt_15min'],
        ],
      ),
  },
  Q05: {
    solve: (effort) =>
      solveDesk('Q05', { perHour: 0.8, takes: '1h', people: 1, hours: 1_000, effort }, [
        ['waiting', 'waiting on average', 'Lq'],
        ['waitingH', 'hours waiting', 'Wq'],
      ]),
  },
  Q06: {
    solve: (effort) =>
      // Mean 1 h and σ 0.8 of the logarithm: P50 e^−0.32 h, and P95 by 1.645 σ.
      solveDesk(
        'Q06',
        {
          perHour: 0.7,
          takes: `lognormal(${Math.round(Math.exp(-0.32) * hourMs)}ms,${Math.round(
            Math.exp(-0.32 + 0.8 * 1.6448536269514722) * hourMs,
          )}ms)`,
          people: 1,
          hours: 1_000,
          effort,
        },
        [
          ['waiting', 'waiting on average', 'Lq'],
          ['waitingH', 'hours waiting', 'Wq'],
        ],
      ),
  },
  Q10: {
    solve: (effort) => {
      // So many people that nobody waits; alerts that are open after half an hour.
      const text = desk({ perHour: 30, takes: 'exponential(30m)', people: 1_000, hours: 0.5 })
      const open = readLogs(text, runsFor(600, effort), ({ events }) => {
        const count = (kind: string) => events.filter((event) => event.kind === kind).length
        return count('alert') - count('false-alarm')
      })
      const mean = expectedOf('Q10', 'mean')
      return [
        about('open after half an hour, mean', mean, estimateMean(open)),
        about(
          'the same, variance',
          expectedOf('Q10', 'variance'),
          estimateMean(open.map((each) => (each - mean) ** 2)),
        ),
      ]
    },
  },
}
