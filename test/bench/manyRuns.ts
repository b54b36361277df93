/**
 * Many runs as the command line does them: on several threads, and on a bundled scenario.
 */
import path from 'node:path'
import { createSampler, type Model } from '../../simulation/index.ts'
import { runReplications } from '../../cli/manyRuns/workerPool.ts'
import { compileSample } from '../scenarios/bundled.ts'
import { buildCascade } from './cascade/cascade.ts'
import { compileCascade } from './cascade/contestants.ts'
import { cpuNs, median } from './measure.ts'
import { heading, line, time } from './print.ts'

const workerFile = path.resolve(import.meta.dirname, '../../cli/worker.ts')

/** Wall time from the first to the last row, in nanoseconds; starting threads is part of it. */
async function timeOnThreads(model: Model, runs: number, workers: number): Promise<number> {
  const begin = performance.now()
  let rows = 0
  await runReplications({
    model,
    series: { seed: 'bench', untilMs: model.horizonMs },
    first: 0,
    end: runs,
    workers,
    workerFile,
    accept: () => ++rows <= runs,
    signal: new AbortController().signal,
  })
  if (rows !== runs) throw new Error(`${rows} of ${runs} runs came back`)
  return (performance.now() - begin) * 1e6
}

/** Two threads against one, in turn. */
export async function benchWorkers(size: number, runs: number): Promise<void> {
  const model = compileCascade(buildCascade(size), 'drawn')
  const ones: number[] = []
  const twos: number[] = []
  for (let round = 0; round < 3; round++) {
    ones.push(await timeOnThreads(model, runs, 1))
    twos.push(await timeOnThreads(model, runs, 2))
  }
  const gains = ones.map((one, round) => one / (twos[round] ?? one))
  heading(`THREADS: ${runs} runs of the cascade on ${size} components, wall time`)
  line('', '1 thread', '2 threads', 'gain')
  line('', time(median(ones)), time(median(twos)), median(gains).toFixed(2))
}

/** The scenario that many think of first, on the largest bundled plan. */
export async function benchBadUpdate(isWhole: boolean): Promise<void> {
  const wanted = 10_000
  const model = compileSample('salem-health', 'bad-vendor-update')
  heading(`BAD VENDOR UPDATE on Salem Health: ${wanted} runs`)
  if (isWhole) {
    line('2 threads, wall', time(await timeOnThreads(model, wanted, 2)))
    return
  }
  const share = 60
  const sample = createSampler(model, { seed: 'bench', untilMs: model.horizonMs })
  sample(0)
  const begin = cpuNs()
  for (let replication = 0; replication < share; replication++) sample(replication)
  const each = (cpuNs() - begin) / share
  line('one run, CPU', time(each))
  line(`all, from ${share} runs, CPU`, time(each * wanted))
}
