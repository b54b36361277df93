import { create, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand'
import {
  type Bindings,
  buildStateIndex,
  type Finding,
  type Plan,
  type Problem,
  type Scenario,
  type StateIndex,
} from '../../simulation/index.ts'
import type {
  GapsAnswer,
  Question,
  RunAnswer,
  RunInput,
  RunResults,
  RunStep,
} from '../worker/messages.ts'
import { startWorker } from '../worker/startWorker.ts'
import { createWorkerDesk, type WorkerDesk } from '../worker/workerDesk.ts'
import { useDocument } from './documentStore.ts'
import { showStates } from './simViewStore.ts'

/** The scenario to run: its text as it was read, and what it says. */
export type ScenarioChoice = {
  /** Name of the file it came from. */
  readonly fileName: string
  readonly isBundled: boolean
  readonly text: string
  readonly scenario: Scenario
}

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly step: RunStep }
  | { readonly kind: 'done' }
  /** The inputs cannot be run; the problems say why. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** We are at fault. */
  | { readonly kind: 'broke'; readonly message: string }

/** What came out of a run, and what went in. */
export type FinishedRun = RunResults & {
  readonly input: RunInput
  readonly states: StateIndex
}

/** How fast a run is shown: simulated milliseconds per real one, or as fast as fits one minute. */
export type Speed = number | 'fit'

export type Playhead = {
  /** Milliseconds since the run began. */
  readonly atMs: number
  readonly isPlaying: boolean
  /** −1 plays backward. */
  readonly direction: 1 | -1
  readonly speed: Speed
  readonly skipsQuiet: boolean
}

type Inputs = {
  readonly choice: ScenarioChoice | null
  /** What was bound by hand, by target; the rest is bound as suggested. */
  readonly ownBindings: Bindings
  readonly seed: string
  /** As written, such as `3d`; empty for the scenario’s own. */
  readonly horizon: string
  readonly chooseScenario: (choice: ScenarioChoice) => void
  readonly bind: (target: string, ids: readonly string[]) => void
  /** Goes back to what is suggested for a target. */
  readonly unbind: (target: string) => void
  readonly setSeed: (seed: string) => void
  readonly setHorizon: (horizon: string) => void
}

type Running = {
  readonly run: RunState
  readonly finished: FinishedRun | null
  readonly start: (plan: Plan, bindings: Bindings) => Promise<void>
  readonly cancel: () => void
  readonly warm: () => void
  /** Forgets the run, because another plan was opened. */
  readonly forget: () => void
}

type Playing = {
  readonly playhead: Playhead
  /** The event that is looked at; `null` if none. */
  readonly eventId: number | null
  readonly movePlayhead: (atMs: number) => void
  readonly play: (direction: 1 | -1) => void
  readonly pause: () => void
  readonly setSpeed: (speed: Speed) => void
  readonly setSkipsQuiet: (skipsQuiet: boolean) => void
  readonly lookAt: (eventId: number | null) => void
}

type Looking = {
  /** What the rules find in a plan before anything is run; `null` until they were asked. */
  readonly drawn: { readonly plan: Plan; readonly findings: readonly Finding[] } | null
  readonly lookForGaps: (plan: Plan) => Promise<void>
}

/** One scenario on one plan: what goes in, what came out, and the moment that is looked at. */
export type Exercise = Inputs & Running & Playing & Looking

type Part<P> = StateCreator<Exercise, [], [], P>

type RunDesk = WorkerDesk<Question, RunAnswer, RunStep>
type GapsDesk = WorkerDesk<Question, GapsAnswer, never>

function withHorizon(scenario: Scenario, horizon: string): Scenario {
  return horizon.trim() === '' ? scenario : { ...scenario, horizon: horizon.trim() }
}

/** The day on the clock of this machine; gaps are judged by it, runs are not. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

const inputs: Part<Inputs> = (set) => ({
  choice: null,
  ownBindings: {},
  seed: '1',
  horizon: '',
  chooseScenario: (choice) => set({ choice, ownBindings: {}, horizon: '' }),
  bind: (target, ids) =>
    set(({ ownBindings }) => ({ ownBindings: { ...ownBindings, [target]: ids } })),
  unbind: (target) =>
    set(({ ownBindings }) => {
      const { [target]: _, ...rest } = ownBindings
      return { ownBindings: rest }
    }),
  setSeed: (seed) => set({ seed }),
  setHorizon: (horizon) => set({ horizon }),
})

function running(desk: RunDesk): Part<Running> {
  return (set, get) => ({
    run: { kind: 'idle' },
    finished: null,
    async start(plan, bindings) {
      const { choice, seed, horizon } = get()
      if (choice === null) return
      const scenario = withHorizon(choice.scenario, horizon)
      const input = { plan, scenario, bindings, seed, asOf: today() }
      set({ run: { kind: 'running', step: 'preparing' } })
      const reply = await desk.ask({ ask: 'run', input }, (step) =>
        set({ run: { kind: 'running', step } }),
      )
      // A newer run, or a cancel, has already said what is going on.
      if (reply.kind === 'stopped') return
      if (reply.kind === 'broke') return set({ run: reply })
      if (reply.answer.kind === 'refused') return set({ run: reply.answer })
      const { results } = reply.answer
      const states = buildStateIndex(results.model, results.log)
      set(({ playhead }) => ({
        run: { kind: 'done' },
        finished: { ...results, input, states },
        playhead: { ...playhead, atMs: results.worstMs, isPlaying: false, direction: 1 },
        eventId: null,
      }))
    },
    cancel() {
      desk.stop()
      set(({ finished }) => ({ run: { kind: finished === null ? 'idle' : 'done' } }))
    },
    warm: () => desk.warm(),
    forget() {
      desk.stop()
      set({ run: { kind: 'idle' }, finished: null, eventId: null, ownBindings: {} })
    },
  })
}

const playing: Part<Playing> = (set, get) => ({
  playhead: { atMs: 0, isPlaying: false, direction: 1, speed: 'fit', skipsQuiet: true },
  eventId: null,
  movePlayhead(atMs) {
    const { finished } = get()
    if (finished === null) return
    set(({ playhead }) => ({ playhead: { ...playhead, atMs } }))
    showStates(finished.states.at(atMs))
  },
  play: (direction) =>
    set(({ playhead }) => ({ playhead: { ...playhead, isPlaying: true, direction } })),
  pause: () => set(({ playhead }) => ({ playhead: { ...playhead, isPlaying: false } })),
  setSpeed: (speed) => set(({ playhead }) => ({ playhead: { ...playhead, speed } })),
  setSkipsQuiet: (skipsQuiet) => set(({ playhead }) => ({ playhead: { ...playhead, skipsQuiet } })),
  lookAt: (eventId) => set({ eventId }),
})

function looking(desk: GapsDesk): Part<Looking> {
  return (set) => ({
    drawn: null,
    async lookForGaps(plan) {
      const reply = await desk.ask({ ask: 'gaps', plan, asOf: today() }, () => {})
      if (reply.kind === 'answer') set({ drawn: { plan, findings: reply.answer.findings } })
    },
  })
}

/** The store of one exercise, with the desks at which runs and gaps are asked for. */
export function createExercise(
  desk: RunDesk,
  gapsDesk: GapsDesk,
): UseBoundStore<StoreApi<Exercise>> {
  return create<Exercise>()((...store) => ({
    ...inputs(...store),
    ...running(desk)(...store),
    ...playing(...store),
    ...looking(gapsDesk)(...store),
  }))
}

export const useExercise = createExercise(
  createWorkerDesk(startWorker),
  createWorkerDesk(startWorker),
)

useDocument.subscribe(({ number }, before) => {
  if (number !== before.number) useExercise.getState().forget()
})
