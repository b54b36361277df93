import { BrowserWindow, Menu } from 'electron'
import type { MenuCommand } from './bridge.ts'
import { tell } from './ipc.ts'
import { toMenus } from './menuItems.ts'

/** Puts the native menus up. */
export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...toMenus(process.platform, send)]))
}

function send(id: MenuCommand): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window !== undefined) tell(window.webContents, 'menuCommand', id)
}
