import { create, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand'
import { buildStateIndex, toDecisions } from '../../simulation/index.ts'
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
import type {
  Comparing,
  Exercise,
  FinishedRun,
  Inputs,
  Looking,
  Playing,
  Running,
} from './exercise/contract.ts'
import { modifiedScenario, noModifiers } from './exercise/modifiers.ts'
import { keepForEachPlan } from './perPlan.ts'
import { showStates } from './simViewStore.ts'

export type {
  Exercise,
  FinishedRun,
  KeptRun,
  Loop,
  Modifiers,
  Playhead,
  RunState,
  ScenarioChoice,
  Speed,
} from './exercise/contract.ts'

type Part<P> = StateCreator<Exercise, [], [], P>

type RunDesk = WorkerDesk<Question, RunAnswer, RunStep>
type GapsDesk = WorkerDesk<Question, GapsAnswer, never>

/** The day on the clock of this machine; gaps are judged by it, runs are not. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

const untouched = { ownBindings: {}, horizon: '', modifiers: noModifiers, taken: [] }

const inputs: Part<Inputs> = (set) => ({
  choice: null,
  seed: '1',
  ...untouched,
  chooseScenario: (choice) => set({ choice, ...untouched }),
  bind: (target, ids) =>
    set(({ ownBindings }) => ({ ownBindings: { ...ownBindings, [target]: ids } })),
  unbind: (target) =>
    set(({ ownBindings }) => {
      const { [target]: _, ...rest } = ownBindings
      return { ownBindings: rest }
    }),
  setSeed: (seed) => set({ seed }),
  setHorizon: (horizon) => set({ horizon }),
  modify: (change) => set(({ modifiers }) => ({ modifiers: { ...modifiers, ...change } })),
  setTaken: (taken) => set({ taken }),
})

/** Numbers of runs; two stores of one window must not mix their runs up. */
let runsMade = 0

function toFinished(input: RunInput, results: RunResults): FinishedRun {
  const states = buildStateIndex(results.model, results.log)
  return { ...results, number: ++runsMade, input, states }
}

function running(desk: RunDesk): Part<Running> {
  return (set, get) => ({
    run: { kind: 'idle' },
    finished: null,
    async start(plan, bindings, landing = 'worst') {
      const { choice, seed, taken } = get()
      if (choice === null) return
      const scenario = modifiedScenario(choice.scenario, get())
      const decisions = toDecisions({ decisions: 1, taken })
      const input = { plan, scenario, bindings, seed, decisions, asOf: today() }
      set({ run: { kind: 'running', step: 'preparing' } })
      const reply = await desk.ask({ ask: 'run', input }, (step) =>
        set({ run: { kind: 'running', step } }),
      )
      // A newer run, or a cancel, has already said what is going on.
      if (reply.kind === 'stopped') return
      if (reply.kind === 'broke') return set({ run: reply })
      if (reply.answer.kind === 'refused') return set({ run: reply.answer })
      const { results } = reply.answer
      const finished = toFinished(input, results)
      set(({ playhead }) => {
        const atMs = landing === 'worst' ? results.worstMs : playhead.atMs
        const rested = { ...playhead, atMs, isPlaying: false, loop: null, direction: 1 as const }
        return { run: { kind: 'done' }, finished, playhead: rested, eventId: null, shown: 'this' }
      })
    },
    cancel() {
      desk.stop()
      set(({ finished }) => ({ run: { kind: finished === null ? 'idle' : 'done' } }))
    },
    warm: () => desk.warm(),
    forget() {
      desk.stop()
      // What was chosen by the names of the plan before means nothing in another one.
      set(({ modifiers }) => ({
        run: { kind: 'idle' },
        finished: null,
        eventId: null,
        shown: 'this',
        ownBindings: {},
        taken: [],
        modifiers: { ...modifiers, away: [] },
      }))
    },
  })
}

const playing: Part<Playing> = (set, get) => ({
  playhead: {
    atMs: 0,
    isPlaying: false,
    direction: 1,
    speed: 'fit',
    skipsQuiet: true,
    loop: null,
  },
  eventId: null,
  movePlayhead(atMs) {
    const { finished } = get()
    if (finished === null) return
    set(({ playhead }) => ({ playhead: { ...playhead, atMs } }))
    showMoment(get())
  },
  play: (direction) =>
    set(({ playhead }) => ({ playhead: { ...playhead, isPlaying: true, direction } })),
  pause: () => set(({ playhead }) => ({ playhead: { ...playhead, isPlaying: false } })),
  setSpeed: (speed) => set(({ playhead }) => ({ playhead: { ...playhead, speed } })),
  setSkipsQuiet: (skipsQuiet) => set(({ playhead }) => ({ playhead: { ...playhead, skipsQuiet } })),
  setLoop: (loop) => set(({ playhead }) => ({ playhead: { ...playhead, loop } })),
  lookAt: (eventId) => set({ eventId }),
})

/** Puts the moment of the playhead on the canvas. */
function showMoment({ finished, kept, shown, playhead }: Exercise): void {
  const run = shown === 'kept' ? kept?.run : finished
  if (run !== null && run !== undefined) showStates(run.states.at(playhead.atMs))
}

function comparing(desk: RunDesk): Part<Comparing> {
  return (set, get) => ({
    kept: null,
    shown: 'this',
    keep(kept) {
      set({ kept, shown: 'this' })
      showMoment(get())
    },
    show(shown) {
      set({ shown })
      showMoment(get())
    },
    async keepRun(name, input) {
      const reply = await desk.ask({ ask: 'run', input }, () => {})
      if (reply.kind === 'stopped') return []
      if (reply.kind === 'broke') throw new Error(reply.message)
      if (reply.answer.kind === 'refused') return reply.answer.problems
      get().keep({ name, run: toFinished(input, reply.answer.results) })
      return []
    },
  })
}

function looking(desk: GapsDesk): Part<Looking> {
  return (set) => ({
    drawn: null,
    async lookForGaps(plan) {
      const reply = await desk.ask({ ask: 'gaps', plan, asOf: today() }, () => {})
      if (reply.kind === 'answer') set({ drawn: { plan, findings: reply.answer.findings } })
    },
  })
}

/** The store of one exercise, with the desks at which runs, gaps and runs to compare are asked for. */
export function createExercise(
  desk: RunDesk,
  gapsDesk: GapsDesk,
  otherDesk: RunDesk = desk,
): UseBoundStore<StoreApi<Exercise>> {
  return create<Exercise>()((...store) => ({
    ...inputs(...store),
    ...running(desk)(...store),
    ...playing(...store),
    ...comparing(otherDesk)(...store),
    ...looking(gapsDesk)(...store),
  }))
}

export const useExercise = createExercise(
  createWorkerDesk(startWorker),
  createWorkerDesk(startWorker),
  createWorkerDesk(startWorker),
)

useDocument.subscribe(({ number }, before) => {
  if (number !== before.number) useExercise.getState().forget()
})

keepForEachPlan(() => {
  // What is still being computed would be answered to another plan.
  const { run, cancel, pause } = useExercise.getState()
  if (run.kind === 'running') cancel()
  pause()
  const exercise = useExercise.getState()
  // The kept run is there to be compared with runs of other plans as well.
  return () => useExercise.setState({ ...exercise, kept: useExercise.getState().kept })
})
