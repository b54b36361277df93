/**
 * Distributions and the generator: unit tests of numbers, without a plan.
 */
import type { Draw } from '../../simulation/compile/model.ts'
import { toDraw } from '../../simulation/compile/draws.ts'
import { createChance } from '../../simulation/engine/chance/chance.ts'
import { meanMs, quantileMs } from '../../simulation/engine/chance/distributions.ts'
import { type Block, type Key, philox } from '../../simulation/engine/chance/philox.ts'
import { about, type Answer, type Case, estimateMean, exactly, expectedOf } from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { minuteMs, runsFor } from './sampling.ts'

/** Mean and quantiles of a distribution in minutes, as far as the case expects them. */
function solveDistribution(id: string, draw: Draw): readonly Answer[] {
  const expected = (cases.find((one) => one.id === id)?.expected ?? {}) as Record<string, number>
  return Object.entries(expected).flatMap(([key, value]) => {
    const what = `${key}, minutes`
    if (key === 'mean') return [exactly(what, value, meanMs(draw) / minuteMs)]
    const [, percent] = /^P(\d+)$/.exec(key) ?? []
    if (percent === undefined) return []
    return [exactly(what, value, quantileMs(draw, Number(percent) / 100) / minuteMs)]
  })
}

function hex(block: Block): string {
  return block.map((word) => word.toString(16).padStart(8, '0')).join(' ')
}

const ones = 0xffffffff
const counters: Readonly<Record<string, readonly [Block, Key]>> = {
  zero: [
    [0, 0, 0, 0],
    [0, 0],
  ],
  ones: [
    [ones, ones, ones, ones],
    [ones, ones],
  ],
  pi: [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
  ],
}

/** Draws of sites until all of them were drawn once. */
function drawsUntilAllSeen(sites: number, replication: number): number {
  const chance = createChance('audit', replication)
  const seen = new Set<number>()
  let draws = 0
  while (seen.size < sites) {
    seen.add(Math.floor(chance.uniform('audit', 'site', draws) * sites))
    draws++
  }
  return draws
}

export const chanceCases: Readonly<Record<string, Case>> = {
  D01: {
    solve: () =>
      Object.entries(counters).map(([name, [counter, key]]) => {
        const expected = cases.find(({ id }) => id === 'D01')?.expected as Record<string, string>
        return exactly(`block of ${name}`, expected[name] ?? '', hex(philox(counter, key)))
      }),
  },
  F08: {
    solve: (effort) => {
      const draws = Array.from({ length: runsFor(3_000, effort) }, (_, run) =>
        drawsUntilAllSeen(50, run),
      )
      return [about('mean of draws', expectedOf('F08', 'mean'), estimateMean(draws))]
    },
  },
  P02: { solve: () => solveDistribution('P02', toDraw({ pert: ['2m', '5m', '14m'] })) },
  P03: { solve: () => solveDistribution('P03', toDraw({ p50: '60m', p95: '240m' })) },
  P04: { solve: () => solveDistribution('P04', toDraw({ triangular: ['10m', '30m', '100m'] })) },
  P05: {
    solve: () => solveDistribution('P05', { kind: 'weibull', shape: 0.7, scaleMs: 100 * minuteMs }),
  },
  P06: { solve: () => solveDistribution('P06', toDraw({ exponential: { p90: '120m' } })) },
}
