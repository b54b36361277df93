/**
 * Load: collapses that last, lines whose callers give up, and what waits between two components.
 */
import type { Log, LogEvent } from '../../simulation/index.ts'
import {
  equilibriaOf,
  goodputAt,
  type LoadUnit,
  workAt,
} from '../../simulation/engine/load/meanField.ts'
import { runSketch } from '../support/check.ts'
import { type Answer, type Case, exactly, expectedOf } from './answers.ts'
import cases from './cases.json' with { type: 'json' }

const secondMs = 1_000

/** Capacity 1000, three retries, a failed attempt costs 0.6 of a served one; 0.3 of it left for a while. */
const dip = (demand: number): string => `
  component api  capacity 1000  demand ${demand}  client-retries 3  failed-cost 0.6
  until 1h
  at 0s  lose api  level 0.3  for 10m
`

/** The largest of all numbers up to a bound for which something holds that holds up to a point. */
function lastFor(bound: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, bound]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

const has = ({ events }: Log, kind: LogEvent['kind']): boolean =>
  events.some((event) => event.kind === kind)

function tippingAt700(): number {
  const expected = cases.find(({ id }) => id === 'M01')?.expected as Readonly<
    Record<string, unknown>
  >
  return Number((expected['lambda_700_equilibria_q'] as readonly number[])[0])
}

function solveBand(): readonly Answer[] {
  const at700: LoadUnit = {
    demand: [700],
    policies: [{ retries: 3, budget: -1, timeoutMs: -1 }],
    capacity: 1_000,
    failedCost: 0.6,
    atCollapse: 1,
    limit: -1,
    given: 1,
  }
  const expected = (key: string) => expectedOf('M01', key)
  const tipping = equilibriaOf(at700).find(({ isStable }) => !isStable)
  return [
    exactly(
      'largest whole demand that recovers from a dip',
      Math.floor(expected('lambda_lower_saddle')),
      lastFor(2_000, (demand) => !has(runSketch(dip(demand)).log, 'stays-collapsed')),
    ),
    exactly(
      'largest whole demand that is served without one',
      expected('lambda_upper'),
      lastFor(2_000, (demand) => {
        const { log } = runSketch(dip(demand).replace(/at 0s.*/, 'at 0s  say Nothing happens.'))
        return !has(log, 'overloaded')
      }),
    ),
    exactly('share of failing attempts that tips it at 700', tippingAt700(), tipping?.q ?? -1),
    exactly('work at 700 once collapsed', expected('lambda_700_q1_load'), workAt(at700, 1)),
    exactly(
      'served at 700 once collapsed',
      expected('lambda_700_goodput_at_stable_collapse'),
      goodputAt(at700, 1),
    ),
  ]
}

type Cell = { readonly demand: number; readonly retries: number }

/** Capacity 1000, 200 for half a minute; a patience of two seconds; 20,000 fit into the line. */
const line = ({ demand, retries }: Cell): string => `
  until 11m
  component api  capacity 1000  demand ${demand}  client-retries ${retries}  client-timeout 2s  failed-cost 1  queue 20000
  at 0s  lose api  level 0.2  for 30s
`

/** Up to the 0.1 % by which the integrator of the case is off, which counts in steps. */
const ofSteps = 1e-3

function solveCell(cell: Cell): readonly Answer[] {
  const name = `lam${cell.demand}_r${cell.retries}`
  const found = cases.find(({ id }) => id === 'M02')?.expected as Readonly<Record<string, unknown>>
  const { log } = runSketch(line(cell))
  const gone = log.events.find(({ kind }) => kind === 'load-recovered')
  const which = `${cell.demand} a second, retries: ${cell.retries}`
  const fate = (isGone: boolean) => (isGone ? 'recovers' : 'stays collapsed')
  const answers = [
    exactly(which, fate(found[`${name}_recovers`] === true), fate(gone !== undefined)),
  ]
  if (gone === undefined) return answers
  const peak = log.events.find(({ kind }) => kind === 'line-shrinks')?.load?.waiting ?? -1
  return [
    ...answers,
    exactly(`${which}, longest line`, expectedOf('M02', `${name}_peak_queue`), peak, ofSteps),
    exactly(
      `${which}, seconds until it is gone`,
      expectedOf('M02', `${name}_queue_empty_after_trigger_s`),
      gone.atMs / secondMs - 30,
      ofSteps,
    ),
  ]
}

/** 100 messages a second, drained at 140 a second, the drain out for two hours. */
const outOfReach = (rest: string): string => `
  component consumer
  component producer  needs consumer hands-over 360000/504000 ${rest}
  at 0s  lose consumer  for 2h
`

function solveDrain(): readonly Answer[] {
  const limited = runSketch(outOfReach('buffer 500000  when-full lose')).log
  const endless = runSketch(outOfReach('')).log
  const secondsOf = ({ events }: Log, kind: LogEvent['kind']): number =>
    (events.find((event) => event.kind === kind)?.atMs ?? -1) / secondMs
  const expected = (key: string) => expectedOf('B04', key)
  const outage = 7_200
  return [
    exactly('full after seconds', expected('overflow_at_s'), secondsOf(limited, 'queue-full')),
    exactly(
      'lost',
      expected('lost'),
      limited.events.findLast(({ queue }) => queue)?.queue?.lost ?? -1,
    ),
    exactly(
      'seconds to drain 500,000',
      expected('drain_s_with_buffer'),
      secondsOf(limited, 'queue-empty') - outage,
    ),
    exactly(
      'seconds to drain all',
      expected('drain_s_infinite_buffer'),
      secondsOf(endless, 'queue-empty') - outage,
    ),
    exactly(
      'age of the oldest at most, seconds',
      expected('peak_age_s_infinite'),
      Math.max(...endless.events.map(({ queue }) => queue?.oldestMs ?? 0)) / secondMs,
    ),
  ]
}

export const loadCases: Readonly<Record<string, Case>> = {
  B04: { solve: solveDrain },
  M01: { solve: solveBand },
  M02: {
    solve: () =>
      [400, 800].flatMap((demand) =>
        [0, 1, 3].flatMap((retries) => solveCell({ demand, retries })),
      ),
  },
}
