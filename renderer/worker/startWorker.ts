import type { WorkerPort } from './workerDesk.ts'

/** A worker that runs simulations away from the thread that draws. */
export function startWorker(): WorkerPort {
  return new Worker(new URL('./simulationWorker.ts', import.meta.url), { type: 'module' })
}
