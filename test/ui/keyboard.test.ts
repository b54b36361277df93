import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenToKeys } from '../../renderer/shell/keyboard.ts'
import { emptyPlan, useDocument } from '../../renderer/stores/documentStore.ts'
import { changeView, useView } from '../../renderer/stores/viewStore.ts'

let stop = () => {}

beforeEach(() => {
  useDocument.getState().open({ plan: emptyPlan, text: '', recoveryKey: 'one' })
  changeView({ screen: 'plan', mode: 'draw', dialog: undefined })
  stop = listenToKeys()
})

afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function press(target: Element, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}

function add(tag: string): HTMLElement {
  const element = document.createElement(tag)
  document.body.append(element)
  return element
}

describe('The keys of commands', () => {
  it('with Ctrl or Alt reach the window from a control that keeps keys to itself', () => {
    const button = add('button')
    button.addEventListener('keydown', (event) => event.stopPropagation())

    press(button, { key: '2', code: 'Digit2', altKey: true })
    expect(useView.getState().mode).toBe('simulate')

    press(button, { key: 'k', ctrlKey: true })
    expect(useView.getState().dialog).toBe('commands')
  })

  it('without them are left to a control that uses them', () => {
    const list = add('div')
    list.addEventListener('keydown', (event) => event.preventDefault())

    press(list, { key: '?' })

    expect(useView.getState().dialog).toBeUndefined()
  })

  it('leave undo to the field that is typed into', () => {
    const field = add('input')

    expect(press(field, { key: 'z', ctrlKey: true }).defaultPrevented).toBe(false)
  })

  it('do nothing behind a dialog', () => {
    const dialog = add('div')
    dialog.className = 'dialog'
    const inside = document.createElement('button')
    dialog.append(inside)

    press(inside, { key: '3', code: 'Digit3', altKey: true })

    expect(useView.getState().mode).toBe('draw')
  })
})
