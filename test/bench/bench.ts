/**
 * What a run costs, as ratios that mean something on any machine: `node test/bench/bench.ts`.
 */
import {
  compile,
  type Log,
  type Model,
  parsePlan,
  type Result,
  serializePlan,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { badUpdate, buildFleetPlan } from './badUpdate.ts'
import { buildRegionPlan, regionLoss, type Size } from './regionLoss.ts'

const repeats = 7

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map(({ message }) => message).join('\n'))
}

/** Median time in milliseconds, and what came out. */
function measure<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const times: number[] = []
  let value = work()
  for (let repeat = 0; repeat < repeats; repeat++) {
    const begin = performance.now()
    value = work()
    times.push(performance.now() - begin)
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.floor(repeats / 2)] ?? 0, value }
}

type Costs = {
  readonly parse: number
  readonly compile: number
  readonly simulate: number
  readonly views: number
  readonly log: Log
}

function costsOf(size: Size): Costs {
  const text = serializePlan(buildRegionPlan(size))
  const parsed = measure(() => valueOf(parsePlan(text)))
  const compiled = measure((): Model => valueOf(compile(parsed.value, regionLoss)))
  const simulated = measure(() => simulate(compiled.value, { seed: 'bench' }))
  const viewed = measure(() => serviceResults(compiled.value, simulated.value))
  return {
    parse: parsed.ms,
    compile: compiled.ms,
    simulate: simulated.ms,
    views: viewed.ms,
    log: simulated.value,
  }
}

function row(...cells: readonly (string | number)[]): void {
  console.log(cells.map((cell) => String(cell).padStart(16)).join(''))
}

function benchRegionLoss(): void {
  const small = costsOf({ components: 500, dependencies: 2_000 })
  const large = costsOf({ components: 1_000, dependencies: 4_000 })
  console.log(
    'Loss of a region: milliseconds, and how much more twice the size takes (2 is linear)',
  )
  row('', '500 / 2,000', '1,000 / 4,000', 'ratio')
  for (const step of ['parse', 'compile', 'simulate', 'views'] as const) {
    const ratio = large[step] / small[step]
    row(step, small[step].toFixed(1), large[step].toFixed(1), ratio.toFixed(2))
  }
  for (const count of ['events', 'cues'] as const) {
    const of = ({ log }: Costs): number =>
      count === 'events' ? log.events.length : log.cuesHandled
    row(count, of(small), of(large), (of(large) / of(small)).toFixed(2))
  }
}

function benchFleets(): void {
  const run = (machines: number) =>
    measure(() =>
      simulate(valueOf(compile(buildFleetPlan(machines), badUpdate)), { seed: 'bench' }),
    )
  const few = run(85)
  const many = run(8_500_000)
  const cues = [few.value.cuesHandled, many.value.cuesHandled] as const
  console.log('\nA bad update: what 8,500,000 machines cost against 85 (1 is the same)')
  row('', '85', '8,500,000', 'ratio')
  row('milliseconds', few.ms.toFixed(2), many.ms.toFixed(2), (many.ms / few.ms).toFixed(2))
  row('cues', ...cues, (cues[1] / cues[0]).toFixed(2))
}

benchRegionLoss()
benchFleets()
