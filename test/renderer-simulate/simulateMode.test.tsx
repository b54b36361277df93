import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  SimulateBottom,
  SimulateLeft,
  SimulateRight,
} from '../../renderer/simulate/SimulateMode.tsx'
import { useDocument } from '../../renderer/stores/documentStore.ts'
import { useExercise } from '../../renderer/stores/exerciseStore.ts'
import { useRunDesks } from '../../renderer/stores/runDesks.ts'
import { useSheets } from '../../renderer/stores/sheetStore.ts'
import { useSimView } from '../../renderer/stores/simViewStore.ts'
import { useView } from '../../renderer/stores/viewStore.ts'
import { honestDesks } from './honestDesks.ts'
import { finishedOf, shop } from './sketchedRun.ts'

const start = useExercise.getState()
const firstSheets = useSheets.getState()

/** Replays take their time on a busy machine. */
const replayed = { timeout: 15_000 }

function showRun(sketch = shop): void {
  const finished = finishedOf(sketch)
  const { plan, scenario, seed, bindings } = finished.input
  useDocument.getState().open({ plan, text: '', recoveryKey: 'test' })
  const choice = { fileName: 'shop.scenario.yaml', isBundled: false, text: '', scenario }
  useExercise.setState({
    choice,
    seed,
    finished,
    ownBindings: bindings,
    run: { kind: 'done' },
  })
  render(
    <>
      <SimulateLeft />
      <SimulateRight />
      <SimulateBottom />
    </>,
  )
}

beforeEach(() => {
  // There are no workers here, and none is asked.
  useRunDesks.setState(honestDesks())
  useSheets.setState(firstSheets, true)
  useExercise.setState({ ...start, warm: () => {}, lookForGaps: async () => {} }, true)
})

describe('the Simulate mode', () => {
  it('says what to do before the first run', () => {
    render(<SimulateRight />)

    expect(screen.getByRole('heading', { name: 'Nothing has been run yet' })).toBeVisible()
  })

  it('shows before the first run what the drawing alone lacks', async () => {
    const { findings, model } = finishedOf(shop)
    useDocument.getState().open({ plan: model.plan, text: '', recoveryKey: 'test' })
    useExercise.setState({ drawn: { plan: model.plan, findings } })
    render(<SimulateRight />)

    const [first] = screen.getAllByRole('button', { name: /GAP-/ })
    if (first !== undefined) await userEvent.click(first)

    expect(screen.getByRole('heading', { name: 'What the drawing alone shows' })).toBeVisible()
    expect(useSimView.getState().lit.size).toBeGreaterThan(0)
  })

  it('offers the bundled scenarios', () => {
    render(<SimulateLeft />)

    const library = screen.getByRole('list', { name: 'Bundled scenarios' })

    expect(within(library).getAllByRole('button').length).toBeGreaterThan(2)
  })

  it('does not run on an empty plan, and says why', () => {
    useDocument.getState().open({ plan: { blackstart: 1 }, text: '', recoveryKey: 'test' })
    render(<SimulateLeft />)

    expect(screen.getByText(/The plan is empty/)).toBeVisible()
    expect(screen.getByRole('button', { name: /^Run/ })).toBeDisabled()
  })

  it('tells the verdict in words, and where the time went', () => {
    showRun()

    expect(screen.getByText('RTO 1 h missed: over by 1 h 30 min')).toBeVisible()
    expect(screen.getByText('MTD 1 d met: 21 h 30 min to spare')).toBeVisible()
    expect(screen.getByText('Together 2:30:00, the whole outage')).toBeVisible()
  })

  it('lights the critical path on the canvas', async () => {
    showRun()

    await userEvent.click(screen.getByRole('button', { name: 'Show on the map' }))

    expect([...useSimView.getState().lit].sort()).toEqual(['checkout', 'db', 'web'])
    expect(screen.getByText('3 things highlighted on the map')).toBeVisible()
  })

  it('answers why when an event is picked, and goes to its moment', async () => {
    showRun()
    await userEvent.click(screen.getByRole('tab', { name: /Events/ }))

    await userEvent.type(screen.getByRole('searchbox'), 'checkout came back')

    await userEvent.click(screen.getByRole('button', { name: /checkout came back,/i }))

    expect(screen.getByRole('tab', { name: 'Why?' })).toHaveAttribute('aria-selected', 'true')
    expect(screen.getByRole('heading', { name: 'Because' })).toBeVisible()
    expect(useExercise.getState().playhead.atMs).toBe(2.5 * 3_600_000)
  })

  it('shows what a replay without each direct cause gives', async () => {
    showRun()
    const out = useExercise.getState().finished?.log.events.find((e) => e.kind === 'outage-started')
    act(() => useExercise.getState().lookAt(out?.id ?? null))

    expect(
      await screen.findByText('Without it this would not have happened.', {}, replayed),
    ).toBeVisible()
    expect(screen.getByRole('heading', { name: 'What set it off' })).toBeVisible()
  })

  it('shows how much each stretch of an outage really cost', async () => {
    showRun()

    expect(await screen.findByText('drag 2 h', {}, replayed)).toBeVisible()
    expect(screen.getByRole('heading', { name: 'What it hung on' })).toBeVisible()
  })

  it('shows what is so, what is believed and what was declared of the selected thing', () => {
    showRun()
    act(() => {
      useView.setState({ selection: ['components/db'] })
      useExercise.getState().movePlayhead(60_000)
    })

    const truths = screen.getByRole('region', { name: 'Three truths' })

    expect(within(truths).getByText('Really').nextSibling).toHaveTextContent('down')
    expect(within(truths).getByText('Believed').nextSibling).toHaveTextContent('well')
    expect(within(truths).getByText(/People think otherwise than it is/)).toBeVisible()
  })

  it('moves the playhead with the keys', async () => {
    showRun()
    useExercise.getState().movePlayhead(0)

    screen.getByRole('slider', { name: 'Playhead' }).focus()
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')

    expect(useExercise.getState().playhead.atMs).toBe(60_000)
  })

  it('shows the canvas a run only while the mode is on screen', () => {
    const finished = finishedOf(shop)
    useExercise.setState({ finished })
    const { unmount } = render(<SimulateBottom />)

    expect(useSimView.getState().isOn).toBe(true)
    unmount()
    expect(useSimView.getState().isOn).toBe(false)
  })

  it('says that results are stale once the plan has changed', async () => {
    showRun()
    expect(screen.queryByText(/earlier plan or other settings/)).toBeNull()

    useDocument.getState().apply((plan) => ({ ...plan, vendors: { acme: {} } }), 'Add vendor')

    expect(await screen.findByText(/earlier plan or other settings/)).toBeVisible()
  })

  it('gives the recovery chart as a table', async () => {
    showRun()
    await userEvent.click(screen.getByRole('tab', { name: 'Recovery' }))

    await userEvent.click(screen.getByRole('checkbox', { name: 'As table' }))

    expect(screen.getByRole('cell', { name: /RTO over by 1 h 30 min/ })).toBeVisible()
  })

  it('shows what was refused, with how to mend it', () => {
    useExercise.setState({
      run: {
        kind: 'refused',
        problems: [
          {
            code: 'unknown-reference',
            severity: 'error',
            where: { path: ['components', 'web'] },
            message: 'Web needs something that is not there.',
            hint: 'Draw it.',
          },
        ],
      },
    })
    render(<SimulateLeft />)

    expect(screen.getByRole('alert')).toHaveTextContent('Web needs something that is not there.')
  })
})
