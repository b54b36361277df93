import type { MouseEvent } from 'react'
import { isEntityKey } from '../editing/collections.ts'
import { changeView, select, useView } from '../stores/viewStore.ts'
import { domIdOf } from './cardData.ts'

/** Opens the menu of what is under the pointer, or of what is selected when a key asks for it. */
export function openMenu(event: MouseEvent<HTMLElement>): void {
  const { target } = event
  if (!(target instanceof Element) || target.closest('input') !== null) return
  event.preventDefault()
  const isByKey = target === event.currentTarget
  if (!isByKey) selectUnder(target)
  changeView({
    menuAt: isByKey ? placeOfSelection(target) : { x: event.clientX, y: event.clientY },
  })
}

function selectUnder(target: Element): void {
  const id = target.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id')
  if (id === null || id === undefined || !isEntityKey(id)) {
    if (target.closest('.react-flow__nodesselection') === null) select([])
    return
  }
  if (!useView.getState().selection.includes(id)) select([id])
}

function placeOfSelection(map: Element): { readonly x: number; readonly y: number } {
  const active = useView.getState().selection.at(-1)
  const card = active === undefined ? null : document.getElementById(domIdOf(active))
  const { left, top, width, height } = (card ?? map).getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
