import { beforeEach, describe, expect, it } from 'vitest'
import { isUnsaved, useDocument } from '../../renderer/stores/documentStore.ts'
import {
  bringToFront,
  changeOpenPlan,
  closeFront,
  findOpenFile,
  isAnyUnsaved,
  listOpenPlans,
  openInFront,
} from '../../renderer/stores/openPlans.ts'
import { select, useView } from '../../renderer/stores/viewStore.ts'
import { planNow } from '../../renderer/stores/documentStore.ts'

function openNamed(name: string): number {
  const plan = { blackstart: 1 as const, name }
  openInFront({ plan, text: '', recoveryKey: name, file: { token: name as never, name } })
  return useDocument.getState().number
}

function rename(name: string): void {
  useDocument.getState().apply((plan) => ({ ...plan, name }), 'Rename')
}

const names = () => listOpenPlans().map(({ history }) => history.present.name)

beforeEach(() => {
  while (useDocument.getState().number > 0) closeFront()
})

describe('Several open plans', () => {
  it('stand in the order in which they were opened, whichever is in front', () => {
    const first = openNamed('one')
    openNamed('two')
    bringToFront(first)

    expect(names()).toEqual(['one', 'two'])
    expect(planNow().name).toBe('one')
  })

  it('have each an undo, a selection and an unsaved mark of their own', () => {
    const first = openNamed('one')
    rename('one, changed')
    select(['plan'])
    openNamed('two')

    const marks = listOpenPlans().map(isUnsaved)
    const selectionOfSecond = useView.getState().selection
    bringToFront(first)

    expect(marks).toEqual([true, false])
    expect(selectionOfSecond).toEqual([])
    expect(useView.getState().selection).toEqual(['plan'])
    useDocument.getState().undo()
    expect(planNow().name).toBe('one')
    expect(isAnyUnsaved()).toBe(false)
  })

  it('give way to the next when one is closed, and to nothing after the last', () => {
    openNamed('one')
    const second = openNamed('two')
    openNamed('three')
    bringToFront(second)

    closeFront()
    const next = planNow().name
    closeFront()
    closeFront()

    expect(next).toBe('three')
    expect(useDocument.getState().number).toBe(0)
    expect(useView.getState().screen).toBe('start')
    expect(names()).toEqual([])
  })

  it('never share a number, even after going back and forth', () => {
    const first = openNamed('one')
    openNamed('two')
    bringToFront(first)
    const third = openNamed('three')

    expect(listOpenPlans().map(({ number }) => number)).toEqual([first, first + 1, third])
    expect(third).toBe(first + 2)
  })

  it('are found by their file and noted as saved even behind another', () => {
    const first = openNamed('one')
    rename('one, changed')
    const { present } = useDocument.getState().history
    openNamed('two')

    changeOpenPlan(first, { saved: present })

    expect(findOpenFile('one' as never)).toBe(first)
    expect(isAnyUnsaved()).toBe(false)
  })
})
