/**
 * Fleets: rollouts that are stopped or not, and machines that are mended.
 */
import { binomialAtLeast } from '../../simulation/engine/chance/distributions.ts'
import type { Log } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import { about, type Answer, type Case, estimateShare, exactly, expectedOf } from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { hourMs, readLogs, runsFor } from './sampling.ts'

/** Machines of the cases in each ring. */
const ringSizes = [100, 1_000, 20_000, 200_000, 1_000_000]

function ringLines(attributes: (ring: number) => string): string {
  const total = ringSizes.reduce((sum, size) => sum + size, 0)
  return [
    'product agent',
    'channel agent/content',
    ...ringSizes.map((_, ring) => `ring agent/content/r${ring}  ${attributes(ring)}`),
    `fleet pcs  products agent  machines ${total}`,
    ...ringSizes.map(
      (size, ring) => `cohort pcs/k${ring}  machines ${size}  ring r${ring}  touch 10m`,
    ),
  ].join('\n')
}

/** How many rings an update reached. */
function ringsReached({ events }: Log): number {
  return events.filter(({ kind }) => kind === 'ring-reached').length
}

/** Shares of runs in which each ring was reached. Rings that hardly ever are say nothing in few runs. */
function solveReached(id: string, text: string, effort: number): readonly Answer[] {
  const reached = readLogs(text, runsFor(1_000, effort), ringsReached)
  const expected = cases.find((one) => one.id === id)?.expected as { P_ring_reached: number[] }
  return expected.P_ring_reached.flatMap((share, ring) =>
    share > 0.05
      ? [
          about(
            `share that reaches ring ${ring + 1}`,
            share,
            estimateShare(
              reached.map((count) => count > ring),
              share,
            ),
          ),
        ]
      : [],
  )
}

function solvePolling(): readonly Answer[] {
  const machines = 10_000
  const { log } = runSketch(`
    product agent
    channel agent/content  bypass  poll 120m
    fleet pcs  products agent  machines ${machines}
    at 0s  push agent  reverted-after 78m
  `)
  const last = log.events.findLast((event) => event.machines !== undefined)?.machines
  return [
    exactly(
      'share that has got it, polls spread over two hours',
      expectedOf('F05', 'uniform_phase_120'),
      (last?.broken ?? 0) / machines,
    ),
  ]
}

function solveMending(): readonly Answer[] {
  const { log } = runSketch(`
    product agent
    channel agent/content  bypass
    team field
    shift field  hours 08:00-18:00  people 40
    fleet pcs  products agent  machines 12000  technicians field
    cohort pcs/all  share 1  touch 15m
    service work  needs pcs
    start 2024-01-02T08:00:00Z
    until 30d
    at 0s  push agent  reverted-after 0s
  `)
  const back = log.events.find(({ entity, to }) => entity === 'pcs' && to === 'operational')
  return [
    exactly(
      'hours until all work',
      expectedOf('F06', 'finish_clock_h'),
      (back?.atMs ?? 0) / hourMs,
    ),
    exactly(
      'hours worked by each of forty',
      expectedOf('F06', 'work_h'),
      (log.workMsByTeam.field ?? 0) / 40 / hourMs,
    ),
  ]
}

/** Machines of a canary at which a failure is seen with 95 %: fewer are not enough. */
function canaryFor(failureShare: number): number {
  let machines = 1
  while (binomialAtLeast(machines, 1, failureShare) < 0.95) machines++
  return machines
}

export const fleetCases: Readonly<Record<string, Case>> = {
  F01: {
    solve: (effort) => {
      const halts = [0.5, 0.8, 0.95, 0.99, 0]
      const rings = ringLines((ring) => `soak 1h  halts-bad ${halts[ring]}`)
      return solveReached('F01', `${rings}\n at 0s  push agent`, effort)
    },
  },
  F02: {
    solve: (effort) => {
      const rings = ringLines(() => 'soak 24h')
      const push = 'at 0s  push agent  breaks 0.02  reports-per-machine-hour 0.001  halt-takes 0s'
      return solveReached('F02', `${rings}\n ${push}`, effort)
    },
  },
  F03: {
    solve: () => [
      exactly('machines at 1 %', expectedOf('F03', 'n_1pct'), canaryFor(0.01)),
      exactly('machines at 0.1 %', expectedOf('F03', 'n_01pct'), canaryFor(0.001)),
      exactly(
        'chance with 100 machines at 1 %',
        expectedOf('F03', 'p_detect_100_at_1pct'),
        binomialAtLeast(100, 1, 0.01),
        1e-9,
      ),
    ],
  },
  F05: { solve: solvePolling },
  F06: { solve: solveMending },
}
