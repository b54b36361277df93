import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Inspector } from '../../renderer/inspector/Inspector.tsx'
import { planNow, useDocument } from '../../renderer/stores/documentStore.ts'
import { type SelectionKey, select } from '../../renderer/stores/viewStore.ts'
import { smallPlan } from './plans.ts'

// Typing letter by letter takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

function inspect(...keys: SelectionKey[]) {
  select(keys)
  return render(<Inspector />)
}

const box = (name: string) => screen.getByRole('textbox', { name })

beforeEach(() => {
  useDocument.getState().open({ plan: smallPlan, text: '', recoveryKey: 'test' })
})

describe('the inspector', () => {
  it('says what to do while nothing is selected', () => {
    inspect()

    expect(screen.getByRole('heading', { name: 'Nothing selected' })).toBeVisible()
  })

  it('writes a value into the plan when its field is left, as one named step', async () => {
    inspect('components/db')

    await userEvent.type(box('RTO'), '4h')
    expect(planNow()).toBe(smallPlan)
    await userEvent.tab()

    expect(planNow().components?.db?.rto).toBe('4h')
    expect(useDocument.getState().history.past.at(-1)?.label).toBe('Change RTO')
  })

  it('says at the field what is wrong with it, and keeps the plan as it was', async () => {
    inspect('components/db')

    await userEvent.type(box('RTO'), 'soon{Enter}')

    expect(screen.getByRole('alert')).toHaveTextContent('Write a length of time')
    expect(planNow()).toBe(smallPlan)
  })

  it('takes back what was typed on Escape', async () => {
    inspect('components/db')

    await userEvent.type(box('RTO'), '4h{Escape}')
    await userEvent.tab()

    expect(box('RTO')).toHaveValue('')
    expect(planNow()).toBe(smallPlan)
  })

  it('tells unknown from not set', async () => {
    inspect('businessServices/shop')
    const [unknown] = screen.getAllByRole('button', { name: 'Unknown' })

    if (unknown !== undefined) await userEvent.click(unknown)

    expect(planNow().businessServices?.shop?.rto).toBe('unknown')
    expect(box('RTO')).toHaveAttribute('placeholder', 'Unknown')
  })

  it('shows what a run would assume for a field that is not set', () => {
    inspect('components/db')

    expect(box('Start takes')).toHaveAttribute('placeholder', '5 min (assumed)')
  })

  it('describes each field by its sentence of help, and by what a run takes and why', () => {
    inspect('components/db')

    expect(box('Start takes')).toHaveAccessibleDescription(
      'Time it needs to come up from stopped. Left empty, a run takes 5 min, which is an assumption.',
    )
  })

  it('keeps where a value comes from beside the value', async () => {
    useDocument.getState().apply(
      (plan) => ({
        ...plan,
        components: { ...plan.components, db: { rto: '4h', basis: { rto: 'measured' } } },
      }),
      'Measure',
    )
    inspect('components/db')

    expect(
      screen.getByRole('button', { name: 'RTO. Where it comes from: Measured' }),
    ).toHaveTextContent('M')
  })

  it('changes all of several things at once, and undoes that at once', async () => {
    inspect('components/web', 'components/db')

    expect(screen.getByRole('heading', { name: '2 components' })).toBeVisible()
    await userEvent.type(box('RPO'), '15m{Enter}')

    expect(planNow().components?.web?.rpo).toBe('15m')
    expect(planNow().components?.db?.rpo).toBe('15m')
    useDocument.getState().undo()
    expect(planNow()).toBe(smallPlan)
  })

  it('shows the fields of a fleet for a fleet only', () => {
    const { unmount } = inspect('components/db')
    expect(screen.queryByRole('button', { name: 'Fleet' })).toBeNull()
    unmount()

    inspect('components/probe')
    expect(screen.getByRole('button', { name: 'Monitoring' })).toBeVisible()
  })

  it('adds a step to a runbook by its name', async () => {
    inspect('runbooks/restore')

    await userEvent.type(box('Add step'), 'Check the books{Enter}')

    expect(planNow().runbooks?.restore?.tasks?.['check-the-books']).toEqual({
      name: 'Check the books',
    })
  })

  it('lists what a thing needs, what needs it, and what speaks of it', () => {
    inspect('components/db')
    const neededBy = screen.getByRole('region', { name: 'Needed by' })
    const mentions = screen.getByRole('region', { name: 'Mentioned by' })

    expect(within(neededBy).getByRole('button')).toHaveTextContent('Startweb')
    expect(
      within(mentions)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['nightlyBackup', 'probeComponent', 'dataGroup of alternatives', 'restoreRunbook'])
  })
})
