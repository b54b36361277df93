import {
  bridge,
  type NativeMenu,
  type NativeMenuItem,
  type saveAndCloseCommand,
} from '../bridge.ts'
import { saveAll } from '../files/documents.ts'
import { useDocument } from '../stores/documentStore.ts'
import { useOpenPlans } from '../stores/openPlans.ts'
import { useView } from '../stores/viewStore.ts'
import { commandTexts } from '../texts/app.ts'
import { findCommand, isCommandEnabled, keysOf, runCommand } from './commands.ts'
import { commandMenus, keysForMenu, type MenuLine } from './menus.ts'

// The type makes this the same command as Electron's.
const saveAndClose: typeof saveAndCloseCommand = 'save-and-close'

/** Puts the native menus up, keeps them true, and does what is chosen there. */
export function followMenus(): void {
  if (bridge.host !== 'electron') return
  let shown = ''
  let isPlanned = false
  const show = () => {
    isPlanned = false
    const menus = toNativeMenus()
    const text = JSON.stringify(menus)
    if (text === shown) return
    shown = text
    void bridge.setMenus(menus)
  }
  // A burst of changes is looked at once.
  const plan = () => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(show, 100)
  }
  show()
  for (const store of [useView, useDocument, useOpenPlans]) store.subscribe(plan)
  bridge.onMenuCommand((id) => {
    const command = findCommand(id)
    if (command !== undefined) runCommand(command.id)
    else if (id === saveAndClose) void saveThenClose()
  })
}

async function saveThenClose(): Promise<void> {
  if (!(await saveAll())) return
  await bridge.setUnsaved(false)
  await bridge.closeWindow()
}

/** The menus as they are now. */
export function toNativeMenus(): readonly NativeMenu[] {
  return commandMenus.map(({ text, lines }) => ({ text, items: lines.map(toItem) }))
}

function toItem(line: MenuLine): NativeMenuItem {
  if (typeof line === 'object' || line === 'line') return line
  const command = findCommand(line)
  const keys = keysForMenu(keysOf(line))
  return {
    command: line,
    text: commandTexts[line],
    ...(keys !== undefined && { keys }),
    isEnabled: command !== undefined && isCommandEnabled(command),
  }
}
