/**
 * Runs replications on several threads and hands them on in their order, whoever was quicker.
 */
import { Worker } from 'node:worker_threads'
import type { Model, SampleRow } from '../../simulation/index.ts'

export type WorkerOrder = {
  readonly model: Model
  readonly series: { readonly seed: string; readonly untilMs: number }
}

/** Consecutive replications that are asked for at once. */
export type Batch = { readonly first: number; readonly count: number }

export type WorkerAnswer = {
  readonly first: number
  readonly rows: readonly SampleRow[]
  readonly tookMs: number
}

export type PoolOrder = WorkerOrder & {
  /** The built `cli/worker.ts`. */
  readonly workerFile: string
  readonly workers: number
  /** Replications `first` up to but not including `end`. */
  readonly first: number
  readonly end: number
  /** Is given one row after the other, without holes; false says that no more are needed. */
  readonly accept: (row: SampleRow) => boolean
  readonly signal: AbortSignal
}

/** Batches that a worker has before it, so that it need not wait for us between two. */
const ahead = 2

/**
 * Handing a batch over costs as much as a short run, so short runs come in larger ones; long runs come
 * one by one, because what is not handed over when somebody stops it is lost.
 */
const batchMs = 10
const batchMost = 64

/**
 * Done when all replications are accepted, when no more are needed, or soon after the signal.
 *
 * What workers have begun by then is thrown away: only an unbroken row of replications counts.
 */
export async function runReplications(order: PoolOrder): Promise<void> {
  const { workerFile, model, series, first, end, signal } = order
  if (first >= end || signal.aborted) return
  const count = Math.min(order.workers, end - first)
  const workers = Array.from(
    { length: count },
    () => new Worker(workerFile, { workerData: { model, series } satisfies WorkerOrder }),
  )
  try {
    await new Promise<void>((resolve, reject) => {
      deal(workers, order, resolve, reject)
    })
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function deal(
  workers: readonly Worker[],
  { first, end, accept, signal }: PoolOrder,
  resolve: () => void,
  reject: (reason: Error) => void,
): void {
  const early = new Map<number, SampleRow>()
  let next = first
  let awaited = first
  let batch = 1
  let isOver = false
  const finish = () => {
    isOver = true
    resolve()
  }
  const send = (worker: Worker) => {
    // Towards the end batches shrink, so that nobody waits for the last one of another.
    const share = Math.ceil((end - next) / (2 * workers.length))
    const count = Math.min(batch, share)
    if (count > 0) worker.postMessage({ first: next, count } satisfies Batch)
    next += count
  }
  const take = (worker: Worker, answer: WorkerAnswer) => {
    // Answers may still be on their way when it is over.
    if (isOver) return
    if (answer.tookMs < batchMs)
      batch = Math.min(batchMost, Math.max(batch, 2 * answer.rows.length))
    send(worker)
    answer.rows.forEach((row, run) => {
      early.set(answer.first + run, row)
    })
    for (let row = early.get(awaited); row !== undefined && !isOver; row = early.get(awaited)) {
      early.delete(awaited)
      awaited += 1
      if (!accept(row) || awaited === end) finish()
    }
  }
  signal.addEventListener('abort', finish, { once: true })
  for (const worker of workers) {
    worker.on('message', (answer: WorkerAnswer) => take(worker, answer))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A worker ended early, with ${code}.`)))
    for (let order = 0; order < ahead; order++) send(worker)
  }
}
