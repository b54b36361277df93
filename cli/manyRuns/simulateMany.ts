/**
 * Many runs of one model: on all cores, watched, and stopped early where that was asked for.
 */
import os from 'node:os'
import {
  isPreciseEnough,
  type Model,
  type RunSeries,
  type SampleRow,
  startTally,
  subjectsOf,
  tallyRun,
} from '../../simulation/index.ts'
import type { Io } from '../io.ts'
import type { Environment } from './shard.ts'
import { runReplications } from './workerPool.ts'

/** What many runs need of the machine, passed in so that tests can watch and interrupt them. */
export type Machine = {
  /** The built `cli/worker.ts`. */
  readonly workerFile: string
  readonly cores: number
  readonly environment: Environment
  /** Tells how far it is. */
  readonly tellProgress: (done: number, total: number) => void
  /** Calls back when somebody wants it to stop; the answer takes that back. */
  readonly onInterrupt: (stop: () => void) => () => void
}

export type ManyRuns = {
  readonly model: Model
  readonly series: RunSeries
  /** Replications `first` up to but not including `end`. */
  readonly first: number
  readonly end: number
  readonly workers: number
  /** Percentage points to either side within which every probability must be known. */
  readonly precision?: number
}

export type Ended = 'all-done' | 'precise-enough' | 'interrupted'

export type ManyRows = { readonly rows: readonly SampleRow[]; readonly ended: Ended }

/** The rows of consecutive replications from `first` on, and why there are no more. */
export async function simulateMany(machine: Machine, asked: ManyRuns): Promise<ManyRows> {
  const { model, series, first, end, precision } = asked
  const rows: SampleRow[] = []
  const total = end - first
  let ended: Ended = 'all-done'
  let tally = startTally(subjectsOf(model))
  const accept = (row: SampleRow): boolean => {
    rows.push(row)
    machine.tellProgress(rows.length, total)
    if (precision === undefined) return true
    tally = tallyRun(tally, row)
    if (!isPreciseEnough(tally, precision)) return true
    ended = 'precise-enough'
    return false
  }
  const interruption = new AbortController()
  const forget = machine.onInterrupt(() => interruption.abort())
  try {
    await runReplications({
      model,
      series,
      first,
      end,
      workers: asked.workers,
      workerFile: machine.workerFile,
      accept,
      signal: interruption.signal,
    })
  } finally {
    forget()
    machine.tellProgress(total, total)
  }
  const isShort = rows.length < total && ended === 'all-done'
  return { rows, ended: isShort ? 'interrupted' : ended }
}

/** Often enough to see that it moves. */
const progressMsMin = 100

/** The machine that this process runs on. The first Ctrl-C stops cleanly, the second at once. */
export function thisMachine(io: Io, workerFile: string): Machine {
  return {
    workerFile,
    cores: os.availableParallelism(),
    environment: process.env,
    tellProgress: process.stderr.isTTY ? progressLine(io) : () => {},
    onInterrupt(stop) {
      const signals = ['SIGINT', 'SIGTERM'] as const
      for (const signal of signals) process.once(signal, stop)
      return () => {
        for (const signal of signals) process.off(signal, stop)
      }
    },
  }
}

/** One line that is written over and over, and gone at the end. */
function progressLine(io: Io): Machine['tellProgress'] {
  const startedAtMs = performance.now()
  let toldAtMs = 0
  return (done, total) => {
    const nowMs = performance.now()
    if (done === total) return io.complain('\r\u001b[K')
    if (nowMs - toldAtMs < progressMsMin) return
    toldAtMs = nowMs
    const leftSeconds = Math.ceil(((nowMs - startedAtMs) * (total - done)) / done / 1_000)
    io.complain(`\r\u001b[K${done} of ${total} runs, about ${leftSeconds} s left`)
  }
}
