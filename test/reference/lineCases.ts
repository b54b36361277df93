/**
 * Lines that lead into lines, in which some go first, and which turn people away.
 */
import { queueVisits, type QueueVisit, simulate } from '../../simulation/index.ts'
import { createChance } from '../../simulation/engine/chance/chance.ts'
import { about, type Answer, type Case, estimateMean, expectedOf } from './answers.ts'
import { hourMs, modelOf, readLogs } from './sampling.ts'

/** Runs of which each is one reading: enough for an interval. */
const runs = 30

/** Alerts of which as many as come are looked at at once: an hour each on average, ten an hour. */
const enough = (hours: number): string => `
  team desk  people 1000
  component web
  monitor probe  watches web  interval 0s  false-alarms-per-day 240
  response  triage exponential(1h)  triaged-by desk
  until ${hours}h
  at 0s  say Nothing happens.
`

/** Of the time with at most so many at work, the share with just so many. */
function shareWith(most: number, visits: readonly QueueVisit[], untilMs: number): number {
  const changes = visits.flatMap(({ startedMs, leftMs }) => [
    { atMs: startedMs ?? untilMs, by: 1 },
    { atMs: leftMs ?? untilMs, by: -1 },
  ])
  changes.sort((a, b) => a.atMs - b.atMs)
  let atWork = 0
  let sinceMs = 0
  let [withMost, upToMost] = [0, 0]
  for (const { atMs, by } of changes) {
    // The line begins empty: the first eighth is not looked at.
    const countedMs = Math.max(0, atMs - Math.max(sinceMs, untilMs / 8))
    if (atWork <= most) upToMost += countedMs
    if (atWork === most) withMost += countedMs
    atWork += by
    sinceMs = atMs
  }
  return withMost / upToMost
}

/**
 * Nobody is turned away in our plans. But what comes and goes by itself, looked at only while at most twelve are
 * there, is in each state as often as if the thirteenth were turned away (such chains are reversible).
 */
function solveTurnedAway(effort: number): readonly Answer[] {
  const model = modelOf(enough(300 * effort))
  const shares = Array.from({ length: runs }, (_, replication) => {
    const log = simulate(model, { seed: 'reference', replication })
    return shareWith(12, queueVisits(model, log), log.untilMs)
  })
  return [about('time with all twelve at work', expectedOf('Q03', 'P_block'), estimateMean(shares))]
}

/** Faults at random moments, half of one an hour: each is looked into for an hour, then mended in 75 minutes. */
function twoLines(hours: number, replication: number): string {
  const chance = createChance('reference', replication)
  const lines: string[] = []
  let atH = 0
  for (let index = 0; ; index++) {
    atH += -Math.log(1 - chance.uniform('arrival', 'faults', index)) / 0.5
    if (atH >= hours) break
    lines.push(`component c${index}  team crew  repair exponential(75m)`)
    lines.push(`at ${Math.round(atH * hourMs)}ms  lose c${index}`)
  }
  return `
    team ops   people 1  acknowledge 0s
    team crew  people 1  acknowledge 0s
    response   team ops  users-report 0s  diagnose exponential(1h)  wrong-diagnosis 0  declare 0s
    service all  needs c0
    until ${hours}h
    ${lines.join('\n')}
  `
}

/** Means over a run without its first eighth; what comes in its last is not asked how long it stayed. */
function meansOf(visits: readonly QueueVisit[], untilMs: number) {
  const [fromMs, toMs] = [untilMs / 8, (untilMs * 7) / 8]
  const overlap = ({ arrivedMs, leftMs }: QueueVisit): number =>
    Math.max(0, Math.min(leftMs ?? untilMs, toMs) - Math.max(arrivedMs, fromMs))
  const within = visits.filter(({ arrivedMs }) => arrivedMs >= fromMs && arrivedMs < toMs)
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
  return {
    present: sum(visits.map(overlap)) / (toMs - fromMs),
    stayH:
      sum(within.map(({ arrivedMs, leftMs }) => (leftMs ?? untilMs) - arrivedMs)) /
      within.length /
      hourMs,
  }
}

function solveTandem(effort: number): readonly Answer[] {
  const found = Array.from({ length: runs }, (_, replication) => {
    const model = modelOf(twoLines(Math.round(600 * effort), replication))
    const log = simulate(model, { seed: 'reference', replication })
    const visits = queueVisits(model, log)
    const of = (work: QueueVisit['work']) =>
      meansOf(
        visits.filter((visit) => visit.work === work),
        log.untilMs,
      )
    return { first: of('diagnosis'), second: of('task') }
  })
  const expected = (key: string) => expectedOf('Q09', key)
  const mean = (of: (one: (typeof found)[number]) => number) => estimateMean(found.map(of))
  return [
    about(
      'in the first line',
      expected('L1'),
      mean(({ first }) => first.present),
    ),
    about(
      'in the second',
      expected('L2'),
      mean(({ second }) => second.present),
    ),
    about(
      'in both',
      expected('L'),
      mean(({ first, second }) => first.present + second.present),
    ),
    about(
      'hours in both',
      expected('W'),
      mean(({ first, second }) => first.stayH + second.stayH),
    ),
  ]
}

/** Two kinds of alert at one desk; the first is about what matters more, and is looked at at once. */
const priorities = (hours: number): string => `
  team desk  people 1  preempts 0s
  component a
  component b
  service first   needs a  tier 1
  service second  needs b  tier 2
  monitor p  watches a  interval 0s  false-alarms-per-day 7.2
  monitor q  watches b  interval 0s  false-alarms-per-day 9.6
  response  triage exponential(1h)  triaged-by desk
  until ${hours}h
  at 0s  say Nothing happens.
`

function solvePriorities(effort: number): readonly Answer[] {
  const text = priorities(Math.round(1_500 * effort))
  const model = modelOf(text)
  const found = readLogs(text, runs, (log) => {
    const visits = queueVisits(model, log)
    const of = (entity: string) =>
      meansOf(
        visits.filter((visit) => visit.entity === entity),
        log.untilMs,
      )
    return { first: of('a'), second: of('b') }
  })
  const expected = (key: string) => expectedOf('Q12', key)
  const mean = (of: (one: (typeof found)[number]) => number) => estimateMean(found.map(of))
  return [
    about(
      'hours of the first kind',
      expected('T1'),
      mean(({ first }) => first.stayH),
    ),
    about(
      'hours of the second',
      expected('T2'),
      mean(({ second }) => second.stayH),
    ),
    about(
      'of the first kind, open on average',
      expected('N1'),
      mean(({ first }) => first.present),
    ),
  ]
}

export const lineCases: Readonly<Record<string, Case>> = {
  Q03: { solve: solveTurnedAway },
  Q09: { solve: solveTandem },
  Q12: { solve: solvePriorities },
}
