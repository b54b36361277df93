import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from './bridge.ts'
import { tell } from './ipc.ts'

// Native menus. Each item only names a command; the page knows what it means right now.

export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuOfMac(), ...menus()]))
}

function menuOfMac(): MenuItemConstructorOptions[] {
  return process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
}

function menus(): MenuItemConstructorOptions[] {
  return [
    {
      label: '&File',
      submenu: [
        command('new-plan', '&New plan', 'CmdOrCtrl+N'),
        command('open-plan', '&Open plan…', 'CmdOrCtrl+O'),
        command('open-scenario', 'Open &scenario…', 'CmdOrCtrl+Shift+O'),
        command('import', '&Import…'),
        { type: 'separator' },
        command('save', '&Save', 'CmdOrCtrl+S'),
        command('save-as', 'Save &as…', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        command('export-report', '&Export report…', 'CmdOrCtrl+E'),
        command('export-pdf', 'Export &PDF…'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        pageCommand('undo', '&Undo', 'CmdOrCtrl+Z'),
        pageCommand('redo', '&Redo', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('mode-draw', '&Draw', 'CmdOrCtrl+1'),
        command('mode-simulate', '&Simulate', 'CmdOrCtrl+2'),
        command('mode-analyse', '&Analyse', 'CmdOrCtrl+3'),
        command('mode-exercise', 'E&xercise', 'CmdOrCtrl+4'),
        command('mode-report', '&Report', 'CmdOrCtrl+5'),
        { type: 'separator' },
        command('command-palette', '&Command palette', 'CmdOrCtrl+K'),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Help', submenu: [command('keyboard-help', '&Keyboard')] },
  ]
}

function command(id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    id,
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => send(id),
  }
}

/** Shows the keys but leaves them to the page, which knows whether a text field has the focus. */
function pageCommand(
  id: MenuCommand,
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  return { ...command(id, label, accelerator), registerAccelerator: false }
}

function send(id: MenuCommand): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window !== undefined) tell(window.webContents, 'menuCommand', id)
}
