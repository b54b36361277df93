import { beforeEach, describe, expect, it } from 'vitest'
import { createExercise, type Exercise } from '../../renderer/stores/exerciseStore.ts'
import { useSimView } from '../../renderer/stores/simViewStore.ts'
import type { GapsAnswer, Question, RunAnswer, RunStep } from '../../renderer/worker/messages.ts'
import { runInput } from '../../renderer/worker/runInput.ts'
import type { Reply, WorkerDesk } from '../../renderer/worker/workerDesk.ts'
import { inputOf, resultsOf, shop } from './sketchedRun.ts'

type Desk = WorkerDesk<Question, RunAnswer, RunStep>

/** Answers at once what the worker would answer. */
function honestDesk(): Desk {
  return {
    ask: async (question, tell) => {
      if (question.ask !== 'run') return { kind: 'stopped' }
      return { kind: 'answer', answer: runInput(question.input, tell) }
    },
    stop: () => {},
    warm: () => {},
    close: () => {},
  }
}

/** Never answers until it is stopped. */
function patientDesk(): Desk {
  let end: ((reply: Reply<RunAnswer>) => void) | undefined
  return {
    ask: () =>
      new Promise((resolve) => {
        end = resolve
      }),
    stop: () => end?.({ kind: 'stopped' }),
    warm: () => {},
    close: () => {},
  }
}

/** Answers every question about gaps with one and the same. */
function gapsDesk(answer: GapsAnswer): WorkerDesk<Question, GapsAnswer, never> {
  return {
    ask: async () => ({ kind: 'answer', answer }),
    stop: () => {},
    warm: () => {},
    close: () => {},
  }
}

const noGaps = gapsDesk({ findings: [] })

const { plan, scenario, bindings } = inputOf(shop)

function exerciseOf(desk: Desk) {
  const store = createExercise(desk, noGaps)
  const choice = { fileName: 'shop.scenario.yaml', isBundled: false, text: '', scenario }
  store.getState().chooseScenario(choice)
  return store
}

const kindOf = (exercise: Exercise) => exercise.run.kind

beforeEach(() => useSimView.setState({ entities: new Map() }))

describe('an exercise', () => {
  it('runs the chosen scenario and stands at the worst moment', async () => {
    const store = createExercise(honestDesk(), noGaps)
    const later = inputOf(shop.replace('at 0s', 'at 1h'))
    store.getState().chooseScenario({
      fileName: 'shop.scenario.yaml',
      isBundled: false,
      text: '',
      scenario: later.scenario,
    })

    await store.getState().start(later.plan, later.bindings)

    expect(kindOf(store.getState())).toBe('done')
    expect(store.getState().playhead).toMatchObject({ atMs: 3_600_000, isPlaying: false })
  })

  it('does nothing without a scenario', async () => {
    const store = createExercise(honestDesk(), noGaps)

    await store.getState().start(plan, bindings)

    expect(kindOf(store.getState())).toBe('idle')
  })

  it('shows the states of the playhead on the canvas, both ways', async () => {
    const store = exerciseOf(honestDesk())
    await store.getState().start(plan, bindings)
    const stateOf = (id: string) => useSimView.getState().entities.get(id)?.state

    store.getState().movePlayhead(0)
    expect(stateOf('web')).toBe('down')
    store.getState().movePlayhead(20 * 3_600_000)
    expect(stateOf('web')).toBe('operational')
    store.getState().movePlayhead(1)
    expect(stateOf('web')).toBe('down')
  })

  it('commits nothing to the canvas while nothing changes', async () => {
    const store = exerciseOf(honestDesk())
    await store.getState().start(plan, bindings)
    store.getState().movePlayhead(1)
    const before = useSimView.getState()

    store.getState().movePlayhead(2)

    expect(useSimView.getState()).toBe(before)
  })

  it('goes back to what it showed when a run is cancelled', async () => {
    const store = exerciseOf(patientDesk())

    const started = store.getState().start(plan, bindings)
    expect(kindOf(store.getState())).toBe('running')
    store.getState().cancel()
    await started

    expect(kindOf(store.getState())).toBe('idle')
  })

  it('keeps the results of the run before when inputs are refused', async () => {
    const store = exerciseOf(honestDesk())
    await store.getState().start(plan, bindings)

    await store.getState().start({ ...plan, components: {} }, bindings)

    expect(kindOf(store.getState())).toBe('refused')
    expect(store.getState().finished?.input.plan).toBe(plan)
  })

  it('simulates as long as it is told', async () => {
    const store = exerciseOf(honestDesk())
    store.getState().setHorizon('2h')

    await store.getState().start(plan, bindings)

    expect(store.getState().finished?.log.untilMs).toBe(2 * 3_600_000)
  })

  it('forgets bindings and horizon when another scenario is chosen', () => {
    const store = exerciseOf(honestDesk())
    store.getState().bind('target', ['db'])
    store.getState().setHorizon('2h')

    store.getState().chooseScenario({ fileName: 'b', isBundled: true, text: '', scenario })

    expect(store.getState()).toMatchObject({ ownBindings: {}, horizon: '' })
  })

  it('goes back to the suggestion when a binding is taken back', () => {
    const store = exerciseOf(honestDesk())
    store.getState().bind('target', ['db'])

    store.getState().unbind('target')

    expect(store.getState().ownBindings).toEqual({})
  })

  it('keeps what the drawing alone shows together with the plan it is true of', async () => {
    const { findings } = resultsOf(shop)
    const store = createExercise(honestDesk(), gapsDesk({ findings }))

    await store.getState().lookForGaps(plan)

    expect(store.getState().drawn).toEqual({ plan, findings })
  })
})
