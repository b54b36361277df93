/**
 * A thread that runs a model again and again: a replication’s number comes in, its row goes out.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createSampler } from '../simulation/index.ts'
import type { WorkerAnswer, WorkerOrder } from './manyRuns/workerPool.ts'

const { model, series }: WorkerOrder = workerData
const sample = createSampler(model, series)

parentPort?.on('message', (replication: number) => {
  const row = sample(replication)
  const answer: WorkerAnswer = { replication, row }
  parentPort?.postMessage(answer, [row.buffer])
})
