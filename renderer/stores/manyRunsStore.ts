import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { type Bands, buildBands } from '../../simulation/index.ts'
import { type Made, makeManyRuns, type SampleDesk } from '../worker/manyRunsPool.ts'
import { startWorker } from '../worker/startWorker.ts'
import { createWorkerDesk } from '../worker/workerDesk.ts'
import type { FinishedRun } from './exerciseStore.ts'

/** What came of running one input many times. */
export type ManyRunsResult = {
  /** The run that was made again and again. */
  readonly of: FinishedRun
  readonly made: Made
  readonly bands: Bands
  readonly asked: number
}

export type ManyRunsState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly of: FinishedRun
      readonly done: number
      readonly asked: number
    }
  | { readonly kind: 'broke'; readonly message: string }

export type ManyRuns = {
  readonly state: ManyRunsState
  /** The last that are there, of whatever run. */
  readonly result: ManyRunsResult | null
  readonly start: (of: FinishedRun, runs: number) => Promise<void>
  /** Stops at once and keeps what is there. */
  readonly cancel: () => void
}

/** The store of many runs, with the desks at which they are made. */
export function createManyRuns(desks: readonly SampleDesk[]): UseBoundStore<StoreApi<ManyRuns>> {
  return create<ManyRuns>()((set, get) => ({
    state: { kind: 'idle' },
    result: null,
    async start(of, asked) {
      if (get().state.kind === 'running') return
      set({ state: { kind: 'running', of, done: 0, asked } })
      const { number, input } = of
      const ended = await makeManyRuns(desks, {
        run: { number, input },
        runs: asked,
        onProgress: (done) => {
          if (get().state.kind === 'running') set({ state: { kind: 'running', of, done, asked } })
        },
      })
      if (ended.kind === 'broke') return set({ state: ended })
      set({ state: { kind: 'idle' } })
      if (ended.kind === 'nothing') return
      const { made } = ended
      set({ result: { of, made, bands: buildBands(made.subjects, made.samples), asked } })
    },
    cancel() {
      for (const desk of desks) desk.stop()
    },
  }))
}

/** Enough to use a machine well; one core is left to the window. More than this an input seldom repays. */
const desksMax = 8

function desksHere(): readonly SampleDesk[] {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2
  const count = Math.min(desksMax, Math.max(1, cores - 1))
  return Array.from({ length: count }, () => createWorkerDesk(startWorker))
}

export const useManyRuns = createManyRuns(desksHere())
