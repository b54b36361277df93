/**
 * A thread that runs a model again and again: numbers of replications come in, their rows go out.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createSampler } from '../simulation/index.ts'
import type { Batch, WorkerAnswer, WorkerOrder } from './manyRuns/workerPool.ts'

const { model, series }: WorkerOrder = workerData
const sample = createSampler(model, series)

parentPort?.on('message', ({ first, count }: Batch) => {
  const begunAtMs = performance.now()
  const rows = Array.from({ length: count }, (_, run) => sample(first + run))
  const answer: WorkerAnswer = { first, rows, tookMs: performance.now() - begunAtMs }
  parentPort?.postMessage(
    answer,
    rows.map((row) => row.buffer),
  )
})
