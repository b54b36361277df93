import { Menu } from 'electron'
import type { NativeMenu } from './bridge.ts'
import { tell } from './ipc.ts'
import { toTemplate } from './menuItems.ts'
import { findMainWindow } from './window.ts'

/** Puts the native menus up: those of the page, or only what the system needs before it has sent any. */
export function installMenus(menus: readonly NativeMenu[]): void {
  const template = toTemplate(menus, process.platform, sendToPage)
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template]))
}

function sendToPage(command: string): void {
  const window = findMainWindow()
  if (window !== undefined) tell(window.webContents, 'menuCommand', command)
}
